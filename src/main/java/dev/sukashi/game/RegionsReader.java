package dev.sukashi.game;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.file.JsonValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads and writes {@code ocr.regions} of a profile. */
final class RegionsReader {
    /** Watching costs time for each. */
    static final int MOST = 32;

    private static final Pattern ENGINE = Pattern.compile("|tesseract|llm:\\S+|command:.+");
    private static final int LONGEST_NAME = 60;

    private final JsonValues values;

    RegionsReader(JsonValues values) {
        this.values = values;
    }

    List<OcrRegion> read(ObjectNode root) {
        final List<OcrRegion> regions = new ArrayList<>();
        final Set<String> names = new HashSet<>();
        int index = 0;
        for (final JsonNode node : values.array(values.object(root, "", "ocr"), "ocr.", "regions")) {
            final String path = "ocr.regions[" + index + "]";
            index++;
            if (regions.size() == MOST) {
                values.wrong("ocr.regions", "≤ " + MOST, "> " + MOST);
                break;
            }
            read(node, path, index).ifPresent(region -> {
                if (names.add(region.name())) {
                    regions.add(region);
                } else {
                    values.wrong(path + ".name", "unique", region.name());
                }
            });
        }
        return regions;
    }

    private Optional<OcrRegion> read(JsonNode node, String path, int number) {
        if (!(node instanceof final ObjectNode entry)) {
            values.wrong(path, "{…}", node);
            return Optional.empty();
        }
        final String in = path + ".";
        return place(entry, in)
                .map(place -> new OcrRegion(
                        name(entry, in, number),
                        place.x(),
                        place.y(),
                        place.width(),
                        place.height(),
                        choice(entry, in, "layout", OcrRegion.Layout.values(), OcrRegion.Layout::id),
                        values.bool(entry, in, "auto", true),
                        choice(entry, in, "role", OcrRegion.Role.values(), OcrRegion.Role::id),
                        engine(entry, in),
                        values.string(entry, in, "hotkey", "")));
    }

    private String name(ObjectNode entry, String path, int number) {
        return values.value(
                entry,
                path,
                "name",
                nameOf(entry, number),
                "1–" + LONGEST_NAME + " characters",
                node -> isName(node) ? node.textValue().strip() : null);
    }

    /**
     * What an entry is called, also where it does not say so, or not well.
     *
     * @param number of the entry, from 1
     */
    static String nameOf(JsonNode entry, int number) {
        final JsonNode name = entry.path("name");
        return isName(name) ? name.textValue().strip() : "region " + number;
    }

    private static boolean isName(JsonNode node) {
        return node.isTextual()
                && !node.textValue().isBlank()
                && node.textValue().strip().length() <= LONGEST_NAME;
    }

    private String engine(ObjectNode entry, String path) {
        final String engine =
                values.matching(entry, path, "engine", ENGINE, "tesseract | llm:TRANSLATOR | command:PROGRAM …");
        return engine.isEmpty() ? OcrRegion.TESSERACT : engine;
    }

    private <T> T choice(ObjectNode entry, String path, String name, T[] choices, Function<T, String> id) {
        final String expected = Arrays.stream(choices).map(id).collect(Collectors.joining(" | "));
        return values.value(
                entry,
                path,
                name,
                choices[0],
                expected,
                node -> Arrays.stream(choices)
                        .filter(choice -> id.apply(choice).equals(node.asText().toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElse(null));
    }

    /** Empty where it is wrong: a region at some other place would read what nobody asked for. */
    private Optional<RegionPlace> place(ObjectNode entry, String path) {
        final double x = share(entry, path, "x", 0);
        final double y = share(entry, path, "y", 0);
        final double width = share(entry, path, "width", 1 - x);
        final double height = share(entry, path, "height", 1 - y);
        if (Double.isNaN(x + y + width + height)) {
            return Optional.empty();
        }
        if (!RegionPlace.isPlace(x, y, width, height)) {
            values.wrong(
                    path + "x, y, width, height",
                    "0 ≤ x, 0 < width, x + width ≤ 1 …",
                    x + ", " + y + ", " + width + ", " + height);
            return Optional.empty();
        }
        return Optional.of(new RegionPlace(x, y, width, height));
    }

    private double share(ObjectNode entry, String path, String name, double byDefault) {
        final JsonNode node = entry.get(name);
        if (node == null || node.isNull()) {
            return byDefault;
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        values.wrong(path + name, "0–1", node);
        return Double.NaN;
    }
}
