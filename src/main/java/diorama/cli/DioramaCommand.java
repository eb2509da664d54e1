package diorama.cli;

import diorama.base.UserError;
import java.io.PrintWriter;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command. Exit codes: 0 done, 1 the user can mend it, 2 wrong usage, 70 a bug of ours, 130 cancelled. */
@Command(
        name = "diorama",
        mixinStandardHelpOptions = true,
        versionProvider = DioramaCommand.Version.class,
        header = "Turns flat pictures into depth: orbit photos, export meshes, make 3D zooms and stereo films.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ViewCommand.class,
            DepthCommand.class,
            MeshCommand.class,
            ConvertCommand.class,
            ZoomCommand.class,
            StereoCommand.class,
            CheckCommand.class,
            InfoCommand.class,
            FormatsCommand.class,
            ModelsCommand.class,
            CacheCommand.class,
            DoctorCommand.class,
            DemoCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  diorama view photo.jpg",
            "  diorama mesh photo.jpg -o scene.glb",
            "  diorama stereo film.mp4 -o out/ --divergence 2.5",
            "",
            "'diorama verify' builds the program and runs all of its tests.",
            "'diorama COMMAND --help' shows all options of a command."
        })
public final class DioramaCommand implements Runnable {
    static final int USER_ERROR = 1;
    static final int BUG = 70;
    static final int CANCELLED = 130;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs the command line and returns the exit code; never throws. */
    public static int run(String... args) {
        return execute(commandLine(), args);
    }

    /** As {@link #run(String...)} with results and faults told elsewhere. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return execute(commandLine().setOut(out).setErr(err), args);
    }

    private static CommandLine commandLine() {
        CommandLine line = new CommandLine(new DioramaCommand());
        for (CommandLine command : line.getSubcommands().values()) {
            if (command.getCommand() instanceof Flags flags) {
                flags.addTo(command.getCommandSpec());
            }
        }
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(110);
        line.setUsageHelpLongOptionsMaxWidth(34);
        line.setParameterExceptionHandler(DioramaCommand::onUsage);
        line.setExecutionExceptionHandler((e, command, result) -> onFailure(e, command.getErr()));
        return line;
    }

    private static int execute(CommandLine line, String... args) {
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            line.getErr()
                    .println("diorama: not enough memory for this; try a smaller picture or DIORAMA_JAVA_OPTS=-Xmx8g");
            return USER_ERROR;
        } catch (Throwable e) {
            return bug(e, line.getErr());
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int onUsage(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("diorama: " + usageFault(e));
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String usageFault(ParameterException e) {
        CommandLine line = e.getCommandLine();
        if (e instanceof CommandLine.UnmatchedArgumentException u && line.getParent() == null && !u.isUnknownOption()) {
            return "no such command: '" + u.getUnmatched().get(0) + "', want one of "
                    + String.join(", ", line.getSubcommands().keySet());
        }
        return firstLine(e).replaceFirst("^Error: ", "");
    }

    private static int onFailure(Exception e, PrintWriter err) {
        if (e instanceof UserError) {
            err.println("diorama: " + firstLine(e));
            return USER_ERROR;
        }
        if (e instanceof CancellationException) {
            err.println("diorama: cancelled");
            return CANCELLED;
        }
        return bug(e, err);
    }

    private static int bug(Throwable e, PrintWriter err) {
        err.println("diorama: this is a bug of ours, please report it with what follows");
        e.printStackTrace(err);
        return BUG;
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown fault");
    }

    /** Version from the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = DioramaCommand.class.getPackage().getImplementationVersion();
            return new String[] {"diorama " + (version == null ? "(development)" : version)};
        }
    }
}
