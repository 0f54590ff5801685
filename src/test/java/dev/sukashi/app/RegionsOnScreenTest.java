package dev.sukashi.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sukashi.desktop.SystemFolders;
import dev.sukashi.desktop.testing.GameProgram;
import dev.sukashi.desktop.testing.XServer;
import dev.sukashi.game.GameProfiles;
import dev.sukashi.game.OcrRegion;
import dev.sukashi.i18n.Messages;
import dev.sukashi.overlay.Placement;
import dev.sukashi.settings.SettingsFile;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program: real keys and a real mouse draw a region over the window of another program. */
@Tag("x11")
class RegionsOnScreenTest {
    private static final Color FRAME = new Color(0xFFD27F);
    private static final Rectangle BOX = new Rectangle(300, 480, 600, 150);
    private static final Point CORNER = new Point(20, 790);

    @TempDir
    Path home;

    private GameProgram game;

    @BeforeEach
    void openAGame() {
        XServer.require();
        XServer.pointAt(new Point(640, 40));
        game = GameProgram.start(
                "Moonlit Library - 60 FPS", new Rectangle(100, 80, 1000, 600), GameProgram.Kind.FRAMED);
        XServer.await("the game is seen", this::gameIsSeen);
    }

    @AfterEach
    void endTheGame() {
        game.close();
    }

    private boolean gameIsSeen() {
        final Point origin = XServer.windowPlace(game.window());
        return List.of(BOX.getLocation(), new Point(899, 629)).stream()
                .allMatch(place ->
                        XServer.colorAt(place).equals(GameProgram.colorAt(place.x - origin.x, place.y - origin.y)));
    }

    @Test
    void whatIsDrawnIsKeptAndFramedAndFollowsTheWindowAlsoAfterARestart() throws IOException {
        final String focus = XServer.run("xdotool", "getactivewindow");
        final Point origin = XServer.windowPlace(game.window());
        try (OverlayApp app = open()) {
            XServer.press("ctrl+alt+r");
            awaitDimmed();
            XServer.drag(BOX.getLocation(), new Point(BOX.x + BOX.width - 1, BOX.y + BOX.height - 1));
            XServer.await("the profile is written", () -> Files.exists(profile()));
            XServer.await(
                    "the game has the keyboard again",
                    () -> XServer.run("xdotool", "getactivewindow").equals(focus));

            final JsonNode json = new ObjectMapper().readTree(profile().toFile());
            assertThat(json.at("/match/title").textValue()).isEqualTo("Moonlit Library");
            assertThat(json.at("/ocr/regions/0/name").textValue()).isEqualTo("dialogue");
            assertThat(region().place().on(content())).isEqualTo(BOX);

            app.perform(Action.SHOW_REGIONS);
            awaitFrame(BOX, "the frame stands around what was drawn");
            XServer.screenshot("regions-framed");
            XServer.moveWindow(game.window(), new Point(40, 120));
            final Point there = XServer.windowPlace(game.window());
            final Rectangle moved = new Rectangle(BOX);
            moved.translate(there.x - origin.x, there.y - origin.y);
            awaitFrame(moved, "the frame follows the window");
            XServer.resizeWindow(game.window(), new Dimension(800, 480));
            awaitFrame(region().place().on(content()), "the frame is resized with the window");
            XServer.screenshot("regions-resized");
        }
        XServer.resizeWindow(game.window(), new Dimension(1000, 600));
        final Rectangle again = region().place().on(content());
        assertThat(again.getSize()).isEqualTo(BOX.getSize());
        try (OverlayApp app = open()) {
            app.perform(Action.SHOW_REGIONS);
            awaitFrame(again, "the frame is there again after a restart");
        }
    }

    @Test
    void escapeKeepsNothingAndBringsTheOverlayBack() throws IOException {
        try (OverlayApp app = open()) {
            final Point origin = XServer.windowPlace(game.window());
            final Point place = new Point(780, 262);
            final Color plain = GameProgram.colorAt(place.x - origin.x, place.y - origin.y);
            XServer.await("the overlay is seen", () -> !XServer.colorAt(place).equals(plain));
            XServer.press("ctrl+alt+r");
            awaitDimmed();
            XServer.holdFrom(new Point(place.x - 60, place.y - 60), new Point(place.x + 60, place.y + 60));
            XServer.await(
                    "the picture is the game without the overlay",
                    () -> XServer.colorAt(place).equals(plain));
            XServer.await(
                    "the picker has the keyboard",
                    () -> !XServer.run("xdotool", "getactivewindow").equals("" + game.window()));
            // To "clear modifiers", as press does, would let the mouse's button go.
            XServer.run("xdotool", "key", "Escape");
            XServer.await("the picker is gone", () -> XServer.colorAt(CORNER).getBlue() > 110);
            XServer.letGo();
            XServer.await("the overlay is back", () -> !XServer.colorAt(place).equals(plain));
            assertThat(app.overlayBounds().contains(place)).isTrue();
            assertThat(home.resolve("games")).doesNotExist();
        }
        XServer.await("no thread is left", () -> XServer.ownThreads().isEmpty());
    }

    private static void awaitDimmed() {
        XServer.await("the screen is dimmed", () -> XServer.colorAt(CORNER).getBlue() < 90);
    }

    private static void awaitFrame(Rectangle region, String what) {
        XServer.await(what, () -> isFramed(region));
    }

    /** The line is close on all four sides, and stops at the region. */
    private static boolean isFramed(Rectangle region) {
        final int middle = region.x + region.width / 2;
        final int centre = region.y + region.height / 2;
        final List<Point> line = List.of(
                new Point(region.x - 1, centre),
                new Point(region.x + region.width, centre),
                new Point(middle, region.y - 1),
                new Point(middle, region.y + region.height));
        final List<Point> inside = List.of(
                new Point(region.x, centre),
                new Point(region.x + region.width - 1, centre),
                new Point(middle, region.y),
                new Point(middle, region.y + region.height - 1));
        return line.stream().allMatch(place -> XServer.colorAt(place).equals(FRAME))
                && inside.stream().noneMatch(place -> XServer.colorAt(place).equals(FRAME));
    }

    private Rectangle content() {
        final Point origin = XServer.windowPlace(game.window());
        return new Rectangle(origin, XServer.windowSize(game.window()));
    }

    private Path profile() {
        return home.resolve("games/moonlit-library.json");
    }

    private OcrRegion region() {
        return new GameProfiles(home.resolve("games"))
                .load()
                .games()
                .profiles()
                .get(0)
                .regions()
                .get(0);
    }

    private OverlayApp open() throws IOException {
        final SettingsFile.Loaded loaded = new SettingsFile(home.resolve("settings.json")).load();
        final OverlayApp app = OverlayApp.open(new OverlayApp.Context(
                        new SystemFolders(home, home.resolve("cache")),
                        loaded.settings(),
                        loaded.problems(),
                        new Messages(Locale.ENGLISH),
                        Map.of(),
                        List.of()))
                .orElseThrow();
        app.place(new Placement(300, 250, 500, Placement.Anchor.TOP));
        return app;
    }
}
