package dev.sukashi.overlay.region;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.desktop.testing.GameProgram;
import dev.sukashi.desktop.testing.XServer;
import dev.sukashi.testing.ScreenReading;
import java.awt.AWTException;
import java.awt.Color;
import java.awt.Point;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The picker over another program's window, with a real mouse and real keys, on plain and on magnified screens. */
@Tag("x11")
class RegionPickerTest {
    private static final Rectangle PLACE = new Rectangle(100, 80, 1000, 600);

    @TempDir
    Path cache;

    private final List<AutoCloseable> programs = new ArrayList<>();
    private GameProgram game;

    @BeforeAll
    static void needsADisplay() {
        XServer.require();
    }

    @BeforeEach
    void openAGame() {
        XServer.pointAt(new Point(640, 60));
        game = GameProgram.start("Moonlit Library", PLACE, GameProgram.Kind.FRAMED);
        programs.add(game);
        // The compositor brings it to the screen some frames after it was painted.
        XServer.await("the game is seen", () -> shown(300, 420) && shown(897, 597));
        XServer.await(
                "the game has the focus",
                () -> XServer.run("xdotool", "getactivewindow").equals("" + game.window()));
    }

    private boolean shown(int x, int y) {
        final Point origin = XServer.windowPlace(game.window());
        return XServer.colorAt(new Point(x, y)).equals(GameProgram.colorAt(x - origin.x, y - origin.y));
    }

    /** Opens the picker, and waits until the player sees it. */
    private static void open(PickerProgram picker) {
        final Point bare = new Point(20, 780);
        XServer.await("the screen is bright", () -> XServer.colorAt(bare).getBlue() > 110);
        picker.open();
        XServer.await("the screen is dimmed", () -> XServer.colorAt(bare).getBlue() < 90);
    }

    @AfterEach
    void endAll() throws Exception {
        for (int i = programs.size() - 1; i >= 0; i--) {
            programs.get(i).close();
        }
    }

    private PickerProgram picker(int scale) {
        final PickerProgram program = new PickerProgram(scale, cache, "en");
        programs.add(program);
        return program;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aDragInAnyDirectionDrawsTheRectangleBetweenItsEnds(int scale) {
        final PickerProgram picker = picker(scale);
        final Point corner = new Point(300, 420);
        final Point other = new Point(898, 598);
        for (final Point[] way : new Point[][] {
            {corner, other},
            {other, corner},
            {new Point(corner.x, other.y), new Point(other.x, corner.y)},
            {new Point(other.x, corner.y), new Point(corner.x, other.y)}
        }) {
            open(picker);
            XServer.drag(way[0], way[1]);
            assertThat(picker.drawn()).isEqualTo("300 420 599 179");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void insideOfTheRectangleTheScreenIsSeenAsItWasAndOutsideItIsDimmed(int scale) {
        final Point inside = new Point(512, 512);
        final Point outside = new Point(212, 212);
        final Color plain = XServer.colorAt(inside);
        final Color before = XServer.colorAt(outside);
        final PickerProgram picker = picker(scale);
        open(picker);
        XServer.holdFrom(new Point(300, 420), new Point(898, 598));

        XServer.await("the rectangle is bright", () -> XServer.colorAt(inside).equals(plain));
        XServer.await("what is around is dimmed", () -> XServer.colorAt(outside).getBlue() < 0.7 * before.getBlue());
        XServer.await("the magnifier shows the pointer's pixel", () -> shows(magnified(scale)));
        XServer.screenshot("picker-scale-" + scale);

        XServer.letGo();
        assertThat(picker.drawn()).isEqualTo("300 420 599 179");
    }

    /** The pixel under the pointer is in the middle of the lens, so large that the neighbours have its colour. */
    private static boolean shows(Point middle) {
        final Color colour = XServer.colorAt(middle);
        return colour.equals(GameProgram.colorAt(0, 0))
                || XServer.colorAt(new Point(middle.x + 1, middle.y)).equals(colour);
    }

    private static Point magnified(int scale) {
        final int half = 24 * scale + 15 * 8 * scale / 2;
        return new Point(898 + half, 598 + half);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void arrowKeysMoveByOnePixelAndEnterSetsTheCorners(int scale) {
        final PickerProgram picker = picker(scale);
        open(picker);
        XServer.pointAt(new Point(400, 300));
        XServer.press("Right");
        XServer.press("Return");
        press("shift+Right", 3);
        press("shift+Down", 2);
        XServer.press("Left");
        XServer.press("Return");

        assertThat(picker.drawn()).isEqualTo("401 300 30 21");
    }

    @Test
    void arrowKeysMoveTheCornerWhileTheButtonIsHeld() {
        final PickerProgram picker = picker(1);
        open(picker);
        XServer.holdFrom(new Point(400, 300), new Point(500, 350));
        XServer.run("xdotool", "key", "Down");
        XServer.run("xdotool", "key", "Left");
        XServer.letGo();

        assertThat(picker.drawn()).isEqualTo("400 300 100 52");
    }

    private static void press(String key, int times) {
        for (int i = 0; i < times; i++) {
            XServer.press(key);
        }
    }

    @Test
    void aSlipOfTheHandIsNoRectangleAndEscapeGivesUp() {
        final PickerProgram picker = picker(1);
        open(picker);
        XServer.drag(new Point(400, 300), new Point(405, 420));
        XServer.drag(new Point(400, 300), new Point(600, 305));
        XServer.await("the hint says so", () -> hint().contains("too small"));
        XServer.press("Escape");

        assertThat(picker.drawn()).isEqualTo("nothing");
    }

    private static String hint() {
        try {
            return ScreenReading.ocr(
                    ScreenReading.screenshot(new Rectangle(100, 15, 1080, 50), "picker-too-small"), "eng");
        } catch (IOException | AWTException e) {
            throw new AssertionError("no screen to read", e);
        }
    }

    @Test
    void theRightButtonGivesUp() {
        final PickerProgram picker = picker(1);
        open(picker);
        XServer.rightClick(new Point(400, 300));

        assertThat(picker.drawn()).isEqualTo("nothing");
    }

    @Test
    void itHasTheKeyboardWhileItIsOpenAndTheGameHasItAfterwards() {
        final String before = XServer.run("xdotool", "getactivewindow");
        final PickerProgram picker = picker(1);
        open(picker);
        assertThat(XServer.run("xdotool", "getactivewindow")).isNotEqualTo(before);
        XServer.press("Escape");
        assertThat(picker.drawn()).isEqualTo("nothing");

        XServer.await(
                "the game has the keyboard again",
                () -> XServer.run("xdotool", "getactivewindow").equals(before));
    }

    @Test
    void itStandsAboveAGameThatFillsTheScreen() {
        programs.add(GameProgram.start("Full", new Rectangle(0, 0, 1280, 800), GameProgram.Kind.PLAIN));
        final Point place = new Point(640, 300);
        XServer.await("the game fills the screen", () -> XServer.colorAt(place).equals(Color.ORANGE));
        final PickerProgram picker = picker(1);
        picker.open();

        XServer.await("the game is dimmed", () -> XServer.colorAt(place).getRed() < 180);
        XServer.drag(new Point(0, 600), new Point(1279, 799));
        assertThat(picker.drawn()).isEqualTo("0 600 1280 200");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aFrameStandsAroundTheRegionAndHidesNothingOfIt(int scale) {
        final Rectangle region = new Rectangle(301, 421, 597, 177);
        final List<Color> before = edge(region);
        final PickerProgram program = picker(scale);
        program.frame(region, "dialogue");

        XServer.await(
                "the frame is seen",
                () -> XServer.colorAt(new Point(region.x - 2 * scale, region.y + 40))
                        .equals(new Color(0x8FC7E8)));
        XServer.screenshot("region-frame-scale-" + scale);
        assertThat(edge(region)).isEqualTo(before);
        assertThat(XServer.colorAt(new Point(region.x + region.width + scale, region.y + 40)))
                .isEqualTo(new Color(0x8FC7E8));
    }

    /** The outermost pixels of a region. */
    private static List<Color> edge(Rectangle region) {
        final int right = region.x + region.width - 1;
        final int bottom = region.y + region.height - 1;
        return Arrays.asList(
                XServer.colorAt(region.getLocation()),
                XServer.colorAt(new Point(right, region.y)),
                XServer.colorAt(new Point(region.x, bottom)),
                XServer.colorAt(new Point(right, bottom)),
                XServer.colorAt(new Point(right, region.y + region.height / 2)),
                XServer.colorAt(new Point(region.x + region.width / 2, bottom)));
    }
}
