package dev.sukashi.ocr;

import dev.sukashi.line.Languages;
import dev.sukashi.line.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.MissingResourceException;

/**
 * Tesseract's trained data: the player's own folder first ({@code tessdata_best} fits there), then what ships with the
 * program.
 */
final class TrainedData {
    private static final String ENDING = ".traineddata";

    private final Path own;
    private final Path unpacked;

    /**
     * @param own the player's folder; need not exist
     * @param cache the program's cache folder
     */
    TrainedData(Path own, Path cache) {
        this.own = own.toAbsolutePath();
        this.unpacked = cache.toAbsolutePath().resolve("tessdata");
    }

    /** The folder that holds a model, which is unpacked where it ships and was not yet. */
    Path folder(String model) throws OcrException {
        if (Files.isRegularFile(own.resolve(model + ENDING))) {
            return own;
        }
        try (InputStream in = TrainedData.class.getResourceAsStream(resource(model))) {
            if (in == null) {
                throw new OcrException(
                        Problem.of(Problem.Kind.NO_TRAINED_DATA, "name", model + ENDING, "folder", own.toString()));
            }
            Files.createDirectories(unpacked);
            Unpacked.write(unpacked.resolve(model + ENDING), in.readAllBytes());
            return unpacked;
        } catch (IOException unwritable) {
            throw new OcrException(
                    Problem.of(Problem.Kind.OCR_ENGINE, "reason", String.valueOf(unwritable.getMessage())), unwritable);
        }
    }

    /** Whether there is such a model, the player's own or one that ships. */
    boolean has(String model) {
        return Files.isRegularFile(own.resolve(model + ENDING))
                || TrainedData.class.getResource(resource(model)) != null;
    }

    private static String resource(String model) {
        return "/dev/sukashi/tessdata/" + model + ENDING;
    }

    /** Tesseract's name for a language: {@code ja} → {@code jpn}, {@code zh-TW} → {@code chi_tra}. */
    static String model(String language, boolean vertical) {
        final String name = switch (Languages.primary(language)) {
            case "zh" -> isTraditional(Locale.forLanguageTag(language)) ? "chi_tra" : "chi_sim";
            default -> iso3(language);
        };
        return vertical ? name + "_vert" : name;
    }

    private static boolean isTraditional(Locale locale) {
        return switch (locale.getCountry()) {
            case "TW", "HK", "MO" -> !locale.getScript().equals("Hans");
            default -> locale.getScript().equals("Hant");
        };
    }

    private static String iso3(String language) {
        try {
            return Locale.forLanguageTag(language).getISO3Language();
        } catch (MissingResourceException unknown) {
            return Languages.primary(language);
        }
    }
}
