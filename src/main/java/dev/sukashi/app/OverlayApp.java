package dev.sukashi.app;

import dev.sukashi.app.local.ServerStatus;
import dev.sukashi.desktop.Desktop;
import dev.sukashi.desktop.DesktopException;
import dev.sukashi.desktop.SystemFolders;
import dev.sukashi.desktop.system.Desktops;
import dev.sukashi.i18n.Messages;
import dev.sukashi.line.Languages;
import dev.sukashi.line.Problem;
import dev.sukashi.llm.LlmTransport;
import dev.sukashi.llm.LocalServers;
import dev.sukashi.overlay.OverlayStyle;
import dev.sukashi.overlay.OverlayWindow;
import dev.sukashi.overlay.PaintRecord;
import dev.sukashi.overlay.Placement;
import dev.sukashi.overlay.ScreenFit;
import dev.sukashi.overlay.TranslatorLabel;
import dev.sukashi.overlay.text.FontFamilies;
import dev.sukashi.reader.JapaneseReader;
import dev.sukashi.reader.LineReader;
import dev.sukashi.settings.SecretFile;
import dev.sukashi.settings.Settings;
import dev.sukashi.settings.StateFile;
import dev.sukashi.settings.TranslatorSettings;
import dev.sukashi.source.ClipboardSource;
import dev.sukashi.source.TextSource;
import dev.sukashi.store.History;
import dev.sukashi.time.Scheduler;
import dev.sukashi.translate.LineQueue;
import dev.sukashi.translate.Translator;
import java.awt.Color;
import java.awt.Rectangle;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.swing.SwingUtilities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running program: wires the rooms together, and takes them apart again in the opposite order. Opened and closed
 * by the main thread.
 */
public final class OverlayApp implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OverlayApp.class);
    private static final String DEFAULT_GAME = "default";

    private final Context context;
    private final DeferredActions actionsOnceBuilt;
    private final Settings settings;
    private final Messages messages;
    private final StateFile state;
    private final Deque<Closing> opened = new ArrayDeque<>();
    private final CountDownLatch quit = new CountDownLatch(1);

    /** What the player is told at the start; complete before the overlay is shown. */
    private final List<String> startNotices = new CopyOnWriteArrayList<>();

    private final OverlayWindow overlay;
    private final Pipeline pipeline;
    private final OverlayController controller;
    private final HotkeyRegistry hotkeys;

    /**
     * What the program is started with.
     *
     * @param problems what was wrong with the settings; shown to the player
     * @param listeners hear of every line too, such as the demo's
     */
    public record Context(
            SystemFolders folders,
            Settings settings,
            List<Problem> problems,
            Messages messages,
            Map<String, String> environment,
            List<PipelineListener> listeners) {}

    /** A part that can be closed without a checked exception. */
    private interface Closing {
        void close();
    }

    /** Ends with the start; never in failure. */
    private Future<?> looking = CompletableFuture.completedFuture("");

    private OverlayApp(Context context, DeferredActions actions) throws IOException {
        this.actionsOnceBuilt = actions;
        this.context = context;
        this.settings = context.settings();
        this.messages = context.messages();
        this.state = new StateFile(context.folders().state());
        context.problems().forEach(problem -> startNotices.add(messages.problem(problem)));
        final Scheduler background = own(Scheduler.named("sukashi-background"), Scheduler::close);
        final Desktop desktop = own(Desktops.open(context.folders().cache()), Desktop::close);
        final LineReader reader = new JapaneseReader();
        final FontFamilies fonts = FontFamilies.installed();
        final Optional<Placement> remembered = rememberedPlace();
        overlay = own(
                EventThread.get(() -> buildOverlay(desktop, fonts, remembered)),
                window -> EventThread.run(window::close));
        final History history = own(openHistory(), History::close);
        final LlmTransport transport = own(LlmTransport.create(), LlmTransport::close);
        final TranslatorFactory factory = own(
                new TranslatorFactory(
                        settings.from(),
                        settings.to(),
                        new KeyLookup(
                                context.environment(),
                                new SecretFile(context.folders().secrets())),
                        reader,
                        transport,
                        this::showServer),
                TranslatorFactory::close);
        final List<Translator> translators = factory.createAll(settings.translators());
        final Scheduler lines = own(Scheduler.named("sukashi-pipeline"), Scheduler::close);
        final boolean readable = Languages.primary(settings.from()).equals(reader.language());
        pipeline = own(
                new Pipeline(
                        config(),
                        history::nextLineId,
                        lines,
                        translators,
                        listeners(
                                history,
                                new OverlayPresenter(
                                        overlay, readable ? Optional.of(reader) : Optional.empty(), background))),
                Pipeline::close);
        if (readable) {
            reader.preload();
        }
        hotkeys = registerHotkeys(desktop);
        final OcrEngines engines = own(
                new OcrEngines(
                        context.folders().home(),
                        context.folders().cache(),
                        factory::vision,
                        settings.translators(),
                        (id, usage) -> log.debug("a picture read by {} took {}", id, usage)),
                OcrEngines::close);
        final ScreenParts screen = own(openScreen(desktop, engines), ScreenParts::close);
        controller = new OverlayController(
                overlay,
                pipeline,
                screen.actions(),
                desktop.clipboard(),
                messages,
                hotkeys.labels(),
                settings.ordered(),
                screen::setReading,
                quit::countDown);
        listen(desktop);
        screen.start(pipeline::accept);
        EventThread.run(() -> show(background));
        hint(transport);
    }

    /**
     * Opens the overlay and begins to listen.
     *
     * @return empty where the program already runs for this home; its overlay is brought to the front
     */
    public static Optional<OverlayApp> open(Context context) throws IOException {
        final DeferredActions actions = new DeferredActions();
        final Optional<ControlSocket> control =
                ControlSocket.open(context.folders().home(), actions::answer);
        if (control.isEmpty()) {
            ControlSocket.ask(context.folders().home(), ControlSocket.TRIGGER + Action.SHOW.id());
            return Optional.empty();
        }
        try {
            final OverlayApp app = new OverlayApp(context, actions);
            app.opened.push(control.get()::close);
            actions.performBy(app.controller::perform);
            return Optional.of(app);
        } catch (IOException | RuntimeException failed) {
            control.get().close();
            throw failed;
        }
    }

    /** Waits until the player ends the program. */
    public void awaitQuit() throws InterruptedException {
        quit.await();
    }

    /** What the player can press, for the start's message. */
    public String hotkeyHelp() {
        return new TreeMap<>(hotkeys.labels())
                .entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey().id())
                        .collect(Collectors.joining(", "));
    }

    /** As a hotkey would. */
    public void perform(Action action) {
        controller.perform(action);
    }

    /** Told after each frame of the overlay, on the event thread. */
    public void onPainted(Consumer<PaintRecord> listener) {
        EventThread.run(() -> overlay.onPainted(listener));
    }

    /** Where the overlay stands on the screen, in user space. */
    public Rectangle overlayBounds() {
        return EventThread.get(overlay::bounds);
    }

    /** Puts the overlay somewhere, as if it were remembered there. */
    public void place(Placement placement) {
        EventThread.run(() -> overlay.setPlacement(placement));
    }

    private Optional<Placement> rememberedPlace() {
        return state.overlayPlace()
                .map(place -> new Placement(
                        place.x(),
                        place.y(),
                        Math.max(Placement.MIN_WIDTH, place.width()),
                        place.anchorBottom() ? Placement.Anchor.BOTTOM : Placement.Anchor.TOP));
    }

    private OverlayWindow buildOverlay(Desktop desktop, FontFamilies fonts, Optional<Placement> remembered) {
        return new OverlayWindow(
                OverlayStyle.DEFAULT.withSource(settings.showSource(), settings.showFurigana()),
                fonts,
                new dev.sukashi.overlay.Languages(
                        Locale.forLanguageTag(settings.from()), Locale.forLanguageTag(settings.to())),
                messages,
                ScreenFit.ofThisDesktop().placeOrDefault(remembered),
                desktop.clickThrough(),
                desktop.stayOnTop(),
                Clock.systemUTC());
    }

    private History openHistory() {
        return History.open(
                context.folders().database(),
                Clock.systemUTC(),
                problem -> SwingUtilities.invokeLater(() -> tellAtStart(messages.problem(problem))));
    }

    private Pipeline.Config config() {
        return new Pipeline.Config(
                DEFAULT_GAME,
                Cleaning.of(settings, Clock.systemUTC())::apply,
                settings.maxCharacters(),
                settings.ordered() ? LineQueue.Mode.ORDERED : LineQueue.Mode.LIVE);
    }

    private List<PipelineListener> listeners(History history, OverlayPresenter presenter) {
        final List<PipelineListener> listeners = new ArrayList<>();
        final PriceList prices = PriceList.of(settings.translators());
        // Those who wait for a picture must know of an event before it can be painted.
        listeners.addAll(context.listeners());
        listeners.add(presenter);
        listeners.add(new HistoryRecorder(history, prices));
        if (settings.showUsage()) {
            listeners.add(new UsageMeter(
                    prices,
                    messages,
                    (line, sentence) -> SwingUtilities.invokeLater(() -> overlay.setUsage(line, sentence))));
        }
        return listeners;
    }

    private void listen(Desktop desktop) {
        if (settings.sources().clipboard()) {
            final TextSource clipboard = new ClipboardSource(desktop.clipboard(), settings.maxCharacters());
            clipboard.start(pipeline::accept);
            own(clipboard, TextSource::close);
        }
    }

    private HotkeyRegistry registerHotkeys(Desktop desktop) {
        final HotkeyTable table = HotkeyTable.of(settings.hotkeys(), desktop.hotkeys()::knows);
        table.problems().forEach(problem -> startNotices.add(messages.problem(problem)));
        final HotkeyRegistry registry = new HotkeyRegistry(desktop.hotkeys(), table, actionsOnceBuilt::perform);
        try {
            registry.register();
        } catch (DesktopException unavailable) {
            log.warn("no global hotkeys", unavailable);
            startNotices.add(messages.text("status.noHotkeys", "reason", String.valueOf(unavailable.getMessage())));
        }
        return registry;
    }

    private ScreenParts openScreen(Desktop desktop, OcrEngines engines) {
        return new ScreenParts(
                new ScreenParts.House(
                        desktop,
                        overlay,
                        messages,
                        hotkeys,
                        problem -> SwingUtilities.invokeLater(() -> tellAtStart(messages.problem(problem))),
                        this::showProblem),
                context.folders().games(),
                new EngineReaders(engines, settings.from()));
    }

    private void show(Scheduler background) {
        overlay.setTranslators(
                settings.translators().stream().map(OverlayApp::label).toList());
        overlay.onPlaced(placement -> background.execute(() -> state.setOverlayPlace(new StateFile.OverlayPlace(
                placement.x(), placement.y(), placement.width(), placement.anchor() == Placement.Anchor.BOTTOM))));
        overlay.setVisible(true);
        if (settings.clickThrough()) {
            startNotices.add(controller.setClickThrough(true));
        }
        tellStart();
    }

    /** While no LLM is set up: the servers that run here are offered at each start, the way to set one up once. */
    private void hint(LlmTransport transport) {
        if (settings.firstTranslator().isPresent()) {
            return;
        }
        looking = new LocalServers(transport, LocalServers.USUAL).find().thenAccept(this::offer);
    }

    private void offer(List<LocalServers.Found> found) {
        final Optional<LocalServers.Found> usable =
                found.stream().filter(server -> !server.models().isEmpty()).findFirst();
        if (usable.isPresent() || !state.hintShown()) {
            final String hint = usable.map(server -> messages.text(
                            "hint.found",
                            "name",
                            server.program(),
                            "model",
                            server.models().get(0)))
                    .orElseGet(() -> messages.text("hint.setUp"));
            SwingUtilities.invokeLater(() -> tellAtStart(hint));
            state.setHintShown();
        }
    }

    /** On the event thread: says one more sentence of the start, beside those said already. */
    private void tellAtStart(String sentence) {
        startNotices.add(sentence);
        tellStart();
    }

    private void tellStart() {
        if (!startNotices.isEmpty()) {
            overlay.notice(String.join("\n", startNotices));
        }
    }

    private static TranslatorLabel label(TranslatorSettings translator) {
        final String colour = translator.policy().colour();
        return new TranslatorLabel(
                translator.id(),
                translator.id(),
                colour.isEmpty() ? Optional.empty() : Optional.of(Color.decode(colour)));
    }

    private void showServer(ServerStatus status) {
        SwingUtilities.invokeLater(() -> overlay.notice(ServerSentence.of(status, messages)));
    }

    private void showProblem(Problem problem) {
        SwingUtilities.invokeLater(() -> overlay.notice(messages.problem(problem)));
    }

    private <T> T own(T part, Consumer<? super T> closing) {
        opened.push(() -> closing.accept(part));
        return part;
    }

    /** Ends everything that was begun; nothing is left behind. */
    @Override
    public void close() {
        quit.countDown();
        looking.cancel(false);
        synchronized (opened) {
            while (!opened.isEmpty()) {
                opened.pop().close();
            }
        }
    }
}
