package diorama.pipeline;

import diorama.base.AtomicFile;
import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.UserError;
import diorama.depth.DepthMapper;
import diorama.depth.ShapeOptions;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
import diorama.pipeline.StereoStages.Deep;
import diorama.pipeline.StereoStages.Ranged;
import diorama.video.FrameReader;
import diorama.video.Rational;
import diorama.video.SoundFile;
import diorama.video.VideoFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a film as folders of pictures and depth, as iw3's {@code --export} does, so that depth can be edited outside and the
 * film rendered later from {@code iw3_export.yml}: {@code rgb/%08d.png}, {@code depth/%08d.png} (16-bit grey, near = white),
 * the sound beside them.
 */
public final class ExportFolder {
    static final String CONFIG = "iw3_export.yml";

    private ExportFolder() {}

    /**
     * @param folder that is filled
     * @param disparity depth is written bent and widened, as it is drawn
     * @return number of frames
     */
    public static long write(
            Path in,
            Path folder,
            StereoJob job,
            boolean disparity,
            FrameDepth depth,
            Progress progress,
            CancelToken cancel) {
        FilmFrames.requireWhole(job, "--export");
        try (FrameReader reader = FrameReader.open(in, job.film())) {
            Files.createDirectories(folder.resolve("rgb"));
            Files.createDirectories(folder.resolve("depth"));
            if (reader.bits() > 8) {
                // 8 bits are what others read: of films of high dynamic range their ordinary look
                reader.readDeep();
            }
            Optional<Path> sound = SoundFile.copy(in, job.film().span(), folder.resolve("audio"));
            long frames = walk(reader, folder, job, disparity, depth, progress, cancel);
            cancel.throwIfCancelled();
            config(in, folder, job, disparity, reader.frameRate(), sound);
            return frames;
        } catch (IOException e) {
            throw new UserError(folder + ": cannot be written: " + AtomicFile.reason(e), e);
        }
    }

    private static long walk(
            FrameReader reader,
            Path folder,
            StereoJob job,
            boolean disparity,
            FrameDepth depth,
            Progress progress,
            CancelToken cancel) {
        Walk walk = new Walk(cancel);
        long total = reader.expectedFrames().orElse(-1);
        AtomicLong frames = new AtomicLong();
        Shots cuts = new Shots(job);
        Channel<VideoFrame> decoded = walk.source("decode", reader::next);
        Channel<Deep> deep = walk.then(
                "depth",
                decoded,
                () -> new PlainLook(depth, job, raw -> disparity ? job.shape().dilated(raw) : raw, cuts));
        Channel<Ranged> ranged = walk.then(
                "steady",
                deep,
                () -> StereoStages.range(job, reader.size(), reader.frameRate().value(), depth.range(), List.of()));
        FrameSky sky = new FrameSky(job.depth(), depth.guessed());
        walk.sink("write", ranged, one -> {
            String name = String.format(Locale.ROOT, "%08d.png", one.frame().index());
            ImageFiles.write(one.frame().image(), folder.resolve("rgb").resolve(name));
            DepthMap map = sky.cleared(one);
            DepthMap written = disparity
                    ? DepthMapper.of(job.shape(), OptionalDouble.empty()).apply(map)
                    : map;
            DepthFiles.write(written, folder.resolve("depth").resolve(name));
            reader.recycle(one.frame());
            progress.update(frames.incrementAndGet(), total, "export");
        });
        walk.run();
        return frames.get();
    }

    private static void config(
            Path in, Path folder, StereoJob job, boolean disparity, Rational rate, Optional<Path> sound) {
        StringBuilder yml = new StringBuilder("type: video\n");
        yml.append("basename: ").append(quoted(MediaKind.stem(in))).append('\n');
        yml.append("fps: ")
                .append(rate.denominator() == 1 ? String.valueOf(rate.numerator()) : "'" + rate + "'")
                .append('\n');
        yml.append("rgb_dir: rgb\ndepth_dir: depth\naudio_file: ")
                .append(sound.map(s -> String.valueOf(s.getFileName())).orElse("null"))
                .append('\n');
        yml.append("mapper: ")
                .append(
                        disparity || job.shape().mapper().equals(ShapeOptions.AUTO)
                                ? "none"
                                : job.shape().mapper())
                .append('\n');
        yml.append("skip_mapper: ").append(disparity).append('\n');
        yml.append("skip_edge_dilation: ").append(disparity).append('\n');
        yml.append("source_color_range: 2\noutput_colorspace: 1\nupdated_at: '")
                .append(LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS))
                .append("'\nuser_data:\n  export_options:\n    depth_model: ")
                .append(quoted(job.depth().model()))
                .append("\n    export_disparity: ")
                .append(disparity)
                .append('\n');
        AtomicFile.write(folder.resolve(CONFIG), part -> Files.writeString(part, yml));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
