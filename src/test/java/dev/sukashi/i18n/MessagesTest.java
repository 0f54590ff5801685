package dev.sukashi.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Problem;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final Pattern PLACE = Pattern.compile("\\{[a-zA-Z]+}");

    @ParameterizedTest
    @ValueSource(strings = {"_zh_CN", "_ja"})
    void everyLanguageHasTheReferencesKeysAndPlaces(String suffix) throws IOException {
        final Properties reference = bundle("");
        final Properties other = bundle(suffix);

        assertThat(other.stringPropertyNames()).isEqualTo(reference.stringPropertyNames());
        for (final String key : reference.stringPropertyNames()) {
            assertThat(places(other.getProperty(key))).as(key).isEqualTo(places(reference.getProperty(key)));
        }
    }

    @ParameterizedTest
    @EnumSource(Problem.Kind.class)
    void everyProblemHasASentence(Problem.Kind kind) {
        assertThat(new Messages(Locale.ENGLISH).problem(Problem.of(kind))).isNotBlank();
    }

    @Test
    void aValueThatLooksLikeAPlaceStaysAsItIs() {
        final Problem problem = Problem.of(Problem.Kind.UNREACHABLE, "url", "{reason}", "reason", "refused");

        assertThat(new Messages(Locale.ENGLISH).problem(problem)).contains("at {reason} (refused)");
    }

    @Test
    void adviceFollowsTheSentence() {
        final Problem problem = Problem.of(Problem.Kind.KEY_REFUSED, "status", "401", "advice", "ernie-key");

        assertThat(new Messages(Locale.ENGLISH).problem(problem))
                .startsWith("The service does not accept the key (401).")
                .endsWith("Qianfan’s keys do not work here.");
    }

    @Test
    void aLanguageWithoutWordsOfItsOwnGetsEnglish() {
        assertThat(new Messages(Locale.FRENCH).text("status.paused")).isEqualTo("Paused");
        assertThat(new Messages(Locale.SIMPLIFIED_CHINESE).text("status.paused"))
                .isEqualTo("已暂停");
    }

    private static Set<String> places(String sentence) {
        final Set<String> places = new TreeSet<>();
        PLACE.matcher(sentence).results().map(MatchResult::group).forEach(places::add);
        return places;
    }

    private static Properties bundle(String suffix) throws IOException {
        final Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(
                        MessagesTest.class.getResourceAsStream("/dev/sukashi/i18n/messages" + suffix + ".properties")),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
