package diorama.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.video.info.FilmInfo;
import diorama.video.option.EncodeOptions;
import diorama.video.read.FrameReader;
import diorama.video.write.Clips;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be made of films, as it is typed. */
class FilmCommandTest {
    private static final EncodeOptions FAST = new EncodeOptions("auto", 18, "ultrafast", "none", "auto");
    private static final Size SIZE = new Size(64, 48);

    @TempDir
    Path folder;

    private String said = "";

    private int run(String... words) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text, true);
        int code = DioramaCommand.run(writer, writer, words);
        said = text.toString();
        return code;
    }

    private void good(String... words) {
        assertEquals(0, run(words), () -> said);
    }

    private Path film(String name, long... times) {
        return Clips.write(folder.resolve(name), SIZE, FAST, times);
    }

    private List<String> made(Path out) throws IOException {
        try (var files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> out.relativize(f).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void keyFramesBecomePicturesWithTheirTimesInTheirNames() throws IOException {
        Path film = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:r=10:d=3 -c:v libx264 -g 10 -keyint_min 10 -sc_threshold 0 k.mkv");
        Path out = folder.resolve("out");
        good("stereo", film.toString(), "-o", out.toString(), "--keyframe", "--keyframe-interval", "2", "--half-tb");
        assertEquals(List.of("k_00000000_TB.png", "k_00002000_TB.png"), made(out));
        assertEquals(SIZE, ImageFiles.read(out.resolve("k_00002000_TB.png")).size());
        good("stereo", film.toString(), "-o", out.toString(), "--keyframe", "-f", "webp", "--half-tb");
        assertEquals(SIZE, ImageFiles.read(out.resolve("k_00000000_TB.webp")).size());
        good(
                "stereo",
                film.toString(),
                "-o",
                folder.resolve("turned").toString(),
                "--keyframe",
                "--rotate-left",
                "--auto-limit",
                "--layout",
                "left");
        assertEquals(
                new Size(48, 64),
                ImageFiles.read(folder.resolve("turned/k_00000000_left.png")).size());
        assertEquals(
                1, run("stereo", film.toString(), "-o", out.toString(), "--keyframe", "--layout", "frame-sequential"));
        assertTrue(said.contains("frame-sequential"), said);
    }

    @Test
    void anExportBecomesAFilmWithAllThatIsAsked() throws IOException {
        Path film = film("in.mp4", 0, 40, 80, 120);
        Path out = folder.resolve("out");
        good("stereo", film.toString(), "-o", out.toString(), "--export");
        assertTrue(made(out).containsAll(List.of("in/iw3_export.yml", "in/rgb/00000000.png", "in/depth/00000003.png")));
        Path list = folder.resolve("film.cuts");
        good(
                "stereo",
                out.resolve("in/iw3_export.yml").toString(),
                "-o",
                folder.resolve("film.mp4").toString(),
                "--auto-limit",
                "--divergence",
                "12",
                "--cuts",
                list.toString());
        assertTrue(said.contains("limited, score"), said);
        assertEquals(4, Clips.times(folder.resolve("film.mp4")).size());
        assertTrue(Files.readString(list).startsWith("# frames"), "the cuts are written");
    }

    @Test
    void keptDepthIsTakenAgainThoughTheFirstRunHasWrittenTheCuts() throws IOException {
        Path film = film("in.mp4", 0, 40, 80, 120);
        Path kept = folder.resolve("kept.mkv");
        Path list = folder.resolve("film.cuts");
        List<String> command = List.of(
                "stereo",
                film.toString(),
                "-o",
                folder.resolve("film.mp4").toString(),
                "--keep-depth",
                kept.toString(),
                "--cuts",
                list.toString(),
                "--no-cache");
        good(command.toArray(String[]::new));
        assertTrue(Files.exists(list));
        FileTime then = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(kept, then);
        good(command.toArray(String[]::new));
        assertFalse(said.contains("made anew"), said);
        assertEquals(then, Files.getLastModifiedTime(kept));
        Path elsewhere = Files.move(list, folder.resolve("other.cuts"));
        List<String> moved = new ArrayList<>(command);
        moved.set(command.size() - 2, elsewhere.toString());
        good(moved.toArray(String[]::new));
        assertEquals(then, Files.getLastModifiedTime(kept), "the same list at another place");
        Files.writeString(elsewhere, "2\n");
        good(moved.toArray(String[]::new));
        assertTrue(said.contains("made anew"), said);
    }

    @Test
    void whatIsDoneIsLeftAlone() throws IOException {
        Path film = film("in.mp4", 0, 40);
        Path out = folder.resolve("out");
        good("stereo", film.toString(), "-o", out.toString());
        Path result = out.resolve(made(out).get(0));
        FileTime then = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(result, then);
        good("stereo", film.toString(), "-o", out.toString(), "--skip-done");
        assertTrue(said.contains("was there already"), said);
        assertEquals(then, Files.getLastModifiedTime(result));
    }

    @Test
    void settingsGoIntoTheName() throws IOException {
        Path film = film("in.mp4", 0, 40);
        Path out = folder.resolve("out");
        good("stereo", film.toString(), "-o", out.toString(), "--metadata", "filename", "-d", "3.5", "-c", "0.2");
        assertEquals(List.of("in_diorama-depth_layers_d35_c02_fs0_ipd0_LRF_Full_SBS.mp4"), made(out));
        assertEquals(1, run("stereo", film.toString(), "-o", out.toString(), "--metadata", "title"));
        assertTrue(said.contains("want filename"), said);
    }

    @Test
    void theCheckTellsAGoodFilmFromOneThatLacksFrames() {
        Path film = film("in.mp4", 0, 40, 80, 120);
        Path stereo = folder.resolve("in_LRF_Full_SBS.mp4");
        good("stereo", film.toString(), "-o", stereo.toString());
        good("check", stereo.toString(), "--source", film.toString());
        assertTrue(said.contains("all is well"), said);
        Path longer = film("longer.mp4", 0, 40, 80, 120, 160, 200);
        assertEquals(1, run("check", stereo.toString(), "--source", longer.toString()));
        assertTrue(said.contains("4 of 6"), said);
    }

    @Test
    void picturesThatMoveAreFilms() throws IOException {
        Path gif = film("a.gif", 0, 100, 250, 300);
        Path apng = film("b.apng", 0, 100, 250, 300);
        Path still = film("c.gif", 0);
        Path png = folder.resolve("b.png");
        Files.copy(apng, png);
        Path out = folder.resolve("out");
        good("stereo", gif.toString(), png.toString(), still.toString(), "-o", out.toString(), "--no-cache");
        List<String> names = new ArrayList<>(made(out));
        assertEquals(List.of("a_LRF_Full_SBS.gif", "b_LRF_Full_SBS.apng", "c_LRF_Full_SBS.png"), names);
        assertEquals(Clips.times(gif), Clips.times(out.resolve(names.get(0))));
        assertEquals(Clips.times(png), Clips.times(out.resolve(names.get(1))));
        Path mp4 = folder.resolve("mp4");
        good("stereo", gif.toString(), "-o", mp4.toString(), "--video-format", "mp4");
        assertEquals(List.of("a_LRF_Full_SBS.mp4"), made(mp4));
        assertEquals(
                new Size(128, 48),
                FilmInfo.read(mp4.resolve("a_LRF_Full_SBS.mp4")).video().get(0).size());
        Path picture = folder.resolve("picture.png");
        good("stereo", gif.toString(), "-o", picture.toString());
        assertEquals(new Size(128, 48), ImageFiles.read(picture).size());
    }

    @Test
    void picturesThatMoveAreToldAsBoth() {
        for (String name : List.of("a.gif", "b.apng")) {
            good("info", "--json", film(name, 0, 100, 250, 300).toString());
            for (String key : List.of("\"kind\":\"picture\"", "\"corners\"", "\"bits\"", "\"film\"", "\"frames\":4")) {
                assertTrue(said.contains(key), key + " in " + said);
            }
        }
        good("info", "--json", film("c.gif", 0).toString());
        assertFalse(said.contains("\"film\""), said);
    }

    @Test
    void loopsHaveNoPlaceForTimeCodes() {
        Path film = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:r=10:d=0.5 -timecode 01:00:00:00 -c:v libx264 -preset ultrafast in.mov");
        Path gif = folder.resolve("out.gif");
        good("stereo", film.toString(), "-o", gif.toString(), "--no-cache");
        good("check", gif.toString(), "--source", film.toString());
        assertTrue(said.contains("has no place there"), said);
    }

    @Test
    void aStillOfAGifIsOneAllTheWay() throws IOException {
        Path gif = film("a.gif", 0, 100, 250, 300);
        Path picture = folder.resolve("still.png");
        good("stereo", gif.toString(), "-o", picture.toString(), "--auto-limit", "--sample", "--no-cache");
        assertTrue(Files.exists(picture));
        assertFalse(Files.exists(folder.resolve("still_sample.png")));
        assertFalse(StereoMaker.isFilm(gif, picture));
        assertTrue(StereoMaker.isFilm(gif, folder.resolve("loop.apng")));
    }

    /** Films with their depth beside them, as these very commands make them. */
    @ParameterizedTest
    @ValueSource(strings = {"--rgbd", "--half-rgbd"})
    void aFilmWithItsDepthInItsRightHalfIsDrawnFromBoth(String layout) throws IOException {
        Path film = film("in.mp4", 0, 40, 80);
        Path out = folder.resolve("out");
        good("stereo", film.toString(), "-o", out.toString(), layout, "-vc", "ffv1", "-vf", "mkv");
        Path halves = out.resolve(made(out).get(0));
        Path again = folder.resolve("again.mkv");
        Path direct = folder.resolve("direct.mkv");
        good("stereo", halves.toString(), "-o", again.toString(), "-vc", "ffv1", "--no-cache", "-d", "8");
        good("stereo", film.toString(), "-o", direct.toString(), "-vc", "ffv1", "-d", "8");
        assertEquals(new Size(128, 48), FilmInfo.read(again).video().get(0).size());
        assertEquals(Clips.times(direct), Clips.times(again));
        assertTrue(difference(direct, again) < 8, () -> "levels " + difference(direct, again));
        assertEquals(1, run("stereo", halves.toString(), "-o", again.toString(), "--start", "0.04"));
        assertTrue(said.contains("has its depth in its right half, want it whole"), said);
        good("stereo", halves.toString(), "-o", again.toString(), "--start", "0.04", "--estimate");
        assertEquals(1, run("stereo", halves.toString(), "-o", folder + "/x.mkv", "--sample"));
        assertTrue(said.contains("in its right half, want it whole: no --sample"), said);
        String depth = film.toString();
        assertEquals(1, run("stereo", film.toString(), "-o", folder + "/x.mkv", "--sample", "--depth", depth));
        assertTrue(said.contains("goes with every frame of " + film + ", want no --sample"), said);
        assertEquals(1, run("stereo", film.toString(), "--analyse", "--sample", "--depth", depth));
        assertTrue(said.contains("want no --sample"), said);
        good("stereo", halves.toString(), "-o", folder + "/x.mkv", "--sample", "--estimate");
    }

    /** Mean difference of the first frames, levels. */
    private static double difference(Path a, Path b) {
        try (FrameReader one = FrameReader.open(a);
                FrameReader two = FrameReader.open(b)) {
            RgbaImage left = one.next().orElseThrow().image();
            RgbaImage right = two.next().orElseThrow().image();
            long sum = 0;
            for (int y = 0; y < left.height(); y++) {
                for (int x = 0; x < left.width(); x++) {
                    sum += Math.abs(left.channel(x, y, 1) - right.channel(x, y, 1));
                }
            }
            return (double) sum / left.size().pixels();
        }
    }
}
