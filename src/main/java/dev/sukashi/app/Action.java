package dev.sukashi.app;

import java.util.Arrays;
import java.util.Optional;

/** What a hotkey or {@code sukashi trigger} can do in the running program. Names are a contract. */
public enum Action {
    TOGGLE_OVERLAY("overlay", "Ctrl+Alt+O"),
    CLICK_THROUGH("click-through", "Ctrl+Alt+I"),
    PAUSE("pause", "Ctrl+Alt+U"),
    RETRY("retry", "Ctrl+Alt+Y"),
    PREVIOUS("previous", "Ctrl+Alt+PAGE_UP"),
    NEXT("next", "Ctrl+Alt+PAGE_DOWN"),
    COPY_SOURCE("copy-source", ""),
    COPY_TRANSLATION("copy-translation", "Ctrl+Alt+C"),
    PICK_REGION("pick-region", "Ctrl+Alt+R"),
    CAPTURE("capture", "Ctrl+Alt+S"),
    CAPTURE_AGAIN("capture-again", "Ctrl+Alt+A"),
    NEXT_REGION("next-region", ""),
    REMOVE_REGION("remove-region", ""),
    AUTO_READ("auto-read", ""),
    SHOW_REGIONS("show-regions", ""),
    ORDERED("ordered", ""),
    SHOW("show", ""),
    QUIT("quit", "");

    private final String id;
    private final String defaultHotkey;

    Action(String id, String defaultHotkey) {
        this.id = id;
        this.defaultHotkey = defaultHotkey;
    }

    /** As in the settings' {@code hotkeys} and on the command line. */
    public String id() {
        return id;
    }

    /** Empty where it has none. */
    public String defaultHotkey() {
        return defaultHotkey;
    }

    public static Optional<Action> named(String id) {
        return Arrays.stream(values()).filter(action -> action.id.equals(id)).findFirst();
    }
}
