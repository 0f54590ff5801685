package dev.sukashi.app.importing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The services of simple-one-api that speak a protocol of ours. */
enum ServiceType {
    OPENAI("openai", "openai", "https://api.openai.com/v1", ""),
    DEEPSEEK("deepseek", "deepseek", "https://api.deepseek.com", "deepseek-chat"),
    ZHIPU("zhipu", "zhipu", "https://open.bigmodel.cn/api/paas/v4", "glm-4-flash"),
    GROQ("groq", "groq", "https://api.groq.com/openai/v1", "llama3-8b-8192"),
    AZURE("azure", "azure", "", ""),
    GEMINI("gemini", "gemini", "https://generativelanguage.googleapis.com/v1beta", ""),
    CLAUDE("claude", "claude", "https://api.anthropic.com", ""),
    OLLAMA("ollama", "ollama", "http://127.0.0.1:11434/v1", ""),
    HUOSHAN("huoshan", "volcengine", "https://ark.cn-beijing.volces.com/api/v3", ""),
    QIANFAN("qianfan", "qianfan", "https://qianfan.baidubce.com/v2", ""),
    XINGHUO("xinghuo", "spark", "https://spark-api-open.xf-yun.com/v1", "lite");

    private final String id;
    private final String provider;
    private final String url;
    private final String defaultModel;

    ServiceType(String id, String provider, String url, String defaultModel) {
        this.id = id;
        this.provider = provider;
        this.url = url;
        this.defaultModel = defaultModel;
    }

    static Optional<ServiceType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.id.equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Id of the catalogue's entry. */
    String provider() {
        return provider;
    }

    /** The model that simple-one-api uses where none is named; empty where it wants one. */
    String defaultModel() {
        return defaultModel;
    }

    /** Its name on the wire: iFlytek's HTTP service calls some models otherwise than its WebSocket. */
    String modelOnTheWire(String model) {
        if (this != XINGHUO) {
            return model;
        }
        return switch (model.toLowerCase(Locale.ROOT)) {
            case "spark-lite" -> "lite";
            case "spark-pro", "spark3.0", "spark-v3.0" -> "generalv3";
            case "spark-pro-128k" -> "pro-128k";
            case "spark-max", "spark3.5", "spark3.5-max", "spark-v3.5" -> "generalv3.5";
            case "spark-max-32k" -> "max-32k";
            case "spark4.0", "spark-ultra", "spark4.0-ultra" -> "4.0Ultra";
            default -> model;
        };
    }

    /** The address for our settings, from theirs; empty where there is none. */
    String address(String serverUrl, String model) {
        final String pasted = serverUrl.strip();
        if (pasted.isEmpty() || pasted.startsWith("ws://") || pasted.startsWith("wss://")) {
            return url;
        }
        return switch (this) {
            case OLLAMA -> pasted.replaceFirst("/api(/.*)?$", "/v1");
            case AZURE -> azure(pasted, model);
            default -> pasted;
        };
    }

    /** The legacy completions address becomes that of a chat; a bare resource gets the deployment. */
    private static String azure(String pasted, String model) {
        if (pasted.contains("/deployments/")) {
            return pasted.replaceFirst("(/deployments/[^/?]+)(/(chat/)?completions)?(\\?|$)", "$1/chat/completions$4");
        }
        final boolean bare = pasted.matches("(?i)https?://[^/]+/?");
        return bare
                ? pasted.replaceFirst("/$", "") + "/openai/deployments/" + model
                        + "/chat/completions?api-version=2023-12-01-preview"
                : pasted;
    }

    /** The fields of a set of credentials that make up a key, joined by a colon. */
    List<String> keyFields(boolean newQianfan) {
        return switch (this) {
            case XINGHUO -> List.of("api_key", "api_secret");
            case QIANFAN -> newQianfan ? List.of("api_key", "secret_key") : List.of("api_key");
            default -> List.of("api_key");
        };
    }
}
