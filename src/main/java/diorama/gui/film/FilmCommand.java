package diorama.gui.film;

import com.google.gson.JsonObject;
import diorama.base.AtomicFile;
import diorama.depth.CutList;
import diorama.depth.DepthOptions;
import diorama.depth.ImportOptions;
import diorama.depth.ShapeOptions;
import diorama.depth.StabiliseOptions;
import diorama.gui.state.FilmKeys;
import diorama.gui.state.Source;
import diorama.gui.store.CommandText;
import diorama.options.Option;
import diorama.options.OptionSchema;
import diorama.options.Presets;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.job.Timeline;
import diorama.pipeline.job.TimelineFile;
import diorama.relief.ReliefOptions;
import diorama.stereo.ComfortOptions;
import diorama.stereo.FrameOptions;
import diorama.stereo.StereoOptions;
import diorama.video.file.FilmTimes;
import diorama.video.option.EncodeOptions;
import diorama.video.option.FilmOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The command {@code diorama stereo} that makes a film as the studio shows it. */
final class FilmCommand {
    /** What the command has flags for. */
    private static final Set<String> RELIEF = Set.of("tear", "background");

    private static final Set<String> SHAPE = Set.of("foreground-scale", "mapper", "mapper-type");
    private static final String EDGES = "edge-dilation";

    private final Path folder;
    private final List<String> words = new ArrayList<>();

    private FilmCommand(Path folder) {
        this.folder = folder;
    }

    /**
     * What is made of a film.
     *
     * @param importing how its depth film is read
     * @param timeline where its shots begin, and what is said of them
     */
    record Wish(
            Source source, ImportOptions importing, FilmTimes times, Timeline timeline, StereoJob job, Path target) {}

    /**
     * The words after {@code diorama}; every option that is not the default's. A timeline, cuts and what the command has no
     * flags for are written to files that are called after their content.
     *
     * @param folder for these files
     */
    static List<String> words(Wish wish, Path folder) {
        FilmCommand command = new FilmCommand(folder);
        command.add(wish);
        return List.copyOf(command.words);
    }

    /** As a shell takes them. */
    static String line(List<String> words) {
        return "diorama " + words.stream().map(CommandText::quoted).collect(Collectors.joining(" "));
    }

    private void add(Wish wish) {
        StereoJob job = wish.job();
        words.addAll(List.of("stereo", absolute(wish.source().file()), "-o", absolute(wish.target())));
        wish.source().depth().ifPresent(map -> {
            words.addAll(List.of("--depth", absolute(map)));
            add(ImportOptions.SCHEMA, wish.importing(), Set.of());
        });
        add(StereoOptions.SCHEMA, job.stereo(), Set.of());
        add(FrameOptions.SCHEMA, job.frame(), Set.of());
        add(ComfortOptions.SCHEMA, job.comfort(), Set.of());
        add(EncodeOptions.SCHEMA, job.encode(), Set.of());
        add(FilmOptions.SCHEMA, job.film(), Set.of());
        add(StabiliseOptions.SCHEMA, job.stabilise(), Set.of());
        add(DepthOptions.SCHEMA, job.depth(), Set.of(EDGES));
        add(ShapeOptions.SCHEMA, job.shape(), others(ShapeOptions.SCHEMA, SHAPE));
        if (job.shape().dilates()) {
            words.add("--edge-dilation");
            words.add(String.valueOf(Math.max(0, job.shape().edgeDilationX())));
            words.add(String.valueOf(Math.max(0, job.shape().edgeDilationY())));
        }
        add(ReliefOptions.SCHEMA, job.relief(), others(ReliefOptions.SCHEMA, RELIEF));
        settings(job);
        timeline(wish);
    }

    private static String absolute(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    private static Set<String> others(OptionSchema<?> schema, Set<String> known) {
        return schema.options().stream()
                .map(Option::name)
                .filter(name -> !known.contains(name))
                .collect(Collectors.toSet());
    }

    private <R extends Record> void add(OptionSchema<R> schema, R record, Set<String> except) {
        for (Option option : schema.options()) {
            Object value = option.get(record);
            if (except.contains(option.name()) || value.equals(option.defaultValue())) {
                continue;
            }
            if (value instanceof Boolean on) {
                words.add((on ? "--" : "--no-") + option.name());
            } else {
                words.add("--" + option.name());
                words.add(Option.text(value));
            }
        }
    }

    private void settings(StereoJob job) {
        Option edges = DepthOptions.SCHEMA.option(EDGES);
        boolean flagsDo = edges.get(job.depth()).equals(edges.defaultValue())
                && ReliefOptions.SCHEMA.options().stream()
                        .filter(o -> !RELIEF.contains(o.name()))
                        .allMatch(o -> o.get(job.relief()).equals(o.defaultValue()));
        if (flagsDo) {
            return;
        }
        JsonObject preset = new JsonObject();
        preset.add("depth", Presets.toJson(DepthOptions.SCHEMA, job.depth()));
        preset.add("relief", Presets.toJson(ReliefOptions.SCHEMA, job.relief()));
        String text = Presets.text(preset);
        Path file = folder.resolve("settings_" + hash(text) + ".json");
        AtomicFile.write(file, part -> Files.writeString(part, text));
        words.addAll(List.of("--settings", absolute(file)));
    }

    private void timeline(Wish wish) {
        String stem = wish.source().stem();
        if (FilmKeys.says(wish.timeline())) {
            Path file = folder.resolve(stem + "_" + hash(wish.timeline().toString()) + ".json");
            TimelineFile.write(wish.timeline(), wish.source().name(), file);
            words.addAll(List.of("--timeline", absolute(file)));
        }
        List<Long> cuts = FilmKeys.cuts(wish.timeline());
        if (!cuts.isEmpty() && wish.job().stabilise().cuts().equals(StabiliseOptions.NONE)) {
            TreeSet<Long> frames = new TreeSet<>();
            cuts.forEach(at -> frames.add((long) wish.times().nearest(at / 1e6)));
            Path file = folder.resolve(stem + "_" + hash(frames.toString()) + "_cuts.txt");
            new CutList(frames).write(file, wish.times().rate());
            words.addAll(List.of("--cuts", absolute(file)));
        }
    }

    private static String hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
    }
}
