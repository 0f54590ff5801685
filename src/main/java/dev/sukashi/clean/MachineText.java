package dev.sukashi.clean;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells text that was written for machines, such as a player copies between two lines of a game, from prose. The
 * patterns repeat single characters only, never groups: Java's matcher recurses for those and a long text would overflow
 * the stack.
 */
final class MachineText {
    private static final String EXTENSIONS =
            "(?i:exe|dll|so|png|jpe?g|gif|webp|bmp|svg|txt|json|xml|ya?ml|zip|rar|7z|gz|pdf"
                    + "|mp3|mp4|mkv|ogg|wav|flac|java|class|jar|py|js|ts|html?|css|md|csv|tsv|ini|cfg|toml|log|rpyc?|lua|iso|db|sh|bat|cpp|rs)";

    /** What may stand inside prose and is no part of it. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:[a-zA-Z][a-zA-Z0-9+.-]{1,15}://|www\\.)[^\\s「」『』、。]+|[\\w.+-]{1,64}@[\\w.-]+\\.[\\w-]+");

    private static final List<Pattern> WHOLE = List.of(
            // addresses, with whatever characters in their paths
            Pattern.compile("(?:[a-zA-Z][a-zA-Z0-9+.-]{1,15}://|www\\.|mailto:|magnet:|data:)\\S+"),
            Pattern.compile("[^\\s@]+@[^\\s@]+\\.[a-zA-Z]{2,}"),
            Pattern.compile("[a-z0-9][a-z0-9.-]*\\.(?:com|net|org|io|jp|dev|co|gg|tv|de|ru|cn|kr)(?:/\\S*)?"),
            // paths and file names
            Pattern.compile("\"?[A-Za-z]:[\\\\/][^\\n]*"),
            Pattern.compile("\\\\\\\\[^\\s\\\\]+\\\\[^\\n]*"),
            Pattern.compile("(?:~|\\.{1,2})?/[^\\s/]\\S*"),
            Pattern.compile("[\\w.-]+/[\\w.-]*/[\\w./-]*|[\\w.-]+/[\\w./-]*\\.\\w+"),
            Pattern.compile("[^\\s「」。、]+\\." + EXTENSIONS),
            // hashes, keys, identifiers
            Pattern.compile("[0-9a-fA-F]{16,}"),
            Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
            Pattern.compile("(?=\\S*[0-9])(?=\\S*[A-Za-z])[A-Za-z0-9+/=_-]{20,}"),
            // data
            Pattern.compile("(?s)\\{\\s*(?:\"[^\"]*\"\\s*:.*)?}"),
            Pattern.compile("(?s)\\[\\s*(?:[\\[{\"\\d-].*)?]"),
            Pattern.compile("(?s)<(?:[a-zA-Z!?][^>]*)>.*</?[a-zA-Z][^>]*>|<(?:[a-zA-Z/!?][^>]*)/?>"));

    /** A line of one of these makes the whole text code. */
    private static final List<Pattern> CODE = List.of(
            Pattern.compile(
                    "(?m)^\\s*(?:int|long|var|let|const|final|static|public|private|protected|def|class|import|function|return"
                            + "|using|package|void|String|float|double|bool|boolean|char|auto|local|fn|func|if|for|while)\\b"
                            + "[^\\n]*(?:[;{]|\\)\\s*:|[=+-]=|=>|\\(\\))\\s*$"),
            Pattern.compile("(?m)^\\s*(?:int|var|let|const|final|auto|local|val)\\s+\\S+\\s*=[^\\n]*"),
            Pattern.compile("(?m)^\\s*(?:def|fn|func|function)\\s+\\w+\\s*\\("),
            Pattern.compile(
                    "(?m)^\\s*(?:import\\s+[\\w.]+(?:\\s+as\\s+\\w+)?|from\\s+[\\w.]+\\s+import\\s[^\\n]*|#include\\b[^\\n]*)$"),
            Pattern.compile("(?m)^\\s*[A-Za-z_$][\\w$.]*(?:\\[[^\\]]*])?\\s*[+-]?=(?!=)\\s*[\\w\"'\\[{(-][^\\n]*$"),
            Pattern.compile("(?m)^\\s*[A-Za-z_$][\\w$.]*\\([^\\n]*\\)\\s*;\\s*$"),
            Pattern.compile("(?m)^\\s*[A-Za-z_$][\\w$.]*\\((?:[\"'][^\\n]*[\"'])\\)\\s*$"),
            Pattern.compile("(?m)^\\s*[A-Za-z_$][\\w$]*\\.[\\w$.]*\\([^\\n]*\\)\\s*$"),
            Pattern.compile(
                    "\\b(?:SELECT\\s[^\\n]*\\sFROM|INSERT\\s+INTO|UPDATE\\s\\S+\\sSET|DELETE\\s+FROM|CREATE\\s+TABLE)\\b"),
            Pattern.compile("[\\w)]\\s*(?:[=!]==?|&&|\\|\\||::|=>)\\s*[\\w(\"']"),
            Pattern.compile("^\\s*(?://|/\\*|#!)"),
            Pattern.compile(
                    "^\\s*(?:\\$\\s+)?(?:sudo|git|npm|pip|apt|apt-get|mvn|docker|curl|wget|cd|ls|ssh)\\s+[-\\w./~:@=\"' ]+$"));

    private MachineText() {}

    /** Whether the whole of it is an address, a path, data or code. */
    static boolean is(String text) {
        final String whole = text.strip();
        return WHOLE.stream().anyMatch(pattern -> pattern.matcher(whole).matches())
                || CODE.stream().anyMatch(pattern -> pattern.matcher(whole).find());
    }

    /** The text without the addresses in it. */
    static String withoutAddresses(String text) {
        return ADDRESS.matcher(text).replaceAll(" ");
    }
}
