package diorama.pipeline.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.RawDepth;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.walk.FilmReport;
import diorama.pipeline.walk.FilmRun;
import diorama.video.av.Rational;
import diorama.video.info.FilmInfo;
import diorama.video.read.FrameReader;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Films from other programs and of other times. */
class OddSourcesTest {
    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();

    private Path converted(Path in, String name) {
        Path out = folder.resolve(name);
        FrameDepth flat = image -> new RawDepth(new Size(2, 1), new float[] {0, 1}, DepthKind.INVERSE_RELATIVE);
        FilmRun how = new FilmRun(Progress.NONE, new CancelToken(), said::add, false);
        FilmReport report = VideoToStereo.run(in, out, StereoJob.DEFAULTS, flat, how);
        said.addAll(report.notes());
        return out;
    }

    @ParameterizedTest
    @CsvSource({"mkv,mkv", "mkv,mp4", "mp4,mkv", "mov,webm"})
    void pixelsThatAreNotSquareStaySo(String from, String to) {
        Path in =
                Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=60x48:r=10:d=0.5 -vf setsar=4/3 -c:v libx264 in." + from);
        assertEquals(new Rational(4, 3), FilmInfo.read(in).video().get(0).sampleAspect());
        Path out = converted(in, "out." + to);
        assertEquals(new Rational(4, 3), FilmInfo.read(out).video().get(0).sampleAspect());
        assertEquals(List.of(), said);
    }

    @Test
    void aShapeOfPixelsThatMatroskaMustRoundIsTold() {
        Path in = Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=64x48:r=10:d=0.5 -vf setsar=16/11 -c:v libx264 in.mp4");
        Path out = converted(in, "out.mkv");
        // 128 px are shown as 186.18
        assertEquals(
                186 / 128.0, FilmInfo.read(out).video().get(0).sampleAspect().value(), 1e-6);
        assertTrue(said.toString().contains("16:11") || said.toString().contains("16/11"), said.toString());
    }

    /** A player just stops there. */
    @Test
    void aShortFilmThatIsBrokenInTheMiddleSaysWhatIsMissing() throws IOException {
        Path in = Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=64x48:r=25:d=1.6 -c:v ffv1 in.mkv");
        byte[] bytes = Files.readAllBytes(in);
        for (int i = bytes.length / 2; i < bytes.length / 2 + 9000; i++) {
            bytes[i] = (byte) (37 * i);
        }
        Path broken = Files.write(folder.resolve("broken.mkv"), bytes);
        int frames = Clips.times(converted(broken, "out.mkv")).size();
        assertTrue(frames > 5 && frames < 38, "frames " + frames);
        assertTrue(said.toString().contains("frames are missing, the most of them from"), said.toString());
        said.clear();
        Path cut = folder.resolve("cut.mkv");
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(in), bytes.length / 2));
        converted(cut, "short.mkv");
        assertTrue(said.toString().contains("ends early") && said.toString().contains("of 1.6 s"), said.toString());
        said.clear();
        converted(in, "whole.mkv");
        assertEquals(List.of(), said);
    }

    /** Matroska and mp4 want AAC in another form than transport streams have it, and it cannot be made of a damaged packet. */
    @Test
    void soundThatIsDamagedInTheMiddleCostsTheDamagedPacketsAlone() throws IOException {
        Path in = Clips.ffmpeg(
                folder, "-f lavfi -i testsrc2=s=64x48:r=25:d=4 -f lavfi -i sine=d=4 -c:v libx264 -c:a aac in.ts");
        byte[] bytes = Files.readAllBytes(in);
        int wrecked = 0;
        for (int i = bytes.length * 2 / 5; i < bytes.length * 3 / 5; i++) {
            // the header of a packet: made one of several blocks with check sums, which Matroska cannot hold
            if (i % 188 > 3 && i % 188 < 181 && bytes[i] == -1 && bytes[i + 1] == -15 && bytes[i + 2] == 0x50) {
                bytes[i + 1] = -16;
                bytes[i + 6] |= 3;
                wrecked++;
            }
        }
        assertTrue(wrecked > 5, "wrecked " + wrecked);
        Path broken = Files.write(folder.resolve("broken.ts"), bytes);
        Path out = converted(broken, "out.mkv");
        assertTrue(said.toString().contains("damaged packets are left out"), said.toString());
        assertEquals(1, FilmInfo.read(out).audio().size());
        assertEquals(100, Clips.times(out).size(), said.toString());
    }

    /** Theora leaves a frame out that is like the last one: the others must not move. */
    @Test
    void framesOfTheoraKeepTheirTimesWhereOthersAreLeftOut() {
        Path in = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:r=10:d=0.5 -f lavfi -i color=c=gray:s=64x48:r=10:d=1"
                        + " -filter_complex [0]split[a][b];[a][1][b]concat=3 -c:v libtheora -q:v 8 in.ogv");
        List<Long> times = Clips.times(in);
        assertTrue(times.size() > 8 && times.size() < 15, times.toString());
        Path out = converted(in, "out.mp4");
        assertEquals(times, Clips.times(out));
        assertEquals(List.of(), said);
    }

    /** Phones cut clips so, without touching a picture. */
    @Test
    void framesThatAnEditListLeavesOutAreNotMissing() {
        Path whole = Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=64x48:r=25:d=1.6 -c:v libx264 whole.mp4");
        Path in = Clips.ffmpeg(folder, "-ss 0.8 -i " + whole + " -c copy in.mp4");
        assertEquals(20, Clips.times(converted(in, "out.mp4")).size());
        assertEquals(List.of(), said);
    }

    /** As of a recorded screen on which nothing moves for a while. */
    @Test
    void aFrameThatIsShownLongIsNotTakenForAHole() {
        Path in = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:r=25:d=1.6 -vf setpts=PTS+gte(N\\,20)*2/TB -vsync vfr -c:v libx264 in.mp4");
        Path out = converted(in, "out.mp4");
        assertEquals(List.of(), said);
        assertEquals(Clips.times(in), Clips.times(out));
    }

    @Test
    void goodFramesBehindADamagedOneAtTheEndAreRead() throws IOException {
        Path whole = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=320x180:r=24:d=1.5 -c:v libx264 -movflags frag_keyframe+empty_moov whole.mp4");
        byte[] bytes = Files.readAllBytes(whole);
        Path in = Files.write(folder.resolve("in.mp4"), Arrays.copyOf(bytes, bytes.length * 7 / 10));
        List<String> shown = Clips.ffprobe(
                in, "-select_streams v -count_frames -show_entries stream=nb_read_frames" + " -of default=nk=1:nw=1");
        assertEquals(
                shown.get(0),
                String.valueOf(Clips.times(converted(in, "out.mp4")).size()));
    }

    /** Nothing in such a file says how long it was to be, and what is left of it can be read without a fault. */
    @Test
    void fragmentsThatWereCutShortAreTold() throws IOException {
        Path whole = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:r=24:d=1.5 -c:v libx264 -g 12 -movflags frag_keyframe+empty_moov whole.mp4");
        assertEquals(36, Clips.times(converted(whole, "all.mp4")).size());
        assertEquals(List.of(), said);
        byte[] bytes = Files.readAllBytes(whole);
        int last = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("moof") - 4;
        Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, last + 60));
        assertEquals(24, Clips.times(converted(cut, "some.mp4")).size());
        assertTrue(said.toString().contains("ends early: the file was cut short"), said.toString());
        said.clear();
        // also where the beginning is passed over
        try (FrameReader reader = FrameReader.open(cut)) {
            reader.range(600_000, Long.MAX_VALUE);
            while (reader.next().isPresent()) {
                // to the end
            }
            assertTrue(
                    reader.notes().toString().contains("was cut short"),
                    reader.notes().toString());
        }
        // between two fragments it is as good as whole, and what others have left behind it is none of its
        byte[] first = Arrays.copyOf(bytes, last + 5000);
        Arrays.fill(first, last, first.length, (byte) 'x');
        converted(Files.write(folder.resolve("first.mp4"), first), "first_out.mp4");
        assertEquals(List.of(), said);
    }

    @Test
    void theSameFilmIsTheSameFileInMatroskaToo() throws IOException {
        Path in = Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=64x48:r=25:d=0.4 -c:v libx264 in.mp4");
        assertEquals(-1, Files.mismatch(converted(in, "a.mkv"), converted(in, "b.mkv")));
    }
}
