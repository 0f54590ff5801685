package dev.sukashi.app.bench;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** A game's dialogue box with two lines, and the same letters as a mask. */
record DialoguePicture(List<String> lines) {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 120;
    private static final int LEFT = 24;
    private static final int FIRST_BASELINE = 48;
    private static final int LINE_HEIGHT = 46;

    /** So high that recognition takes masks as they are. */
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 32);

    private static final Color LETTERS = new Color(0xFAFAF6);
    private static final Color BOX = new Color(12, 16, 32, 190);

    /** Whether this machine's fonts have its letters. */
    boolean canBeDrawn() {
        return FONT.canDisplayUpTo(String.join("", lines)) < 0;
    }

    /** Light letters on a dark box through which a little of the sky shows. */
    BufferedImage inGame() {
        final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(0x5B8FD0), WIDTH, HEIGHT, new Color(0xE8B48A)));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(BOX);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        write(graphics, LETTERS);
        return image;
    }

    /** Black letters on white, in the same places. */
    BufferedImage mask() {
        final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        final Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        write(graphics, Color.BLACK);
        return image;
    }

    private void write(Graphics2D graphics, Color colour) {
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(FONT);
        graphics.setColor(colour);
        for (int line = 0; line < lines.size(); line++) {
            graphics.drawString(lines.get(line), LEFT, FIRST_BASELINE + line * LINE_HEIGHT);
        }
        graphics.dispose();
    }
}
