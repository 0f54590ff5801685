package dev.sukashi.llm;

import dev.sukashi.line.Problem;
import java.util.regex.Pattern;

/** What becomes of pictures where a model takes none. */
final class Pictures {
    private static final String A_PICTURE = "(?:any )?(?:images?|pictures?|vision|multi-?modal)\\b";

    /**
     * How services say that a model takes no pictures, under 400, 404, 422 or 500. A picture that is refused for its own
     * sake, such as an "unsupported image format", is not meant.
     */
    private static final Pattern REFUSAL = Pattern.compile("(?i)"
            + String.join(
                    "|",
                    // OpenAI and Azure: "image_url is only supported by certain models".
                    "image_url.{0,40}(?:only|not) supported",
                    // DeepSeek: "unknown variant `image_url`, expected `text`".
                    "unknown variant\\W+image_url",
                    // llama.cpp: "Unsupported content part type: \"image_url\"".
                    "(?:unsupported|invalid|unknown) content (?:part )?type\\W+image",
                    // llama.cpp: "image input is not supported"; Gemini: "Image input modality is not enabled".
                    "(?:image|vision|multi-?modal) (?:inputs?|content)(?: modality)? (?:is|are) (?:not|only)",
                    // OpenRouter: "No endpoints found that support image input".
                    "no endpoints? found that supports? image",
                    // Volcengine: "Model do not support image input".
                    "(?:not|n['’]t) (?:support|accept|take) " + A_PICTURE
                            + "(?! (?:formats?|types?|sizes?|files?|urls?|media|dimensions?|with|of|larger)\\b)",
                    // Ollama: "this model is missing data required for image input".
                    "required for image input",
                    // vLLM: "is not a multimodal model", "At most 0 image(s) may be provided".
                    "not a (?:multi-?modal|vision) (?:language )?model",
                    "at most 0 image",
                    // Groq: "('messages.0.content' : value must be a string)"; FastAPI names the content before.
                    "content\\W.{0,80}(?:must|should) be a (?:valid )?string",
                    "input should be 'text'",
                    "不支持.{0,6}(?:图片|图像|视觉|多模态)",
                    "(?:图片|图像|视觉|多模态).{0,6}不支持"));

    private Pictures() {}

    /** Throws {@link Problem.Kind#NO_PICTURES} for a request that shows one. */
    static void refuseIn(LlmRequest request, String model) throws ProblemException {
        if (request.hasImages()) {
            throw new ProblemException(refused(model, ""));
        }
    }

    /** Of a request that showed a picture: why it failed, where that was the picture. */
    static Failure explained(Failure failure, String model) {
        final String message = failure.problem().details().getOrDefault("message", "");
        return REFUSAL.matcher(message).find() ? Failure.lasting(refused(model, message)) : failure;
    }

    /** @param message what the service said, fit to be shown; empty where it was not asked */
    private static Problem refused(String model, String message) {
        return Problem.of(Problem.Kind.NO_PICTURES, "model", Texts.clean(model), "message", message);
    }
}
