package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Baidu's first protocol for ERNIE. The endpoint's key is the token that {@link ClientCredentialsTokenSource} makes; it
 * goes into the address, as the service knows no other place for it. A message's content is a string, so there are no
 * pictures; Baidu's models that see are on Qianfan v2.
 *
 * @see <a href="https://cloud.baidu.com/doc/WENXINWORKSHOP/s/clntwmv7t">ERNIE API, version 1</a>
 */
final class ErnieDialect implements Dialect {
    private static final String CHAT = "/rpc/2.0/ai_custom/v1/wenxinworkshop/chat";
    private static final Pattern WITH_MODEL = Pattern.compile("(.*/chat)/([^/]+)");

    @Override
    public KeyHeader keyHeader() {
        return KeyHeader.NONE;
    }

    @Override
    public WireRequest request(LlmEndpoint endpoint, LlmRequest request, Set<String> without) throws ProblemException {
        Pictures.refuseIn(request, endpoint.model());
        final ObjectNode body = JsonNodeFactory.instance.objectNode();
        // Begun and ended by the user, so their number is odd.
        final Conversation conversation = Conversation.of(request.messages()).endingWithTheUser();
        conversation.writeTurns(body.putArray("messages"), Content::of);
        if (!conversation.system().isEmpty()) {
            body.put("system", conversation.system());
        }
        body.put("stream", request.stream());
        endpoint.parameters().forEach((name, value) -> {
            if (!value.isNull()) {
                writeParameter(body, name, value);
            }
        });
        Json.merge(body, endpoint.body());
        return new WireRequest(url(endpoint), CommonHeaders.chat(request.stream()), body);
    }

    private static HttpUrl url(LlmEndpoint endpoint) throws ProblemException {
        final ServiceUrl pasted = ServiceUrl.of(endpoint.url());
        final String path = pasted.path();
        final Matcher whole = WITH_MODEL.matcher(path);
        final HttpUrl.Builder url;
        if (pasted.literal() || (whole.matches() && endpoint.model().isBlank())) {
            url = pasted.withPath(path);
        } else if (whole.matches()) {
            url = pasted.withPath(whole.group(1)).addPathSegment(pathOf(endpoint.model()));
        } else {
            url = pasted.withPath(path.endsWith("/chat") ? path : path + CHAT).addPathSegment(pathOf(endpoint.model()));
        }
        final String token = endpoint.key().reveal();
        // The two halves of a key have a colon between them, a token has none; a key never goes into an address.
        if (!token.isEmpty() && !token.contains(":")) {
            url.setQueryParameter("access_token", token);
        }
        return url.build();
    }

    /** A few models go by an older name in the address. */
    private static String pathOf(String model) {
        final String name = model.strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "ernie-4.0-8k", "ernie-bot-4" -> "completions_pro";
            case "ernie-3.5-8k", "ernie-bot" -> "completions";
            case "ernie-bot-turbo" -> "eb-instant";
            case "ernie-speed", "ernie-speed-8k" -> "ernie_speed";
            case "ernie-character-8k" -> "ernie-char-8k";
            default -> name;
        };
    }

    private static void writeParameter(ObjectNode body, String name, JsonNode value) {
        switch (name) {
            // (0,1]: 0 is refused, though everywhere else it means "the likeliest word".
            case "temperature" -> body.put(name, Math.max(0.01, Math.min(1, value.asDouble())));
            case "top_p" -> body.put(name, Math.max(0, Math.min(1, value.asDouble())));
            case "max_tokens", "max_completion_tokens" -> body.put("max_output_tokens", Math.max(2, value.asInt()));
            case "repetition_penalty" -> body.set("penalty_score", value);
            case "stop" ->
                body.set(
                        name,
                        value.isArray()
                                ? value
                                : JsonNodeFactory.instance.arrayNode().add(value));
            case "stream_options", "n", "seed", "frequency_penalty", "presence_penalty" -> {
                // Not of this protocol.
            }
            default -> body.set(name, value);
        }
    }

    /** Throws {@link Problem.Kind#NOT_FOUND}: the service lists no models. */
    @Override
    public WireRequest modelsRequest(LlmEndpoint endpoint) throws ProblemException {
        throw new ProblemException(Problem.of(
                Problem.Kind.NOT_FOUND, "url", EndpointUrl.display(endpoint.url()), "model", "", "message", ""));
    }

    @Override
    public List<AnswerPart> readEvent(String name, JsonNode data) {
        return read(data, data.path("is_end").asBoolean(false));
    }

    @Override
    public List<AnswerPart> readWhole(JsonNode body) {
        return read(body, true);
    }

    private List<AnswerPart> read(JsonNode data, boolean last) {
        if (data.path("error_code").asLong(0) != 0 || data.path("error").isTextual()) {
            return List.of(new AnswerPart.Failed(readError(data)));
        }
        if (!data.path("result").isTextual()) {
            return List.of();
        }
        final List<AnswerPart> parts = new ArrayList<>();
        parts.add(new AnswerPart.Text(data.path("result").asText()));
        final JsonNode usage = data.path("usage");
        if (usage.isObject()) {
            parts.add(new AnswerPart.Cost(
                    new Usage(Counts.of(usage.path("prompt_tokens")), Counts.of(usage.path("completion_tokens")), 0)));
        }
        final String reason = data.path("finish_reason").asText("");
        if (reason.equals("content_filter")) {
            parts.add(new AnswerPart.Blocked(reason));
        } else if (data.path("need_clear_history").asBoolean(false)) {
            // What stands in the result is then the service's excuse.
            parts.add(new AnswerPart.Blocked("need_clear_history"));
        }
        if (last) {
            parts.add(new AnswerPart.Finish(reason.isEmpty() ? "stop" : reason));
            parts.add(new AnswerPart.Done());
        }
        return parts;
    }

    /** Always under 200: {@code {error_code,error_msg}}, the numbers by the reference's table of error codes. */
    @Override
    public ServiceError readError(JsonNode body) {
        final ServiceError error = ServiceError.read(body);
        final String status = switch (body.path("error_code").asInt(0)) {
            case 1, 2, 336000 -> "500";
            case 3 -> "404";
            case 4, 18, 336501, 336502 -> "429";
            case 6 -> "403";
            case 13, 14, 15, 100, 110, 111, 336004 -> "401";
            case 17, 19 -> "402";
            case 336001, 336002, 336003, 336005, 336006, 336007, 336103 -> "400";
            case 336100 -> "503";
            default -> error.code();
        };
        final int number = body.path("error_code").asInt(0);
        final String message = number == 0 ? error.message() : error.message() + " (" + number + ")";
        return new ServiceError(status, error.type(), message);
    }

    @Override
    public Optional<List<String>> readModels(JsonNode body) {
        return Optional.empty();
    }

    @Override
    public Optional<String> concession(int status, ServiceError error, Set<String> without) {
        return Optional.empty();
    }
}
