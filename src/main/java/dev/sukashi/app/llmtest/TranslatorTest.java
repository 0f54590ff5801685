package dev.sukashi.app.llmtest;

import dev.sukashi.app.TranslatorFactory;
import dev.sukashi.app.local.LocalModelServer;
import dev.sukashi.line.Languages;
import dev.sukashi.line.Line;
import dev.sukashi.line.Problem;
import dev.sukashi.line.SourceKind;
import dev.sukashi.line.Usage;
import dev.sukashi.llm.LlmAdapter;
import dev.sukashi.llm.LlmAnswer;
import dev.sukashi.llm.LlmListener;
import dev.sukashi.llm.LlmRequest;
import dev.sukashi.llm.ModelList;
import dev.sukashi.llm.ProblemException;
import dev.sukashi.prompt.PromptBuilder;
import dev.sukashi.settings.TranslatorSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Asks a translator for one real translation, and finds out what is wrong where none comes: beyond what the failed
 * request itself tells it asks whether the proxy is there and whether the service knows the model. Safe for several
 * threads.
 */
public final class TranslatorTest {
    private static final int NAMES = 3;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final TranslatorFactory factory;
    private final ModelList models;
    private final String from;
    private final Clock clock;
    private final ZoneId zone;
    private final Duration loading;

    /**
     * @param from BCP-47 tag of the language to translate from
     * @param zone for the time of day in a sentence
     */
    public TranslatorTest(TranslatorFactory factory, ModelList models, String from, Clock clock, ZoneId zone) {
        this(factory, models, from, clock, zone, LocalModelServer.LIMIT);
    }

    /** @param loading how long a local server may take until it answers */
    TranslatorTest(
            TranslatorFactory factory, ModelList models, String from, Clock clock, ZoneId zone, Duration loading) {
        this.factory = factory;
        this.models = models;
        this.from = from;
        this.clock = clock;
        this.zone = zone;
        this.loading = loading;
    }

    /** Tests a translator, switched on or not. Blocks until the end, a local server's loading, two minutes at most, included. */
    public TestResult run(TranslatorSettings settings) {
        final Instant started = clock.instant();
        final Optional<Problem> dead =
                factory.server(settings).flatMap(server -> server.start(loading).join());
        if (dead.isPresent()) {
            return failed(settings, dead.get(), Trial.nothing(), started);
        }
        try (LlmAdapter adapter = factory.adapter(settings)) {
            final Line line = new Line(1, "test", SourceKind.MANUAL, null, sample(), started);
            final PromptBuilder prompt = factory.prompt(settings);
            final Instant sent = clock.instant();
            final Trial trial = new Trial(clock);
            final var unused = adapter.send(new LlmRequest(prompt.build(line), true, prompt.hints(line)), trial);
            trial.end.join();
            final Optional<LlmAnswer> answer = trial.answer;
            if (answer.isEmpty()) {
                return failed(settings, explain(settings, trial), trial, sent);
            }
            final Instant end = clock.instant();
            return new TestResult(
                    Optional.empty(),
                    answer.get().model().isEmpty()
                            ? settings.model()
                            : answer.get().model(),
                    Duration.between(sent, trial.firstText.orElse(end)),
                    Duration.between(sent, end),
                    answer.get().usage(),
                    prompt.unwrap(line, answer.get().text().strip(), true));
        } catch (ProblemException unusable) {
            return failed(settings, unusable.problem(), Trial.nothing(), started);
        }
    }

    private TestResult failed(TranslatorSettings settings, Problem problem, Trial trial, Instant sent) {
        return new TestResult(
                Optional.of(problem),
                settings.model(),
                trial.firstText.map(first -> Duration.between(sent, first)).orElse(Duration.ZERO),
                Duration.between(sent, clock.instant()),
                Usage.NONE,
                "");
    }

    /** Everyday words, which no filter minds and every model knows. */
    private String sample() {
        return switch (Languages.primary(from)) {
            case "ja" -> "おはよう。今日はいい天気だね。";
            case "zh", "yue" -> "早上好。今天天气真好。";
            case "ko" -> "안녕하세요. 오늘은 날씨가 좋네요.";
            default -> "Good morning. The weather is fine today.";
        };
    }

    private Problem explain(TranslatorSettings settings, Trial trial) {
        final Problem problem = trial.problem;
        return switch (problem.kind()) {
            case UNREACHABLE, UNKNOWN_HOST -> ofProxy(settings).orElse(problem);
            case NOT_FOUND, BAD_REQUEST -> ofModel(settings).orElse(problem);
            case RATE_LIMITED -> until(problem).orElse(problem);
            case EMPTY_ANSWER ->
                trial.thought
                        ? Problem.of(
                                Problem.Kind.ONLY_THINKING,
                                "reason",
                                problem.details().getOrDefault("reason", ""))
                        : problem;
            default -> problem;
        };
    }

    private static Optional<Problem> ofProxy(TranslatorSettings settings) {
        final String proxy = settings.proxy();
        return proxy.isBlank() || ProxyProbe.answers(proxy)
                ? Optional.empty()
                : Optional.of(Problem.of(Problem.Kind.PROXY_DEAD, "proxy", proxy.replaceFirst("//[^@/]*@", "//")));
    }

    /** Where the service has a list of its models, and this one is not in it. */
    private Optional<Problem> ofModel(TranslatorSettings settings) {
        final List<String> all;
        try {
            all = models.fetch(factory.provider(settings), factory.endpoint(settings))
                    .join();
        } catch (CompletionException | ProblemException unknown) {
            return Optional.empty();
        }
        if (all.isEmpty() || all.contains(settings.model().strip())) {
            return Optional.empty();
        }
        final List<String> near = NearNames.of(settings.model().strip(), all, NAMES);
        final List<String> named = near.isEmpty() ? all.subList(0, Math.min(NAMES, all.size())) : near;
        return Optional.of(
                Problem.of(Problem.Kind.MODEL_UNKNOWN, "model", settings.model(), "names", String.join(", ", named)));
    }

    private Optional<Problem> until(Problem problem) {
        final String seconds = problem.details().getOrDefault("seconds", "");
        if (!seconds.matches("\\d{1,9}")) {
            return Optional.empty();
        }
        final String time =
                TIME.format(clock.instant().plusSeconds(Long.parseLong(seconds)).atZone(zone));
        return Optional.of(Problem.of(
                Problem.Kind.RATE_LIMITED_UNTIL,
                "until",
                time,
                "message",
                problem.details().getOrDefault("message", "")));
    }

    /** What was heard of the request; whole once {@link #end} is completed. */
    private static final class Trial implements LlmListener {
        private final Clock clock;
        private final CompletableFuture<Boolean> end = new CompletableFuture<>();
        private volatile Optional<Instant> firstText = Optional.empty();
        private volatile Optional<LlmAnswer> answer = Optional.empty();
        private volatile Problem problem = Problem.of(Problem.Kind.INTERNAL, "reason", "");
        private volatile boolean thought;

        Trial(Clock clock) {
            this.clock = clock;
        }

        static Trial nothing() {
            return new Trial(Clock.systemUTC());
        }

        @Override
        public void onThinking() {
            thought = true;
        }

        @Override
        public void onDelta(String soFar) {
            if (firstText.isEmpty()) {
                firstText = Optional.of(clock.instant());
            }
        }

        @Override
        public void onFinished(LlmAnswer whole) {
            answer = Optional.of(whole);
            end.complete(true);
        }

        @Override
        public void onFailed(Problem why) {
            problem = why;
            end.complete(true);
        }
    }
}
