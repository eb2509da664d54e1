package diorama.pipeline.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.depth.CutList;
import diorama.depth.DepthKind;
import diorama.depth.RawDepth;
import diorama.depth.StabiliseOptions;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.frame.CutPass;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.walk.FilmRun;
import diorama.video.av.Rational;
import diorama.video.encode.FilmTarget;
import diorama.video.option.EncodeOptions;
import diorama.video.option.FilmOptions;
import diorama.video.write.Clips;
import diorama.video.write.FrameWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;

/** Films that are broken off while they are made. */
abstract class InterruptedFilms {
    static final EncodeOptions FAST = new EncodeOptions("auto", 18, "veryfast", "none", "auto");

    @TempDir
    Path folder;

    final List<String> said = new ArrayList<>();

    Path write(String json) {
        try {
            return Files.writeString(folder.resolve("timeline.json"), json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static CutList cuts(long... frames) {
        TreeSet<Long> cuts = new TreeSet<>();
        for (long frame : frames) {
            cuts.add(frame);
        }
        return new CutList(cuts);
    }

    StereoJob applied(StereoJob job) {
        return CutPass.apply(source(), job, ModelCatalogue.read(Path.of("models")), Progress.NONE, new CancelToken());
    }

    static StereoJob listed(Path list) {
        StereoJob j = job(12);
        StabiliseOptions cut = StabiliseOptions.SCHEMA.withText(
                j.stabilise(), StabiliseOptions.SCHEMA.option("cuts"), list.toString());
        return j.with(cut);
    }

    /** 96 moving frames of uneven times with a cut before the 50th. */
    Path source() {
        Path file = folder.resolve("source.mp4");
        if (Files.exists(file)) {
            return file;
        }
        Size size = new Size(128, 72);
        FilmTarget target =
                FilmTarget.clip(file, size, new Rational(25, 1), FAST).timedBy(new Rational(1, 1000));
        try (FrameWriter writer = FrameWriter.open(target)) {
            for (int i = 0; i < 96; i++) {
                RgbaImage image = i < 50 ? Clips.moving(size, i) : Clips.moving(new Size(72, 128), i);
                writer.write(i < 50 ? image : new RgbaImage(size, image.rgba()), 40L * i + i % 3, 40);
            }
            writer.finish();
        }
        return file;
    }

    /** Stops the making of {@code film} when so many frames are done, again and again. */
    void interrupt(Path film, int... frames) {
        for (int at : frames) {
            assertThrows(Stop.class, () -> VideoToStereo.run(source(), film, job(12), drifting(), stopAt(at)));
            assertFalse(Files.exists(film));
        }
        said.clear();
    }

    static FilmRun stopAt(int frame) {
        Progress progress = (done, total, what) -> {
            if (done >= frame) {
                throw new Stop();
            }
        };
        return new FilmRun(progress, new CancelToken(), line -> {}, false);
    }

    FilmRun how() {
        return new FilmRun(Progress.NONE, new CancelToken(), said::add, false);
    }

    void assertNothingLeft() {
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of(),
                    files.map(f -> String.valueOf(f.getFileName()))
                            .filter(f -> f.startsWith("."))
                            .toList());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static StereoJob job(int segmentFrames) {
        return StereoJob.DEFAULTS.with(FAST).with(FilmOptions.DEFAULTS.withSegments(segmentFrames));
    }

    /**
     * As a network guesses it: what is brighter is nearer, in a range that changes from frame to frame with the brightness of a row;
     * runs are told apart nowhere.
     */
    static FrameDepth drifting() {
        return new FrameDepth() {
            @Override
            public RawDepth estimate(RgbaImage image) {
                Size size = new Size(32, 18);
                float[] values = new float[size.pixels()];
                int level = 0;
                for (int i = 0; i < 64; i++) {
                    level += image.argb(i * (image.width() - 1) / 63, image.height() / 2) & 255;
                }
                for (int i = 0; i < values.length; i++) {
                    int x = i % 32 * image.width() / 32;
                    int y = i / 32 * image.height() / 18;
                    values[i] = 10 * (image.argb(x, y) >> 16 & 255) + 5 * i + level;
                }
                return new RawDepth(size, values, DepthKind.INVERSE_RELATIVE);
            }

            @Override
            public boolean guessed() {
                return true;
            }
        };
    }

    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
