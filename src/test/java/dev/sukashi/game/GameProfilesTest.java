package dev.sukashi.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sukashi.line.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GameProfilesTest {
    private static final RegionPlace PLACE = new RegionPlace(0.1, 0.7, 0.8, 0.25);

    @TempDir
    Path home;

    private Path folder;
    private GameProfiles profiles;

    @BeforeEach
    void nameTheFolder() {
        folder = home.resolve("games");
        profiles = new GameProfiles(folder);
    }

    @Test
    void noFolderIsNoGames() {
        assertThat(profiles.load().problems()).isEmpty();
        assertThat(profiles.load().games().profiles()).isEmpty();
    }

    @Test
    void aWholeProfileIsRead() throws IOException {
        write("fate", """
                {"version":1,"id":"fate","title":"Fate","match":{"title":"^Fate","process":"^fate$"},
                 "ocr":{"regions":[
                   {"name":"dialogue","x":0.1,"y":0.7,"width":0.8,"height":0.25,"layout":"vertical","auto":false,
                    "engine":"llm:main","hotkey":"F8"},
                   {"name":"speaker","x":0.1,"y":0.65,"width":0.2,"height":0.05,"role":"speaker"}]}}""");

        final GameProfiles.Loaded loaded = profiles.load();

        assertThat(loaded.problems()).isEmpty();
        final GameProfile fate = loaded.games().find("Fate/stay night", "fate").orElseThrow();
        assertThat(fate.title()).isEqualTo("Fate");
        assertThat(fate.regions())
                .containsExactly(
                        new OcrRegion(
                                "dialogue",
                                0.1,
                                0.7,
                                0.8,
                                0.25,
                                OcrRegion.Layout.VERTICAL,
                                false,
                                OcrRegion.Role.TEXT,
                                "llm:main",
                                "F8"),
                        new OcrRegion(
                                "speaker",
                                0.1,
                                0.65,
                                0.2,
                                0.05,
                                OcrRegion.Layout.AUTO,
                                true,
                                OcrRegion.Role.SPEAKER,
                                "tesseract",
                                ""));
    }

    @Test
    void whatIsAbsentHasItsDefault() throws IOException {
        write("partial", "{\"ocr\":{\"regions\":[{\"y\":0.5}]}}");

        final GameProfiles.Loaded loaded = profiles.load();

        assertThat(loaded.problems()).isEmpty();
        assertThat(only(loaded).regions()).containsExactly(OcrRegion.of("region 1", new RegionPlace(0, 0.5, 1, 0.5)));
    }

    @Test
    void whatIsWrongIsToldAndTheRestIsUsed() throws IOException {
        write("wrong", """
                {"id":"other","title":7,"match":{"title":"(","process":"x"},
                 "ocr":{"regions":[
                   {"name":"a","x":"left","width":0.5,"height":0.5},
                   {"name":"b","x":0.9,"y":0,"width":0.5,"height":0.5},
                   {"name":"c","width":0,"height":0.5},
                   "d",
                   {"name":"e","layout":"diagonal","auto":"yes","engine":"magic","role":"x"},
                   {"name":"e"},
                   {"name":"f","width":1e400}]}}""");

        final GameProfiles.Loaded loaded = profiles.load();

        assertThat(loaded.problems())
                .extracting(problem -> problem.details().get("key"))
                .containsExactlyInAnyOrder(
                        "games/wrong.json id",
                        "games/wrong.json title",
                        "games/wrong.json match.title",
                        "games/wrong.json ocr.regions[0].x",
                        "games/wrong.json ocr.regions[1].x, y, width, height",
                        "games/wrong.json ocr.regions[2].x, y, width, height",
                        "games/wrong.json ocr.regions[3]",
                        "games/wrong.json ocr.regions[4].layout",
                        "games/wrong.json ocr.regions[4].auto",
                        "games/wrong.json ocr.regions[4].engine",
                        "games/wrong.json ocr.regions[4].role",
                        "games/wrong.json ocr.regions[5].name",
                        "games/wrong.json ocr.regions[6].x, y, width, height");
        assertThat(loaded.problems()).allMatch(problem -> problem.details().containsKey("expected"));
        final GameProfile wrong = only(loaded);
        assertThat(wrong.id()).isEqualTo("wrong");
        assertThat(wrong.match()).isEqualTo(GameMatch.NONE);
        assertThat(wrong.regions()).containsExactly(OcrRegion.of("e", RegionPlace.WHOLE));
    }

    @Test
    void aBrokenFileGivesItsLastGoodProfileAndOthersAreReadAllTheSame() throws IOException {
        write("one", "{\"title\":\"One\"}");
        write("two", "{\"title\":\"Two\"}");
        profiles.load();
        write("one", "{\"title\":");

        final GameProfiles.Loaded loaded = profiles.load();

        assertThat(loaded.games().profiles()).extracting(GameProfile::title).containsExactly("One", "Two");
        assertThat(loaded.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.BAD_SETTINGS_FILE);
        assertThat(loaded.problems().get(0).details()).containsEntry("file", "games/one.json");
    }

    @Test
    void aNewProfileIsReadBackAsItWasWritten() throws IOException {
        final GameProfile profile = new Games(List.of())
                .ofWindow("Fate/stay night", "python")
                .withRegions(List.of(OcrRegion.of("dialogue", PLACE)));

        profiles.save(profile);

        assertThat(profiles.load().problems()).isEmpty();
        assertThat(only(profiles.load())).isEqualTo(profile);
        final JsonNode json = json("fate-stay-night");
        assertThat(json.path("version").intValue()).isEqualTo(1);
        assertThat(json.at("/match/process").textValue()).isEqualTo("^python$");
        assertThat(json.at("/ocr/regions/0").toString())
                .isEqualTo("{\"name\":\"dialogue\",\"x\":0.1,\"y\":0.7,\"width\":0.8,\"height\":0.25,"
                        + "\"layout\":\"auto\",\"auto\":true}");
    }

    @Test
    void whatThisVersionDoesNotKnowStaysInTheFile() throws IOException {
        write("fate", """
                {"version":1,"id":"fate","prompt":{"synopsis":"…"},"glossary":[{"source":"魔導具"}],
                 "match":{"title":"mine","note":"kept"},
                 "ocr":{"upscale":2,"regions":[
                   {"name":"dialogue","x":0,"y":0,"width":1,"height":1,"colour":"#fff"},
                   {"name":"old"},
                   {"name":"broken","x":"left"}]}}""");
        final GameProfile fate = only(profiles.load());

        profiles.save(fate.withRegions(List.of(fate.regions().get(0).at(PLACE), OcrRegion.of("new", PLACE))));

        final JsonNode json = json("fate");
        assertThat(json.at("/prompt/synopsis").textValue()).isEqualTo("…");
        assertThat(json.at("/glossary/0/source").textValue()).isEqualTo("魔導具");
        assertThat(json.at("/match/title").textValue()).isEqualTo("mine");
        assertThat(json.at("/match/note").textValue()).isEqualTo("kept");
        assertThat(json.at("/ocr/upscale").intValue()).isEqualTo(2);
        assertThat(json.at("/ocr/regions").findValuesAsText("name")).containsExactly("dialogue", "new", "broken");
        assertThat(json.at("/ocr/regions/0/colour").textValue()).isEqualTo("#fff");
        assertThat(json.at("/ocr/regions/0/y").doubleValue()).isEqualTo(0.7);
        assertThat(Files.readString(folder.resolve("fate.json.last"))).contains("old");
    }

    @Test
    void noIdLeadsOutOfTheFolder() {
        final GameProfile evil = new GameProfile("../evil", "", GameMatch.NONE, List.of());

        assertThatThrownBy(() -> profiles.save(evil)).isInstanceOf(IllegalArgumentException.class);
        assertThat(home.resolve("evil.json")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeReadIsTold() throws IOException {
        Files.writeString(folder, "a file where the folder should be");
        assertThat(profiles.load().games().profiles()).isEmpty();

        assertThatThrownBy(() -> profiles.save(new GameProfile("a", "", GameMatch.NONE, List.of())))
                .isInstanceOf(IOException.class);
    }

    private static GameProfile only(GameProfiles.Loaded loaded) {
        assertThat(loaded.games().profiles()).hasSize(1);
        return loaded.games().profiles().get(0);
    }

    private void write(String id, String json) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(id + ".json"), json);
    }

    private JsonNode json(String id) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(id + ".json").toFile());
    }
}
