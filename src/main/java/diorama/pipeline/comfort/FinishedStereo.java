package diorama.pipeline.comfort;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.CutDetector;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.match.StereoMatcher.Matched;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.EyePair;
import diorama.pipeline.media.Pictures;
import diorama.stereo.ComfortOptions;
import diorama.stereo.FrameParallax;
import diorama.stereo.Packing;
import diorama.stereo.ParallaxBudget;
import diorama.stereo.ShotMeter;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures what parallax a picture or film has that is stereo already, by matching its eyes. */
public final class FinishedStereo {
    /** Parallax that is told apart at either side of the screen, % of the width. */
    private static final double REACH = 5;

    /** Of films a frame a second is looked at, and the first of every shot. */
    private static final long STEP_MICROS = 1_000_000;

    private static final int WIDTH_STILL = 640;
    private static final int WIDTH_FILM = 320;

    /** P = 10 (d - 1/2): the map of a matched pair in [0,1] as if it were inverse depth. */
    private static final ParallaxBudget.Setting SCALE = new ParallaxBudget.Setting(2 * REACH, 0.5);

    private final Path file;
    private final ComfortOptions options;
    private final ShotMeter meter;
    private final List<ComfortReport.Shot> shots = new ArrayList<>();
    private long firstFrame;
    private long firstMicros;
    private long measured;

    private FinishedStereo(Path file, ComfortOptions options) {
        this.file = file;
        this.options = options;
        // of pictures that are there only the width counts
        meter = new ShotMeter(options, 1);
    }

    /** Whether a file is called, or is, what has two eyes. */
    public static boolean is(Path file) {
        return EyePair.packing(file).isPresent() || diorama.image.StereoFiles.isMpo(file);
    }

    /** @throws UserError when the eyes do not show the same */
    public static ComfortReport picture(Path file, ComfortOptions options) {
        RgbaImage picture = Pictures.read(file).image();
        EyePair pair = EyePair.of(file, picture)
                .orElseThrow(() -> new UserError(file + ": has no second eye, want a file of two pictures"));
        FinishedStereo analysis = new FinishedStereo(file, options);
        if (!analysis.add(pair, WIDTH_STILL)) {
            throw new UserError(file + ": its two halves do not show the same, want two eyes as its name says");
        }
        return analysis.report(pair.left().size());
    }

    /** @throws UserError when the film cannot be read or its eyes do not show the same */
    public static ComfortReport film(Path file, StereoJob job, Progress progress, CancelToken cancel) {
        Packing packing = EyePair.packing(file)
                .orElseThrow(
                        () -> new UserError(file + ": does not say in its name how its eyes lie, e.g. _LRF_Full_SBS"));
        FinishedStereo analysis = new FinishedStereo(file, job.comfort());
        try (FrameReader reader = FrameReader.open(file, job.film())) {
            Size eye = analysis.frames(reader, packing, job, progress, cancel);
            if (analysis.measured == 0) {
                throw new UserError(file + ": its two halves do not show the same, want two eyes as its name says");
            }
            return analysis.report(eye);
        }
    }

    private Size frames(FrameReader reader, Packing packing, StereoJob job, Progress progress, CancelToken cancel) {
        CutDetector cuts = new CutDetector(job.stabilise().cutThreshold());
        long total = reader.expectedFrames().orElse(-1);
        long next = Long.MIN_VALUE;
        Size eye = reader.size();
        for (Optional<VideoFrame> one = reader.next(); one.isPresent(); one = reader.next()) {
            cancel.throwIfCancelled();
            VideoFrame frame = one.get();
            boolean cut = cuts.cutBefore(frame.image());
            if (cut || frame.ptsMicros() >= next) {
                if (cut || meter.isEmpty()) {
                    end();
                    firstFrame = frame.index();
                    firstMicros = frame.ptsMicros() - reader.beginMicros();
                }
                EyePair pair = EyePair.unpacked(frame.image(), packing);
                eye = pair.left().size();
                add(pair, WIDTH_FILM);
                next = frame.ptsMicros() + STEP_MICROS;
            }
            reader.recycle(frame);
            progress.update(frame.index() + 1, total, "analysis");
        }
        return eye;
    }

    private boolean add(EyePair pair, int width) {
        Matched matched = pair.matched(width);
        if (!matched.isPair()) {
            return false;
        }
        float[] percent = matched.filled();
        float[] d = new float[percent.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = (float) (percent[i] / (2 * REACH) + 0.5);
        }
        meter.add(FrameParallax.of(pair.left(), new DepthMap(matched.size(), d)), SCALE);
        measured++;
        return true;
    }

    private void end() {
        if (!meter.isEmpty()) {
            shots.add(new ComfortReport.Shot(firstFrame, firstMicros, meter.end()));
        }
    }

    private ComfortReport report(Size size) {
        end();
        return new ComfortReport(file, size, shots, options, true);
    }
}
