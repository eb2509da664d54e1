package diorama.pipeline.comfort;

import diorama.base.AtomicFile;
import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.CutDetector;
import diorama.depth.DepthMapper;
import diorama.depth.DepthRange;
import diorama.depth.ShapeOptions;
import diorama.pipeline.frame.FilmFrames;
import diorama.pipeline.job.Moment;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.job.Timeline;
import diorama.pipeline.media.FilePrint;
import diorama.pipeline.network.FrameDepth;
import diorama.stereo.FrameParallax;
import diorama.stereo.ParallaxBudget.Setting;
import diorama.stereo.ShotMeter;
import diorama.stereo.StereoOptions;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/**
 * What is known of every frame of a film once its depth has been looked through: from this the parallax that any settings give
 * is told at once, without looking again.
 *
 * @param size of its frames
 * @param frames in order, at least one
 */
public record FilmStudy(Size size, List<Frame> frames) {
    private static final int VERSION = 0x44535432;

    public FilmStudy {
        frames = List.copyOf(frames);
    }

    /**
     * One frame.
     *
     * @param micros when it is shown, from the film's beginning
     * @param cut a shot begins with it
     * @param range that its depth is normalised by, steadied over time
     * @param ratio far / near of metric depth; 0 of other depth
     * @param seen its unbent depth
     */
    public record Frame(long micros, boolean cut, DepthRange range, double ratio, FrameParallax seen) {}

    /** Looks through a film. Bending of depth, divergence and convergence are left to {@link #comfort}. */
    public static FilmStudy of(Path film, StereoJob job, FrameDepth depth, Progress progress, CancelToken cancel) {
        List<Frame> frames = new ArrayList<>();
        StereoJob plain = job.with(ShapeOptions.DEFAULTS).with(Timeline.NONE);
        Size size = ComfortAnalysis.each(film, plain, depth, progress, cancel, seen -> {
            FrameParallax parallax = FrameParallax.of(seen.frame().image(), seen.map());
            double ratio = seen.ranged().ratio().orElse(0);
            boolean cut = seen.ranged().fact().cut();
            frames.add(new Frame(seen.micros(), cut, seen.ranged().range(), ratio, parallax));
        });
        if (frames.isEmpty()) {
            throw new UserError(film + ": no frame could be read");
        }
        return new FilmStudy(size, frames);
    }

    /** When shots of {@code film} begin, microseconds, the first shot left out: by looking, without depth. */
    public static List<Long> cuts(Path film, StereoJob job, Progress progress, CancelToken cancel) {
        List<Long> cuts = new ArrayList<>();
        try (FrameReader reader = FrameReader.open(film)) {
            FilmFrames.lookAsDrawn(reader, job);
            CutDetector detector = new CutDetector(job.stabilise().cutThreshold());
            long total = reader.expectedFrames().orElse(-1);
            for (Optional<VideoFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
                cancel.throwIfCancelled();
                VideoFrame frame = next.get();
                if (detector.cutBefore(frame.image())) {
                    cuts.add(frame.ptsMicros() - reader.beginMicros());
                }
                progress.update(frame.index() + 1, total, "cuts");
                reader.recycle(frame);
            }
        }
        return cuts;
    }

    /** The same as the study has found it. */
    public List<Long> cuts() {
        return frames.stream().filter(Frame::cut).map(Frame::micros).toList();
    }

    /**
     * What eyes are given over time.
     *
     * @param front parallax of the nearest point of each frame, percent of the width, + in front of the screen
     * @param behind of the farthest, + behind it
     * @param border share of the left and right border that cuts what is in front, in [0,1]
     */
    public record Comfort(float[] front, float[] behind, float[] border, ComfortReport report) {}

    /** What {@code job} makes of it; shots are those of its timeline where that has some, else those that were seen. */
    public Comfort comfort(Path film, StereoJob job) {
        int n = frames.size();
        Comfort comfort = new Comfort(
                new float[n],
                new float[n],
                new float[n],
                new ComfortReport(film, size, shots(job, n), job.comfort(), false));
        double longOverWidth = (double) size.longSide() / size.width();
        for (int i = 0; i < n; i++) {
            Now now = now(frames.get(i), job);
            double k = now.setting.divergence() * longOverWidth;
            double c = now.setting.convergence();
            comfort.front[i] = (float) (k * (now.seen.near() - c));
            comfort.behind[i] = (float) (k * (c - now.seen.far()));
            // a pixel of HD counts as in front
            comfort.border[i] =
                    k == 0 || job.comfort().floatingWindow() ? 0 : (float) now.seen.borderBefore(c + 0.05 / k);
        }
        return comfort;
    }

    private List<ComfortReport.Shot> shots(StereoJob job, int n) {
        ShotMeter meter = new ShotMeter(job.comfort(), (double) size.longSide() / size.width());
        List<ComfortReport.Shot> shots = new ArrayList<>();
        List<Long> begins = job.timeline().shots().stream()
                .map(Timeline.Shot::from)
                .filter(from -> from > 0)
                .toList();
        int first = 0;
        int shot = 0;
        for (int i = 0; i < n; i++) {
            Frame frame = frames.get(i);
            boolean cut = begins.isEmpty() && frame.cut;
            // times that people wrote are rounded to the millisecond
            while (shot < begins.size() && begins.get(shot) <= frame.micros + 500) {
                shot++;
                cut = true;
            }
            if (cut && !meter.isEmpty()) {
                shots.add(new ComfortReport.Shot(first, frames.get(first).micros, meter.end()));
                first = i;
            }
            Now now = now(frame, job);
            meter.add(now.seen, now.setting);
        }
        shots.add(new ComfortReport.Shot(first, frames.get(first).micros, meter.end()));
        return shots;
    }

    private record Now(FrameParallax seen, Setting setting) {}

    /**
     * A screen that follows the scene is taken to stand where people look; where depth is bent, what they look at is the bent
     * mean instead of the mean of what is bent, so that jumps at cuts are only about right.
     */
    private Now now(Frame frame, StereoJob job) {
        Moment moment = Moment.of(job, job.timeline().at(frame.micros), size);
        DepthMapper mapper = DepthMapper.of(
                moment.shape(), frame.ratio > 0 ? OptionalDouble.of(frame.ratio) : OptionalDouble.empty());
        FrameParallax seen = mapper.isNone() ? frame.seen : bent(frame.seen, mapper);
        StereoOptions stereo = moment.stereo().inPercent(size.longSide());
        double screen = moment.follows() ? seen.attended() : stereo.convergence();
        return new Now(seen, new Setting(stereo.divergence(), screen));
    }

    private static FrameParallax bent(FrameParallax seen, DepthMapper mapper) {
        float[] border = new float[seen.border().length];
        for (int i = 0; i < border.length; i++) {
            border[i] = (float) mapper.at(seen.border()[i]);
        }
        return new FrameParallax(
                (float) mapper.at(seen.far()),
                (float) mapper.at(seen.near()),
                (float) mapper.at(seen.attended()),
                border,
                seen.slope());
    }

    /** A name that changes whenever the film, or what else is said, does. */
    public static String nameOf(Path film, String more) {
        return UUID.nameUUIDFromBytes((FilePrint.withTime(film) + more).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Keeps it in a file. */
    public void write(Path file) {
        AtomicFile.write(file, part -> {
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
                out.writeInt(VERSION);
                out.writeInt(size.width());
                out.writeInt(size.height());
                out.writeInt(frames.size());
                for (Frame frame : frames) {
                    write(frame, out);
                }
            }
        });
    }

    private static void write(Frame frame, DataOutputStream out) throws IOException {
        out.writeLong(frame.micros);
        out.writeBoolean(frame.cut);
        out.writeFloat(frame.range.low());
        out.writeFloat(frame.range.high());
        out.writeDouble(frame.ratio);
        out.writeFloat(frame.seen.far());
        out.writeFloat(frame.seen.near());
        out.writeFloat(frame.seen.attended());
        out.writeFloat(frame.seen.slope());
        out.writeInt(frame.seen.border().length);
        for (float border : frame.seen.border()) {
            out.writeFloat(border);
        }
    }

    /** What was kept; empty where there is nothing, or nothing whole. */
    public static Optional<FilmStudy> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != VERSION) {
                return Optional.empty();
            }
            Size size = new Size(in.readInt(), in.readInt());
            int count = in.readInt();
            List<Frame> frames = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                frames.add(frame(in));
            }
            return Optional.of(new FilmStudy(size, frames));
        } catch (IOException | IllegalArgumentException | NegativeArraySizeException e) {
            // it is found out again
            return Optional.empty();
        }
    }

    private static Frame frame(DataInputStream in) throws IOException {
        long micros = in.readLong();
        boolean cut = in.readBoolean();
        DepthRange range = new DepthRange(in.readFloat(), in.readFloat());
        double ratio = in.readDouble();
        float far = in.readFloat();
        float near = in.readFloat();
        float attended = in.readFloat();
        float slope = in.readFloat();
        float[] border = new float[Math.min(1024, in.readInt())];
        for (int i = 0; i < border.length; i++) {
            border[i] = in.readFloat();
        }
        return new Frame(micros, cut, range, ratio, new FrameParallax(far, near, attended, border, slope));
    }
}
