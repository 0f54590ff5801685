package dev.sukashi.game;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A game's name among the files: small letters, digits and hyphens, so that it is a file name on every system and can
 * be typed on a command line. What a window calls itself never becomes a path.
 */
final class GameId {
    private static final Pattern SAFE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M} ._-]*(?<![ .])");
    private static final Pattern NOT_SLUG = Pattern.compile("[^a-z0-9]+");

    /** Windows takes these for devices, with an extension too. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_SLUG = 40;
    private static final int LONGEST = 80;

    private GameId() {}

    /** Whether a file of that name, with {@code .json} after it, stays in its folder on every system. */
    static boolean isSafe(String id) {
        return id.length() <= LONGEST
                && SAFE.matcher(id).matches()
                && !DEVICE.matcher(id).matches();
    }

    /**
     * A new one.
     *
     * @param taken ids that there are, in small letters
     */
    static String of(String title, String process, Set<String> taken) {
        final String base = slug(title)
                .or(() -> slug(process.replaceFirst("(?i)\\.exe$", "")))
                .orElse("game");
        final String name = DEVICE.matcher(base).matches() ? "game-" + base : base;
        String id = name;
        for (int number = 2; taken.contains(id); number++) {
            id = name + "-" + number;
        }
        return id;
    }

    /** Letters outside of ASCII are no file names where the system's encoding is not Unicode. */
    private static Optional<String> slug(String text) {
        final String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        final String slug = trimmed(NOT_SLUG.matcher(plain).replaceAll("-"));
        final String cut = slug.length() > LONGEST_SLUG ? trimmed(slug.substring(0, LONGEST_SLUG)) : slug;
        return cut.length() < 2 ? Optional.empty() : Optional.of(cut);
    }

    private static String trimmed(String slug) {
        return slug.replaceFirst("^-", "").replaceFirst("-$", "");
    }
}
