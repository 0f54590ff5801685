package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sukashi.line.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # pasted                                        | conversation                                                 | models
            https://api.x.ai/v1/chat/completions            | https://api.x.ai/v1/chat/completions                         | https://api.x.ai/v1/models
            https://api.x.ai/v1/chat/completions/           | https://api.x.ai/v1/chat/completions                         | https://api.x.ai/v1/models
            http://127.0.0.1:8080/chat/completions          | http://127.0.0.1:8080/chat/completions                       | http://127.0.0.1:8080/models
            https://gw.test/x/chat/completions?api-version=3| https://gw.test/x/chat/completions?api-version=3             | https://gw.test/x/models?api-version=3
            https://gw.test/say#                            | https://gw.test/say                                          | https://gw.test/say/models
            https://gw.test/v1/#                            | https://gw.test/v1/                                          | https://gw.test/v1/models
            https://gw.test/a/chat/completions#             | https://gw.test/a/chat/completions                           | https://gw.test/a/models
            https://gw.test/say?k=v#                        | https://gw.test/say?k=v                                      | https://gw.test/say/models?k=v
            https://api.openai.com/v1                       | https://api.openai.com/v1/chat/completions                   | https://api.openai.com/v1/models
            https://api.openai.com/v1/                      | https://api.openai.com/v1/chat/completions                   | https://api.openai.com/v1/models
            https://ark.cn-beijing.volces.com/api/v3        | https://ark.cn-beijing.volces.com/api/v3/chat/completions    | https://ark.cn-beijing.volces.com/api/v3/models
            https://open.bigmodel.cn/api/paas/v4/           | https://open.bigmodel.cn/api/paas/v4/chat/completions        | https://open.bigmodel.cn/api/paas/v4/models
            https://api.groq.com/openai/v1                  | https://api.groq.com/openai/v1/chat/completions              | https://api.groq.com/openai/v1/models
            https://gw.test/v1?tenant=7                     | https://gw.test/v1/chat/completions?tenant=7                 | https://gw.test/v1/models?tenant=7
            https://g.test/v1beta/openai                    | https://g.test/v1beta/openai/chat/completions                | https://g.test/v1beta/openai/models
            https://g.test/v1beta/openai/                   | https://g.test/v1beta/openai/chat/completions                | https://g.test/v1beta/openai/models
            https://api.deepinfra.com/v1/openai             | https://api.deepinfra.com/v1/openai/chat/completions         | https://api.deepinfra.com/v1/openai/models
            https://api.x.ai                                | https://api.x.ai/v1/chat/completions                         | https://api.x.ai/v1/models
            https://api.x.ai/                               | https://api.x.ai/v1/chat/completions                         | https://api.x.ai/v1/models
            https://gw.test/openai                          | https://gw.test/openai/v1/chat/completions                   | https://gw.test/openai/v1/models
            https://gw.test/rev1                            | https://gw.test/rev1/v1/chat/completions                     | https://gw.test/rev1/v1/models
            https://gw.test?tenant=7                        | https://gw.test/v1/chat/completions?tenant=7                 | https://gw.test/v1/models?tenant=7
            api.deepseek.com                                | https://api.deepseek.com/v1/chat/completions                 | https://api.deepseek.com/v1/models
            api.deepseek.com/v1                             | https://api.deepseek.com/v1/chat/completions                 | https://api.deepseek.com/v1/models
            api.example.com:8443/v1                         | https://api.example.com:8443/v1/chat/completions             | https://api.example.com:8443/v1/models
            localhost:11434                                 | http://localhost:11434/v1/chat/completions                   | http://localhost:11434/v1/models
            127.0.0.1:8080/v1                               | http://127.0.0.1:8080/v1/chat/completions                    | http://127.0.0.1:8080/v1/models
            [::1]:1234                                      | http://[::1]:1234/v1/chat/completions                        | http://[::1]:1234/v1/models
            192.168.1.7:5000                                | http://192.168.1.7:5000/v1/chat/completions                  | http://192.168.1.7:5000/v1/models
            10.0.0.2                                        | http://10.0.0.2/v1/chat/completions                          | http://10.0.0.2/v1/models
            172.16.0.9:9000/v1                              | http://172.16.0.9:9000/v1/chat/completions                   | http://172.16.0.9:9000/v1/models
            172.32.0.9                                      | https://172.32.0.9/v1/chat/completions                       | https://172.32.0.9/v1/models
            gamepc:8080                                     | http://gamepc:8080/v1/chat/completions                       | http://gamepc:8080/v1/models
            gamepc.local                                    | http://gamepc.local/v1/chat/completions                      | http://gamepc.local/v1/models
            http://api.example.com                          | http://api.example.com/v1/chat/completions                   | http://api.example.com/v1/models
            HTTPS://API.Example.com/V1x                     | https://api.example.com/V1x/v1/chat/completions              | https://api.example.com/V1x/v1/models
            """)
    void whateverIsPastedLeadsToTheSamePlace(String pasted, String chat, String models) throws ProblemException {
        final EndpointUrl url = EndpointUrl.of("  " + pasted + "\n");
        assertThat(url.chat()).hasToString(chat);
        assertThat(url.models()).hasToString(models);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "http://",
                "https://#",
                "ftp://host/v1",
                "ws://host",
                "http:///v1",
                "http://a b/v1",
                "http://host:99999",
                "http://host:port/v1",
                "http://[::1",
                "#",
                "https://?x",
                "://host"
            })
    void whatIsNoAddressIsSaidToBeNone(String pasted) {
        final ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> EndpointUrl.of(pasted));
        assertThat(thrown).as(pasted).isNotNull();
        assertThat(thrown.problem().kind()).isEqualTo(Problem.Kind.BAD_URL);
        assertThat(thrown.problem().details()).containsKeys("url", "reason");
    }

    @Test
    void anAddressIsShownWithoutWhatMayBeAKey() {
        assertThat(EndpointUrl.display("https://me:pw@host/v1?key=abc#frag")).isEqualTo("https://host/v1");
        assertThat(EndpointUrl.display("me:pw@host/v1")).isEqualTo("host/v1");
        assertThat(EndpointUrl.display("host/v1@2")).isEqualTo("host/v1@2");
    }
}
