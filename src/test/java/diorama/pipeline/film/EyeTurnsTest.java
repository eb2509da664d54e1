package diorama.pipeline.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.DepthOptions;
import diorama.depth.RawDepth;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.check.FilmCheck;
import diorama.pipeline.draw.StereoPicture;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.walk.FilmReport;
import diorama.pipeline.walk.FilmRun;
import diorama.stereo.StereoLayout;
import diorama.stereo.StereoOptions;
import diorama.stereo.SyntheticView;
import diorama.video.info.FilmInfo;
import diorama.video.option.EncodeOptions;
import diorama.video.option.FilmOptions;
import diorama.video.read.FrameReader;
import diorama.video.track.Packets;
import diorama.video.write.Clips;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Films whose frames are one eye after the other. */
class EyeTurnsTest {
    private static final EncodeOptions LOSSLESS = new EncodeOptions("ffv1", 0, "medium", "none", "bgr0");
    private static final EncodeOptions FAST = new EncodeOptions("auto", 18, "veryfast", "none", "auto");
    private static final Size SIZE = new Size(64, 48);

    @TempDir
    Path folder;

    private static StereoJob job(StereoLayout layout, EncodeOptions encode) {
        return StereoJob.DEFAULTS
                .with(new StereoOptions(6, 0.5f, SyntheticView.BOTH, layout, false))
                .with(encode)
                .with(FilmOptions.DEFAULTS.withSegments(6));
    }

    /** Rises to the right. */
    private static FrameDepth slope() {
        return image -> {
            float[] values = new float[64];
            for (int i = 0; i < 64; i++) {
                values[i] = i % 8;
            }
            return new RawDepth(new Size(8, 8), values, DepthKind.INVERSE_RELATIVE);
        };
    }

    private Path make(Path in, String name, StereoLayout layout, EncodeOptions encode) {
        Path out = folder.resolve(name);
        VideoToStereo.run(in, out, job(layout, encode), slope(), FilmRun.quiet());
        return out;
    }

    @Test
    void eachEyeIsShownForHalfOfItsFramesTimeLeftOneFirst() {
        Path in = Clips.write(folder.resolve("in.mp4"), SIZE, FAST, 0, 40, 100, 110);
        Path out = make(in, "out.mkv", StereoLayout.FRAME_SEQUENTIAL, LOSSLESS);
        // how long the last frame is shown is the container's to say
        assertEquals(
                List.of(0L, 20000L, 40000L, 70000L, 100000L, 105000L, 110000L),
                Clips.times(out).subList(0, 7));
        assertEquals(8, Clips.times(out).size());
        Path beside = make(in, "sbs.mkv", StereoLayout.FULL_SBS, LOSSLESS);
        try (FrameReader a = FrameReader.open(out);
                FrameReader b = FrameReader.open(beside)) {
            assertEquals(SIZE, a.size());
            for (var both = b.next(); both.isPresent(); both = b.next()) {
                RgbaImage pair = both.get().image();
                for (int eye = 0; eye < 2; eye++) {
                    RgbaImage one = a.next().orElseThrow().image();
                    for (int y = 0; y < 48; y++) {
                        for (int x = 0; x < 64; x++) {
                            assertEquals(pair.argb(x + 64 * eye, y), one.argb(x, y), "eye " + eye);
                        }
                    }
                }
            }
            assertTrue(a.next().isEmpty());
        }
    }

    @Test
    void aFrameLeftOutLeavesItsTimeToTheOneBefore() {
        Path in = Clips.write(folder.resolve("in.mp4"), SIZE, FAST, 0, 20, 40, 60, 80, 100);
        Path out = folder.resolve("out.mp4");
        StereoJob job = job(StereoLayout.FRAME_SEQUENTIAL, FAST)
                .with(FilmOptions.SCHEMA.withText(FilmOptions.DEFAULTS, FilmOptions.SCHEMA.option("max-fps"), "25"));
        VideoToStereo.run(in, out, job, slope(), FilmRun.quiet());
        assertEquals(List.of(0L, 20000L, 40000L, 60000L, 80000L, 100000L), Clips.times(out));
    }

    @ParameterizedTest
    @ValueSource(strings = {"libx264 mp4", "libx265 mkv", "libx264 mkv", "libvpx-vp9 webm"})
    void playersAreTold(String words) {
        String[] word = words.split(" ");
        Path in = Clips.write(folder.resolve("in.mp4"), SIZE, FAST, 0, 40, 80, 120, 160, 200, 240, 280, 320, 360);
        EncodeOptions encode = new EncodeOptions(word[0], 30, "medium", "none", "auto");
        Path out = make(in, "out." + word[1], StereoLayout.FRAME_SEQUENTIAL, encode);
        assertEquals(20, Clips.times(out).size());
        if (word[1].equals("mkv")) {
            assertEquals(
                    Optional.of("frame alternate"),
                    FilmInfo.read(out).video().get(0).stereo3d());
            assertEquals(
                    List.of("block_lr"),
                    Clips.ffprobe(
                            out, "-select_streams v -show_entries stream_tags=stereo_mode -of default=nk=1:nw=1"));
        }
        if (word[0].startsWith("libx")) {
            assertEquals(
                    Optional.of("frame alternate"),
                    FilmInfo.read(out).video().get(0).framePacking());
            List<String> views =
                    Clips.ffprobe(out, "-select_streams v -show_frames -show_entries side_data=view").stream()
                            .filter(line -> line.startsWith("view="))
                            .toList();
            // older programs tell no view
            for (int i = 0; i < views.size(); i++) {
                assertEquals(i % 2 == 0 ? "view=left" : "view=right", views.get(i), "frame " + i);
            }
        }
    }

    @Test
    void oneGoneOnWithIsTheSameAsOneThatWasNeverStopped() {
        long[] times = new long[40];
        for (int i = 0; i < times.length; i++) {
            times[i] = 40L * i + i % 3;
        }
        Path in = Clips.write(folder.resolve("in.mp4"), new Size(128, 72), FAST, times);
        Path whole = make(in, "whole.mp4", StereoLayout.FRAME_SEQUENTIAL, FAST);
        Path film = folder.resolve("film.mp4");
        StereoJob job = job(StereoLayout.FRAME_SEQUENTIAL, FAST);
        for (int at : new int[] {15, 33}) {
            FilmRun stopped = new FilmRun(
                    (done, total, what) -> {
                        if (done >= at) {
                            throw new IllegalStateException("stop");
                        }
                    },
                    new CancelToken(),
                    line -> {},
                    false);
            assertThrows(IllegalStateException.class, () -> VideoToStereo.run(in, film, job, slope(), stopped));
        }
        FilmReport report = VideoToStereo.run(in, film, job, slope(), FilmRun.quiet());
        assertEquals(80, report.frames());
        assertTrue(report.kept() >= 24, "kept " + report.kept());
        assertEquals(Packets.pictures(whole), Packets.pictures(film));
        assertEquals(Clips.times(whole), Clips.times(film));
    }

    @ParameterizedTest
    @ValueSource(strings = {"walk_frameseq.mp4", "walk_frameseq_swapped.mp4", "walk_turns.mkv"})
    void theCheckKnowsThem(String name) {
        boolean swapped = !name.equals("walk_frameseq.mp4");
        List<String> bad = new ArrayList<>();
        Path out = folder.resolve(name);
        StereoJob job = job(StereoLayout.FRAME_SEQUENTIAL, FAST)
                .with(new StereoOptions(6, 0.5f, SyntheticView.BOTH, StereoLayout.FRAME_SEQUENTIAL, swapped));
        VideoToStereo.run(Clips.walk(), out, job, slope(), FilmRun.quiet());
        FilmCheck.run(out, Clips.walk(), FilmOptions.DEFAULTS, Optional.of(slope()), diorama.base.Progress.NONE)
                .forEach(f -> {
                    if (!f.good().orElse(true)) {
                        bad.add(f.what() + ": " + f.found());
                    }
                    if (f.what().equals("eyes")) {
                        assertTrue(f.found().startsWith(swapped ? "right eye first" : "left eye first"), f.found());
                    }
                });
        assertEquals(List.of(), bad);
    }

    @Test
    void aPictureIsRefused() {
        Path photo = folder.resolve("photo.png");
        ImageFiles.write(Clips.moving(SIZE, 3), photo);
        try (DepthSource source =
                new DepthSource(ModelCatalogue.read(Path.of("models")), DepthOptions.DEFAULTS, DepthChoice.MODEL)) {
            String message = Clips.error(() -> StereoPicture.convert(
                    photo, folder.resolve("o.png"), job(StereoLayout.FRAME_SEQUENTIAL, FAST), source));
            assertTrue(message.contains("frame-sequential"), message);
            assertTrue(Files.notExists(folder.resolve("o.png")));
        }
    }
}
