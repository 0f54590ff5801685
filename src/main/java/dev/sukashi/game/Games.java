package dev.sukashi.game;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All profiles as they are at one moment. Immutable. */
public final class Games {
    private static final int LONGEST_PROCESS = 200;

    private final List<GameProfile> profiles;
    private final Map<String, WindowFit> fits = new HashMap<>();

    /** @param profiles of different ids, in the order of which the first of two that fit alike is taken */
    public Games(List<GameProfile> profiles) {
        this.profiles = List.copyOf(profiles);
        profiles.forEach(profile -> fits.put(profile.id(), new WindowFit(profile.match())));
    }

    public List<GameProfile> profiles() {
        return profiles;
    }

    public Optional<GameProfile> named(String id) {
        return profiles.stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    /** The profile of what belongs to no window; an empty one where there is none yet. */
    public GameProfile ofScreen() {
        return named(GameProfile.DEFAULT)
                .orElseGet(() -> new GameProfile(GameProfile.DEFAULT, "", GameMatch.NONE, List.of()));
    }

    /**
     * The profile of a window's game, the surest where several fit.
     *
     * @param title the window's; may be empty
     * @param process name of its program; empty where it is not known
     */
    public Optional<GameProfile> find(String title, String process) {
        GameProfile best = null;
        int bestFit = 0;
        for (final GameProfile profile : profiles) {
            final WindowFit window = fits.get(profile.id());
            final int fit = window == null || profile.isOfScreen() ? 0 : window.of(title, tidy(process));
            if (fit > bestFit) {
                best = profile;
                bestFit = fit;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The window's profile; a new one without regions where there is none. The screen's, where it has no name at all. */
    public GameProfile ofWindow(String title, String process) {
        if (title.isBlank() && process.isBlank()) {
            return ofScreen();
        }
        return find(title, process).orElseGet(() -> newProfile(title, tidy(process)));
    }

    private static String tidy(String process) {
        final String name = process.strip();
        return name.length() > LONGEST_PROCESS ? name.substring(0, LONGEST_PROCESS) : name;
    }

    private GameProfile newProfile(String title, String process) {
        final Set<String> taken = new HashSet<>(Set.of(GameProfile.DEFAULT));
        profiles.forEach(profile -> taken.add(profile.id().toLowerCase(Locale.ROOT)));
        final String name = WindowSign.stablePart(title, process).orElse(process.isBlank() ? title : process);
        return new GameProfile(GameId.of(name, process, taken), name.strip(), WindowSign.of(title, process), List.of());
    }

    /** With this profile in the place of the one with its id, or after all others. */
    public Games with(GameProfile profile) {
        final List<GameProfile> changed = new ArrayList<>(profiles);
        final int place = profiles.stream().map(GameProfile::id).toList().indexOf(profile.id());
        if (place < 0) {
            changed.add(profile);
        } else {
            changed.set(place, profile);
        }
        return new Games(changed);
    }
}
