package diorama.cli;

import com.google.gson.JsonObject;
import diorama.depth.DepthOptions;
import diorama.pipeline.check.FilmCheck;
import diorama.pipeline.depth.DepthFilm;
import diorama.pipeline.depth.RgbdFilm;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.network.FrameDepth;
import diorama.video.option.FilmOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diorama check}: is a stereo film all that its source was? */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        header = "Compares a stereo film with its source: frames, times, tracks, tags, order of the eyes.",
        footer = {
            "",
            "Example: diorama check out/film_LRF_Full_SBS.mp4 --source film.mp4",
            "Exit code 0 when all is well, 1 when something is not."
        })
final class CheckCommand implements Callable<Integer>, Flags {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The stereo film.")
    private Path made = Path.of("");

    @Option(names = "--source", paramLabel = "FILE", required = true, description = "The film it was made of.")
    private Path source = Path.of("");

    @Mixin
    private PhotoOptions photo = new PhotoOptions();

    private final OptionMixin<FilmOptions> film = new OptionMixin<>("film", FilmOptions.SCHEMA);
    private final OptionMixin<DepthOptions> depth = new OptionMixin<>("depth", DepthOptions.SCHEMA);

    @Override
    public void addTo(CommandSpec self) {
        film.addTo(self, "start", "end", "max-fps", "deinterlace", "vf", "dynamic-range");
        depth.addTo(self, "model");
    }

    @Override
    public Integer call() {
        JsonObject preset = photo.preset();
        List<FilmCheck.Finding> findings;
        boolean halves = photo.choice().inside() && RgbdFilm.is(source);
        try (DepthSource network = photo.source(depth.value(preset));
                FrameDepth eyes = halves ? DepthFilm.of(source, photo.importing()) : FrameDepth.of(network);
                TerminalProgress progress = new TerminalProgress(String.valueOf(made.getFileName()), "frames")) {
            FilmOptions taken = halves ? RgbdFilm.left(source, film.value(preset)) : film.value(preset);
            findings = FilmCheck.run(made, source, taken, Optional.of(eyes), progress);
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean good = true;
        for (FilmCheck.Finding finding : findings) {
            String mark = finding.good().map(ok -> ok ? "ok" : "WRONG").orElse("-");
            out.println(String.format(Locale.ROOT, "  %-6s %-14s %s", mark, finding.what(), finding.found()));
            good &= finding.good().orElse(true);
        }
        out.println(made + (good ? ": all is well" : ": is not what its source is"));
        return good ? 0 : DioramaCommand.USER_ERROR;
    }
}
