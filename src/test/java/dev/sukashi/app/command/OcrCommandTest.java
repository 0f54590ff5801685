package dev.sukashi.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sukashi.desktop.SystemFolders;
import dev.sukashi.i18n.Messages;
import dev.sukashi.testing.ScriptedModel;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./run ocr}: a row an image, and one sentence for each that cannot be read. */
class OcrCommandTest {
    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void eachImageIsARowAndOnesThatCannotBeReadStopNoOther() throws Exception {
        final Path good = picture("good.png");
        final Path cut = home.resolve("cut.png");
        final byte[] whole = Files.readAllBytes(good);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        final Path black = home.resolve("black.png");
        ImageIO.write(new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB), "png", black.toFile());
        final Path noPicture = Files.writeString(home.resolve("text.png"), "no picture");
        final Path absent = home.resolve("absent.png");
        final Path huge = home.resolve("huge.png");
        ImageIO.write(new BufferedImage(10_000, 10_000, BufferedImage.TYPE_BYTE_BINARY), "png", huge.toFile());

        assertThat(run(cut, noPicture, absent, black, huge, good)).isEqualTo(CommandContext.FAILED);

        assertThat(out().lines())
                .containsExactly(
                        cut + "\t",
                        noPicture + "\t",
                        absent + "\t",
                        black + "\t",
                        huge + "\t",
                        good + "\tThe gate opens.\\nWe go on.");
        assertThat(err().lines()).hasSize(5);
        assertThat(err().lines().toList().get(0)).contains("cut.png").contains("cut short");
        assertThat(err().lines().toList().get(2)).contains("There is no image");
        assertThat(err().lines().toList().get(3)).contains("No text");
        assertThat(err().lines().toList().get(4)).contains("too large").contains("--region");
    }

    @Test
    void aRegionIsReadAloneAndMustLieOnTheImage() throws Exception {
        final Path picture = picture("picture.png");

        assertThat(run("ocr", "--lang", "en", "--region", "0,0,500,65", picture.toString()))
                .isZero();
        assertThat(out().strip()).isEqualTo(picture + "\tThe gate opens.");
        assertThat(run("ocr", "--lang", "en", "--region", "0,100,500,400", picture.toString()))
                .isEqualTo(CommandContext.FAILED);
        assertThat(err()).contains("500×140");
        assertThat(run("ocr", "--region", "1,2,3", picture.toString())).isEqualTo(CommandContext.USAGE);
    }

    @Test
    void jsonTellsBoxesAndConfidences() throws Exception {
        assertThat(run(
                        "ocr",
                        "--lang",
                        "en",
                        "--json",
                        "--layout",
                        "horizontal",
                        picture("a.png").toString()))
                .isZero();

        final JsonNode row = new ObjectMapper().readTree(out());
        assertThat(row.get("lines")).hasSize(2);
        final JsonNode word = row.get("lines").get(0).get("words").get(0);
        assertThat(word.get("text").asText()).isEqualTo("The");
        assertThat(word.get("confidence").asDouble()).isBetween(50.0, 100.0);
        assertThat(word.get("x").asInt()).isBetween(10, 35);
    }

    @Test
    void aModelThatSeesReads() throws Exception {
        try (ScriptedModel model = new ScriptedModel()) {
            Files.writeString(
                    home.resolve("settings.json"),
                    "{\"version\":1,\"translators\":[{\"id\":\"eyes\",\"url\":\"" + model.url()
                            + "\",\"model\":\"gpt-4o\",\"enabled\":false}]}");
            final Path picture = picture("a.png");
            final CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(
                    () -> run("ocr", "--lang", "en", "--engine", "llm:eyes", picture.toString()));
            final ScriptedModel.Request request = model.next();
            request.say("The gate opens.\nWe go on.").end();
            assertThat(exit.get(20, TimeUnit.SECONDS)).isZero();
            assertThat(out().strip()).isEqualTo(picture + "\tThe gate opens.\\nWe go on.");
            assertThat(request.body().at("/messages/1/content/0/type").asText()).isEqualTo("image_url");
        }
    }

    @Test
    void anotherProgramReads() throws Exception {
        final Path script = Files.writeString(home.resolve("my reader"), "#!/bin/sh\nbasename \"$2\"\necho read\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        final Path picture = picture("a.png");

        assertThat(run("ocr", "--engine", "command:'" + script + "' -q {image}", picture.toString()))
                .isZero();
        assertThat(out()).matches("(?s).*a\\.png\tsukashi-ocr-\\d+\\.png\\\\nread\\s*");
        assertThat(run("ocr", "--engine", "command:" + home.resolve("absent"), picture.toString()))
                .isEqualTo(CommandContext.FAILED);
        assertThat(err()).contains("absent").contains("cannot be started (No such file or directory)");
        assertThat(out()).isEqualTo(picture + "\t" + System.lineSeparator());
    }

    @Test
    void anEngineThatIsNoneIsSaidToBe() throws Exception {
        final String picture = picture("a.png").toString();
        assertThat(run("ocr", "--engine", "magic", picture)).isEqualTo(CommandContext.FAILED);
        assertThat(err()).contains("“magic” is not a way to read");
        assertThat(run("ocr", "--engine", "llm:nobody", picture)).isEqualTo(CommandContext.FAILED);
        assertThat(err()).contains("no translator “nobody”");
        assertThat(out()).isEmpty();
    }

    private Path picture(String name) throws Exception {
        final BufferedImage image = new BufferedImage(500, 140, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(new Color(0x202840));
        graphics.fillRect(0, 0, 500, 140);
        graphics.setColor(Color.WHITE);
        graphics.setFont(new Font("Noto Sans CJK JP", Font.PLAIN, 30));
        graphics.drawString("The gate opens.", 24, 50);
        graphics.drawString("We go on.", 24, 105);
        graphics.dispose();
        final Path file = home.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private int run(Path... images) {
        final String[] words = new String[images.length + 3];
        words[0] = "ocr";
        words[1] = "--lang";
        words[2] = "en";
        for (int i = 0; i < images.length; i++) {
            words[i + 3] = images[i].toString();
        }
        return run(words);
    }

    private int run(String... words) {
        out.reset();
        err.reset();
        return SukashiCommand.run(
                new CommandContext(
                        new SystemFolders(home, home.resolve("cache")),
                        new Messages(Locale.ENGLISH),
                        Map.of(),
                        new ByteArrayInputStream(new byte[0]),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)),
                words);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
