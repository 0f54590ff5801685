package dev.sukashi.overlay;

import dev.sukashi.overlay.LaidScene.Bar;
import dev.sukashi.overlay.LaidScene.Dots;
import dev.sukashi.overlay.LaidScene.PlacedLine;
import dev.sukashi.overlay.text.FontChain;
import dev.sukashi.overlay.text.FontFamilies;
import dev.sukashi.overlay.text.Ink;
import dev.sukashi.overlay.text.LaidLine;
import dev.sukashi.overlay.text.TextFlow;
import java.awt.ComponentOrientation;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts blocks below each other; keeps from frame to frame what has not changed. Confined to one thread. */
final class SceneLayout {
    static final float MARGIN_ACROSS = 20;
    static final float MARGIN_DOWN = 13;

    private static final float GAP = 7;
    private static final float GAP_BELOW_NAME = 1;
    private static final float RUBY_ROOM = 0.52f;
    private static final float USAGE_SIZE = 0.9f;
    private static final float BAR_WIDTH = 3;
    private static final float BAR_DISTANCE = 6;

    private final FontFamilies families;
    private final Map<FontKey, FontChain> chains = new HashMap<>();
    private Map<String, TextFlow> flows = new HashMap<>();

    private OverlayStyle style;

    SceneLayout(FontFamilies families, OverlayStyle style) {
        this.families = families;
        this.style = style;
    }

    private record FontKey(Locale language, Locale mixedIn, float size) {}

    void setStyle(OverlayStyle style) {
        this.style = style;
        chains.clear();
        flows.clear();
    }

    /**
     * @param width of the panel in points
     */
    LaidScene layOut(List<Block> blocks, float width) {
        final Stack stack = new Stack(width);
        final Map<String, TextFlow> used = new HashMap<>();
        for (final Block block : blocks) {
            if (block instanceof Block.Text text) {
                final TextFlow flow = flowFor(text);
                used.put(text.key(), flow);
                stack.add(text, flow);
            } else if (block instanceof Block.Waiting waiting) {
                final TextFlow label = flowFor(waiting.key() + ":label", labelFonts(waiting), waiting.labelLanguage());
                used.put(waiting.key() + ":label", label);
                stack.add(waiting, label);
            }
        }
        flows = used;
        return stack.scene();
    }

    private TextFlow flowFor(Block.Text text) {
        return flowFor(text.key(), chain(text.language(), text.mixedIn(), size(text.role())), text.language());
    }

    private TextFlow flowFor(String key, FontChain fonts, Locale language) {
        final TextFlow known = flows.get(key);
        return known != null && known.isFor(fonts, language) ? known : new TextFlow(fonts, language);
    }

    private FontChain labelFonts(Block.Waiting waiting) {
        return chain(waiting.labelLanguage(), waiting.mixedIn(), size(Block.Role.NOTICE));
    }

    private FontChain chain(Locale language, Locale mixedIn, float size) {
        return chains.computeIfAbsent(
                new FontKey(language, mixedIn, size),
                key -> families.chain(style.family(), language, mixedIn, Font.PLAIN, size));
    }

    private float size(Block.Role role) {
        return switch (role) {
            case TRANSLATION -> style.translationSize();
            case SOURCE -> style.sourceSize();
            case SPEAKER, TRANSLATOR, PROBLEM, NOTICE -> style.noteSize();
            case USAGE -> style.noteSize() * USAGE_SIZE;
        };
    }

    private Ink ink(Block.Role role) {
        final OverlayStyle.Palette palette = style.palette();
        final float outline = style.outlineWidth() * size(role) / style.translationSize();
        return switch (role) {
            case TRANSLATION -> new Ink(palette.translation(), palette.outline(), outline);
            case SOURCE -> new Ink(palette.source(), palette.outline(), outline);
            case SPEAKER, TRANSLATOR -> new Ink(palette.name(), palette.outline(), outline);
            case NOTICE -> new Ink(palette.note(), palette.outline(), outline);
            case USAGE -> new Ink(palette.source(), palette.outline(), outline);
            case PROBLEM -> new Ink(palette.problem(), palette.outline(), outline);
        };
    }

    /** One pass from top to bottom. */
    private final class Stack {
        private final float width;
        private final List<PlacedLine> lines = new ArrayList<>();
        private final List<Rectangle2D> carets = new ArrayList<>();
        private final List<Dots> dots = new ArrayList<>();
        private final List<Bar> bars = new ArrayList<>();
        private float y = MARGIN_DOWN;
        private float gap;

        Stack(float width) {
            this.width = width;
        }

        void add(Block.Text block, TextFlow flow) {
            y += gap;
            final float top = y;
            final FontChain fonts = flow.fonts();
            final Ink ink = inkOf(block);
            boolean toTheLeft = false;
            for (final LaidLine line : flow.layOut(block.text(), block.rubies(), inner())) {
                final float room = line.hasRuby() ? RUBY_ROOM * fonts.size() : 0;
                final float baseline = y + leading(fonts) / 2 + room + fonts.ascent();
                final float x = line.isRightToLeft() ? width - MARGIN_ACROSS - line.advance() : MARGIN_ACROSS;
                lines.add(new PlacedLine(block.role(), line, ink, x, baseline));
                toTheLeft |= line.isRightToLeft();
                y += room + lineHeight(fonts);
            }
            if (block.unfinished() && !lines.isEmpty()) {
                carets.add(caretAfter(lines.get(lines.size() - 1), fonts));
            }
            final boolean isName = block.role() == Block.Role.SPEAKER || block.role() == Block.Role.TRANSLATOR;
            gap = isName ? GAP_BELOW_NAME : GAP;
            bar(block, top, toTheLeft);
        }

        private Ink inkOf(Block.Text block) {
            final Ink usual = ink(block.role());
            return block.role() == Block.Role.TRANSLATOR && block.colour().isPresent()
                    ? new Ink(block.colour().get(), usual.outline(), usual.outlineWidth())
                    : usual;
        }

        /** A bar beside the block; it goes on from the block above, unless a translator's name begins another. */
        private void bar(Block block, float top, boolean toTheLeft) {
            if (block.colour().isEmpty()) {
                return;
            }
            final boolean begins = block instanceof Block.Text text && text.role() == Block.Role.TRANSLATOR;
            final float x = toTheLeft ? width - MARGIN_ACROSS + BAR_DISTANCE : MARGIN_ACROSS - BAR_DISTANCE - BAR_WIDTH;
            final float from = begins || bars.isEmpty()
                    ? top
                    : (float) bars.remove(bars.size() - 1).place().getMinY();
            bars.add(new Bar(
                    new Rectangle2D.Float(x, from, BAR_WIDTH, y - from),
                    block.colour().get()));
        }

        void add(Block.Waiting block, TextFlow label) {
            y += gap;
            final float top = y;
            final FontChain fonts = chain(block.language(), block.mixedIn(), style.translationSize());
            final boolean toTheRight =
                    ComponentOrientation.getOrientation(block.language()).isLeftToRight();
            final float radius = fonts.size() * 0.115f;
            final float step = radius * 3.4f;
            final float centre = y + lineHeight(fonts) * 0.54f;
            dots.add(new Dots(
                    toTheRight ? MARGIN_ACROSS + 2 * radius : width - MARGIN_ACROSS - 2 * radius,
                    centre,
                    radius,
                    toTheRight ? step : -step));
            addLabel(block, label, toTheRight, 6.5f * radius + 2 * step, centre);
            y += lineHeight(fonts);
            gap = GAP;
            bar(block, top, !toTheRight);
        }

        /** Beside the dots; a label that is longer than the panel is wide goes on below. */
        private void addLabel(Block.Waiting block, TextFlow label, boolean toTheRight, float indent, float centre) {
            final FontChain fonts = label.fonts();
            float baseline = centre + fonts.ascent() * 0.36f;
            for (final LaidLine line : label.layOut(block.label(), List.of(), inner() - indent)) {
                final float x = toTheRight ? MARGIN_ACROSS + indent : width - MARGIN_ACROSS - indent - line.advance();
                lines.add(new PlacedLine(Block.Role.NOTICE, line, ink(Block.Role.NOTICE), x, baseline));
                y += line.start() > 0 ? lineHeight(fonts) : 0;
                baseline += lineHeight(fonts);
            }
        }

        LaidScene scene() {
            if (lines.isEmpty() && dots.isEmpty()) {
                y += style.translationSize();
            }
            return new LaidScene(lines, carets, dots, bars, y + MARGIN_DOWN);
        }

        private float inner() {
            return width - 2 * MARGIN_ACROSS;
        }

        private float lineHeight(FontChain fonts) {
            return (fonts.ascent() + fonts.descent()) * style.lineSpacing();
        }

        private float leading(FontChain fonts) {
            return (fonts.ascent() + fonts.descent()) * (style.lineSpacing() - 1);
        }

        private Rectangle2D caretAfter(PlacedLine last, FontChain fonts) {
            final float thickness = Math.max(2, fonts.size() * 0.09f);
            final float distance = fonts.size() * 0.2f;
            final float x = last.line().isRightToLeft()
                    ? last.x() - distance - thickness
                    : last.x() + last.line().advance() + distance;
            return new Rectangle2D.Float(x, last.baseline() - fonts.size() * 0.74f, thickness, fonts.size() * 0.84f);
        }
    }
}
