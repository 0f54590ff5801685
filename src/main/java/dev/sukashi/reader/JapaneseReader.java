package dev.sukashi.reader;

import com.atilika.kuromoji.ipadic.Token;
import com.atilika.kuromoji.ipadic.Tokenizer;
import dev.sukashi.reader.Word.PartOfSpeech;
import dev.sukashi.reader.Word.Ruby;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Reads Japanese: Kuromoji cuts the line into morphemes, {@link TokenGrouper} joins them to words, and EDICT says what
 * they mean. Holds some 75 MB once loaded; there is nothing to close.
 */
public final class JapaneseReader implements LineReader {
    private final FutureTask<Parts> parts = new FutureTask<>(Parts::load);

    private record Parts(Tokenizer tokenizer, TokenGrouper grouper, GlossChooser chooser) {
        static Parts load() {
            final JapaneseDictionary dictionary = JapaneseDictionary.load();
            return new Parts(
                    new Tokenizer(), new TokenGrouper(dictionary), new GlossChooser(dictionary, CommonWords.load()));
        }
    }

    @Override
    public String language() {
        return "ja";
    }

    @Override
    public void preload() {
        final Thread loader = new Thread(parts, "sukashi-reader");
        loader.setDaemon(true);
        loader.start();
    }

    /**
     * @throws IllegalStateException where the dictionaries that ship cannot be loaded, or the thread is interrupted
     *     while it waits for them
     */
    @Override
    public List<Word> read(String text) {
        final Parts loaded = loaded();
        final List<Token> tokens = loaded.tokenizer.tokenize(wellFormed(text));
        final List<Word> words = new ArrayList<>();
        final List<Group> groups = loaded.grouper.group(tokens);
        int at = 0;
        for (int i = 0; i < groups.size(); i++) {
            final Group group = groups.get(i);
            final int start = group.tokens().get(0).getPosition();
            final Token last = group.tokens().get(group.tokens().size() - 1);
            final int end = last.getPosition() + last.getSurface().length();
            if (start > at) {
                words.add(symbol(text.substring(at, start)));
            }
            final String next =
                    i + 1 < groups.size() ? groups.get(i + 1).tokens().get(0).getSurface() : "";
            words.add(word(loaded.chooser, group, text.substring(start, end), next));
            at = end;
        }
        if (at < text.length()) {
            words.add(symbol(text.substring(at)));
        }
        return List.copyOf(words);
    }

    private Parts loaded() {
        // Does nothing where the loader is at work or done.
        parts.run();
        try {
            return parts.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the dictionaries load", e);
        } catch (ExecutionException | CancellationException e) {
            throw new IllegalStateException("the dictionaries could not be loaded", e);
        }
    }

    private static Word symbol(String surface) {
        return new Word(surface, surface, List.of(new Ruby(surface, "")), List.of(), PartOfSpeech.SYMBOL);
    }

    private static Word word(GlossChooser chooser, Group group, String surface, String next) {
        final PartOfSpeech partOfSpeech = partOfSpeech(group);
        if (partOfSpeech == PartOfSpeech.SYMBOL) {
            return symbol(surface);
        }
        final List<String> glosses = glosses(chooser, group, partOfSpeech);
        final boolean foreign = glosses.isEmpty()
                && partOfSpeech == PartOfSpeech.NOUN
                && Kana.isAllKatakana(surface)
                && surface.length() > 1;
        return new Word(
                surface,
                group.base(),
                furigana(group, surface, next),
                glosses,
                foreign ? PartOfSpeech.NAME : partOfSpeech);
    }

    private static PartOfSpeech partOfSpeech(Group group) {
        final PartOfSpeech own = TokenClass.partOfSpeech(group.head());
        if (group.tokens().size() == 1 || group.entry().isEmpty()) {
            return own;
        }
        // でしょうか and such, all of it grammar.
        if (group.tokens().stream().allMatch(TokenClass::isFunction)) {
            return PartOfSpeech.AUXILIARY;
        }
        final Entry entry = group.entry().get();
        return switch (own) {
            case PARTICLE, AUXILIARY ->
                entry.is(Sense.ADVERB)
                        ? PartOfSpeech.ADVERB
                        : entry.is(Sense.NOUN) ? PartOfSpeech.NOUN : PartOfSpeech.OTHER;
            // 東京 + 都 and such: the whole is in the dictionary as a noun.
            case NAME -> PartOfSpeech.NOUN;
            default -> own;
        };
    }

    private static List<String> glosses(GlossChooser chooser, Group group, PartOfSpeech partOfSpeech) {
        final boolean noun = partOfSpeech == PartOfSpeech.NOUN || partOfSpeech == PartOfSpeech.NAME;
        if ((TokenClass.isPersonName(group.head()) && group.tokens().size() == 1)
                || (noun && Kana.isStray(group.base()))
                || (partOfSpeech == PartOfSpeech.OTHER && !Kana.isAllKanaOrKanji(group.lookup()))) {
            return List.of();
        }
        final String classes =
                group.base().equals(group.lookup() + "する") ? "nv" : TokenClass.senseClasses(group.head());
        if (group.entry().isEmpty() && TokenClass.isNumber(group.tokens().get(0))) {
            return counted(chooser, group);
        }
        if (group.entry().isPresent()) {
            return GlossChooser.glosses(group.entry().get(), classes);
        }
        final boolean verbalNoun = classes.equals("nv");
        final Token head = verbalNoun ? group.tokens().get(0) : group.head();
        return chooser.choose(
                group.lookup(), baseReading(head), verbalNoun ? PartOfSpeech.NOUN : partOfSpeech, classes);
    }

    /** 二十三人 is "23 people". */
    private static List<String> counted(GlossChooser chooser, Group group) {
        final Token counter = group.head();
        final boolean bare = TokenClass.isNumber(counter);
        final int digits =
                group.base().length() - (bare ? 0 : counter.getSurface().length());
        final OptionalLong value = Numerals.value(group.base().substring(0, digits));
        if (value.isEmpty()) {
            return List.of();
        }
        final String unit = bare
                ? ""
                : chooser.choose(counter.getSurface(), baseReading(counter), PartOfSpeech.NOUN, "cs").stream()
                        .findFirst()
                        .orElse("");
        final String what = unit.split(GlossChooser.SYNONYM, -1)[0].replaceFirst("^counter for ", "");
        return List.of((value.getAsLong() + " " + what).strip());
    }

    /** Reading of the dictionary form, from that of the form met: 行っ[いっ] → 行く[いく]; empty where it cannot be told. */
    private static String baseReading(Token token) {
        final String surface = token.getSurface();
        final String base = TokenClass.base(token);
        final String reading = TokenClass.reading(token);
        if (surface.equals(base)) {
            return reading;
        }
        final StringBuilder spoken = new StringBuilder();
        int at = 0;
        for (final Ruby ruby : Furigana.split(surface, reading)) {
            if (ruby.reading().isEmpty() || !base.startsWith(ruby.text(), at)) {
                break;
            }
            spoken.append(ruby.reading());
            at += ruby.text().length();
            while (at < base.length()
                    && at < surface.length()
                    && Kana.isKana(base.charAt(at))
                    && base.charAt(at) == surface.charAt(at)) {
                spoken.append(Kana.toHiragana(base.substring(at, at + 1)));
                at++;
            }
        }
        final String rest = base.substring(at);
        return at > 0 && !Kana.hasKanji(rest) ? spoken + Kana.toHiragana(rest) : "";
    }

    private static List<Ruby> furigana(Group group, String surface, String next) {
        final boolean whole = group.entry().isPresent()
                && group.ending() == 0
                && !TokenClass.isInflected(group.tokens().get(group.tokens().size() - 1))
                && !group.entry().get().spoken().equals(group.reading());
        if (whole) {
            return Furigana.split(surface, group.entry().get().spoken());
        }
        final List<Ruby> rubies = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < group.tokens().size(); i++) {
            final Token token = group.tokens().get(i);
            final String text = surface.substring(at, at + token.getSurface().length());
            at += text.length();
            final String following =
                    i + 1 < group.tokens().size() ? group.tokens().get(i + 1).getSurface() : next;
            final boolean digits = text.codePoints().allMatch(Character::isDigit);
            rubies.addAll(Furigana.split(text, digits ? "" : TokenClass.reading(token, following)));
        }
        return Furigana.join(rubies);
    }

    /** The analyser gets no lone surrogates; the length stays. */
    private static String wellFormed(String text) {
        final StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            final char c = out.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < out.length() && Character.isLowSurrogate(out.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                out.setCharAt(i, '\uFFFD');
            }
        }
        return out.toString();
    }
}
