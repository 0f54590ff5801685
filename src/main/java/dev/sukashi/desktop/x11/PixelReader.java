package dev.sukashi.desktop.x11;

import com.sun.jna.Pointer;
import dev.sukashi.desktop.GrabException;
import dev.sukashi.desktop.GrabException.Reason;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Copies pixels out of the X server: through memory that both share where that works, else over the connection. For one
 * thread at a time. The offsets are those of Xlib.h's {@code XImage} on 64-bit systems.
 */
final class PixelReader implements AutoCloseable {
    /** More than any screen has. */
    static final long MAX_PIXELS = 64 << 20;

    /** A larger segment, as for pictures of the whole screen, is given back after use. */
    private static final long KEPT_BYTES = 16 << 20;

    private static final int LARGEST_PIXEL_BYTES = 4;
    private static final long ALL_PLANES = -1;
    private static final int Z_PIXMAP = 2;

    private final XConnection connection;
    private final ExpectedErrors errors;
    private boolean sharing;
    private @Nullable SharedSegment segment;

    /** @param errors those of this connection */
    PixelReader(XConnection connection, ExpectedErrors errors) {
        this.connection = connection;
        this.errors = errors;
        sharing = serverShares(connection);
    }

    private static boolean serverShares(XConnection connection) {
        try {
            return XShm.XShmQueryExtension(connection.display()) != 0;
        } catch (LinkageError e) {
            return false;
        }
    }

    /**
     * A part of a window or pixmap.
     *
     * @param part wholly inside
     * @return empty where the drawable is gone, or no longer that large
     * @throws GrabException the part is too large, or its pixels have a form that is not understood
     */
    Optional<BufferedImage> read(long drawable, Rectangle part, PixelFormat format) throws GrabException {
        if ((long) part.width * part.height > MAX_PIXELS) {
            throw new GrabException(Reason.REFUSED, "a picture of " + part.width + "x" + part.height + " is too large");
        }
        if (!format.isTrueColour()) {
            throw new GrabException(Reason.REFUSED, "the screen has a palette instead of true colours");
        }
        final SharedSegment shared = segmentFor((long) part.width * part.height * LARGEST_PIXEL_BYTES);
        if (shared == null) {
            return readOverConnection(drawable, part, format);
        }
        try {
            return readShared(drawable, part, format, shared);
        } finally {
            if (shared.bytes() > KEPT_BYTES) {
                giveBack();
            }
        }
    }

    private Optional<BufferedImage> readShared(long drawable, Rectangle part, PixelFormat format, SharedSegment shared)
            throws GrabException {
        final Pointer display = connection.display();
        final Pointer image = XShm.XShmCreateImage(
                display, null, format.depth(), Z_PIXMAP, shared.address(), shared.info(), part.width, part.height);
        if (image == null) {
            return Optional.empty();
        }
        try {
            return XShm.XShmGetImage(display, drawable, image, part.x, part.y, ALL_PLANES) == 0
                    ? Optional.empty()
                    : Optional.of(picture(image, format));
        } finally {
            // Frees the description alone: the pixels are the segment's.
            Xlib.XDestroyImage(image);
        }
    }

    private Optional<BufferedImage> readOverConnection(long drawable, Rectangle part, PixelFormat format)
            throws GrabException {
        final Pointer image = Xlib.XGetImage(
                connection.display(), drawable, part.x, part.y, part.width, part.height, ALL_PLANES, Z_PIXMAP);
        if (image == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(picture(image, format));
        } finally {
            Xlib.XDestroyImage(image);
        }
    }

    /** The kept segment, or a larger one in its place; null where memory cannot be shared. */
    private @Nullable SharedSegment segmentFor(long bytes) {
        if (sharing && (segment == null || segment.bytes() < bytes)) {
            giveBack();
            segment = SharedSegment.create(connection, errors, bytes).orElse(null);
            // A server that cannot reach one will reach none; a segment can also be too large for the system.
            sharing = segment != null || bytes > KEPT_BYTES;
        }
        return segment;
    }

    private void giveBack() {
        if (segment != null) {
            segment.close();
            segment = null;
        }
    }

    private static BufferedImage picture(Pointer image, PixelFormat format) throws GrabException {
        final int width = image.getInt(0);
        final int height = image.getInt(4);
        final Pointer data = image.getPointer(16);
        final boolean lowFirst = image.getInt(24) == 0;
        final int lineBytes = image.getInt(44);
        final int pixelBits = image.getInt(48);
        final boolean nativeOrder = lowFirst == (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
        if (!nativeOrder || (pixelBits != 32 && pixelBits != 16)) {
            throw new GrabException(
                    Reason.REFUSED, "the screen's pixels have an unknown form of " + pixelBits + " bits");
        }
        final BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        final int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        if (pixelBits == 32) {
            readInts(data, lineBytes, width, pixels);
        } else {
            readShorts(data, lineBytes, width, pixels);
        }
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = format.rgb(pixels[i]);
        }
        return picture;
    }

    private static void readInts(Pointer data, int lineBytes, int width, int[] pixels) {
        for (int y = 0; y < pixels.length / width; y++) {
            data.read((long) y * lineBytes, pixels, y * width, width);
        }
    }

    private static void readShorts(Pointer data, int lineBytes, int width, int[] pixels) {
        final short[] line = new short[width];
        for (int y = 0; y < pixels.length / width; y++) {
            data.read((long) y * lineBytes, line, 0, width);
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = line[x] & 0xFFFF;
            }
        }
    }

    /** Call before the connection is closed. */
    @Override
    public void close() {
        giveBack();
    }
}
