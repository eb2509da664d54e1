package diorama.video.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.video.av.Rational;
import diorama.video.encode.Encoders;
import diorama.video.info.FilmInfo;
import diorama.video.option.EncodeOptions;
import diorama.video.option.FilmOptions;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilmSequenceTest {
    private static final EncodeOptions USUAL = new EncodeOptions("auto", 10, "ultrafast", "none", "auto");
    private static final long[] TIMES = {0, 100, 200, 300, 400};
    private final Path folder;

    FilmSequenceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({"a 100% ü%04d.png,0", "%d.jpg,8", "x_%03d.tif,0", "w%05d.webp,24"})
    void numberedPicturesAreWrittenAndReadBack(String name, int tolerance) {
        Path pattern = Clips.write(folder.resolve(name), new Size(40, 24), USUAL, TIMES);
        assertTrue(Files.exists(FilmSequence.of(pattern).file(5)));
        assertFalse(Files.exists(FilmSequence.of(pattern).file(6)));
        try (FrameReader reader = FrameReader.open(
                pattern, FilmOptions.SCHEMA.withText(FilmOptions.DEFAULTS, FilmOptions.SCHEMA.option("fps"), "10"))) {
            for (int i = 0; i < 5; i++) {
                VideoFrame frame = reader.next().orElseThrow();
                assertEquals(100_000L * i, frame.ptsMicros());
                RgbaImage want = Clips.moving(new Size(40, 24), i);
                assertEquals(want.channel(5, 20, 1), frame.image().channel(5, 20, 1), tolerance);
            }
            assertTrue(reader.next().isEmpty());
        }
    }

    @Test
    void filmsMayHaveNamesThatLookLikeNumbers() throws IOException {
        Path film = Clips.write(folder.resolve("100 %d.mp4"), new Size(40, 24), USUAL, TIMES);
        assertTrue(Files.isRegularFile(film));
        assertEquals(5, Clips.times(film).size());
    }

    @Test
    void ratesMayBeFractions() {
        assertEquals(
                "24000/1001",
                Rational.of((float) FilmOptions.SCHEMA.option("fps").parse("24000/1001"))
                        .toString());
        for (String wrong : List.of("1/0", "24/", "/2", "a/b")) {
            assertThrows(
                    diorama.base.UserError.class,
                    () -> FilmOptions.SCHEMA.option("fps").parse(wrong));
        }
    }

    @Test
    void aFolderIsTakenForItsPicturesAndAMissingOneIsNamed() throws IOException {
        Path pattern = Clips.write(folder.resolve("p%03d.png"), new Size(8, 8), USUAL, TIMES);
        assertEquals(pattern, FilmSequence.ofFolder(folder));
        Files.delete(folder.resolve("p003.png"));
        String said = Clips.error(() -> FrameReader.open(pattern));
        assertTrue(said.contains("p003.png: is missing between p001.png and p005.png"), said);
        Files.writeString(folder.resolve("q001.png"), "");
        assertTrue(Clips.error(() -> FilmSequence.ofFolder(folder)).contains("named differently"));
    }

    @ParameterizedTest
    @CsvSource({"gif,gif", "apng,apng", "webp,webp"})
    void loopsHaveAllFramesAndTimes(String container, String codec) throws IOException {
        Path loop = Clips.write(folder.resolve("loop." + container), new Size(64, 48), USUAL, TIMES);
        if (container.equals("webp")) {
            String bytes = Files.readString(loop, java.nio.charset.StandardCharsets.ISO_8859_1);
            assertEquals(5, bytes.split("ANMF", -1).length - 1);
            return;
        }
        assertEquals(List.of(0L, 100_000L, 200_000L, 300_000L, 400_000L), Clips.times(loop));
        assertEquals(codec, FilmInfo.read(loop).video().get(0).codec());
        Set<Integer> colors = new HashSet<>();
        try (FrameReader reader = FrameReader.open(loop)) {
            RgbaImage image = reader.next().orElseThrow().image();
            for (int i = 0; i < image.size().pixels(); i++) {
                colors.add(image.argb(i % 64, i / 64));
            }
        }
        assertTrue(colors.size() > 120, colors.size() + " colours");
    }

    @Test
    void hardwareThatIsNotHereIsSaidInOneLine() {
        for (String name : List.of("h264_nvenc", "hevc_vaapi", "hevc_videotoolbox", "h264_qsv")) {
            if (!Encoders.usable().contains(name)) {
                EncodeOptions options = new EncodeOptions(name, 20, "medium", "none", "auto");
                String said = Clips.error(() -> Clips.write(folder.resolve("h.mp4"), new Size(320, 240), options, 0));
                assertTrue(said.startsWith("--video-codec: " + name), said);
                assertTrue(said.endsWith("does the same anywhere"), said);
                assertFalse(Files.exists(folder.resolve("h.mp4")));
            }
        }
    }
}
