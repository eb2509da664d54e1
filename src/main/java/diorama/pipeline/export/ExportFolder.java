package diorama.pipeline.export;

import com.google.gson.JsonObject;
import diorama.base.AtomicFile;
import diorama.base.UserError;
import diorama.depth.DepthMapper;
import diorama.depth.RawDepth;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
import diorama.pipeline.film.FilmKey;
import diorama.pipeline.film.FrameSky;
import diorama.pipeline.film.Known;
import diorama.pipeline.film.PlainLook;
import diorama.pipeline.film.Steadying;
import diorama.pipeline.film.StereoStages.Ranged;
import diorama.pipeline.frame.CutPass;
import diorama.pipeline.frame.EvenTimes;
import diorama.pipeline.frame.FilmFrames;
import diorama.pipeline.frame.Shots;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.MediaKind;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.walk.Channel;
import diorama.pipeline.walk.FilmRun;
import diorama.pipeline.walk.Walk;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import diorama.video.track.SoundFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * Writes a film as folders of pictures and depth, as iw3's {@code --export} does, so that depth can be edited outside and the
 * film rendered later from {@code iw3_export.yml}: {@code rgb/%08d.png}, {@code depth/%08d.png} (16-bit grey, near = white),
 * the sound beside them.
 */
public final class ExportFolder {
    private final Path folder;
    private final StereoJob job;
    private final boolean disparity;
    private final FrameDepth depth;
    private final FilmRun how;

    private ExportFolder(Path folder, StereoJob job, boolean disparity, FrameDepth depth, FilmRun how) {
        this.folder = folder;
        this.job = job;
        this.disparity = disparity;
        this.depth = depth;
        this.how = how;
    }

    /** Whether all of a film lies in {@code folder}. */
    public static boolean isWhole(Path folder) {
        return Files.exists(folder.resolve(MediaKind.EXPORT)) && !ExportProgress.begun(folder);
    }

    /**
     * Goes on where a run that was broken off has stopped.
     *
     * @param folder that is filled
     * @param disparity depth is written bent and widened, as it is drawn
     * @return number of frames
     */
    public static long write(Path in, Path folder, StereoJob job, boolean disparity, FrameDepth depth, FilmRun how) {
        FilmFrames.requireWhole(job, "--export");
        StereoJob listed = CutPass.listed(in, job, how.progress(), how.cancel());
        try (FrameReader reader = FrameReader.open(in, job.film())) {
            List<Path> folders = List.of(folder.resolve("rgb"), folder.resolve("depth"));
            for (Path each : folders) {
                Files.createDirectories(each);
            }
            if (reader.bits() > 8) {
                // 8 bits are what others read: of films of high dynamic range their ordinary look
                reader.readDeep();
            }
            JsonObject key = FilmKey.of(in, listed, depth, 0);
            key.addProperty("disparity", disparity);
            ExportProgress past = ExportProgress.open(folder, folders, key, how.anew(), how.disk(true));
            if (past.kept() > 0) {
                how.says().accept(folder + ": goes on after " + past.kept() + " frames of an interrupted run");
            } else {
                Files.deleteIfExists(folder.resolve(MediaKind.EXPORT));
            }
            Optional<Path> sound = SoundFile.copy(in, job.film().span(), folder.resolve("audio"), how.disk(true));
            EvenTimes times = new EvenTimes(reader.frameRate());
            long frames = new ExportFolder(folder, listed, disparity, depth, how).walk(reader, past, times);
            how.cancel().throwIfCancelled();
            times.note().ifPresent(note -> how.says().accept(in + ": " + note));
            ExportConfig.write(
                    folder, ExportConfig.Type.VIDEO, MediaKind.stem(in), times.rate(), sound, job, disparity);
            int gone = past.done(frames, folders);
            if (gone > 0) {
                how.says().accept(folder + ": " + gone + " pictures of a longer export that lay here were removed");
            }
            return frames;
        } catch (IOException e) {
            throw new UserError(folder + ": cannot be written: " + AtomicFile.reason(e), e);
        }
    }

    private long walk(FrameReader reader, ExportProgress past, EvenTimes times) {
        Walk walk = new Walk(how.cancel(), reader.frameBytes());
        long total = reader.expectedFrames().orElse(-1);
        AtomicLong frames = new AtomicLong();
        Shots cuts = new Shots(job);
        Channel<VideoFrame> decoded = walk.source("decode", reader::next);
        Channel<Known> known = walk.then("depth", decoded, () -> new PlainLook(depth, cuts, reader.frameBytes()));
        UnaryOperator<RawDepth> shape = raw -> disparity ? job.shape().dilated(raw) : raw;
        Channel<Ranged> ranged = new Steadying(
                        job,
                        depth,
                        shape,
                        reader.frameBytes(),
                        reader.frameRate().value())
                .then(walk, known);
        FrameSky sky = new FrameSky(job.depth(), depth.guessed());
        walk.sink("write", ranged, one -> {
            DepthMap map = sky.cleared(one);
            long index = one.frame().index();
            times.add(one.frame().ptsMicros());
            if (index >= past.kept()) {
                write(one.frame(), map);
                past.made(index);
            }
            reader.recycle(one.frame());
            how.progress().update(frames.incrementAndGet(), total, "export");
        });
        walk.run();
        return frames.get();
    }

    private void write(VideoFrame frame, DepthMap map) {
        String name = ExportProgress.picture(frame.index());
        DepthMap written =
                disparity ? DepthMapper.of(job.shape(), OptionalDouble.empty()).apply(map) : map;
        Path picture = folder.resolve("rgb").resolve(name);
        how.disk(true)
                .write(picture, 3L * frame.image().size().pixels(), () -> ImageFiles.write(frame.image(), picture));
        Path depths = folder.resolve("depth").resolve(name);
        how.disk(true).write(depths, 2L * map.size().pixels(), () -> DepthFiles.write(written, depths));
    }
}
