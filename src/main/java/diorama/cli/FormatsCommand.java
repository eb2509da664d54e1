package diorama.cli;

import com.google.gson.JsonArray;
import diorama.io.MeshFormats;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code diorama formats}: which kinds of mesh files are read and written. */
@Command(
        name = "formats",
        mixinStandardHelpOptions = true,
        header = "Lists the kinds of mesh files that are read and written.",
        footer = {"", "Pictures and films are known by their content; pictures can be converted to every kind of mesh."
        })
final class FormatsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "One JSON array.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonArray rows = new JsonArray();
            MeshFormats.all().forEach(row -> rows.add(RecordJson.of(row)));
            out.println(rows);
            return 0;
        }
        for (MeshFormats.Row row : MeshFormats.all()) {
            String use = (row.read() ? "read " : "     ") + (row.written() ? "write" : "     ");
            String line = String.format(
                    Locale.ROOT, "%-10s %s  %-36s %s", "." + row.extension(), use, row.title(), row.note());
            out.println(line.stripTrailing());
        }
        return 0;
    }
}
