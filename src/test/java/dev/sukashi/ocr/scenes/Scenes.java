package dev.sukashi.ocr.scenes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Makes scenes. The same seed gives the same scene. */
public final class Scenes {
    /** BCP-47. Traditional Chinese among them. */
    public static final List<String> LANGUAGES = List.of("ja", "zh", "zh-TW", "ko", "en");

    private static final int SMALLEST = 18;
    private static final int LARGEST = 48;
    private static final int SMALLEST_THIN = 28;

    /** The share of what the narrator says that is two sentences put together. */
    private static final double LONG_TEXTS = 0.4;

    /** Neighbouring seeds must not give neighbouring pictures: the golden ratio's fraction, as SplittableRandom takes it. */
    private static final long MIXING = 0x9E37_79B9_7F4A_7C15L;

    private final Split split;
    private final Photograph.Album album = new Photograph.Album();

    public Scenes(Split split) {
        this.split = split;
    }

    /** The styles that a language is shown in. */
    public static List<Style> styles(String language) {
        return Stream.of(Style.values())
                .filter(style -> !style.isVertical() || language.equals("ja"))
                .toList();
    }

    /**
     * @param language BCP-47, one of {@link #LANGUAGES}
     * @param count how many
     * @param seed of the first; the next has the next
     */
    public List<Scene> sample(String language, Style style, int count, long seed) {
        final List<Scene> scenes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            scenes.add(scene(language, style, seed + i));
        }
        return scenes;
    }

    /** Its numbers follow from both alone. */
    static Random random(long seed, String purpose) {
        return new Random(seed * MIXING ^ purpose.hashCode());
    }

    /** @param language BCP-47, one of {@link #LANGUAGES} */
    public Scene scene(String language, Style style, long seed) {
        final Random random = random(seed, language + style);
        final List<Typeface> faces = Typeface.of(language, split);
        final Typeface face = inTurn(faces, seed, "faces " + language + style);
        final int size = SMALLEST + random.nextInt(LARGEST - SMALLEST + 1);
        final boolean clear = style == Style.LIGHT_ON_DARK_BOX || style == Style.DARK_ON_LIGHT_BOX;
        final boolean bold = random.nextInt(4) == 0 || (face.isThin() && !clear && size < SMALLEST_THIN);
        final Utterance said = utterance(language, style, face, seed, random);
        final Look look = new Looks(random).look(style, size, !said.speaker().isEmpty(), said.hasReadings());
        return new Scene(language, style, face, bold, size, said, backdrop(random), look, seed);
    }

    private Utterance utterance(String language, Style style, Typeface face, long seed, Random random) {
        final String brackets = language.equals("en") ? "[]" : "【】";
        final List<Utterance> texts = Corpus.of(language, split).stream()
                .filter(text -> face.canShow(text.text() + text.speaker() + brackets))
                .filter(text -> !style.isVertical() || text.isWide())
                .toList();
        if (texts.isEmpty()) {
            throw new IllegalStateException("No text can be shown in " + face.family() + ".");
        }
        final Utterance said = inTurn(texts, seed, "texts " + language + style);
        final List<Utterance> told = texts.stream()
                .filter(text -> text.isTold() && !text.equals(said))
                .toList();
        return said.isTold() && !told.isEmpty() && random.nextDouble() < LONG_TEXTS
                ? said.followedBy(told.get(random.nextInt(told.size())), Scene.isSpaced(language) ? " " : "")
                : said;
    }

    /** Each once before one comes again, in an order that differs from round to round. */
    private static <T> T inTurn(List<T> choice, long seed, String purpose) {
        final List<T> round = new ArrayList<>(choice);
        Collections.shuffle(round, random(Math.floorDiv(seed, choice.size()), purpose));
        return round.get(Math.floorMod(seed, choice.size()));
    }

    private Backdrop backdrop(Random random) {
        final List<String> files = Photograph.Album.files(split);
        final PaintedArt.Place[] places = PaintedArt.Place.values();
        return random.nextBoolean()
                ? new PaintedArt(places[random.nextInt(places.length)], random.nextLong())
                : new Photograph(
                        album,
                        files.get(random.nextInt(files.size())),
                        1.05 + random.nextDouble() * 0.6,
                        random.nextDouble(),
                        random.nextDouble());
    }
}
