package dev.sukashi.line;

import java.util.Map;
import java.util.TreeMap;

/**
 * Why something did not work, as a value: the sentence that says so, and what to do, stands in the resource bundles
 * under {@code problem.KIND} with {@code {name}} for each detail.
 *
 * @param details values for the sentence's places. Never a key or another secret.
 */
public record Problem(Kind kind, Map<String, String> details) {
    /** Each kind has one sentence. */
    public enum Kind {
        /** Nobody answers at the address. Details: url, reason. */
        UNREACHABLE,
        /** The host's name is not known. Details: host. */
        UNKNOWN_HOST,
        /** The certificate is not trusted. Details: host, reason. */
        CERTIFICATE,
        /** Connected, but no answer in time. Details: seconds. */
        TIMEOUT_FIRST_TOKEN,
        /** The answer began and then stopped coming. Details: seconds. */
        TIMEOUT_IDLE,
        /** The connection was cut in the middle of the answer. Details: url. */
        CUT,
        /** The address is not one: no scheme, no host, not a URL. Details: url, reason. */
        BAD_URL,
        /** No key, and the service wants one. Details: service. */
        KEY_MISSING,
        /** The key names an environment variable that is not set. Details: name. */
        KEY_VARIABLE_UNSET,
        /** The key cannot be sent: it has a line break or a character no header may hold. */
        KEY_MALFORMED,
        /** The service does not accept the key. Details: status, message, advice (a sentence's name; may be missing). */
        KEY_REFUSED,
        /** No balance or no right to the model. Details: status, message. */
        NOT_ALLOWED,
        /** All keys rest after refusals. Details: count, seconds, and the last refusal's status and message. */
        KEYS_RESTING,
        /** Wrong address or model. Details: url, model, message. */
        NOT_FOUND,
        /** Too many requests. Details: message, seconds (empty where the service does not say). */
        RATE_LIMITED,
        /** The service refuses the request itself. Details: status, message. */
        BAD_REQUEST,
        /** The service failed. Details: status, message. */
        SERVER_ERROR,
        /** An answer that is not the protocol's: HTML, plain text. Details: url, type, start. */
        NOT_AN_API,
        /** A well-formed answer without any text. Details: reason. */
        EMPTY_ANSWER,
        /** The service's filter stopped the answer. Details: reason. */
        BLOCKED,
        /** The text is too long to send. Details: length, limit. */
        TEXT_TOO_LONG,
        /** A setting that cannot be used. Details: key, expected, found. */
        BAD_SETTING,
        /** A setting without which a translator cannot work. Details: key, expected, found. */
        UNUSABLE_SETTING,
        /** The settings file is not JSON. Details: file, reason. */
        BAD_SETTINGS_FILE,
        /** The settings file is not JSON, and there is no older one. Details: file, reason. */
        NO_SETTINGS_FILE,
        /** Nothing is set up to translate with. */
        NO_TRANSLATOR,
        /** The settings say that the key is kept in the key store, and it is not. Details: id. */
        KEY_NOT_STORED,
        /** The proxy does not answer. Details: proxy. */
        PROXY_DEAD,
        /** The service has no such model. Details: model, names (those most like it; may be empty). */
        MODEL_UNKNOWN,
        /** Too many requests, and the service says until when. Details: until, message. */
        RATE_LIMITED_UNTIL,
        /** The model thought, and said nothing. Details: reason. */
        ONLY_THINKING,
        /** The model repeats itself without end. */
        DEGENERATE,
        /** The command of a local server cannot be started. Details: command. */
        LOCAL_NOT_FOUND,
        /** The model file of a local server is not there. Details: file. */
        LOCAL_NO_MODEL,
        /** A local server ended by itself. Details: command, code, line (what it said last). */
        LOCAL_DIED,
        /** A local server's model is still loading. Details: seconds. */
        LOCAL_LOADING,
        /** A local server was started, but nobody answers where it should. Details: command, url, seconds. */
        LOCAL_SILENT,
        /** A newer line came before this one was translated. */
        SUPERSEDED,
        /** A feature this desktop does not offer. Details: feature, reason. */
        DESKTOP,
        /** The history cannot be read or written. Details: file, reason. */
        STORE,
        /** The history's file is damaged; a new one was begun. Details: file, kept (its new name). */
        STORE_DAMAGED,
        /** The history's file is from a newer version of the program. Details: file. */
        STORE_NEWER,
        /** There is no such picture file. Details: file. */
        NO_IMAGE,
        /** A file that is no picture, or a truncated one. Details: file. */
        BAD_IMAGE,
        /** A picture beyond what is read. Details: file, size, most (millions of pixels). */
        IMAGE_TOO_LARGE,
        /** The region is not wholly on the picture. Details: file, size. */
        REGION_OFF_IMAGE,
        /** No text was found in a picture. Details: file. */
        NO_TEXT_FOUND,
        /** Tesseract has no trained data for a language. Details: name, folder. */
        NO_TRAINED_DATA,
        /** Tesseract cannot be started. Details: reason. */
        OCR_ENGINE,
        /** The window that a region lies on was closed. Details: name. */
        WINDOW_GONE,
        /** The window that a region lies on is minimised, or elsewhere. Details: name. */
        WINDOW_HIDDEN,
        /** A region lies outside of its window, or of the screen. Details: name. */
        REGION_OUTSIDE,
        /** The system gives no picture of a region. Details: name, reason. */
        GRAB_REFUSED,
        /** Our own window stands over a region, and the desktop does not show what lies beneath. Details: name. */
        OVERLAY_IN_THE_WAY,
        /** No text was found in a region that the player wanted read. Details: name. */
        NO_TEXT_IN_REGION,
        /** A game's regions cannot be written. Details: file, reason. */
        REGIONS_NOT_SAVED,
        /** A model that takes no pictures was shown one. Details: model, message (the service's; may be empty). */
        NO_PICTURES,
        /** A model wrote more than stands in the picture. Details: length. */
        PICTURE_MISREAD,
        /** A region's engine is written in no known form. Details: engine. */
        BAD_OCR_ENGINE,
        /** A region is to be read by a translator that is not in the settings. Details: id. */
        NO_READING_TRANSLATOR,
        /** The program that reads a region cannot be started. Details: command, reason. */
        OCR_COMMAND_NOT_STARTED,
        /** The program that reads a region failed. Details: command, code, line (what it said first). */
        OCR_COMMAND_FAILED,
        /** The program that reads a region did not end in time. Details: command, seconds, line (what it said first). */
        OCR_COMMAND_TIMEOUT,
        /** Something we did not foresee. Details: reason. */
        INTERNAL
    }

    public Problem {
        details = Map.copyOf(details);
    }

    public static Problem of(Kind kind) {
        return new Problem(kind, Map.of());
    }

    /**
     * @param namesAndValues name, value, name, value …
     */
    public static Problem of(Kind kind, String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a name without its value");
        }
        final Map<String, String> details = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            details.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Problem(kind, details);
    }
}
