package dev.sukashi.desktop.hook;

import com.github.kwhat.jnativehook.GlobalScreen;
import com.github.kwhat.jnativehook.NativeHookException;
import com.github.kwhat.jnativehook.NativeInputEvent;
import com.github.kwhat.jnativehook.keyboard.NativeKeyEvent;
import com.github.kwhat.jnativehook.keyboard.NativeKeyListener;
import dev.sukashi.desktop.DesktopException;
import dev.sukashi.desktop.GlobalHotkeys;
import dev.sukashi.desktop.Hotkey;
import dev.sukashi.desktop.Hotkey.Modifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Hotkeys through JNativeHook, which listens to all keys (XRecord on X11) and grabs none. Actions run on the thread
 * {@code sukashi-hotkeys}. The library is one for the whole process, so only one of these can be at work at a time.
 *
 * <p>The keys' names mean their places on a US keyboard, except for letters where the layout has Latin ones.
 */
public final class HookHotkeys implements GlobalHotkeys {
    private static final org.slf4j.Logger log = LoggerFactory.getLogger(HookHotkeys.class);
    private static final String LIBRARY_FOLDER = "jnativehook-2.2.2";
    /** Held for as long as this class is, or java.util.logging forgets the level. */
    private static final Logger HOOK_LOG = Logger.getLogger(GlobalScreen.class.getPackageName());

    private final Path cacheFolder;
    private final LetterNaming letters;
    private @Nullable Listener active;

    /** How a platform's own key numbers name letters. */
    public enum LetterNaming {
        /** X11's keysyms and Windows' virtual keys: a letter's number is its ASCII code, whatever its place. */
        ASCII,
        /** The numbers say nothing about letters. */
        NONE
    }

    /** @param cacheFolder a folder of this user's own; the native library is unpacked into it */
    public HookHotkeys(Path cacheFolder, LetterNaming letters) {
        this.cacheFolder = cacheFolder;
        this.letters = letters;
    }

    @Override
    public void register(Map<Hotkey, Runnable> actions) throws DesktopException {
        final Map<Combination, Runnable> byCombination = new HashMap<>();
        for (final Map.Entry<Hotkey, Runnable> entry : actions.entrySet()) {
            final Hotkey hotkey = entry.getKey();
            final int code = KeyNames.codeOf(hotkey.key())
                    .orElseThrow(() -> new DesktopException("no key is named " + hotkey.key()));
            byCombination.put(new Combination(hotkey.modifiers(), code), entry.getValue());
        }
        synchronized (HookHotkeys.class) {
            stop();
            if (!byCombination.isEmpty()) {
                start(byCombination);
            }
        }
    }

    @Override
    public boolean knows(Hotkey hotkey) {
        return KeyNames.codeOf(hotkey.key()).isPresent();
    }

    @Override
    public void close() {
        synchronized (HookHotkeys.class) {
            stop();
        }
    }

    private void start(Map<Combination, Runnable> actions) throws DesktopException {
        prepareLibrary();
        final ExecutorService dispatcher = Executors.newSingleThreadExecutor(task -> {
            final Thread thread = new Thread(task, "sukashi-hotkeys");
            thread.setDaemon(true);
            return thread;
        });
        try {
            if (GlobalScreen.isNativeHookRegistered()) {
                throw new DesktopException("another part of this program listens for hotkeys already");
            }
            Hook.register(dispatcher);
            final Listener listener = new Listener(actions, letters, dispatcher);
            GlobalScreen.addNativeKeyListener(listener);
            active = listener;
        } catch (NativeHookException e) {
            dispatcher.shutdownNow();
            throw new DesktopException(reasonOf(e), e);
        } catch (LinkageError e) {
            dispatcher.shutdownNow();
            throw new DesktopException("the native key library does not load: " + e.getMessage(), e);
        } catch (DesktopException e) {
            dispatcher.shutdownNow();
            throw e;
        }
    }

    /** The library unpacks its native part where this property says, or beside its jar. */
    private void prepareLibrary() throws DesktopException {
        HOOK_LOG.setLevel(Level.WARNING);
        final Path folder = cacheFolder.resolve(LIBRARY_FOLDER);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new DesktopException("cannot write to " + folder, e);
        }
        System.setProperty("jnativehook.lib.path", folder.toString());
    }

    private static String reasonOf(NativeHookException e) {
        return switch (e.getCode()) {
            case NativeHookException.X11_OPEN_DISPLAY -> "no X server answers";
            case NativeHookException.X11_RECORD_NOT_FOUND,
                    NativeHookException.X11_RECORD_ALLOC_RANGE,
                    NativeHookException.X11_RECORD_CREATE_CONTEXT,
                    NativeHookException.X11_RECORD_ENABLE_CONTEXT,
                    NativeHookException.X11_RECORD_GET_CONTEXT -> "the X server lacks the RECORD extension";
            case NativeHookException.DARWIN_AXAPI_DISABLED ->
                "the system does not let this program see keys (Privacy & Security, Accessibility)";
            default -> "the system shows this program no keys (error 0x" + Integer.toHexString(e.getCode()) + ")";
        };
    }

    private void stop() {
        final Listener listener = active;
        if (listener == null) {
            return;
        }
        active = null;
        GlobalScreen.removeNativeKeyListener(listener);
        try {
            GlobalScreen.unregisterNativeHook();
        } catch (NativeHookException e) {
            log.warn("The key hook did not end as it should", e);
        }
        listener.dispatcher.shutdownNow();
    }

    private record Combination(Set<Modifier> modifiers, int key) {}

    /** Called on the dispatcher's thread only. */
    private static final class Listener implements NativeKeyListener {
        private final Map<Combination, Runnable> actions;
        private final LetterNaming letters;
        private final ExecutorService dispatcher;
        private final Set<Integer> held = new HashSet<>();

        Listener(Map<Combination, Runnable> actions, LetterNaming letters, ExecutorService dispatcher) {
            this.actions = actions;
            this.letters = letters;
            this.dispatcher = dispatcher;
        }

        @Override
        public void nativeKeyPressed(NativeKeyEvent event) {
            // A key that stays down is reported again and again.
            if (!held.add(event.getKeyCode())) {
                return;
            }
            final Runnable action = actions.get(new Combination(modifiersOf(event), keyOf(event)));
            if (action != null) {
                run(action);
            }
        }

        @Override
        public void nativeKeyReleased(NativeKeyEvent event) {
            held.remove(event.getKeyCode());
        }

        /** An action's failure must not end the listening. */
        private static void run(Runnable action) {
            try {
                action.run();
            } catch (RuntimeException e) {
                log.error("A hotkey's action failed", e);
            }
        }

        private int keyOf(NativeKeyEvent event) {
            final int letter = Character.toUpperCase(event.getRawCode());
            final Optional<Integer> named = letters == LetterNaming.ASCII && letter >= 'A' && letter <= 'Z'
                    ? KeyNames.codeOf(String.valueOf((char) letter))
                    : Optional.empty();
            return named.orElse(event.getKeyCode());
        }

        private static Set<Modifier> modifiersOf(NativeKeyEvent event) {
            final Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
            final int mask = event.getModifiers();
            if ((mask & NativeInputEvent.CTRL_MASK) != 0) {
                modifiers.add(Modifier.CTRL);
            }
            if ((mask & NativeInputEvent.ALT_MASK) != 0) {
                modifiers.add(Modifier.ALT);
            }
            if ((mask & NativeInputEvent.SHIFT_MASK) != 0) {
                modifiers.add(Modifier.SHIFT);
            }
            if ((mask & NativeInputEvent.META_MASK) != 0) {
                modifiers.add(Modifier.META);
            }
            return modifiers;
        }
    }

    /** Reaches what the library shows its heirs only. */
    private static final class Hook extends GlobalScreen {
        static void register(ExecutorService dispatcher) throws NativeHookException {
            // Registering shuts down the dispatcher that is there and puts none in its place, so it gets its own.
            eventExecutor = null;
            registerNativeHook();
            setEventDispatcher(dispatcher);
            hookThread.setName("sukashi-hotkeys-hook");
        }
    }
}
