package dev.sukashi.llm;

import java.util.Base64;

/**
 * A picture that a message shows. Its bytes are told to nobody but the service: {@link #toString()} has the size alone.
 */
public final class ChatImage {
    private final String base64;
    private final String mediaType;
    private final int width;
    private final int height;

    /**
     * @param mediaType of the bytes, such as {@code image/png}
     * @param width in pixels, above 0
     * @param height in pixels, above 0
     */
    public ChatImage(byte[] bytes, String mediaType, int width, int height) {
        if (width <= 0 || height <= 0 || bytes.length == 0) {
            throw new IllegalArgumentException("a picture has pixels");
        }
        this.base64 = Base64.getEncoder().encodeToString(bytes);
        this.mediaType = mediaType;
        this.width = width;
        this.height = height;
    }

    public String mediaType() {
        return mediaType;
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return height;
    }

    /** The bytes in base64, with padding and without line breaks. */
    String base64() {
        return base64;
    }

    /** As an address that holds the bytes (RFC 2397). */
    String dataUrl() {
        return "data:" + mediaType + ";base64," + base64;
    }

    @Override
    public String toString() {
        return "ChatImage[" + mediaType + ", " + width + "×" + height + "]";
    }
}
