package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * A dialect as one service speaks it: the same protocol, with the rules of its entry in the catalogue. What a rule fills
 * in and the service refuses is left out from then on, as a catalogue cannot know every model of tomorrow.
 */
final class ProviderDialect implements Dialect {
    private static final String RULE = "rule ";
    private static final String FIELD = "field ";
    /** OpenAI's and Azure's sentence for what a reasoning model does not take, whatever its deployment is called. */
    private static final Pattern UNSUPPORTED =
            Pattern.compile("(?i)unsupported (?:parameter|value): '(temperature|top_p|max_tokens"
                    + "|presence_penalty|frequency_penalty|stop|seed|logit_bias)'");

    private static final Pattern DEPLOYMENT = Pattern.compile("/deployments/([^/?#]+)");

    private final Dialect inner;
    private final Provider provider;
    private final List<RequestRule> rules;

    /** @param endpoint whose model and thinking choose among the rules */
    ProviderDialect(Dialect inner, Provider provider, LlmEndpoint endpoint) {
        this.inner = inner;
        this.provider = provider;
        final String model = model(endpoint);
        this.rules = provider.rules().stream()
                .filter(rule -> rule.appliesTo(model, endpoint.reasoning()))
                .toList();
    }

    @Override
    public KeyHeader keyHeader() {
        return inner.keyHeader();
    }

    @Override
    public WireRequest request(LlmEndpoint endpoint, LlmRequest request, Set<String> without) throws ProblemException {
        if (provider.isBlind(model(endpoint))) {
            Pictures.refuseIn(request, model(endpoint));
        }
        final LlmEndpoint bare = endpoint.withBody(JsonNodeFactory.instance.objectNode());
        final WireRequest wire = inner.request(bare, request, without);
        final Map<String, String> headers = new TreeMap<>(provider.headers());
        headers.putAll(wire.headers());
        if (!(wire.body() instanceof ObjectNode written)) {
            return new WireRequest(wire.url(), headers, wire.body());
        }
        final ObjectNode body = written.deepCopy();
        final Set<String> named = new TreeSet<>(endpoint.parameters().keySet());
        endpoint.body().properties().forEach(field -> named.add(field.getKey()));
        for (int i = 0; i < rules.size(); i++) {
            if (!without.contains(RULE + i) && rules.get(i).appliesTo(request)) {
                rules.get(i).apply(body, named);
            }
        }
        without.stream().filter(feature -> feature.startsWith(FIELD)).forEach(feature -> {
            final JsonNode value = body.remove(feature.substring(FIELD.length()));
            if (feature.equals(FIELD + "max_tokens") && value != null) {
                body.set("max_completion_tokens", value);
            }
        });
        Json.merge(body, endpoint.body());
        return new WireRequest(wire.url(), headers, body);
    }

    /** An Azure deployment stands in the address, and its name is all there is to tell the model by. */
    private static String model(LlmEndpoint endpoint) {
        final Matcher deployment = DEPLOYMENT.matcher(endpoint.url());
        return endpoint.model().isBlank() && deployment.find()
                ? deployment.group(1)
                : endpoint.model().strip();
    }

    @Override
    public WireRequest modelsRequest(LlmEndpoint endpoint) throws ProblemException {
        final WireRequest wire = inner.modelsRequest(endpoint);
        if (provider.modelsPath().isEmpty()) {
            return wire;
        }
        final HttpUrl own = wire.url().resolve(provider.modelsPath());
        return own == null ? wire : new WireRequest(own, wire.headers(), wire.body());
    }

    @Override
    public List<AnswerPart> readEvent(String name, JsonNode data) {
        return inner.readEvent(name, data);
    }

    @Override
    public List<AnswerPart> readWhole(JsonNode body) {
        return inner.readWhole(body);
    }

    @Override
    public Optional<List<String>> readModels(JsonNode body) {
        return inner.readModels(body);
    }

    @Override
    public boolean meansNoModels(int status) {
        return status == 404 && provider.noModelsNotFound();
    }

    @Override
    public ServiceError readError(JsonNode body) {
        return inner.readError(body);
    }

    @Override
    public Optional<String> concession(int status, ServiceError error, Set<String> without) {
        final Optional<String> ofDialect = inner.concession(status, error, without);
        if (ofDialect.isPresent() || (status != 400 && status != 422)) {
            return ofDialect;
        }
        final Matcher unsupported = UNSUPPORTED.matcher(error.message());
        if (unsupported.find()) {
            return Optional.of(FIELD + unsupported.group(1).toLowerCase(Locale.ROOT))
                    .filter(feature -> !without.contains(feature));
        }
        for (int i = 0; i < rules.size(); i++) {
            if (!without.contains(RULE + i) && rules.get(i).isMeantBy(error.message())) {
                return Optional.of(RULE + i);
            }
        }
        return Optional.empty();
    }
}
