package dev.sukashi.translate;

import dev.sukashi.llm.ChatImage;
import dev.sukashi.llm.ChatMessage;
import java.util.List;

/**
 * How many tokens a request will take, guessed before the service counts them. Tokenizers differ by half and more; the
 * guess is on the high side, and the service's own count takes its place afterwards.
 */
public final class TokenEstimate {
    private static final int MESSAGE_OVERHEAD = 4;
    private static final int LETTERS_PER_TOKEN = 4;
    private static final int TILE = 512;
    private static final int IMAGE_OVERHEAD = 85;
    private static final int TOKENS_PER_TILE = 170;
    private static final int LEAST_FOR_IMAGE = 1120;
    private static final int LAST_OF_ALPHABETS = 0x10FF;

    private TokenEstimate() {}

    /** Of the messages, and of an answer as long as the last of them. */
    public static int of(List<ChatMessage> messages) {
        int sum = 0;
        for (final ChatMessage message : messages) {
            sum += MESSAGE_OVERHEAD + ofText(message.content());
            for (final ChatImage image : message.images()) {
                sum += ofImage(image.width(), image.height());
            }
        }
        return messages.isEmpty()
                ? 0
                : sum + ofText(messages.get(messages.size() - 1).content());
    }

    /**
     * The higher of what is published: OpenAI reckons 85 and 170 for each begun tile of 512 pixels (Images and vision,
     * Calculating costs), Gemini 3 takes 1120 for any (Image understanding, Default resolution tokens). Anthropic's token
     * for 750 pixels (Vision, Evaluate image size) is below.
     */
    private static int ofImage(int width, int height) {
        final long tiles = (long) ((width + TILE - 1) / TILE) * ((height + TILE - 1) / TILE);
        final long reckoned = IMAGE_OVERHEAD + TOKENS_PER_TILE * tiles;
        return (int) Math.min(Integer.MAX_VALUE / 4, Math.max(LEAST_FOR_IMAGE, reckoned));
    }

    /** Alphabets have some letters in a token; of the scripts of East Asia nearly each character is one. */
    private static int ofText(String text) {
        final long letters =
                text.codePoints().filter(c -> c <= LAST_OF_ALPHABETS).count();
        final long others = text.codePointCount(0, text.length()) - letters;
        return (int) Math.min(Integer.MAX_VALUE / 4, others + (letters + LETTERS_PER_TOKEN - 1) / LETTERS_PER_TOKEN);
    }
}
