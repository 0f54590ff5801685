package dev.sukashi.app;

import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends what all libraries log to the program's own log file. */
final class Logging {
    private Logging() {}

    /** To be called before the first logger is made: the file's place is read when logging starts. */
    static void start(Path home) {
        System.setProperty("sukashi.logs", home.resolve("logs").toString());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
