package diorama.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import diorama.base.Size;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
import diorama.image.PictureFormat;
import diorama.image.RgbaImage;
import diorama.pipeline.job.TimelineFile;
import diorama.video.write.Clips;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The flags of iw3 and of the scripts, as their users type them. */
class StereoCommandTest {
    private static final Size SIZE = new Size(64, 48);

    @TempDir
    Path folder;

    private Path photo = Path.of("");

    @BeforeEach
    void aPhotoWithItsDepth() {
        photo = folder.resolve("a photo.png");
        RgbaImage image = RgbaImage.allocate(SIZE);
        DepthMap depth = DepthMap.allocate(SIZE);
        for (int i = 0; i < SIZE.pixels(); i++) {
            int x = i % 64;
            int y = i / 64;
            boolean bar = y < 8 || y >= 40;
            image.setArgb(x, y, bar ? 0xff000000 : 0xff000080 | (4 * x) << 16 | (5 * y) << 8);
            depth.inverseDepth()[i] = x > 20 && x < 40 ? 0.9f : 0.1f;
        }
        ImageFiles.write(image, photo);
        DepthFiles.write(depth, folder.resolve("a photo_depth.png"));
    }

    private Path make(String typed) throws IOException {
        Path out = Files.createTempDirectory(folder, "out");
        StringWriter said = new StringWriter();
        List<String> words = new ArrayList<>(List.of("stereo", "-o", out.toString()));
        for (String word : typed.split(" ")) {
            words.add(word.equals("FILE") ? photo.toString() : word);
        }
        PrintWriter writer = new PrintWriter(said, true);
        assertEquals(0, DioramaCommand.run(writer, writer, words.toArray(String[]::new)), said::toString);
        try (var files = Files.list(out)) {
            return files.findFirst().orElseThrow();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FILE, _LRF_Full_SBS, 128, 48",
        "--half-sbs FILE, _LR, 64, 48",
        "FILE --tb, _TBF_fulltb, 64, 96",
        "FILE --half-tb, _TB, 64, 48",
        "FILE --cross-eyed, _RLF_cross, 128, 48",
        "FILE --rgbd, _RGBD, 128, 48",
        "FILE --half-rgbd, _HRGBD, 64, 48",
        "FILE --vr180, _180x180_LR, 192, 96",
        "--anaglyph FILE, _redcyan_dubois, 64, 48",
        "--anaglyph half-color FILE, _redcyan_half-color, 64, 48",
        "FILE --anaglyph=wimmer2, _redcyan_wimmer2, 64, 48",
        "FILE --anaglyph, _redcyan_dubois, 64, 48",
        "FILE --anaglyph --anaglyph-method half-color, _redcyan_half-color, 64, 48",
        "FILE --layout rows, _rows, 64, 48",
        "FILE -d 4 -c 0.3 --synthetic-view right --foreground-scale 1.5 --mapper-type shift, _LRF_Full_SBS, 128, 48",
        "--edge-dilation 2 FILE, _LRF_Full_SBS, 128, 48",
        "--edge-dilation 2 1 FILE --method row_flow_v3, _LRF_Full_SBS, 128, 48",
        "FILE --mapper div_6:mul_1 --preserve-screen-border, _LRF_Full_SBS, 128, 48",
        "FILE --pad 0.5 --pad-mode tb, _LRF_Full_SBS, 128, 72",
        "FILE --pad-mode 16:9, _LRF_Full_SBS, 168, 48",
        "FILE --rotate-left, _LRF_Full_SBS, 96, 64",
        "FILE --autocrop BLACK_TB, _LRF_Full_SBS, 128, 32",
        "FILE --max-output-width 64 --keep-aspect-ratio, _LRF_Full_SBS, 64, 24",
        "FILE --max-output-height 24, _LRF_Full_SBS, 64, 24",
        "FILE --canvas 100x60, _LRF_Full_SBS, 200, 60",
        "FILE --canvas 32x32, _LRF_Full_SBS, 64, 32",
        "FILE --ipd-offset 10, _LRF_Full_SBS, 164, 48"
    })
    void flagsOfThePeersAreTaken(String typed, String suffix, int width, int height) throws IOException {
        Path made = make(typed);
        assertEquals("a photo" + suffix + ".png", made.getFileName().toString());
        assertEquals(new Size(width, height), ImageFiles.read(made).size());
    }

    @Test
    void theScriptsParallaxIsThatManyPixels() throws IOException {
        RgbaImage byPixels = ImageFiles.read(make("FILE --parallax-px 1.28"));
        RgbaImage byPercent = ImageFiles.read(make("FILE -d 4 -c 0"));
        int differing = 0;
        for (int i = 0; i < byPixels.size().pixels(); i++) {
            differing += byPixels.argb(i % 128, i / 128) == byPercent.argb(i % 128, i / 128) ? 0 : 1;
        }
        assertTrue(differing < 20, differing + " pixels differ"); // 200 * 1.28 / 64 is 4 but for rounding
    }

    @Test
    void picturesOfTwoEyesAreWritten() throws IOException {
        assertEquals(new Size(128, 48), ImageFiles.read(make("FILE -f jps")).size());
        assertEquals(SIZE, ImageFiles.read(make("FILE -f mpo --half-sbs")).size());
    }

    @Test
    void webpHoldsWhatPngHolds() throws IOException {
        RgbaImage lossless = ImageFiles.read(make("FILE -f png"));
        Path made = make("FILE -f webp");
        assertEquals(Optional.of(PictureFormat.WEBP), ImageFiles.sniff(made));
        RgbaImage lossy = ImageFiles.read(made);
        double squares = 0;
        for (int i = 0; i < lossless.size().pixels() * 4; i++) {
            int off = (lossless.rgba().get(i) & 0xff) - (lossy.rgba().get(i) & 0xff);
            squares += off * off / (4.0 * lossless.size().pixels());
        }
        assertTrue(squares < 60, squares + " mean square"); // more than 30 dB
    }

    private String say(int exit, String... words) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        assertEquals(exit, DioramaCommand.run(writer, writer, words), said::toString);
        return said.toString();
    }

    @Test
    void analysingTellsAndMakesNothing() throws IOException {
        Path timeline = folder.resolve("out").resolve("t.json");
        Files.createDirectories(folder.resolve("out"));
        String table = say(
                0,
                "stereo",
                "--analyse",
                photo.toString(),
                "-d",
                "5",
                "--screen-width",
                "1.22",
                "-o",
                timeline.toString());
        assertTrue(table.contains("1 shot") && table.contains("degrees") && table.contains("--auto-limit"), table);
        assertEquals(5, TimelineFile.read(timeline).at(0).divergence().orElse(0));
        String json = say(0, "stereo", "--analyze", photo.toString(), "--json", "-d", "5", "--auto-limit");
        JsonObject report = JsonParser.parseString(json).getAsJsonObject();
        assertTrue(report.getAsJsonObject("whole").get("within").getAsBoolean(), json);
        try (var files = Files.list(folder)) {
            assertEquals(3, files.count());
        }
    }

    @Test
    void limitsAndTimelinesChangeThePicture() throws IOException {
        Path timeline = Files.writeString(folder.resolve("t.json"), "{\"keys\": [{\"time\": 0, \"divergence\": 0}]}");
        RgbaImage flat = ImageFiles.read(make("FILE -d 6 --timeline " + timeline));
        for (int i = 0; i < 64 * 48; i++) {
            assertEquals(flat.argb(i % 64, i / 64), flat.argb(64 + i % 64, i / 64));
        }
        RgbaImage limited = ImageFiles.read(make("FILE -d 10 --auto-limit"));
        RgbaImage asked = ImageFiles.read(make("FILE -d 10"));
        assertTrue(!limited.rgba().equals(asked.rgba()));
        Files.writeString(timeline, "{\"keys\": [{\"divergence\": 0}]}");
        String message = say(1, "stereo", photo.toString(), "--timeline", timeline.toString());
        assertTrue(message.contains("keys[0]: has no 'time'"), message);
    }

    @Test
    void parametersAreLookedForInAllTheirSteps() throws IOException {
        Path out = folder.resolve("steps");
        say(0, "stereo", "-o", out.toString(), "--find-param", "divergence", "convergence", photo.toString());
        try (var files = Files.list(out)) {
            List<String> names =
                    files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
            assertEquals(20, names.size());
            assertEquals("a photo_d10_c000_fs0_ipd0_LRF_Full_SBS.png", names.get(0));
            assertEquals("a photo_d50_c075_fs0_ipd0_LRF_Full_SBS.png", names.get(19));
        }
        String message = say(1, "stereo", photo.toString(), "--find-param", "depth");
        assertTrue(message.contains("got 'depth', want divergence, convergence"), message);
    }

    @Test
    void aQueueGivesEveryInputItsOwnSettingsAndGoesOnAfterABadOne() throws IOException {
        Path queue = folder.resolve("queue.json");
        Files.writeString(queue, """
                {"queue": [
                  {"input": "a photo.png", "output": "one/", "settings": {"stereo": {"layout": "FULL_TB"}}},
                  {"input": "missing.png"},
                  {"input": "a photo.png", "output": "three.png", "settings": {"frame": {"rotate": "left"}}},
                  {"input": "a photo.png", "output": "two.png"}]}
                """);
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        assertEquals(1, DioramaCommand.run(writer, writer, "stereo", queue.toString()), said::toString);
        assertTrue(said.toString().contains("missing.png: no such file"), said::toString);
        assertTrue(said.toString().contains("a photo.png: unknown option 'rotate'"), said::toString);
        Size above = new Size(SIZE.width(), 2 * SIZE.height());
        assertEquals(
                above,
                ImageFiles.read(folder.resolve("one/a photo_TBF_fulltb.png")).size());
        Size beside = new Size(2 * SIZE.width(), SIZE.height());
        assertEquals(beside, ImageFiles.read(folder.resolve("two.png")).size());
        Files.writeString(queue, "{\"queue\": [{\"inptu\": \"x\"}]}");
        assertEquals(1, DioramaCommand.run(writer, writer, "stereo", queue.toString()), said::toString);
        assertTrue(said.toString().contains("queue.json: is no queue"), said::toString);
    }

    @Test
    void itemsOfAQueueDoNotTakeEachOthersNames() throws IOException {
        Path queue = Files.writeString(folder.resolve("queue.json"), """
                {"queue": [
                  {"input": "a photo.png", "settings": {"stereo": {"divergence": 2}}},
                  {"input": "a photo.png", "settings": {"stereo": {"divergence": 3}}},
                  {"input": "a photo.png", "settings": {"sterio": {"divergence": 3}}}]}
                """);
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        String out = folder.resolve("two").toString();
        assertEquals(1, DioramaCommand.run(writer, writer, "stereo", queue.toString(), "-o", out), said::toString);
        assertTrue(said.toString().contains("got 'sterio'"), said::toString);
        try (var made = Files.list(folder.resolve("two"))) {
            assertEquals(2, made.count(), said::toString);
        }
    }

    @Test
    void aSampleIsNamedAsWhatWasMade() throws IOException {
        Path film = Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=64x48:r=10:d=1 -c:v libx264 f.mp4");
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        Path out = folder.resolve("s");
        String[] words = {"stereo", film.toString(), "--sample", "--no-cache", "-o", out + "/"};
        assertEquals(0, DioramaCommand.run(writer, writer, words), said::toString);
        assertTrue(Files.exists(out.resolve("f_sample_LRF_Full_SBS.mp4")), said::toString);
        assertTrue(said.toString().contains("f_sample_LRF_Full_SBS.mp4"), said::toString);
    }

    @Test
    void oneKeptDepthHoldsOneFilms() throws IOException {
        Path a = Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=64x48:r=10:d=0.5 -c:v libx264 a.mp4");
        Path b = Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=64x48:r=10:d=0.5 -c:v libx264 b.mp4");
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        String kept = folder.resolve("d.mkv").toString();
        String out = folder.resolve("k") + "/";
        String[] words = {"stereo", a.toString(), b.toString(), "--no-cache", "--keep-depth", kept, "-o", out};
        assertEquals(1, DioramaCommand.run(writer, writer, words), said::toString);
        assertTrue(said.toString().contains("holds the depth of"), said::toString);
        assertTrue(Files.exists(Path.of(out, "a_LRF_Full_SBS.mp4")));
        assertTrue(!Files.exists(Path.of(out, "b_LRF_Full_SBS.mp4")));
    }

    @Test
    void keptDepthIsMadeAnewWhereTheSettingsOfDepthAreOthers() throws IOException {
        Path a = Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=64x48:r=10:d=0.5 -c:v libx264 a.mp4");
        Path kept = folder.resolve("d.mkv");
        Path out = folder.resolve("o.mp4");
        String anew = "is made anew";
        byte[] first = keeping(a, kept, out, "", "--divergence", "1");
        assertArrayEquals(first, keeping(a, kept, out, "", "--divergence", "3"), "of other stereo it is drawn from");
        byte[] plain = keeping(a, kept, out, anew, "--no-sky");
        assertArrayEquals(plain, keeping(a, kept, out, "", "--no-sky", "--device", "cpu"));
        keeping(a, kept, out, anew, "--no-sky", "--resolution", "96");
        Files.delete(kept);
        Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=64x48:r=10:d=0.5 -c:v ffv1 -pix_fmt gray16le d.mkv");
        byte[] edited = Files.readAllBytes(kept);
        assertArrayEquals(edited, keeping(a, kept, out, ""), "a film that says nothing of its origin is believed");
    }

    private static byte[] keeping(Path film, Path kept, Path out, String told, String... more) throws IOException {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        List<String> words =
                new java.util.ArrayList<>(List.of("stereo", film.toString(), "--no-cache", "--keep-depth"));
        words.addAll(List.of(kept.toString(), "-o", out.toString()));
        words.addAll(List.of(more));
        assertEquals(0, DioramaCommand.run(writer, writer, words.toArray(new String[0])), said::toString);
        assertEquals(!told.isEmpty(), said.toString().contains("made anew"), said::toString);
        return Files.readAllBytes(kept);
    }
}
