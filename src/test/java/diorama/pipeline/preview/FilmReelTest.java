package diorama.pipeline.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.RgbaImage;
import diorama.video.file.FilmTimes;
import diorama.video.option.EncodeOptions;
import diorama.video.read.FrameReader;
import diorama.video.write.Clips;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilmReelTest {
    private static final CancelToken NEVER = new CancelToken();

    private static List<Integer> sequential(Path film) {
        List<Integer> hashes = new ArrayList<>();
        try (FrameReader reader = FrameReader.open(film)) {
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                hashes.add(hash(frame.get().image()));
                reader.recycle(frame.get());
            }
        }
        return hashes;
    }

    private static int hash(RgbaImage image) {
        ByteBuffer pixels = image.rgba().duplicate();
        pixels.rewind();
        return pixels.hashCode();
    }

    private static void everyFrameIsTheOneOfItsNumber(Path film) {
        List<Integer> wanted = sequential(film);
        try (FilmReel reel = FilmReel.open(film, Progress.NONE, NEVER)) {
            assertEquals(wanted.size(), reel.times().frames());
            Random random = new Random(7);
            for (int i = 0; i < 40; i++) {
                int index = i == 0 ? wanted.size() - 1 : i == 1 ? 0 : random.nextInt(wanted.size());
                assertEquals(wanted.get(index), hash(reel.frame(index, NEVER)), "frame " + index);
            }
        }
    }

    @Test
    void ofAFilmWithItsDepthInItsFramesTheLeftHalfIsSeen(@TempDir Path folder) {
        Path film = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:r=25:d=2 -vf hflip,pad=128:48:0:0:gray -c:v libx264 -g 10 x_RGBD.mkv");
        try (FilmReel reel = FilmReel.open(film, Progress.NONE, NEVER);
                FilmReel half = FilmReel.open(film, java.util.Optional.of(film), Progress.NONE, NEVER)) {
            assertEquals(new Size(64, 48), half.size());
            for (int index : new int[] {40, 3, 21}) {
                RgbaImage all = reel.frame(index, NEVER);
                RgbaImage left = half.frame(index, NEVER);
                for (int x = 0; x < 60; x++) {
                    assertEquals(all.channel(x, 20, 1), left.channel(x, 20, 1), 2, "frame " + index + " at " + x);
                }
            }
        }
    }

    @Test
    void anyFrameOfAFilmWithReorderedFramesIsFoundExactly() {
        everyFrameIsTheOneOfItsNumber(Clips.walk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.gif", "a.apng"})
    void anyFrameOfALoopIsFoundExactly(String name, @TempDir Path folder) {
        // each frame holds only what is other than in the one before
        everyFrameIsTheOneOfItsNumber(Clips.ffmpeg(folder, "-f lavfi -i testsrc=s=96x64:r=10:d=6 " + name));
    }

    @Test
    void framesWithUnevenTimesAreFoundExactly(@TempDir Path folder) {
        EncodeOptions encode = new EncodeOptions("libx264", 20, "medium", "none", "auto");
        long[] times = new long[60];
        for (int i = 1; i < times.length; i++) {
            times[i] = times[i - 1] + (i % 7 == 0 ? 170 : 11 + i % 3 * 20);
        }
        Path film = Clips.write(folder.resolve("vfr.mkv"), new Size(96, 64), encode, times);
        everyFrameIsTheOneOfItsNumber(film);
        FilmTimes read = FilmTimes.read(film, Progress.NONE, NEVER);
        for (int i = 0; i < times.length; i++) {
            assertEquals(times[i] * 1000, read.at(i));
            assertEquals(i, read.frameAt(times[i] * 1000 + 5000));
        }
    }

    @Test
    void aFilmOfOneFrameHasThatFrame(@TempDir Path folder) {
        Path film = Clips.write(folder.resolve("one.mp4"), new Size(64, 64), EncodeOptions.DEFAULTS, 0);
        try (FilmReel reel = FilmReel.open(film, Progress.NONE, NEVER)) {
            assertEquals(1, reel.times().frames());
            assertEquals(new Size(64, 64), reel.frame(0, NEVER).size());
            assertTrue(reel.times().length() > 0);
        }
    }

    @Test
    void afterACancelledSearchTheNextFrameIsStillRight() {
        List<Integer> wanted = sequential(Clips.walk());
        CancelToken cancelled = new CancelToken();
        cancelled.cancel();
        try (FilmReel reel = FilmReel.open(Clips.walk(), Progress.NONE, NEVER)) {
            reel.frame(10, NEVER);
            assertThrows(CancellationException.class, () -> reel.frame(90, cancelled));
            assertEquals(wanted.get(11), hash(reel.frame(11, NEVER)));
        }
    }

    @Test
    void whatIsNoFilmIsToldInOneLine(@TempDir Path folder) throws Exception {
        Path film = Files.writeString(folder.resolve("a.mp4"), "no film at all");
        UserError error = assertThrows(UserError.class, () -> FilmReel.open(film, Progress.NONE, NEVER));
        assertTrue(String.valueOf(error.getMessage()).startsWith(film.toString()));
    }
}
