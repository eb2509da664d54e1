package diorama.cli;

import diorama.pipeline.comfort.ComfortReport;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.job.TimelineFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags about what eyes are given over time. */
final class ComfortFlags {
    @Option(
            names = {"--analyse", "--analyze"},
            description =
                    "Make nothing, but tell the parallax of every shot and what eyes bear of it; with -o it is also"
                            + " written as a timeline to edit.")
    private boolean analyse;

    @Option(names = "--json", description = "With --analyse: one JSON object for each file instead of a table.")
    private boolean json;

    @Option(
            names = "--timeline",
            paramLabel = "FILE",
            description =
                    "Divergence, convergence, foreground scale and crop by time or by shot from this JSON file, as"
                            + " --analyse -o FILE writes it.")
    private @Nullable Path timeline;

    boolean analyse() {
        return analyse;
    }

    boolean json() {
        return json;
    }

    void tell(ComfortReport report, PrintWriter out) {
        ComfortTable table = new ComfortTable(report);
        if (json) {
            out.println(table.json());
        } else {
            table.print(out);
        }
    }

    StereoJob apply(StereoJob job) {
        return timeline == null ? job : job.with(TimelineFile.read(timeline));
    }
}
