package dev.sukashi.app.command;

import dev.sukashi.app.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole program on a sample scene and takes a picture of it. */
@Command(name = "demo", description = "Run the whole program on a sample scene; in a virtual display if there is none.")
final class DemoCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(
            names = "--out",
            paramLabel = "FILE.png",
            description = "Where the picture of the screen goes (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("sukashi-demo.png");

    DemoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (Files.isDirectory(out)) {
            context.say("demo.outIsFolder", "file", out.toString());
            return CommandContext.USAGE;
        }
        if (!context.hasDisplay()) {
            context.say("demo.virtualDisplay");
            return context.runInVirtualDisplay(List.of("demo", "--out", out.toString()));
        }
        return new Demo(context).run(out);
    }
}
