package diorama.video.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.video.av.Rational;
import diorama.video.encode.FilmTarget;
import diorama.video.option.EncodeOptions;
import diorama.video.still.StillReader;
import diorama.video.write.Clips;
import diorama.video.write.FrameWriter;
import diorama.video.write.FrameWriterTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
    private static final EncodeOptions FAST = new EncodeOptions("auto", 8, "ultrafast", "none", "auto");
    private final Path folder;

    FrameReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({
        "bt709, tv, bt709, yuv420p",
        "bt709, pc, bt709, yuv420p",
        "bt601, tv, smpte170m, yuv420p",
        "bt601, pc, smpte170m, yuv444p",
        "bt601, tv, bt470bg, yuv422p",
        "bt2020, tv, bt2020nc, yuv420p10le",
        "bt709, tv, bt709, yuv420p10le"
    })
    void taggedColorsAreReadRight(String matrix, String range, String tag, String format) throws IOException {
        String[] patches = {"2040c0", "c02040", "40c020", "808080", "ffffff", "000000"};
        byte[] rows = new byte[3 * 32 * 32 * patches.length];
        for (int i = 0; i < rows.length; i++) {
            String rgb = patches[i / (3 * 32 * 32)];
            rows[i] = (byte) Integer.parseInt(rgb.substring(2 * (i % 3), 2 * (i % 3) + 2), 16);
        }
        Files.write(folder.resolve("p.rgb"), rows);
        Path film = Clips.ffmpeg(
                folder,
                "-f rawvideo -pixel_format rgb24 -video_size 32x192 -i p.rgb -vf scale=out_color_matrix=" + matrix
                        + ":out_range=" + range + ",format=" + format + " -c:v ffv1 -colorspace " + tag
                        + " -color_range " + range + " c.mkv");
        try (FrameReader reader = FrameReader.open(film)) {
            RgbaImage image = reader.next().orElseThrow().image();
            for (int i = 0; i < patches.length; i++) {
                FrameWriterTest.assertColor(Integer.parseInt(patches[i], 16), image, 16, 32 * i + 16, 2);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"640x360, bt601", "1280x720, bt709"})
    void untaggedColorsGoByTheNumberOfLines(String size, String matrix) {
        Path film = Clips.ffmpeg(
                folder,
                "-f lavfi -i color=c=0x2040c0:s=" + size + ":d=0.1,format=rgb24,scale=out_color_matrix=" + matrix
                        + ":out_range=tv,format=yuv420p -c:v ffv1 c.mkv");
        assertFlat(film, "2040c0", 2);
    }

    @Test
    void writtenColorsAreReadRightByOthers() throws IOException {
        Size size = new Size(64, 48);
        for (String rgb : List.of("2040c0", "c02040", "40c020", "ffffff")) {
            Path film = folder.resolve(rgb + ".mp4");
            try (FrameWriter writer = FrameWriter.open(FilmTarget.clip(film, size, new Rational(25, 1), FAST))) {
                writer.write(Clips.flat(size, Integer.parseInt(rgb, 16)), 0, 1);
                writer.finish();
            }
            assertEquals(
                    List.of("tv,bt709,bt709,bt709"),
                    Clips.ffprobe(
                            film,
                            "-of csv=p=0 -show_entries stream=color_range,color_space,color_transfer,color_primaries"));
            Path raw =
                    Clips.ffmpeg(folder, "-i " + rgb + ".mp4 -vf scale=in_color_matrix=bt709 -pix_fmt rgb24 a.raw.rgb");
            byte[] bytes = Files.readAllBytes(raw);
            for (int c = 0; c < 3; c++) {
                int want = Integer.parseInt(rgb.substring(2 * c, 2 * c + 2), 16);
                assertEquals(want, bytes[3 * (20 * 64 + 20) + c] & 255, 2, rgb);
            }
        }
    }

    private static void assertFlat(Path film, String rgb, int tolerance) {
        try (FrameReader reader = FrameReader.open(film)) {
            RgbaImage image = reader.next().orElseThrow().image();
            int want = Integer.parseInt(rgb, 16);
            FrameWriterTest.assertColor(want, image, 10, 10, tolerance);
            FrameWriterTest.assertColor(want, image, image.width() - 1, image.height() - 1, tolerance);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 180, 270})
    void turnedFilmsComeOutAsFfmpegShowsThem(int angle) throws IOException {
        Clips.write(folder.resolve("flat.mp4"), new Size(96, 64), FAST, 0, 40);
        Path turned = Clips.ffmpeg(folder, "-i flat.mp4 -c copy -metadata:s:v rotate=" + angle + " turned.mp4");
        Path raw = Clips.ffmpeg(
                folder,
                "-i turned.mp4 -frames:v 1 -vf scale=in_color_matrix=bt709:flags=bicubic+accurate_rnd+full_chroma_int"
                        + " -pix_fmt rgba a.raw.rgb");
        byte[] want = Files.readAllBytes(raw);
        try (FrameReader reader = FrameReader.open(turned)) {
            RgbaImage got = reader.next().orElseThrow().image();
            assertEquals(angle == 180 ? new Size(96, 64) : new Size(64, 96), got.size());
            long error = 0;
            for (int i = 0; i < want.length; i++) {
                error += Math.abs((want[i] & 255) - (got.rgba().get(i) & 255));
            }
            // chroma is filtered before or after the turn
            assertTrue(error < 1.5 * want.length, "mean error " + (double) error / want.length);
        }
    }

    @Test
    void filmsThatEndEarlyAreReadAsFarAsTheyGo() throws IOException {
        byte[] walk = Files.readAllBytes(Clips.walk());
        Path mp4 = Clips.ffmpeg(folder, "-i " + Clips.walk().toAbsolutePath() + " -c copy -movflags +faststart w.mp4");
        Path mkv = Clips.ffmpeg(folder, "-i " + Clips.walk().toAbsolutePath() + " -c copy w.mkv");
        for (Path whole : List.of(mp4, mkv)) {
            byte[] bytes = Files.readAllBytes(whole);
            Path cut = Files.write(
                    folder.resolve("cut_" + whole.getFileName()), Arrays.copyOf(bytes, walk.length * 6 / 10));
            try (FrameReader reader = FrameReader.open(cut)) {
                long frames = 0;
                for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                    frames++;
                    reader.recycle(frame.get());
                }
                assertTrue(frames > 20 && frames < 96, "frames " + frames);
                if (whole.equals(mp4)) {
                    assertEquals(1, reader.notes().size());
                    assertTrue(
                            reader.notes().get(0).contains("of 96"),
                            reader.notes().toString());
                }
                assertTrue(reader.pool().made() <= 1, "made " + reader.pool().made());
            }
        }
    }

    @Test
    void aRangeIsExactToTheFrame() {
        try (FrameReader reader = FrameReader.open(Clips.walk())) {
            // frame 30 to 35 of 24 a second
            reader.range(30 * 1_000_000 / 24, 36 * 1_000_000 / 24);
            List<Long> times = new java.util.ArrayList<>();
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                times.add(Math.round(frame.get().ptsMicros() * 24 / 1e6));
                reader.recycle(frame.get());
            }
            assertEquals(List.of(30L, 31L, 32L, 33L, 34L, 35L), times);
        }
    }

    @Test
    void filmsOfOneFrameAndOddSizeAreRead() {
        Path film = Clips.ffmpeg(
                folder, "-f lavfi -i testsrc=s=321x241:d=0.04 -c:v libx264 -pix_fmt yuv444p -preset ultrafast one.mp4");
        try (FrameReader reader = FrameReader.open(film)) {
            assertEquals(new Size(321, 241), reader.size());
            assertTrue(reader.next().isPresent());
            assertTrue(reader.next().isEmpty());
        }
    }

    @Test
    void soundAloneIsNoFilm() {
        Path film = Clips.ffmpeg(folder, "-f lavfi -i sine=d=1 -c:a aac sound.m4a");
        assertTrue(Clips.error(() -> FrameReader.open(film)).endsWith("has no moving picture"));
    }

    @Test
    void stillsOfFilmLibrariesAreRead() {
        Path avif = Clips.ffmpeg(
                folder,
                "-f lavfi -i color=c=0x2040c0:s=64x48:d=0.1,format=rgb24,scale=out_color_matrix=bt709:out_range=pc,"
                        + "format=yuv444p -frames:v 1 -c:v libaom-av1 -still-picture 1 -colorspace bt709 -color_range pc"
                        + " a.avif");
        RgbaImage image = StillReader.read(avif);
        assertEquals(new Size(64, 48), image.size());
        FrameWriterTest.assertColor(0x2040c0, image, 9, 9, 3);
    }

    @Test
    void tiledStillsArePutTogether() throws IOException, InterruptedException {
        diorama.Needs.that(diorama.Needs.program("avifenc", "--version"), "avifenc", "makes tiled pictures");
        Clips.ffmpeg(folder, "-f lavfi -i color=c=0x2040c0:s=256x128 -frames:v 1 left.png");
        Clips.ffmpeg(folder, "-f lavfi -i color=c=0xc02040:s=256x128 -frames:v 1 right.png");
        Path avif = folder.resolve("grid.avif");
        Process process = new ProcessBuilder(
                        "avifenc",
                        "--grid",
                        "2x2",
                        "-y",
                        "444",
                        "left.png",
                        "right.png",
                        "right.png",
                        "left.png",
                        "grid.avif")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, process.waitFor());
        RgbaImage image = StillReader.read(avif);
        assertEquals(new Size(512, 256), image.size());
        FrameWriterTest.assertColor(0x2040c0, image, 250, 120, 4);
        FrameWriterTest.assertColor(0xc02040, image, 260, 120, 4);
        FrameWriterTest.assertColor(0xc02040, image, 250, 136, 4);
        FrameWriterTest.assertColor(0x2040c0, image, 511, 255, 4);
    }
}
