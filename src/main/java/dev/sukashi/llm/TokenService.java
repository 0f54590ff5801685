package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sukashi.line.Problem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Asks a service of Baidu's for a token.
 *
 * @param advice name of the sentence (<code>advice.NAME</code>) for a key that is not accepted
 */
record TokenService(Clock clock, String advice) {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MAX_BYTES = 64 << 10;

    /**
     * Waits for the answer.
     *
     * @param client sends the request
     * @param field that holds the token
     * @throws ProblemException without any part of the key in it
     */
    JsonNode ask(Call.Factory client, Request request, KeyPair key, String field) throws ProblemException {
        final Diagnosis diagnosis = new Diagnosis(
                LlmEndpoint.of(EndpointUrl.display(request.url()), "").withKey(key.secret()), request.url(), key.id());
        final Call call = client.newCall(request);
        call.timeout().timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        try (Response response = call.execute()) {
            final BufferedSource source = response.body().source();
            source.request(MAX_BYTES);
            final String text =
                    source.readString(Math.min(source.getBuffer().size(), MAX_BYTES), StandardCharsets.UTF_8);
            return read(response, key.mask(text), text, field, diagnosis);
        } catch (InterruptedIOException e) {
            throw new ProblemException(Problem.of(Problem.Kind.TIMEOUT_FIRST_TOKEN, "seconds", Texts.seconds(LIMIT)));
        } catch (IOException e) {
            throw new ProblemException(diagnosis.connection(e).problem());
        }
    }

    private JsonNode read(Response response, String shown, String text, String field, Diagnosis diagnosis)
            throws ProblemException {
        final Optional<JsonNode> body = Json.value(text).filter(JsonNode::isObject);
        final String token = body.map(b -> b.path(field).asText("")).orElse("");
        if (response.isSuccessful() && !token.isEmpty() && Secret.of(token).isSendable()) {
            return body.orElseThrow();
        }
        final String type = Optional.ofNullable(response.header("Content-Type")).orElse("");
        final int status = response.code();
        final boolean errorUnder200 =
                response.isSuccessful() && body.isPresent() && body.get().has("error");
        if (status == 400 || status == 401 || status == 403 || errorUnder200) {
            throw new ProblemException(Problem.of(
                    Problem.Kind.KEY_REFUSED,
                    "status",
                    Integer.toString(status),
                    "message",
                    diagnosis.shown(messageIn(shown)),
                    "advice",
                    advice));
        }
        if (response.isSuccessful()) {
            // A token that cannot be used must not be shown either.
            throw new ProblemException(diagnosis.notAnApi(type, token.isEmpty() ? shown : ""));
        }
        final Duration asked =
                RetryPolicy.retryAfter(response.header("retry-after-ms"), response.header("Retry-After"), "", clock);
        throw new ProblemException(diagnosis
                .status(status, type, shown, new ServiceError("", "", messageIn(shown)), asked)
                .problem());
    }

    /** {@code {error,error_description}} (RFC 6749, 5.2) or {@code {code,message}}; else all of it. */
    private static String messageIn(String text) {
        final Optional<JsonNode> body = Json.value(text).filter(JsonNode::isObject);
        if (body.isEmpty()) {
            return text;
        }
        for (final String name : new String[] {"error_description", "message", "error_msg", "error"}) {
            if (!body.get().path(name).asText("").isBlank()) {
                return body.get().path(name).asText();
            }
        }
        return text;
    }
}
