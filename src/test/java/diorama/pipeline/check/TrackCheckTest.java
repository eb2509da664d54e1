package diorama.pipeline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Progress;
import diorama.depth.DepthKind;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import diorama.pipeline.film.VideoToStereo;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.walk.FilmRun;
import diorama.video.option.EncodeOptions;
import diorama.video.option.FilmOptions;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a film's sound, words and attached files. */
class TrackCheckTest {
    private static final EncodeOptions FAST = new EncodeOptions("auto", 23, "ultrafast", "none", "auto");

    private final Path folder;

    TrackCheckTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static List<String> wrong(List<FilmCheck.Finding> findings) {
        return findings.stream()
                .filter(f -> !f.good().orElse(true))
                .map(FilmCheck.Finding::what)
                .toList();
    }

    @Test
    void tracksThatHoldTheSameAreCountedEach() {
        Path two = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:r=10:d=1 -f lavfi -i anullsrc=d=1 -map 0 -map 1 -map 1 -c:v ffv1 -c:a flac"
                        + " two.mkv");
        Path one = Clips.ffmpeg(folder, "-i two.mkv -map 0:0 -map 0:1 -c copy one.mkv");
        assertEquals(
                List.of(true, true),
                TrackCheck.run(two, two, false).stream()
                        .map(f -> f.good().orElseThrow())
                        .toList());
        assertEquals(
                List.of(true, false),
                TrackCheck.run(one, two, false).stream()
                        .map(f -> f.good().orElseThrow())
                        .toList());
    }

    /** Each container cuts sound that is not compressed as it likes. */
    @Test
    void plainSoundIsComparedByItsSamples() {
        Path dv = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=720x576:r=25:d=0.4 -f lavfi -i sine=d=0.4 -ar 48000 -ac 2 -c:v dvvideo -pix_fmt yuv420p in.dv");
        Path made = Clips.ffmpeg(folder, "-i in.dv -c:v libx264 -preset ultrafast -c:a copy in.mov");
        List<FilmCheck.Finding> same = TrackCheck.run(made, dv, false);
        assertEquals(
                "[pcm_s16le, 19200 samples, the same]",
                same.stream().map(FilmCheck.Finding::found).toList().toString());
        Path shorter = Clips.ffmpeg(folder, "-i in.dv -t 0.3 -c:v libx264 -preset ultrafast -c:a copy short.mov");
        assertEquals("[audio]", wrong(TrackCheck.run(shorter, dv, false)).toString());
    }

    @Test
    void wordsThatNeverCameAreNotMissed() throws IOException {
        Files.writeString(folder.resolve("late.srt"), "1\n00:00:09,000 --> 00:00:09,500\nlate\n");
        Path source = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:r=24:d=0.5 -i late.srt -map 0 -map 1 -t 0.5 -c:v libx264 -preset ultrafast late.mkv");
        assertEquals("[]", wrong(checked(source, "late_SBS.mp4")).toString());
    }

    @Test
    void attachmentsThatAreThereAndThatAreLostAreTold() throws IOException {
        Files.write(folder.resolve("font.ttf"), new byte[] {0, 1, 0, 0, 5, 6, 7});
        Path source = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:r=24:d=0.5 -attach font.ttf"
                        + " -metadata:s:t mimetype=application/x-truetype-font -c:v libx264 -preset ultrafast a.mkv");
        assertEquals("[]", wrong(checked(source, "made.mkv")).toString());
        Path without = Clips.ffmpeg(folder, "-i made.mkv -map 0:v -c copy without.mkv");
        assertEquals(
                "[attachment font.ttf]",
                wrong(TrackCheck.run(without, source, false)).toString());
        // there is no place for it in .mp4, and whoever made the film was told
        List<FilmCheck.Finding> box = checked(source, "made.mp4");
        assertEquals("[]", wrong(box).toString());
        assertTrue(box.stream()
                .anyMatch(
                        f -> f.what().equals("attachment font.ttf") && f.good().isEmpty()));
    }

    private List<FilmCheck.Finding> checked(Path source, String name) {
        FrameDepth flat = new FrameDepth() {
            @Override
            public RawDepth estimate(RgbaImage frame) {
                return new RawDepth(frame.size(), new float[frame.size().pixels()], DepthKind.INVERSE_RELATIVE);
            }
        };
        Path film = folder.resolve(name);
        VideoToStereo.run(source, film, StereoJob.DEFAULTS.with(FAST), flat, FilmRun.quiet());
        return FilmCheck.run(film, source, FilmOptions.DEFAULTS, Optional.empty(), Progress.NONE);
    }
}
