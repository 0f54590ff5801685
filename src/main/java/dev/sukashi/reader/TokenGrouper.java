package dev.sukashi.reader;

import com.atilika.kuromoji.ipadic.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Joins the analyser's morphemes to the words that a reader sees: a verb with its endings (食べ|られ|なかっ|た), a noun with
 * する, a number with its counter, and whatever neighbouring morphemes are one word in the dictionary (高等|学校,
 * 気|を|付ける).
 */
final class TokenGrouper {
    private static final int LONGEST = 8;
    /** A shorter run of kana is too often two words that only look like a third. */
    private static final int SHORTEST_KANA = 4;

    /** Verbs that after て only say how the action runs. */
    private static final Set<String> ASPECTS = Set.of(
            "いる", "てる", "でる", "ちゃう", "じゃう", "ちまう", "じまう", "しまう", "おく", "とく", "どく", "ある", "いく", "くる", "てく", "でく", "おる",
            "とる", "どる");

    private static final Set<String> GERUND = Set.of("て", "で");
    private static final Set<String> CONDITION = Set.of("ば", "ちゃ", "じゃ", "は", "なきゃ", "なけりゃ", "なくちゃ");
    private static final Set<String> OBLIGATION = Set.of("なる", "いける");
    private static final Set<String> NEGATION = Set.of("ん", "ぬ");
    /** Auxiliaries that a reader sees as words of their own. */
    private static final Set<String> APART = Set.of("らしい", "べし", "みたい", "ごとし", "ござる", "じゃ", "や", "なり", "っす");

    /** Written like a word of the dictionary, but each of these is nearly always just its parts. */
    private static final Set<String> SEPARATE = Set.of("そう言う", "こう言う", "どう言う", "ああ言う", "何の", "人の", "その手", "この手");

    private static final Set<String> HONORIFIC = Set.of("お", "ご", "御");

    private final JapaneseDictionary dictionary;

    TokenGrouper(JapaneseDictionary dictionary) {
        this.dictionary = dictionary;
    }

    List<Group> group(List<Token> tokens) {
        final List<Group> groups = new ArrayList<>();
        for (int i = 0; i < tokens.size(); ) {
            final Group group = at(tokens, i);
            groups.add(group);
            i += group.tokens().size();
        }
        return groups;
    }

    private Group at(List<Token> tokens, int from) {
        final Token first = tokens.get(from);
        if (TokenClass.isNumber(first)) {
            return number(tokens, from);
        }
        final Optional<Group> joined = joined(tokens, from);
        if (joined.isPresent()) {
            return joined.get();
        }
        if (TokenClass.isInflected(first)) {
            final int end = afterEndings(tokens, from + 1);
            return plain(tokens, from, end, TokenClass.base(first), TokenClass.base(first), end - from - 1);
        }
        if (isSuru(tokens, from)) {
            final int end = afterEndings(tokens, from + 2);
            return verbalNoun(tokens, from, end, first.getSurface(), Optional.empty());
        }
        if (TokenClass.isPrefix(first)
                && HONORIFIC.contains(first.getSurface())
                && from + 1 < tokens.size()
                && TokenClass.isNoun(tokens.get(from + 1))) {
            final Token noun = tokens.get(from + 1);
            final String base = first.getSurface() + noun.getSurface();
            return new Group(List.of(first, noun), base, noun.getSurface(), noun, Optional.empty(), 0);
        }
        final int end = TokenClass.isAuxiliary(first) ? afterAuxiliaries(tokens, from + 1) : from + 1;
        return plain(tokens, from, end, TokenClass.base(first), TokenClass.base(first), end - from - 1);
    }

    /** だろ|う and でし|た are one word each. */
    private static int afterAuxiliaries(List<Token> tokens, int from) {
        int at = from;
        while (at < tokens.size()
                && TokenClass.isAuxiliary(tokens.get(at))
                && Set.of("た", "う", "ない", "ます", "ん").contains(TokenClass.base(tokens.get(at)))) {
            at++;
        }
        return at;
    }

    private static Group plain(List<Token> tokens, int from, int end, String base, String lookup, int ending) {
        return new Group(tokens.subList(from, end), base, lookup, tokens.get(from), Optional.empty(), ending);
    }

    private static Group verbalNoun(List<Token> tokens, int from, int end, String noun, Optional<Entry> entry) {
        Token suru = tokens.get(from);
        int at = from;
        while (!TokenClass.isVerb(suru)) {
            suru = tokens.get(++at);
        }
        return new Group(tokens.subList(from, end), noun + "する", noun, suru, entry, end - at);
    }

    private static boolean isSuru(List<Token> tokens, int noun) {
        return TokenClass.isVerbalNoun(tokens.get(noun)) && isSuruAt(tokens, noun + 1);
    }

    private static boolean isSuruAt(List<Token> tokens, int at) {
        return at < tokens.size() && tokens.get(at).getConjugationType().equals("サ変・スル");
    }

    /** A whole number and what it counts; the dictionary knows 三人 and 二十歳, else the counter's meaning must do. */
    private Group number(List<Token> tokens, int from) {
        int end = from;
        final StringBuilder surface = new StringBuilder();
        while (end < tokens.size() && TokenClass.isNumber(tokens.get(end))) {
            surface.append(tokens.get(end++).getSurface());
        }
        Token head = tokens.get(from);
        String lookup = surface.toString();
        if (end < tokens.size() && TokenClass.isCounter(tokens.get(end))) {
            head = tokens.get(end++);
            lookup = head.getSurface();
            surface.append(lookup);
        }
        final String whole = surface.toString();
        final Group counted = new Group(tokens.subList(from, end), whole, lookup, head, Optional.empty(), 0);
        final String reading = counted.reading();
        final List<Entry> entries = written(Numerals.toKanji(whole));
        final Optional<Entry> entry = entries.stream()
                .min(Comparator.comparing((Entry one) -> !one.has(Entry.COMMON))
                        .thenComparing(one -> !one.spoken().equals(reading)));
        return new Group(counted.tokens(), whole, lookup, head, entry, 0);
    }

    /** The longest run of two and more tokens from here that the dictionary has as one word. */
    private Optional<Group> joined(List<Token> tokens, int from) {
        if (TokenClass.isSymbol(tokens.get(from)) || TokenClass.isPersonName(tokens.get(from))) {
            return Optional.empty();
        }
        Optional<Group> best = Optional.empty();
        final StringBuilder before = new StringBuilder(tokens.get(from).getSurface());
        final int last = Math.min(tokens.size(), from + LONGEST);
        for (int i = from + 1; i < last && !TokenClass.isSymbol(tokens.get(i)); i++) {
            final Token token = tokens.get(i);
            final List<Token> run = tokens.subList(from, i + 1);
            final boolean inflected = TokenClass.isInflected(token);
            final String form = before + (inflected ? TokenClass.base(token) : token.getSurface());
            final boolean opens = from == 0 || TokenClass.isSymbol(tokens.get(from - 1));
            final Optional<Entry> entry = SEPARATE.contains(form) ? Optional.empty() : entry(form, run, opens);
            if (entry.isPresent()) {
                final int end = inflected ? afterEndings(tokens, i + 1) : i + 1;
                best = isSuruAt(tokens, end) && !inflected && entry.get().is(Sense.NOUN)
                        ? Optional.of(verbalNoun(tokens, from, afterEndings(tokens, end + 1), form, entry))
                        : Optional.of(new Group(tokens.subList(from, end), form, form, token, entry, end - i - 1));
            }
            before.append(token.getSurface());
        }
        return best;
    }

    private Optional<Entry> entry(String form, List<Token> run, boolean opens) {
        if (Kana.isAllKana(form) && !Kana.hasKatakana(form)) {
            return kanaEntry(form, run, opens);
        }
        final Token first = run.get(0);
        final Token last = run.get(run.size() - 1);
        if (TokenClass.isFunction(first)) {
            return Optional.empty();
        }
        final boolean function = run.stream().anyMatch(TokenClass::isFunction);
        final boolean functionLast = TokenClass.isFunction(last);
        final List<Entry> entries = written(form);
        for (final Entry entry : entries) {
            if (spokenAlike(entry, run) && (!functionLast || entry.has(Entry.COMMON))) {
                return Optional.of(entry);
            }
        }
        return function ? Optional.empty() : entries.stream().findFirst();
    }

    /**
     * かもしれない, ありがとうございます and the like.
     *
     * @param opens whether it opens a clause: only there is ところで a conjunction
     */
    private Optional<Entry> kanaEntry(String form, List<Token> run, boolean opens) {
        final Token first = run.get(0);
        final boolean function = TokenClass.isFunction(first);
        if (form.length() < (function ? SHORTEST_KANA + 1 : SHORTEST_KANA)) {
            return Optional.empty();
        }
        final boolean prefixed = TokenClass.isPrefix(first);
        return dictionary.find(form).stream()
                .filter(entry -> entry.has(Entry.COMMON))
                .filter(entry -> entry.headword().equals(form) || entry.has(Entry.USUALLY_KANA))
                .filter(entry -> entry.is(Sense.EXPRESSION)
                        || (!function && opens && entry.is(Sense.OTHER))
                        || (!function && entry.is(Sense.ADVERB))
                        || (prefixed && entry.is(Sense.NOUN)))
                .findFirst();
    }

    private List<Entry> written(String form) {
        return dictionary.hasHeadwordFrom(form)
                ? dictionary.find(form).stream()
                        .filter(entry -> entry.headword().equals(form))
                        .toList()
                : List.of();
    }

    /** Whether the entry's reading is the tokens' joined; of an inflected last token only what stands before it. */
    private static boolean spokenAlike(Entry entry, List<Token> run) {
        final StringBuilder spoken = new StringBuilder();
        for (int i = 0; i < run.size(); i++) {
            final Token token = run.get(i);
            if (i == run.size() - 1 && TokenClass.isInflected(token)) {
                return entry.spoken().startsWith(spoken.toString());
            }
            final String following = i + 1 < run.size() ? run.get(i + 1).getSurface() : "";
            spoken.append(TokenClass.reading(token, following));
        }
        return entry.spoken().contentEquals(spoken);
    }

    /** Index of the first token from here that is no longer an ending of the verb or adjective before it. */
    private static int afterEndings(List<Token> tokens, int from) {
        int at = from;
        while (at < tokens.size() && isEnding(tokens, at)) {
            at++;
        }
        return at;
    }

    private static boolean isEnding(List<Token> tokens, int at) {
        final Token token = tokens.get(at);
        final Token before = tokens.get(at - 1);
        final String base = TokenClass.base(token);
        final String surface = token.getSurface();
        if (TokenClass.isAuxiliary(token)) {
            // です and だ end a verb only in ませんでした; after 読ん the だ is a form of た and has another type.
            final boolean copula = token.getConjugationType().equals("特殊・ダ") || base.equals("です");
            return copula
                    ? isNegation(before)
                    : !APART.contains(base) && (!isCopula(before) || isNegation(tokens.get(at - 2)));
        }
        if (TokenClass.isParticle(token)) {
            return switch (token.getPartOfSpeechLevel2()) {
                case "接続助詞" ->
                    GERUND.contains(surface) || Set.of("ば", "ちゃ", "じゃ").contains(surface);
                case "並立助詞" -> Set.of("たり", "だり").contains(surface);
                case "係助詞" -> surface.equals("は") && isGerund(before) && isObligation(tokens, at + 1);
                default -> false;
            };
        }
        if (TokenClass.isVerb(token) && TokenClass.isDependent(token)) {
            return (ASPECTS.contains(base) && (isGerund(before) || isContraction(base)))
                    || (CONDITION.contains(before.getSurface()) && isObligation(tokens, at));
        }
        return surface.equals("さ") && TokenClass.isSuffix(token) && TokenClass.isAdjective(before);
    }

    private static boolean isNegation(Token token) {
        return NEGATION.contains(TokenClass.base(token));
    }

    private static boolean isCopula(Token token) {
        return token.getConjugationType().equals("特殊・ダ")
                || token.getConjugationType().equals("特殊・デス");
    }

    private static boolean isGerund(Token token) {
        return TokenClass.isParticle(token) && GERUND.contains(token.getSurface());
    }

    private static boolean isContraction(String base) {
        return base.startsWith("て")
                || base.startsWith("で")
                || base.startsWith("と")
                || base.startsWith("ど")
                || base.startsWith("ち")
                || base.startsWith("じ");
    }

    /** The ならない or いけない of なければならない. */
    private static boolean isObligation(List<Token> tokens, int at) {
        return at + 1 < tokens.size()
                && OBLIGATION.contains(TokenClass.base(tokens.get(at)))
                && Set.of("ない", "ます", "ん").contains(TokenClass.base(tokens.get(at + 1)));
    }
}
