package dev.sukashi.app.command;

import dev.sukashi.llm.Provider;
import dev.sukashi.llm.ProviderCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line: without a command it opens the overlay, or runs the demo where there is no display. */
@Command(
        name = "sukashi",
        description = "Translates the text of a running game on a see-through overlay.",
        mixinStandardHelpOptions = true,
        versionProvider = SukashiCommand.Version.class)
public final class SukashiCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(SukashiCommand.class);

    private final CommandContext context;

    private SukashiCommand(CommandContext context) {
        this.context = context;
    }

    /** Runs what the arguments say; gives the exit code of the contract. */
    public static int run(CommandContext context, String... arguments) {
        // Read only where it is needed: most commands are to be quick.
        final Supplier<List<Provider>> catalogue =
                () -> ProviderCatalogue.load().all();
        final CommandLine line = new CommandLine(new SukashiCommand(context))
                .addSubcommand(new DemoCommand(context))
                .addSubcommand(new SetupCommand(context))
                .addSubcommand(new TranslateCommand(context))
                .addSubcommand(new TriggerCommand(context))
                .addSubcommand(HistoryCommand.line(context))
                .addSubcommand(new ProvidersCommand(context, catalogue))
                .addSubcommand(new ModelsCommand(context, catalogue))
                .addSubcommand(new TestCommand(context))
                .addSubcommand(new ImportCommand(context))
                .addSubcommand(new OcrCommand(context))
                .addSubcommand(new BenchCommand(context))
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(context.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(context.err(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    log.error("command failed", failure);
                    context.say("command.failed", "reason", String.valueOf(failure.getMessage()));
                    return CommandContext.FAILED;
                });
        return line.execute(arguments);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return context.hasDisplay() ? new OverlayCommand(context).call() : new DemoCommand(context).call();
    }

    /** From the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            final String version = SukashiCommand.class.getPackage().getImplementationVersion();
            return new String[] {"Sukashi " + (version == null ? "(development)" : version)};
        }
    }
}
