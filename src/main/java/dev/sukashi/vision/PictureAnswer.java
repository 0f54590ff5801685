package dev.sukashi.vision;

import dev.sukashi.line.Languages;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model said of a picture, without what models add of their own accord.
 *
 * @param text as it stands in the picture; empty for none
 * @param translation what follows the line between the two; absent while that line has not come
 */
record PictureAnswer(String text, Optional<String> translation) {
    private static final Pattern SEPARATOR = Pattern.compile("(?m)^[ \\t]*={3,}[ \\t]*(\\n|$)");
    private static final Pattern OPENING_FENCE = Pattern.compile("\\A\\s*```\\w*[ \\t]*\\n");
    private static final Pattern CLOSING_FENCE = Pattern.compile("\\n?[ \\t]*```\\s*\\z");
    private static final Pattern NO_TEXT = Pattern.compile("(?i)\\W*no[_ ]text\\W*");

    /** "Here is the text:", "Transcription:" on a line before the text itself. */
    private static final Pattern PREFACE = Pattern.compile("(?i)\\A(?:\\*\\*)?"
            + "(?:here(?:'s|’s| is) the |the )?(?:transcribed |transcription|extracted |text)"
            + "[^\\n]{0,60}[:：](?:\\*\\*)?[ \\t]*\\n+(?=\\S)");

    /** A remark about the reading, in brackets at the end. */
    private static final Pattern REMARK =
            Pattern.compile("(?i)\\n+[(（*]{1,2}(?:note|注)[:：][^\\n]{0,300}[)）*]{1,2}\\s*\\z");

    /** Whole sentences with which models say that there is nothing, instead of the word that they were given. */
    private static final Pattern SAYS_NOTHING = Pattern.compile("(?i)(?:"
            + String.join(
                    "|",
                    "(?:i['’]m sorry, |sorry, )?(?:but )?"
                            + "(?:there (?:is|does not appear to be|doesn['’]t appear to be)"
                            + "|i (?:can(?:no|['’])t|do not|don['’]t) see"
                            + "|the (?:image|picture|screenshot) (?:contains|has|shows|does not contain))"
                            + " (?:no |any )(?:\\w+ ){0,2}text(?: (?:in|on|visible|to)[^\\n]{0,40})?",
                    "(?:この)?画像に?は?、?(?:文字|テキスト|文章)[はが]?[^\\n]{0,8}(?:ありません|ない|見当たりません)",
                    "(?:这张|该|此)?(?:图片|图像|图)[中里]?(?:没有|不包含)[^\\n]{0,8}(?:文字|文本|内容)")
            + ")[.。!]?");

    private static final Set<String> WITHOUT_STRAIGHT_QUOTES = Set.of("ja", "zh", "yue", "ko");

    /**
     * @param language BCP-47 tag of the text
     * @param whole whether the answer is: a line that is still being written is no separator yet
     */
    static PictureAnswer of(String answer, String language, boolean whole) {
        final String lines = answer.replace("\r\n", "\n").replace('\r', '\n');
        final Matcher separator = SEPARATOR.matcher(lines);
        if (separator.find() && (whole || !separator.group(1).isEmpty())) {
            final String translation = lines.substring(separator.end());
            return new PictureAnswer(
                    text(lines.substring(0, separator.start()), language),
                    Optional.of(
                            CLOSING_FENCE.matcher(translation).replaceFirst("").strip()));
        }
        return new PictureAnswer(text(lines, language), Optional.empty());
    }

    static String text(String raw, String language) {
        String text = OPENING_FENCE.matcher(raw).replaceFirst("");
        text = CLOSING_FENCE.matcher(text).replaceFirst("").strip();
        text = PREFACE.matcher(text).replaceFirst("");
        text = OPENING_FENCE.matcher(text).replaceFirst("");
        text = REMARK.matcher(text).replaceFirst("").strip();
        if (NO_TEXT.matcher(text).matches() || SAYS_NOTHING.matcher(text).matches()) {
            return "";
        }
        return WITHOUT_STRAIGHT_QUOTES.contains(Languages.primary(language)) ? unquoted(text) : text;
    }

    /** Straight quotes around all of it are the model's where the language has its own. */
    private static String unquoted(String text) {
        final boolean quoted = text.length() > 2
                && text.startsWith("\"")
                && text.endsWith("\"")
                && text.indexOf('"', 1) == text.length() - 1;
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }
}
