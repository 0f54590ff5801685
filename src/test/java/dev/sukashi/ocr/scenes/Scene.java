package dev.sukashi.ocr.scenes;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A moment of a game that shows one line of dialogue.
 *
 * @param language BCP-47
 * @param size of the letters on the screen, in pixels
 * @param seed of all that the other values leave open
 */
public record Scene(
        String language,
        Style style,
        Typeface typeface,
        boolean bold,
        int size,
        Utterance utterance,
        Backdrop backdrop,
        Look look,
        long seed) {

    /** The whole frame. */
    public BufferedImage draw() {
        return draw(Moment.WHOLE);
    }

    /** The whole frame. */
    public BufferedImage draw(Moment moment) {
        final Stage stage = Stage.of(this);
        final BufferedImage frame = new BufferedImage(stage.width(), stage.height(), BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = smooth(frame);
        backdrop.paint(graphics, stage.width(), stage.height(), moment.tick());
        paint(graphics, stage, moment);
        graphics.dispose();
        return stage.scale() == 1 ? frame : scaled(frame, stage.scale());
    }

    /** The dialogue's region, as a player draws it. */
    public BufferedImage crop() {
        return crop(Moment.WHOLE);
    }

    /** The dialogue's region, as a player draws it: the same at every moment. */
    public BufferedImage crop(Moment moment) {
        return crop(moment, region());
    }

    /** @param region of the frame, such as another line's of the same game */
    public BufferedImage crop(Moment moment, Rectangle region) {
        final BufferedImage frame = draw(moment);
        final BufferedImage crop = new BufferedImage(region.width, region.height, BufferedImage.TYPE_INT_RGB);
        crop.createGraphics().drawImage(frame, -region.x, -region.y, null);
        return crop;
    }

    /**
     * The same game with another line of its narrator.
     *
     * @param text with readings as <code>{word|reading}</code>
     */
    public Scene saying(String text) {
        final Look silent = new Look(
                look.ink(),
                look.panel(),
                look.icon(),
                Look.Plate.NONE,
                look.portrait(),
                look.readings(),
                look.spacing(),
                look.pitch(),
                look.veil());
        return new Scene(language, style, typeface, bold, size, Utterance.parse("", text), backdrop, silent, seed);
    }

    /** Of the frame, in its pixels. */
    public Rectangle region() {
        final Stage stage = Stage.of(this);
        final Rectangle region = stage.region();
        final double scale = stage.scale();
        return new Rectangle((int) (region.x * scale), (int) (region.y * scale), (int) (region.width * scale), (int)
                (region.height * scale));
    }

    /** Around all letters of the text, without outlines, in the region's pixels. */
    public Rectangle textInRegion() {
        final Stage stage = Stage.of(this);
        final Rectangle2D words = stage.text().bounds();
        final Rectangle region = region();
        final double scale = stage.scale();
        return new Rectangle(
                (int) Math.round(words.getX() * scale) - region.x,
                (int) Math.round(words.getY() * scale) - region.y,
                (int) Math.round(words.getWidth() * scale),
                (int) Math.round(words.getHeight() * scale));
    }

    /** What stands in the region: lines as they were broken, without readings, the speaker first where it is seen. */
    public List<String> truth() {
        final Stage stage = Stage.of(this);
        final List<String> lines = new ArrayList<>();
        if (stage.regionHoldsName()) {
            lines.add(shownSpeaker());
        }
        lines.addAll(stage.text().lines());
        return lines;
    }

    /** As on the name plate; empty where none is seen in the region. */
    public Optional<String> speaker() {
        return Stage.of(this).regionHoldsName() ? Optional.of(utterance.speaker()) : Optional.empty();
    }

    String shownSpeaker() {
        if (look.plate() != Look.Plate.BRACKETED_LINE) {
            return utterance.speaker();
        }
        // Western typefaces have no lenticular brackets.
        return language.equals("en") ? "[" + utterance.speaker() + "]" : "【" + utterance.speaker() + "】";
    }

    boolean isSpaced() {
        return isSpaced(language);
    }

    static boolean isSpaced(String language) {
        return language.equals("en") || language.equals("ko");
    }

    private void paint(Graphics2D graphics, Stage stage, Moment moment) {
        final Ornaments ornaments = new Ornaments(graphics);
        graphics.setColor(new Color(0, 0, 0, (float) look.veil()));
        graphics.fillRect(0, 0, stage.width(), stage.height());
        if (look.panel().isThere()) {
            ornaments.panel(stage.box(), look.panel());
            stage.plate().ifPresent(plate -> ornaments.panel(plate, look.panel()));
        }
        stage.portrait().ifPresent(place -> ornaments.portrait(place, seed));
        stage.name().ifPresent(name -> InkPainter.paint(graphics, name.shape(Integer.MAX_VALUE), nameInk()));
        InkPainter.paint(graphics, stage.text().shape(moment.shownCharacters()), look.ink());
        if (moment.showsIcon() && look.icon() != Look.Icon.NONE) {
            final double letters = size / stage.scale();
            final Point2D place = stage.icon(look.icon(), letters);
            ornaments.icon(look.icon(), place.getX(), place.getY(), letters * 0.8, iconColour());
        }
    }

    /** Names have colours of their own, as light or dark as the text. */
    private Look.Ink nameInk() {
        final Look.Ink ink = look.ink();
        if (look.plate() == Look.Plate.BRACKETED_LINE || seed % 3 == 0) {
            return ink;
        }
        final float[] text = Color.RGBtoHSB(
                ink.fill().getRed(), ink.fill().getGreen(), ink.fill().getBlue(), null);
        final boolean light = text[2] > 0.6;
        final Color own = Color.getHSBColor((seed % 17) / 17f, light ? 0.35f : 0.8f, light ? 1 : 0.45f);
        return new Look.Ink(own, own, ink.outline(), ink.edge(), ink.shadow(), ink.blur(), ink.glow());
    }

    private Color iconColour() {
        return Color.getHSBColor((seed % 13) / 13f, 0.4f, 1);
    }

    private static BufferedImage scaled(BufferedImage frame, double scale) {
        final int width = (int) Math.round(frame.getWidth() * scale);
        final int height = (int) Math.round(frame.getHeight() * scale);
        final BufferedImage shown = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = shown.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(frame, 0, 0, width, height, null);
        graphics.dispose();
        return shown;
    }

    private static Graphics2D smooth(BufferedImage image) {
        final Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return graphics;
    }

    @Override
    public String toString() {
        return "%s %s %s%s %d #%d"
                .formatted(
                        language,
                        style.name().toLowerCase(Locale.ROOT),
                        typeface.family(),
                        bold ? " bold" : "",
                        size,
                        seed);
    }
}
