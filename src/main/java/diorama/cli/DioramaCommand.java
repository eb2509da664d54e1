package diorama.cli;

import diorama.base.UserError;
import diorama.gui.Studio;
import diorama.gui.work.EarlyMesh;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
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
        footer = {
            "",
            "Without a command the studio opens where there is a display.",
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
    /** In the order of the help; made when they are needed, as each takes time to read its options. */
    private static final Map<String, Function<EarlyMesh, Object>> COMMANDS = commands();

    static final int USER_ERROR = 1;
    static final int BUG = 70;
    static final int CANCELLED = 130;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs the command line and returns the exit code; never throws. */
    public static int run(String... args) {
        return run(EarlyMesh.none(), args);
    }

    /** @param early a mesh of the line that is being read already */
    static int run(EarlyMesh early, String... args) {
        String[] wanted = args.length == 0 && Studio.hasDisplay() ? new String[] {"view"} : args;
        List<String> words = List.of(wanted);
        if (words.indexOf("view") == 0 && !words.contains("--screenshot") && Studio.hasDisplay()) {
            Studio.warmUp();
        }
        return execute(commandLine(early, wanted), wanted);
    }

    /** As {@link #run(String...)} with results and faults told elsewhere. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return execute(commandLine(EarlyMesh.none(), args).setOut(out).setErr(err), args);
    }

    static boolean isCommand(String word) {
        return COMMANDS.containsKey(word);
    }

    static int noMemory(PrintWriter err) {
        err.println("diorama: not enough memory for this; try a smaller picture or DIORAMA_JAVA_OPTS=-Xmx8g");
        return USER_ERROR;
    }

    private static Map<String, Function<EarlyMesh, Object>> commands() {
        Map<String, Function<EarlyMesh, Object>> all = new LinkedHashMap<>();
        all.put("view", ViewCommand::new);
        all.put("depth", early -> new DepthCommand());
        all.put("mesh", early -> new MeshCommand());
        all.put("convert", early -> new ConvertCommand());
        all.put("zoom", early -> new ZoomCommand());
        all.put("stereo", early -> new StereoCommand());
        all.put("check", early -> new CheckCommand());
        all.put("info", early -> new InfoCommand());
        all.put("formats", early -> new FormatsCommand());
        all.put("models", early -> new ModelsCommand());
        all.put("cache", early -> new CacheCommand());
        all.put("doctor", early -> new DoctorCommand());
        all.put("demo", early -> new DemoCommand());
        all.put("help", early -> new HelpCommand());
        return all;
    }

    /** With the command that {@code args} begin with, or with all where it is none of them. */
    private static CommandLine commandLine(EarlyMesh early, String... args) {
        CommandLine line = new CommandLine(new DioramaCommand());
        boolean one = args.length > 0 && COMMANDS.containsKey(args[0]) && !args[0].equals("help");
        COMMANDS.forEach((name, command) -> {
            if (!one || name.equals(args[0])) {
                line.addSubcommand(name, command.apply(early));
            }
        });
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
            return noMemory(line.getErr());
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
            return "no such command or file: '" + u.getUnmatched().get(0) + "', want one of "
                    + String.join(", ", line.getSubcommands().keySet());
        }
        return firstLine(e).replaceFirst("^Error: ", "");
    }

    static int onFailure(Exception e, PrintWriter err) {
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

    static int bug(Throwable e, PrintWriter err) {
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
