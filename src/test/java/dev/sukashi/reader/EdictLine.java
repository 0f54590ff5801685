package dev.sukashi.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one line of EDICT, {@code 漢字 [かな] /(pos) (1) (marker) gloss/gloss/(2) gloss/(P)/}, and takes the markers away
 * from what is shown.
 *
 * @see <a href="http://www.edrdg.org/jmdict/edict_doc.html">the format</a>
 */
final class EdictLine {
    private static final int MOST_SENSES = 4;
    private static final int MOST_GLOSSES = 3;
    private static final int LONGEST_GLOSS = 80;

    private static final Pattern LINE = Pattern.compile("(\\S+)(?: \\[(\\S+)])? /(.+)/");
    private static final Pattern GROUP = Pattern.compile("\\(([^()]*)\\) ?");
    private static final Pattern LANGUAGE = Pattern.compile(" ?\\([a-z]{3}:[^()]*\\)");

    /** Said of a word, not part of its meaning. */
    private static final Set<String> SILENT = words(
            "uk abbr on-mim yoji col sl id hon pol hum fam derog joc sens fem male"
                    + " chn net-sl m-sl proverb litf poet hist quote ateji gikun eK unc X vi vt tradem ok io ksb: ktb: osb: kyb:"
                    + " thb: hob: rkb: kyu: tsug: nab: tsb: food unclass company person place surname given product work organization");

    private static final Set<String> IRREGULAR = words("iK ik oK ok io oik");
    private static final Set<String> OUTDATED = words("arch obs obsc rare dated");
    private static final Set<String> TRADES =
            words("comp Buddh math med ling sports music sumo baseb astron physics chem"
                    + " mahj biol law anat geol MA hanaf finc bot mil Shinto archit shogi Christn engr econ bus zool physiol phil"
                    + " psych electr cryst genet paleo pathol grmyth rommyth vulg");

    private record Ranked(Sense sense, int rank) {}

    private EdictLine() {}

    /** Empty for the heading and for what is no entry. */
    static Optional<Entry> parse(String line) {
        final Matcher matcher = LINE.matcher(line);
        if (!matcher.matches() || line.startsWith("　")) {
            return Optional.empty();
        }
        final String reading = matcher.group(2) == null ? "" : matcher.group(2);
        final List<Ranked> senses = new ArrayList<>();
        int flags = 0;
        String classes = "";
        int rank = 0;
        List<String> glosses = new ArrayList<>();
        for (final String field : matcher.group(3).split("/", -1)) {
            if (field.equals("(P)")) {
                flags |= Entry.COMMON;
                continue;
            }
            final Marked marked = Marked.of(field);
            if (marked.startsSense && !glosses.isEmpty()) {
                senses.add(new Ranked(new Sense(classes, glosses), rank));
                glosses = new ArrayList<>();
                rank = 0;
            }
            if (!marked.classes.isEmpty()) {
                classes = marked.classes;
            }
            rank = Math.max(rank, marked.rank);
            flags |= senses.isEmpty() ? marked.flags : 0;
            final boolean kept = !marked.gloss.isEmpty()
                    && (glosses.isEmpty() || (glosses.size() < MOST_GLOSSES && marked.gloss.length() <= LONGEST_GLOSS));
            if (kept && !glosses.contains(marked.gloss)) {
                glosses.add(marked.gloss);
            }
        }
        if (!glosses.isEmpty()) {
            senses.add(new Ranked(new Sense(classes, glosses), rank));
        }
        if (senses.isEmpty()) {
            return Optional.empty();
        }
        if (senses.get(0).rank() > 0) {
            flags |= Entry.RARE;
        }
        return Optional.of(new Entry(matcher.group(1), reading, flags, best(senses)));
    }

    /** Meanings of today first; outdated ones only where there are no others. */
    private static List<Sense> best(List<Ranked> senses) {
        final boolean anyOfToday = senses.stream().anyMatch(ranked -> ranked.rank() < 2);
        return senses.stream()
                .filter(ranked -> !anyOfToday || ranked.rank() < 2)
                .sorted(Comparator.comparingInt(Ranked::rank))
                .limit(MOST_SENSES)
                .map(Ranked::sense)
                .toList();
    }

    /** A field with its leading markers taken off. */
    private record Marked(boolean startsSense, String classes, int rank, int flags, String gloss) {
        static Marked of(String field) {
            boolean starts = false;
            String classes = "";
            int rank = 0;
            int flags = 0;
            String rest = field;
            for (Matcher group = GROUP.matcher(rest); group.lookingAt(); group = GROUP.matcher(rest)) {
                final Set<String> marks = words(group.group(1).replace(',', ' '));
                final String letters = letters(marks);
                final boolean number = group.group(1).matches("[0-9]+");
                final boolean known = number
                        || marks.stream()
                                .allMatch(mark -> letter(mark) != 0
                                        || mark.isEmpty()
                                        || SILENT.contains(mark)
                                        || IRREGULAR.contains(mark)
                                        || OUTDATED.contains(mark)
                                        || TRADES.contains(mark));
                if (!known) {
                    break;
                }
                starts |= number || !letters.isEmpty();
                classes += letters;
                rank = Math.max(rank, rank(marks));
                flags |= marks.contains("uk") ? Entry.USUALLY_KANA : 0;
                flags |= marks.stream().anyMatch(IRREGULAR::contains) ? Entry.IRREGULAR : 0;
                rest = rest.substring(group.end());
            }
            return new Marked(
                    starts,
                    classes,
                    rank,
                    flags,
                    LANGUAGE.matcher(rest).replaceAll("").replace(';', ',').strip());
        }

        private static int rank(Set<String> marks) {
            if (marks.stream().anyMatch(OUTDATED::contains)) {
                return 2;
            }
            return marks.stream().anyMatch(TRADES::contains) ? 1 : 0;
        }
    }

    private static String letters(Set<String> marks) {
        final Set<Character> letters = new LinkedHashSet<>();
        for (final String mark : marks) {
            if (letter(mark) != 0) {
                letters.add(letter(mark));
            }
        }
        final StringBuilder out = new StringBuilder();
        letters.forEach(out::append);
        return out.toString();
    }

    /** The class that a part-of-speech code stands for; 0 where it is none. */
    private static char letter(String mark) {
        if (mark.matches("v[1245n].*|v[ikrsz]|v[s]-.*|vs|v-unspec|v5.*|v2.*|v1-s") && !mark.equals("vi")) {
            return mark.equals("vs") ? Sense.NOUN : Sense.VERB;
        }
        return switch (mark) {
            case "n", "n-t", "pn", "num" -> Sense.NOUN;
            case "n-adv", "adv", "adv-to" -> Sense.ADVERB;
            case "n-suf", "suf" -> Sense.SUFFIX;
            case "n-pref", "pref" -> Sense.PREFIX;
            case "adj-i",
                    "adj-ix",
                    "adj-na",
                    "adj-no",
                    "adj-t",
                    "adj-f",
                    "adj-ku",
                    "adj-nari",
                    "adj-shiku",
                    "adj-kari" -> Sense.ADJECTIVE;
            case "prt" -> Sense.PARTICLE;
            case "aux", "aux-v", "aux-adj", "cop", "cop-da" -> Sense.AUXILIARY;
            case "ctr" -> Sense.COUNTER;
            case "exp" -> Sense.EXPRESSION;
            case "int", "conj", "adj-pn" -> Sense.OTHER;
            default -> 0;
        };
    }

    private static Set<String> words(String list) {
        return new LinkedHashSet<>(List.of(list.strip().split(" +", -1)));
    }
}
