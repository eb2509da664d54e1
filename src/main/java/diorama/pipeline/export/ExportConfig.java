package diorama.pipeline.export;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import diorama.depth.ShapeOptions;
import diorama.image.ExportWords;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.MediaKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code iw3_export.yml} tells of exported pictures and depth; only its plain {@code name: value} lines are read. */
final class ExportConfig {
    /** Of films and of photos that have nothing to do with each other. */
    enum Type {
        VIDEO,
        IMAGES
    }

    private final Path file;
    private final Map<String, String> told;

    private ExportConfig(Path file, Map<String, String> told) {
        this.file = file;
        this.told = told;
    }

    /** @throws UserError when the file is not such a description */
    static ExportConfig read(Path file) {
        Map<String, String> told = ExportWords.read(file);
        if (!told.containsKey("rgb_dir") || !told.containsKey("depth_dir")) {
            throw new UserError(file + ": is no export of pictures and depth, want rgb_dir and depth_dir in it");
        }
        return new ExportConfig(file, told);
    }

    Type type() {
        return told.getOrDefault("type", "video").equals("images") ? Type.IMAGES : Type.VIDEO;
    }

    Path pictures() {
        return below(told.getOrDefault("rgb_dir", "rgb"));
    }

    Path depths() {
        return below(told.getOrDefault("depth_dir", "depth"));
    }

    Optional<Path> sound() {
        String sound = told.getOrDefault("audio_file", "null");
        return sound.isEmpty() || sound.equals("null") || !Files.exists(below(sound))
                ? Optional.empty()
                : Optional.of(below(sound));
    }

    /** Depth is as it is to be drawn: neither bent nor widened again. */
    boolean bent() {
        return told.getOrDefault("skip_mapper", "false").equals("true");
    }

    /** Frames a second. */
    double fps() {
        String text = told.getOrDefault("fps", "25");
        try {
            String[] parts = text.split("/", -1);
            return Double.parseDouble(parts[0]) / (parts.length > 1 ? Double.parseDouble(parts[1]) : 1);
        } catch (NumberFormatException e) {
            throw new UserError(file + ": fps: got '" + text + "', want a number or e.g. 30000/1001", e);
        }
    }

    private Path below(String name) {
        return ExportWords.below(file, name);
    }

    /** Says no where {@code picture} would have other depth than those beside it, of which one file tells. */
    void requireRoom(Path picture, StereoJob job, boolean disparity) throws IOException {
        Path folder = picture.toAbsolutePath().normalize().resolveSibling("");
        if (!folder.equals(pictures().resolve(""))) {
            throw new UserError(file + ": has its pictures in " + pictures() + ", want another output");
        }
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            if (files.allMatch(f -> f.getFileName().equals(picture.getFileName()))) {
                return;
            }
        }
        if (bent() != disparity) {
            throw new UserError(file + ": was written by --export" + (bent() ? "-disparity" : "")
                    + ", want another output for --export" + (disparity ? "-disparity" : ""));
        }
        String mapper = mapper(job, disparity);
        if (!told.getOrDefault("mapper", mapper).equals(mapper)) {
            throw new UserError(
                    file + ": tells of mapper " + told.get("mapper") + ", want another output for " + mapper);
        }
    }

    private static String mapper(StereoJob job, boolean disparity) {
        boolean plain = disparity || job.shape().mapper().equals(ShapeOptions.AUTO);
        return plain ? "none" : job.shape().mapper();
    }

    /**
     * Writes it.
     *
     * @param fps frames a second, as a number or a fraction
     * @param disparity depth is bent and widened
     */
    static void write(
            Path folder, Type type, String name, String fps, Optional<Path> sound, StereoJob job, boolean disparity) {
        String yml = String.join(
                "\n",
                "type: " + (type == Type.IMAGES ? "images" : "video"),
                "basename: " + quoted(name),
                "fps: " + fps,
                "rgb_dir: rgb",
                "depth_dir: depth",
                "audio_file: " + sound.map(s -> String.valueOf(s.getFileName())).orElse("null"),
                "mapper: " + mapper(job, disparity),
                "skip_mapper: " + disparity,
                "skip_edge_dilation: " + disparity,
                "source_color_range: 2",
                "output_colorspace: 1",
                "updated_at: '" + LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + "'",
                "user_data:",
                "  export_options:",
                "    depth_model: " + quoted(job.depth().model()),
                "    export_disparity: " + disparity,
                "");
        AtomicFile.write(folder.resolve(MediaKind.EXPORT), part -> Files.writeString(part, yml));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
