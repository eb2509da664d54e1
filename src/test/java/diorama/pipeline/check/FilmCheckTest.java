package diorama.pipeline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Progress;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import diorama.pipeline.depth.DepthFilm;
import diorama.pipeline.film.VideoToStereo;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.walk.FilmRun;
import diorama.stereo.StereoOptions;
import diorama.video.option.EncodeOptions;
import diorama.video.option.FilmOptions;
import diorama.video.read.FrameReader;
import diorama.video.write.Clips;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilmCheckTest {
    private static final EncodeOptions FAST = new EncodeOptions("auto", 23, "ultrafast", "none", "auto");
    private final Path folder;

    FilmCheckTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static FrameDepth depth() {
        return new DepthFilm(Clips.walk().resolveSibling("walk_depth.mkv"));
    }

    private Path make(String name, boolean swapped, String end) {
        Path film = folder.resolve(name);
        StereoJob d = StereoJob.DEFAULTS;
        StereoOptions stereo = StereoOptions.SCHEMA.with(d.stereo(), StereoOptions.SCHEMA.option("swap-eyes"), swapped);
        stereo = StereoOptions.SCHEMA.with(stereo, StereoOptions.SCHEMA.option("divergence"), 5f);
        FilmOptions part = FilmOptions.SCHEMA.with(d.film(), FilmOptions.SCHEMA.option("end"), end);
        StereoJob job = d.with(stereo).with(FAST).with(part);
        // the depth of a film's beginning is the beginning of its depth
        try (FrameDepth depth = depth()) {
            FrameDepth endless = new FrameDepth() {
                @Override
                public RawDepth estimate(RgbaImage frame) {
                    return depth.estimate(frame);
                }
            };
            VideoToStereo.run(Clips.walk(), film, job, endless, FilmRun.quiet());
        }
        return film;
    }

    private static List<FilmCheck.Finding> check(Path film) {
        try (FrameDepth depth = depth()) {
            return FilmCheck.run(film, Clips.walk(), FilmOptions.DEFAULTS, Optional.of(depth), Progress.NONE);
        }
    }

    private static List<String> wrong(List<FilmCheck.Finding> findings) {
        return findings.stream()
                .filter(f -> !f.good().orElse(true))
                .map(FilmCheck.Finding::what)
                .toList();
    }

    @Test
    void aFilmThatHasEverythingIsWell() {
        List<FilmCheck.Finding> findings = check(make("good_LRF_Full_SBS.mp4", false, "end"));
        assertEquals(List.of(), wrong(findings), findings.toString());
        assertTrue(findings.stream().anyMatch(f -> f.found().startsWith("left eye first")), findings.toString());
    }

    @Test
    void aFilmThatEndsEarlyIsNot() {
        List<FilmCheck.Finding> findings = check(make("short.mkv", false, "2"));
        assertTrue(wrong(findings).containsAll(List.of("frames", "audio")), findings.toString());
    }

    /** Matroska does not say how long frames are, and mp4 does. */
    @Test
    void aFrameThatIsShownLongIsNoHoleOfTheFilmMadeOfIt() {
        Path in = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:r=25:d=1.6 -vf setpts=PTS+gte(N\\,20)*2/TB -vsync vfr -c:v libx264 in.mp4");
        Path out = Clips.ffmpeg(folder, "-i in.mp4 -c copy out.mkv");
        List<FilmCheck.Finding> findings =
                FilmCheck.run(out, in, FilmOptions.DEFAULTS, Optional.empty(), Progress.NONE);
        assertEquals(List.of(), wrong(findings), findings.toString());
        Path bare = Clips.ffmpeg(folder, "-i in.mp4 -vf select=lt(n\\,12)+gt(n\\,19) -vsync vfr bare.mkv");
        assertTrue(wrong(FilmCheck.run(bare, in, FilmOptions.DEFAULTS, Optional.empty(), Progress.NONE))
                .containsAll(List.of("frames", "times")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"swapped_SBS.mp4", "swapped_SBS (2).mp4"})
    void swappedEyesThatNobodyIsToldOfAreFound(String name) {
        // mp4 has no word for it
        List<FilmCheck.Finding> findings = check(make(name, true, "1"));
        assertTrue(wrong(findings).contains("eyes"), findings.toString());
    }

    @Test
    void aFrameThatIsEmptyOrLacksAnEyeIsFound() {
        make("good.mkv", false, "1");
        FilmOptions part = FilmOptions.SCHEMA.with(FilmOptions.DEFAULTS, FilmOptions.SCHEMA.option("end"), "1");
        for (String box : List.of("0:0:iw:ih", "iw/2:0:iw/2:ih", "iw*3/4:ih/3:iw/12:ih/5", "iw*3/4:ih/3:20:20")) {
            Path holed = Clips.ffmpeg(
                    folder,
                    "-i good.mkv -map 0 -c copy -c:v libx264 -preset ultrafast -y -vf drawbox=" + box
                            + ":black:fill:enable=eq(n\\,13) holed.mkv");
            List<FilmCheck.Finding> findings =
                    FilmCheck.run(holed, Clips.walk(), part, Optional.empty(), Progress.NONE);
            assertEquals(List.of("pictures"), wrong(findings), findings.toString());
        }
        Path cropped = Clips.ffmpeg(
                folder,
                "-i good.mkv -map 0 -c copy -c:v libx264 -preset ultrafast -y -vf"
                        + " drawbox=0:0:iw/16:ih:black:fill,drawbox=iw/2:0:iw/16:ih:black:fill cropped.mkv");
        List<FilmCheck.Finding> bars = FilmCheck.run(cropped, Clips.walk(), part, Optional.empty(), Progress.NONE);
        assertEquals(List.of(), wrong(bars), bars.toString());
        List<FilmCheck.Finding> whole =
                FilmCheck.run(folder.resolve("good.mkv"), Clips.walk(), part, Optional.empty(), Progress.NONE);
        assertEquals(List.of(), wrong(whole), whole.toString());
    }

    /** Canvases and pads may give an eye the source's size by chance. */
    @Test
    void aPictureInAFrameOfItsOwnHasNoHoles() {
        Path in = Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=320x180:r=25:d=0.2 -c:v ffv1 framed.mkv");
        Path made = Clips.ffmpeg(
                folder,
                "-i framed.mkv -filter_complex [0:v]scale=240:135,pad=320:180:40:22,split[a][b];[a][b]hstack -c:v ffv1"
                        + " framed_LRF_Full_SBS.mkv");
        assertEquals(List.of(), wrongFrames(made, in));
    }

    /** Blocks from 240 on are filled in the first eye alone. */
    @Test
    void aPlainThingThatParallaxMovesIntoABlockIsNoHole() {
        String film = "-f lavfi -i color=0x101010:r=25:d=0.2:s=";
        Path in = Clips.ffmpeg(folder, film + "480x270 -vf drawbox=244:60:32:150:white:fill -c:v ffv1 bar.mkv");
        Path made = Clips.ffmpeg(
                folder,
                film + "960x270 -vf drawbox=240:60:32:150:white:fill,drawbox=728:60:32:150:white:fill -c:v ffv1"
                        + " bar_LRF_Full_SBS.mkv");
        assertEquals(List.of(), wrongFrames(made, in));
    }

    /** Such files have no place for the rest, and exit code 1 would say that something went wrong. */
    @Test
    void whatAKindOfFileCannotHoldIsNobodysFault() {
        Path in = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:r=24:d=1 -f lavfi -i sine=d=1 -vf setparams=color_primaries=bt709:color_trc=bt709:"
                        + "colorspace=bt709 -c:v libx264 -c:a aac -metadata title=one in.mkv");
        assertEquals(List.of(), wrongFrames(Clips.ffmpeg(folder, "-i in.mkv out.apng"), in));
        Path silent = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:r=24:d=1 -vf setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709"
                        + " -c:v libx264 -bf 0 silent.mkv");
        for (String out : List.of("-c:v utvideo out.avi", "out%03d.png")) {
            assertEquals(List.of(), wrongFrames(Clips.ffmpeg(folder, "-i silent.mkv " + out), silent), out);
        }
    }

    private static List<String> wrongFrames(Path made, Path source) {
        return wrong(FilmCheck.run(made, source, FilmOptions.DEFAULTS, Optional.empty(), Progress.NONE));
    }

    @Test
    void aStillPictureThatFadesInIsAsItsSource() {
        Path in = Clips.ffmpeg(
                folder, "-f lavfi -i smptebars=s=64x48:r=25:d=1 -vf fade=in:0:4 -c:v libx264 -preset ultrafast in.mkv");
        assertEquals(List.of(), wrongFrames(in, in));
    }

    @Test
    void ofAPictureAndItsDepthThePictureCounts() {
        Path in = Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=64x48:r=25:d=1 -c:v libx264 -preset ultrafast in.mkv");
        String depth = "-i in.mkv -c:v libx264 -preset ultrafast -y -vf pad=2*iw:ih:0:0:black,"
                + "drawbox=64:0:64:48:white:fill:enable=eq(n\\,12)";
        Path made = Clips.ffmpeg(folder, depth + " in_RGBD.mkv");
        assertEquals(List.of(), wrongFrames(made, in));
        Path holed = Clips.ffmpeg(folder, depth + ",drawbox=0:0:64:48:black:fill:enable=eq(n\\,5) in_HRGBD.mkv");
        assertEquals(List.of("pictures"), wrongFrames(holed, in));
        // large enough to be looked at for holes: plain depth is none
        Path large = Clips.ffmpeg(
                folder, "-f lavfi -i testsrc2=s=320x180:r=25:d=0.2 -vf eq=contrast=0.4 -c:v ffv1 large.mkv");
        String pad = "-i large.mkv -c:v ffv1 -y -vf pad=2*iw:ih:0:0:black,drawbox=400:60:80:60:white:fill";
        assertEquals(List.of(), wrongFrames(Clips.ffmpeg(folder, pad + " large_RGBD.mkv"), large));
        assertEquals(
                List.of("pictures"),
                wrongFrames(Clips.ffmpeg(folder, pad + ",drawbox=100:60:20:20:black:fill large2_RGBD.mkv"), large));
    }

    @Test
    void aBrightFilmWithoutItsBlackBarsIsAsItsSource() {
        Path made = Clips.ffmpeg(
                folder,
                "-f lavfi -i color=white:s=64x48:r=25:d=1 -vf drawbox=8:8:16:16:gray:fill,fade=in:0:25 -c:v libx264"
                        + " -preset ultrafast bare.mkv");
        Path in = Clips.ffmpeg(folder, "-i bare.mkv -vf pad=208:48:72:0 -c:v libx264 -preset ultrafast barred.mkv");
        assertEquals(List.of(), wrongFrames(made, in));
    }

    @Test
    void framesThatNobodyLooksAtAreHandedBack() {
        try (FrameReader packed = FrameReader.open(Clips.walk())) {
            EyeMoments moments = new EyeMoments(packed, true);
            assertTrue(moments.next(false));
            assertEquals(
                    RgbaImage.allocate(moments.picture().size()).rgba(),
                    moments.picture().rgba());
            RgbaImage both = moments.picture();
            assertTrue(moments.next(true));
            assertSame(both, moments.picture());
            assertEquals(2 * packed.size().height(), both.height());
            while (moments.next(true)) {
                assertEquals(1, packed.pool().made());
            }
        }
    }
}
