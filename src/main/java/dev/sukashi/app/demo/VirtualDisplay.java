package dev.sukashi.app.demo;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs this program again inside a display of its own, for machines that have none. */
public final class VirtualDisplay {
    private static final String SCRIPT = "/dev/sukashi/native/virtual-display";

    /** Set for the program inside the virtual display. */
    private static final String INSIDE = "SUKASHI_VIRTUAL_DISPLAY";

    private VirtualDisplay() {}

    /**
     * Whether this program runs inside one already: without graphics there, it is Java that has none, as in packages
     * named "headless".
     */
    public static boolean isInside(Map<String, String> environment) {
        return environment.containsKey(INSIDE);
    }

    /**
     * Starts the program anew with these arguments and waits for its end. Its output goes where ours goes.
     *
     * @return its exit code; 1 too where a part of the display is missing, which the script says on standard error
     */
    public static int run(List<String> arguments) throws IOException, InterruptedException {
        final Path script = Files.createTempFile("sukashi-virtual-display", ".sh");
        script.toFile().deleteOnExit();
        try {
            try (InputStream content = VirtualDisplay.class.getResourceAsStream(SCRIPT)) {
                if (content == null) {
                    throw new IOException("the program was packaged without " + SCRIPT);
                }
                Files.write(script, content.readAllBytes());
            }
            final List<String> command = new ArrayList<>(List.of("bash", script.toString(), "--"));
            command.addAll(thisProgram());
            command.addAll(arguments);
            final ProcessBuilder process = new ProcessBuilder(command).inheritIO();
            process.environment().put(INSIDE, "1");
            final Process inside = process.start();
            // Its script takes the display away when it is told to end.
            final Thread end = new Thread(inside::destroy, "sukashi-virtual-display-end");
            Runtime.getRuntime().addShutdownHook(end);
            return inside.waitFor();
        } finally {
            Files.deleteIfExists(script);
        }
    }

    private static List<String> thisProgram() throws IOException {
        final String java = ProcessHandle.current()
                .info()
                .command()
                .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        return List.of(java, "-cp", classPath(), "dev.sukashi.app.Sukashi");
    }

    /** The jar, or the class path of a development run. */
    private static String classPath() throws IOException {
        final String path = System.getProperty("java.class.path");
        if (path.contains(File.pathSeparator)) {
            return path;
        }
        try {
            return Path.of(VirtualDisplay.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException unreadable) {
            throw new IOException(unreadable);
        }
    }
}
