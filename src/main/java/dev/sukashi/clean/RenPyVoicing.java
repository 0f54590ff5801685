package dev.sukashi.clean;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes Ren'Py's announcements of its clipboard voicing away. Ren'Py puts {@code Clipboard voicing enabled. } before the
 * first line it voices and {@code Self-voicing disabled.} on the clipboard when voicing ends, in English or the game's
 * language.
 *
 * @see <a href="https://www.renpy.org/doc/html/self_voicing.html">Self-voicing</a> and {@code renpy/display/tts.py}
 */
public final class RenPyVoicing implements CleanStep {
    private static final Pattern ANNOUNCEMENTS = Pattern.compile("^\\s*(?:(?:"
            + "(?:Clipboard voicing|Self-voicing|Text-to-speech) (?:enabled|disabled)\\."
            + "(?: Press '[^']{1,20}' to disable\\.)?"
            + "|(?:剪贴板朗读|机器朗读)已(?:启用|禁用)。"
            + "|대사 (?:복사하기|읽기)를 (?:켭니다|끕니다)\\."
            + ")\\s*)+");

    @Override
    public String name() {
        return "renpy-voicing";
    }

    @Override
    public Optional<String> apply(String text) {
        return Optional.of(ANNOUNCEMENTS.matcher(text).replaceFirst("")).filter(line -> !line.isBlank());
    }
}
