package dev.sukashi.app;

import dev.sukashi.app.local.ServerStatus;
import dev.sukashi.clean.CleanChain;
import dev.sukashi.clean.CleanStep;
import dev.sukashi.clean.RenPyVoicing;
import dev.sukashi.clean.RepeatFilter;
import dev.sukashi.clean.SourceLanguageFilter;
import dev.sukashi.clean.TextTidy;
import dev.sukashi.desktop.Desktop;
import dev.sukashi.desktop.DesktopException;
import dev.sukashi.desktop.Hotkey;
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
import dev.sukashi.source.ClipboardSource;
import dev.sukashi.source.TextSource;
import dev.sukashi.store.History;
import dev.sukashi.time.Scheduler;
import dev.sukashi.translate.LineQueue;
import dev.sukashi.translate.Translator;
import java.awt.Rectangle;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
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
    private final Settings settings;
    private final Messages messages;
    private final StateFile state;
    private final Deque<Closing> opened = new ArrayDeque<>();
    private final CountDownLatch quit = new CountDownLatch(1);

    /** What the player is told at the start; complete before the overlay is shown. */
    private final List<String> startNotices = new ArrayList<>();

    private final OverlayWindow overlay;
    private final Pipeline pipeline;
    private final OverlayController controller;
    private final Map<Action, String> hotkeyLabels;

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

    private OverlayApp(Context context) throws IOException {
        this.context = context;
        this.settings = context.settings();
        this.messages = context.messages();
        this.state = new StateFile(context.folders().state());
        final Scheduler background = own(Scheduler.named("sukashi-background"), Scheduler::close);
        final Desktop desktop = own(Desktops.open(context.folders().cache()), Desktop::close);
        final LineReader reader = new JapaneseReader();
        final FontFamilies fonts = FontFamilies.installed();
        overlay = own(EventThread.get(() -> buildOverlay(desktop, fonts)), window -> EventThread.run(window::close));
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
        final Translator translator = own(factory.create(settings.firstTranslator()), Translator::close);
        final Scheduler lines = own(Scheduler.named("sukashi-pipeline"), Scheduler::close);
        final boolean readable = Languages.primary(settings.from()).equals(reader.language());
        pipeline = own(
                new Pipeline(
                        config(),
                        history::nextLineId,
                        lines,
                        List.of(translator),
                        listeners(
                                history,
                                new OverlayPresenter(
                                        overlay, readable ? Optional.of(reader) : Optional.empty(), background))),
                Pipeline::close);
        if (readable) {
            reader.preload();
        }
        final Map<Action, Hotkey> hotkeys = hotkeys();
        hotkeyLabels = labels(hotkeys);
        controller = new OverlayController(
                overlay, pipeline, desktop.clipboard(), messages, hotkeyLabels, settings.ordered(), quit::countDown);
        listen(desktop, hotkeys);
        EventThread.run(() -> show(background));
        background.execute(() -> hint(transport));
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
            final OverlayApp app = new OverlayApp(context);
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
        return hotkeyLabels.entrySet().stream()
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

    private OverlayWindow buildOverlay(Desktop desktop, FontFamilies fonts) {
        final Optional<Placement> remembered = state.overlayPlace()
                .map(place -> new Placement(
                        place.x(),
                        place.y(),
                        Math.max(Placement.MIN_WIDTH, place.width()),
                        place.anchorBottom() ? Placement.Anchor.BOTTOM : Placement.Anchor.TOP));
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
        return History.open(context.folders().database(), Clock.systemUTC(), this::showProblem);
    }

    private Pipeline.Config config() {
        return new Pipeline.Config(
                DEFAULT_GAME,
                cleanChain()::apply,
                settings.maxCharacters(),
                settings.ordered() ? LineQueue.Mode.ORDERED : LineQueue.Mode.LIVE);
    }

    private CleanChain cleanChain() {
        final List<CleanStep> steps = new ArrayList<>(List.of(new TextTidy(), new RenPyVoicing()));
        if (settings.onlySourceLanguage()) {
            steps.add(new SourceLanguageFilter(settings.from()));
        }
        steps.add(new RepeatFilter(Clock.systemUTC()));
        return new CleanChain(steps);
    }

    private List<PipelineListener> listeners(History history, OverlayPresenter presenter) {
        final List<PipelineListener> listeners = new ArrayList<>();
        listeners.add(presenter);
        listeners.add(new HistoryRecorder(history));
        listeners.addAll(context.listeners());
        return listeners;
    }

    private void listen(Desktop desktop, Map<Action, Hotkey> hotkeys) {
        if (settings.sources().clipboard()) {
            final TextSource clipboard = new ClipboardSource(desktop.clipboard(), settings.maxCharacters());
            clipboard.start(pipeline::accept);
            own(clipboard, TextSource::close);
        }
        final Map<Hotkey, Runnable> actions = new HashMap<>();
        hotkeys.forEach((action, hotkey) -> actions.put(hotkey, () -> controller.perform(action)));
        try {
            desktop.hotkeys().register(actions);
        } catch (DesktopException unavailable) {
            log.warn("no global hotkeys", unavailable);
            startNotices.add(messages.text("status.noHotkeys", "reason", String.valueOf(unavailable.getMessage())));
        }
    }

    /** The player's combinations, else the defaults; what cannot be read is shown as a problem. */
    private Map<Action, Hotkey> hotkeys() {
        final Map<Action, Hotkey> hotkeys = new EnumMap<>(Action.class);
        for (final Action action : Action.values()) {
            final String written = settings.hotkeys().getOrDefault(action.id(), action.defaultHotkey());
            if (written.isBlank()) {
                continue;
            }
            try {
                hotkeys.put(action, Hotkey.parse(written));
            } catch (IllegalArgumentException unreadable) {
                startNotices.add(messages.problem(Problem.of(
                        Problem.Kind.BAD_SETTING,
                        "key",
                        "hotkeys." + action.id(),
                        "expected",
                        "Ctrl+Alt+O",
                        "found",
                        written)));
            }
        }
        return hotkeys;
    }

    private static Map<Action, String> labels(Map<Action, Hotkey> hotkeys) {
        final Map<Action, String> labels = new EnumMap<>(Action.class);
        hotkeys.forEach((action, hotkey) -> labels.put(action, hotkey.toString()));
        return labels;
    }

    private void show(Scheduler background) {
        overlay.setTranslators(settings.firstTranslator()
                .map(translator -> List.of(new TranslatorLabel(translator.id(), translator.id())))
                .orElse(List.of()));
        overlay.onPlaced(placement -> background.execute(() -> state.setOverlayPlace(new StateFile.OverlayPlace(
                placement.x(), placement.y(), placement.width(), placement.anchor() == Placement.Anchor.BOTTOM))));
        overlay.setVisible(true);
        if (settings.clickThrough()) {
            controller.setClickThrough(true);
        }
        context.problems().forEach(problem -> startNotices.add(messages.problem(problem)));
        if (!startNotices.isEmpty()) {
            overlay.notice(String.join("\n", startNotices));
        }
    }

    /** Once, while no LLM is set up and nothing more urgent was said: how to get translations. */
    private void hint(LlmTransport transport) {
        if (settings.firstTranslator().isPresent() || !startNotices.isEmpty() || state.hintShown()) {
            return;
        }
        final List<LocalServers.Found> found =
                new LocalServers(transport, LocalServers.USUAL).find().join();
        notice(found.stream()
                .filter(server -> !server.models().isEmpty())
                .findFirst()
                .map(server -> messages.text(
                        "hint.found",
                        "name",
                        server.program(),
                        "model",
                        server.models().get(0)))
                .orElseGet(() -> messages.text("hint.setUp")));
        state.setHintShown();
    }

    private void showServer(ServerStatus status) {
        notice(ServerSentence.of(status, messages));
    }

    private void showProblem(Problem problem) {
        notice(messages.problem(problem));
    }

    private void notice(String sentence) {
        SwingUtilities.invokeLater(() -> overlay.notice(sentence));
    }

    private <T> T own(T part, Consumer<? super T> closing) {
        opened.push(() -> closing.accept(part));
        return part;
    }

    /** Ends everything that was begun; nothing is left behind. */
    @Override
    public void close() {
        quit.countDown();
        synchronized (opened) {
            while (!opened.isEmpty()) {
                opened.pop().close();
            }
        }
    }
}
