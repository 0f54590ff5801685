package dev.sukashi.game;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By what a window will be known again. Titles carry chapter names, counters and versions that come and go; only the
 * part that can be expected to stay is asked for.
 */
final class WindowSign {
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[-–—|·:：~～〜]+\\s*|\\s*[|｜]\\s*|\\s+(?=[\\[(（【])");

    /** Counters, versions, chapters, renderers, what stands in brackets. */
    private static final Pattern VOLATILE = Pattern.compile("(?i).*\\bfps\\b.*|.*\\d\\s*%.*|[^\\p{L}]*|[\\[(（【].*"
            + "|v?\\d+(\\.\\d+)+.*|第.{1,5}[章話幕部节節回].*"
            + "|(chapter|ch\\.|act|episode|part|day|scene|save|slot|build|ver\\.?|version)(\\s*\\d.*|\\s+[IVX]+\\b.*)"
            + "|vulkan|opengl.*|d3d\\d*|direct3d.*|dx\\d+|software");

    private static final Pattern META = Pattern.compile("[\\\\\\[\\](){}.*+?^$|]");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_PART = 60;

    private WindowSign() {}

    /**
     * @param title may be empty
     * @param process may be empty
     * @return {@link GameMatch#NONE} where both are
     */
    static GameMatch of(String title, String process) {
        final String program = process.strip();
        final String stable = stablePart(title, program)
                .orElseGet(() -> program.isEmpty() ? beginning(title.strip(), LONGEST_PART) : "");
        return new GameMatch(escaped(stable), program.isEmpty() ? "" : "^" + escaped(program) + "$");
    }

    /** The first part of the title that neither changes nor only names the program. */
    static Optional<String> stablePart(String title, String process) {
        for (final String part : SEPARATOR.split(beginning(title.strip(), LONGEST_TITLE), -1)) {
            if (!VOLATILE.matcher(part).matches() && !namesProgram(part, process)) {
                return Optional.of(beginning(part.strip(), LONGEST_PART));
            }
        }
        return Optional.empty();
    }

    /** As {@code Ryujinx 1.1.1299} does for ryujinx: whatever it plays, the title begins so. */
    private static boolean namesProgram(String part, String process) {
        final String program = letters(process.replaceFirst("(?i)\\.exe$", ""));
        final String named = letters(part);
        return !program.isEmpty() && (named.equals(program) || named.equals(program + "v"));
    }

    private static String letters(String text) {
        return NOT_LETTERS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static String beginning(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** As a regular expression that a human can still read. */
    private static String escaped(String text) {
        return META.matcher(text).replaceAll("\\\\$0");
    }
}
