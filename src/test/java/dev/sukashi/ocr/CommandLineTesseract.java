package dev.sukashi.ocr;

import dev.sukashi.ocr.scenes.Scene;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;

/** The {@code tesseract} command on a picture, with what it said about the same picture before. */
final class CommandLineTesseract {
    private static final String BLOCK = "6";
    private static final String COLUMN = "5";

    private final Path folder;

    /** @param folder for pictures and answers; it may be kept from run to run */
    CommandLineTesseract(Path folder) {
        this.folder = folder;
    }

    /** @param language BCP-47 */
    List<String> read(BufferedImage image, String language, boolean vertical) throws IOException {
        final ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        final String model = TrainedData.model(language, vertical);
        final Path answer = folder.resolve(hash(png.toByteArray()) + "." + model + ".txt");
        if (!Files.exists(answer)) {
            Files.createDirectories(folder);
            final Path part = Files.createTempFile(folder, "asked", ".part");
            Files.writeString(part, ask(png.toByteArray(), model, vertical ? COLUMN : BLOCK));
            Files.move(part, answer);
        }
        return Files.readString(answer).lines().filter(line -> !line.isBlank()).toList();
    }

    /** For pools of threads, which know no checked failures. */
    List<String> ask(Scene scene, BufferedImage image) {
        try {
            return read(image, scene.language(), scene.style().isVertical());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String ask(byte[] png, String model, String mode) throws IOException {
        final Path file = Files.createTempFile(folder, "asked", ".png");
        Files.write(file, png);
        final ProcessBuilder command =
                new ProcessBuilder("tesseract", file.toString(), "-", "-l", model, "--psm", mode);
        // Several threads for one small picture only get into each other's way.
        command.environment().put("OMP_THREAD_LIMIT", "1");
        final Process process =
                command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        final String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("tesseract failed with " + process.exitValue() + " on " + file);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("tesseract");
        }
        Files.delete(file);
        return text;
    }

    private static String hash(byte[] png) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(png), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
