package dev.sukashi.ocr;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;

/**
 * How far what was read agrees with what was drawn. The same rules for every reader: signs that look alike count as the
 * same (！ and !, … and ..., “ ” and ", — and ―), spaces count where the language has them, and so does everything else.
 *
 * @param lines that were drawn
 * @param exactLines of them, those that were read without a fault, in their order
 * @param wholes 1 where the whole text was read without a fault and nothing besides
 * @param characters that were drawn
 * @param errors characters to insert, remove or replace until the text is right
 */
record Agreement(int images, int lines, int exactLines, int wholes, int characters, int errors) {
    static final Agreement NONE = new Agreement(0, 0, 0, 0, 0, 0);

    private static final Map<String, String> ALIKE = Map.ofEntries(
            Map.entry("…", "..."),
            Map.entry("⋯", "..."),
            Map.entry("‥", ".."),
            Map.entry("“", "\""),
            Map.entry("”", "\""),
            Map.entry("„", "\""),
            Map.entry("‘", "'"),
            Map.entry("’", "'"),
            Map.entry("―", "—"),
            Map.entry("─", "—"),
            Map.entry("–", "—"),
            Map.entry("〜", "~"),
            Map.entry("·", "・"),
            Map.entry("•", "・"));

    /** @param language BCP-47 */
    static Agreement of(List<String> drawn, List<String> read, String language) {
        final List<String> truth = normalized(drawn, language);
        final List<String> found = normalized(read, language);
        final String between = isSpaced(language) ? " " : "";
        final String all = String.join(between, truth);
        final String allFound = String.join(between, found);
        return new Agreement(
                1,
                truth.size(),
                common(truth, found),
                truth.equals(found) ? 1 : 0,
                all.codePointCount(0, all.length()),
                distance(all.codePoints().toArray(), allFound.codePoints().toArray()));
    }

    Agreement plus(Agreement other) {
        return new Agreement(
                images + other.images,
                lines + other.lines,
                exactLines + other.exactLines,
                wholes + other.wholes,
                characters + other.characters,
                errors + other.errors);
    }

    /** 0 for none; may exceed 1 where more was read than drawn. */
    double errorRate() {
        return characters == 0 ? 0 : (double) errors / characters;
    }

    boolean isWhole() {
        return wholes == images;
    }

    private static boolean isSpaced(String language) {
        return language.equals("en") || language.equals("ko");
    }

    private static List<String> normalized(List<String> lines, String language) {
        return lines.stream()
                .map(line -> normalized(line, isSpaced(language)))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String normalized(String line, boolean spaced) {
        final StringBuilder result = new StringBuilder();
        line.codePoints().mapToObj(Character::toString).forEach(character -> {
            final String alike = ALIKE.get(character);
            result.append(alike == null ? narrowed(character) : alike);
        });
        return spaced
                ? result.toString().replaceAll("\\s+", " ").strip()
                : result.toString().replaceAll("[\\s\\u3000]+", "");
    }

    /** Full-width forms of ASCII as ASCII; half-width kana would be another glyph. */
    private static String narrowed(String character) {
        final char first = character.charAt(0);
        return first >= '\uFF01' && first <= '\uFF5E'
                ? Normalizer.normalize(character, Normalizer.Form.NFKC)
                : character;
    }

    /** The longest common subsequence of lines. */
    private static int common(List<String> truth, List<String> found) {
        final int[][] best = new int[truth.size() + 1][found.size() + 1];
        for (int i = 1; i <= truth.size(); i++) {
            for (int j = 1; j <= found.size(); j++) {
                best[i][j] = truth.get(i - 1).equals(found.get(j - 1))
                        ? best[i - 1][j - 1] + 1
                        : Math.max(best[i - 1][j], best[i][j - 1]);
            }
        }
        return best[truth.size()][found.size()];
    }

    /** Levenshtein, "Binary codes capable of correcting deletions, insertions, and reversals", 1966. */
    private static int distance(int[] truth, int[] found) {
        int[] before = new int[found.length + 1];
        for (int j = 0; j <= found.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= truth.length; i++) {
            final int[] row = new int[found.length + 1];
            row[0] = i;
            for (int j = 1; j <= found.length; j++) {
                final int replaced = before[j - 1] + (truth[i - 1] == found[j - 1] ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[found.length];
    }
}
