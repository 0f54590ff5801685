package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sukashi.line.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One wire protocol: how a request is written and an answer read. Stateless and safe for several threads; sending, time,
 * retries, streams and thinking are the transport's ({@link LlmTransport}), which is the same for all.
 */
interface Dialect {
    /** Which header carries the key. */
    KeyHeader keyHeader();

    /**
     * Writes a request.
     *
     * @param without features left out because the service refused them, see {@link #concession}
     * @throws ProblemException for an address that is none
     */
    WireRequest request(LlmEndpoint endpoint, LlmRequest request, Set<String> without) throws ProblemException;

    /** The request for the list of models. Throws {@link Problem.Kind#BAD_URL}. */
    WireRequest modelsRequest(LlmEndpoint endpoint) throws ProblemException;

    /**
     * Reads one event of a stream. {@code [DONE]} does not come here.
     *
     * @param name of the event; empty without one
     * @return nothing where this is not the protocol's
     */
    List<AnswerPart> readEvent(String name, JsonNode data);

    /** Reads an answer that came at once; nothing where this is not the protocol's. */
    List<AnswerPart> readWhole(JsonNode body);

    /** The ids of the models; empty where this is no such list. */
    Optional<List<String>> readModels(JsonNode body);

    /** Whether a status with which a list of models is refused, in JSON, only says that there are none. */
    default boolean meansNoModels(int status) {
        return false;
    }

    /** Reads the body of an error. */
    default ServiceError readError(JsonNode body) {
        return ServiceError.read(body);
    }

    /**
     * Which feature to leave out because of this refusal. The request is then sent once more without it, and it stays
     * out for as long as the adapter lives.
     *
     * @param without what was left out already
     */
    Optional<String> concession(int status, ServiceError error, Set<String> without);
}
