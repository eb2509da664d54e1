package diorama.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import diorama.base.CancelToken;
import diorama.base.UserError;
import diorama.fetch.Fetched;
import diorama.fetch.Fetcher;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.ModelEntry;
import diorama.onnx.ModelEntry.Presence;
import diorama.onnx.ModelStore;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diorama models}: the networks there are, and bringing, checking and removing them. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        header = "Lists, brings, checks, removes and times the networks that the program can use.",
        synopsisSubcommandLabel = "[pull | verify | remove | bench]",
        subcommands = {
            ModelsCommand.Pull.class,
            ModelsCommand.Verify.class,
            ModelsCommand.Remove.class,
            ModelsBench.class,
        },
        footer = {
            "",
            "Examples:",
            "  diorama models pull depth-anything-v2-small",
            "  diorama depth photo.jpg --model depth-anything-v2-small",
            "",
            "Any other ONNX depth network works as well: --model my.onnx, with my.json beside it where its tensors do",
            "not speak for themselves; models/README.md shows the keys."
        })
final class ModelsCommand implements Callable<Integer> {
    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--all", description = "Other precisions and exports of the same networks as well.")
    private boolean all;

    @Option(names = "--json", description = "As JSON, with addresses and hashes.")
    private boolean json;

    @Override
    public Integer call() {
        ModelCatalogue catalogue = Home.models();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.toJson(
                    catalogue.entries().stream().map(ModelsCommand::facts).toList()));
            return 0;
        }
        List<ModelEntry> shown = catalogue.entries().stream()
                .filter(e -> all || e.variantOf().isEmpty() || e.presence() != Presence.ABSENT)
                .toList();
        int width = shown.stream().mapToInt(e -> e.id().length()).max().orElse(0);
        String row = "%-" + width + "s  %9s  %-12s  %-17s  %-17s  %-7s  %s";
        out.println(String.format(
                Locale.ROOT, row, "NAME", "SIZE", "HERE", "LICENCE", "GIVES", "SPEED", "WHAT IT IS GOOD FOR"));
        for (ModelEntry entry : shown) {
            out.println(String.format(
                    Locale.ROOT,
                    row,
                    entry.id(),
                    size(entry.size()),
                    entry.embedded() ? "embedded" : here(entry.presence()),
                    entry.licence().id(),
                    gives(entry),
                    entry.speed(),
                    entry.description()));
        }
        int hidden = catalogue.entries().size() - shown.size();
        out.println();
        out.println((hidden > 0 ? hidden + " other precisions and exports: --all.  " : "")
                + "Bring one: diorama models pull NAME.  They lie in "
                + catalogue.folders().user());
        return 0;
    }

    private static String here(Presence presence) {
        return switch (presence) {
            case HERE -> "here";
            case PARTLY -> "partly";
            case ABSENT -> "-";
        };
    }

    /** What a network's values mean, in a word that says what it can do. */
    private static String gives(ModelEntry entry) {
        return entry.depth()
                .map(d -> d.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse(entry.purpose().words());
    }

    static String size(long bytes) {
        return bytes < 0
                ? "?"
                : bytes < 999_500_000
                        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                        : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }

    private static Map<String, Object> facts(ModelEntry entry) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", entry.id());
        facts.put("aliases", entry.aliases());
        facts.put("variantOf", entry.variantOf());
        facts.put("purpose", entry.purpose().words());
        facts.put("gives", gives(entry));
        facts.put("speed", entry.speed());
        facts.put("description", entry.description());
        facts.put("licence", entry.licence().id());
        facts.put("use", entry.licence().use().word());
        facts.put("here", entry.presence() == Presence.HERE);
        facts.put("bytes", entry.size());
        facts.put(
                "files",
                entry.files().stream()
                        .map(file -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("path", entry.path(file).toString());
                            one.put("url", file.source().map(Object::toString).orElse(""));
                            one.put("sha256", file.sha256().orElse(""));
                            one.put("bytes", file.bytes());
                            return one;
                        })
                        .toList());
        return facts;
    }

    /** The rows that were named. */
    private static List<ModelEntry> entries(ModelCatalogue catalogue, List<String> names) {
        return names.stream().map(catalogue::known).distinct().toList();
    }

    /** {@code diorama models pull}. */
    @Command(
            name = "pull",
            mixinStandardHelpOptions = true,
            header = "Brings networks: goes on where it was cut, and checks what came.",
            footer = {
                "",
                "Examples:",
                "  diorama models pull depth-anything-v2-small midas-small",
                "  diorama models pull midas-small --from ~/Downloads/model-small.onnx",
                "  diorama models pull depth-anything-v2-base --accept-license CC-BY-NC-4.0",
                "",
                "A proxy is taken from https_proxy and no_proxy; DIORAMA_MODELS names another folder."
            })
    static final class Pull implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names that 'diorama models' lists.")
        private List<String> names = new ArrayList<>();

        @Option(
                names = "--from",
                paramLabel = "FILE|URL",
                description = "Take it from here: a file or folder on this machine, or another server.")
        private @Nullable String from;

        @Option(
                names = {"--accept-license", "--accept-licence"},
                paramLabel = "ID",
                description = "Agree to a licence that limits what you may do, e.g. CC-BY-NC-4.0.")
        private Set<String> accepted = new LinkedHashSet<>();

        @Override
        public Integer call() {
            ModelCatalogue catalogue = Home.models();
            List<ModelEntry> wanted = entries(catalogue, names);
            if (from != null && wanted.size() > 1) {
                throw new UserError("--from: goes with one model, got " + wanted.size());
            }
            ModelStore store = new ModelStore(catalogue.folders(), new Fetcher());
            PrintWriter out = spec.commandLine().getOut();
            for (ModelEntry entry : wanted) {
                long start = System.nanoTime();
                List<ModelStore.Brought> files;
                try (TerminalProgress progress = new TerminalProgress(entry.id(), "MB", 1_000_000)) {
                    files = store.pull(entry, Optional.ofNullable(from), accepted, progress, new CancelToken());
                }
                out.println(report(entry, files, (System.nanoTime() - start) / 1e9));
            }
            return 0;
        }

        private static String report(ModelEntry entry, List<ModelStore.Brought> files, double seconds) {
            long transferred =
                    files.stream().mapToLong(f -> f.fetched().transferred()).sum();
            boolean firstSeen = files.stream().anyMatch(f -> f.fetched().trust() == Fetched.Trust.FIRST_SEEN);
            String how = transferred > 0
                    ? String.format(
                            Locale.ROOT,
                            "%s in %.1f s, %.1f MB/s",
                            size(transferred),
                            seconds,
                            transferred / 1e6 / Math.max(seconds, 1e-3))
                    : "here, "
                            + size(files.stream()
                                    .mapToLong(f -> f.fetched().bytes())
                                    .sum());
            return entry.id() + ": " + how + ", SHA-256 "
                    + (firstSeen ? "pinned as it came, for want of a known one" : "right") + ", licence "
                    + entry.licence().id() + " -> " + entry.folder();
        }
    }

    /** {@code diorama models verify}. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            header = "Compares the files of networks with their SHA-256.")
    static final class Verify implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(
                paramLabel = "NAME",
                arity = "0..*",
                description = "Networks; all that are here when none is named.")
        private List<String> names = new ArrayList<>();

        @Override
        public Integer call() {
            ModelCatalogue catalogue = Home.models();
            List<ModelEntry> wanted = names.isEmpty()
                    ? catalogue.entries().stream()
                            .filter(e -> e.presence() != Presence.ABSENT)
                            .toList()
                    : entries(catalogue, names);
            ModelStore store = new ModelStore(catalogue.folders(), new Fetcher());
            int faults = 0;
            for (ModelEntry entry : wanted) {
                try (TerminalProgress progress = new TerminalProgress(entry.id(), "MB", 1_000_000)) {
                    for (ModelStore.Checked file : store.verify(entry, progress, new CancelToken())) {
                        boolean right = file.verdict() == ModelStore.Verdict.RIGHT;
                        faults += right ? 0 : 1;
                        spec.commandLine()
                                .getOut()
                                .println((right ? "ok   " : "--   ") + entry.id() + ": " + file.path() + ": "
                                        + file.verdict().words()
                                        + (right ? "" : "; bring it again with: " + entry.pullCommand()));
                    }
                }
            }
            return faults == 0 ? 0 : DioramaCommand.USER_ERROR;
        }
    }

    /** {@code diorama models remove}. */
    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            header = "Deletes the files of networks that were brought.")
    static final class Remove implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names that 'diorama models' lists.")
        private List<String> names = new ArrayList<>();

        @Override
        public Integer call() {
            ModelCatalogue catalogue = Home.models();
            ModelStore store = new ModelStore(catalogue.folders(), new Fetcher());
            for (ModelEntry entry : entries(catalogue, names)) {
                spec.commandLine()
                        .getOut()
                        .println(entry.id() + ": removed, " + size(store.remove(entry)) + " are free again");
            }
            return 0;
        }
    }
}
