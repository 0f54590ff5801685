package dev.sukashi.desktop.x11;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For a connection that asks after other programs' windows, which may be gone at any time: who asked looks at the answer. */
final class ExpectedErrors implements XErrors.Listener {
    private static final Logger log = LoggerFactory.getLogger(ExpectedErrors.class);

    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void failed(int code, int request, long resource) {
        count.incrementAndGet();
        log.debug("X error {} on request {}, resource 0x{}", code, request, Long.toHexString(resource));
    }

    /** How many there were so far. */
    int count() {
        return count.get();
    }
}
