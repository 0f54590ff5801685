package dev.sukashi.source.screen;

import dev.sukashi.game.OcrRegion;
import dev.sukashi.ocr.OcrException;
import dev.sukashi.ocr.OcrResult;
import dev.sukashi.ocr.RegionReader;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A region with what is remembered of it. Its watcher belongs to the thread that looks, its reader to the one that reads. */
final class WatchedRegion {
    private final OcrRegion region;
    private final RegionReaders readers;
    private final RegionWatcher watcher = new RegionWatcher();
    private @Nullable RegionReader reader;

    private Optional<String> speaker = Optional.empty();

    /** The reading that is wanted; those before it are void. */
    private volatile long wanted;

    private volatile long erased;

    WatchedRegion(OcrRegion region, RegionReaders readers) {
        this.region = region;
        this.readers = readers;
    }

    OcrRegion region() {
        return region;
    }

    RegionWatcher watcher() {
        return watcher;
    }

    void want(long ticket) {
        wanted = ticket;
    }

    /** Beside the one that is wanted, that of a line which is gone already. */
    void wantErased(long ticket) {
        erased = ticket;
    }

    boolean isWanted(long ticket) {
        return ticket == wanted || ticket == erased;
    }

    /** Who says what was read last, where a region of its own holds that. */
    Optional<String> speaker() {
        return speaker;
    }

    void speaks(Optional<String> speaker) {
        this.speaker = speaker;
    }

    OcrResult read(BufferedImage picture) throws OcrException {
        return reader().read(picture);
    }

    void prepare() throws OcrException {
        readers.prepare(region, reader());
    }

    private RegionReader reader() throws OcrException {
        final RegionReader known = reader == null ? readers.of(region) : reader;
        reader = known;
        return known;
    }
}
