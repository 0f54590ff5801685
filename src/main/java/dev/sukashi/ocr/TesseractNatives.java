package dev.sukashi.ocr;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.sourceforge.tess4j.TessAPI;

/**
 * Tesseract's libraries, unpacked from the program's own jar into the cache: no system package is needed.
 *
 * <p>The library is loaded by its path and finds Leptonica beside itself (its run path is {@code $ORIGIN}); JNA reads
 * {@code jna.library.path} only once, and the desktop may have used JNA before. On Windows, JNA takes the libraries out
 * of Tess4J's jar by itself.
 */
final class TesseractNatives {
    private static final String WINDOWS = "libtesseract553";

    private final Path cache;

    /**
     * @param cache the program's cache folder
     */
    TesseractNatives(Path cache) {
        this.cache = cache.toAbsolutePath();
    }

    /**
     * @throws IOException there are no libraries for this system, or they cannot be unpacked
     */
    TessAPI load() throws IOException {
        final Map<String, Object> options = Map.of(Library.OPTION_STRING_ENCODING, StandardCharsets.UTF_8.name());
        try {
            if (Platform.isWindows()) {
                return Native.load(WINDOWS, TessAPI.class, options);
            }
            return Native.load(unpack().toString(), TessAPI.class, options);
        } catch (UnsatisfiedLinkError unusable) {
            throw new IOException(unusable.getMessage(), unusable);
        }
    }

    /**
     * Idempotent, and safe beside other threads and programs that do the same.
     *
     * @return Tesseract's library
     */
    Path unpack() throws IOException {
        final List<String> resources = resources();
        final List<byte[]> contents = new ArrayList<>();
        for (final String resource : resources) {
            contents.add(content(resource));
        }
        // The folder is named by what is in it: another version never meets these files.
        final Path folder = cache.resolve("tesseract-" + checksum(contents));
        Files.createDirectories(folder);
        for (int i = 0; i < resources.size(); i++) {
            Unpacked.write(folder.resolve(name(resources.get(i))), contents.get(i));
        }
        return folder.resolve(name(resources.get(1)));
    }

    private static List<String> resources() throws IOException {
        final String machine = Platform.isARM() ? "arm64" : "x86_64";
        if (Platform.isLinux() && Platform.is64Bit()) {
            return List.of(
                    "/org/bytedeco/leptonica/linux-" + machine + "/libleptonica.so.6",
                    "/org/bytedeco/tesseract/linux-" + machine + "/libtesseract.so.5.5");
        }
        if (Platform.isMac() && Platform.isARM()) {
            return List.of(
                    "/org/bytedeco/leptonica/macosx-arm64/libleptonica.6.dylib",
                    "/org/bytedeco/tesseract/macosx-arm64/libtesseract.5.5.dylib");
        }
        throw new IOException(System.getProperty("os.name") + " " + Platform.ARCH);
    }

    private static byte[] content(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(TesseractNatives.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        }
    }

    private static String checksum(List<byte[]> contents) {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            contents.forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String name(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }
}
