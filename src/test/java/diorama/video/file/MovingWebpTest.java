package diorama.video.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.Animation;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.image.StillExtras;
import diorama.image.WebpAnimation;
import diorama.video.info.FilmInfo;
import diorama.video.option.FilmOptions;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import diorama.video.still.WebpStill;
import diorama.video.write.Clips;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WebP files that move, read as films. */
class MovingWebpTest {
    private static final int RED = 0xffff0000;
    private static final int BLUE = 0xff0000ff;
    private static final int HALF_GREEN = 0x8000ff00;

    @TempDir
    Path folder;

    /** A frame of one colour. */
    private record Part(int left, int top, int width, int height, int millis, int flags, int argb) {}

    private static void chunk(ByteArrayOutputStream to, String name, byte[] data) {
        to.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        to.writeBytes(little(data.length, 4));
        to.writeBytes(data);
        to.writeBytes(new byte[data.length % 2]);
    }

    private static byte[] little(int value, int bytes) {
        byte[] all = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
        return java.util.Arrays.copyOf(all, bytes);
    }

    /** As the format says; pixels are compressed by the encoder of stills. */
    private Path animation(int width, int height, Part... parts) throws IOException {
        return animation(width, height, new byte[0], parts);
    }

    private Path animation(int width, int height, byte[] icc, Part... parts) throws IOException {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(new byte[] {0x12, 0, 0, 0});
        head.writeBytes(little(width - 1, 3));
        head.writeBytes(little(height - 1, 3));
        chunk(chunks, "VP8X", head.toByteArray());
        if (icc.length > 0) {
            chunk(chunks, "ICCP", icc);
        }
        chunk(chunks, "ANIM", new byte[6]);
        for (Part part : parts) {
            RgbaImage image = RgbaImage.allocate(new Size(part.width, part.height));
            for (int i = 0; i < image.size().pixels(); i++) {
                image.setArgb(i % part.width, i / part.width, part.argb);
            }
            Path still = folder.resolve("still.webp");
            WebpStill.write(image, still, 100, StillExtras.NONE);
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            for (int value : new int[] {part.left / 2, part.top / 2, part.width - 1, part.height - 1, part.millis}) {
                frame.writeBytes(little(value, 3));
            }
            frame.write(part.flags);
            byte[] file = Files.readAllBytes(still);
            boolean extended = new String(file, 12, 4, StandardCharsets.US_ASCII).equals("VP8X");
            frame.write(file, extended ? 30 : 12, file.length - (extended ? 30 : 12));
            chunk(chunks, "ANMF", frame.toByteArray());
        }
        ByteArrayOutputStream riff = new ByteArrayOutputStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(chunks.toByteArray());
        chunk(riff, "RIFF", body.toByteArray());
        return Files.write(folder.resolve("moves.webp"), riff.toByteArray());
    }

    private static List<VideoFrame> frames(FrameReader reader) {
        List<VideoFrame> frames = new ArrayList<>();
        for (Optional<VideoFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
            frames.add(next.get());
        }
        return frames;
    }

    private static void near(int wanted, int found) {
        for (int shift = 0; shift < 32; shift += 8) {
            int off = Math.abs((wanted >>> shift & 255) - (found >>> shift & 255));
            // lossy stills
            assertTrue(off <= 6, Integer.toHexString(wanted) + " " + Integer.toHexString(found));
        }
    }

    @Test
    void framesAreLaidOverEachOtherAsTheyAreMeant() throws IOException {
        Path file = animation(
                32,
                24,
                new Part(0, 0, 32, 24, 70, 0, RED),
                // taken away when it was shown
                new Part(8, 4, 16, 8, 130, 1, BLUE),
                new Part(8, 4, 8, 8, 40, 0, HALF_GREEN),
                // replaces what is there
                new Part(0, 0, 8, 8, 0, 2, HALF_GREEN),
                new Part(0, 0, 32, 24, 60, 0, HALF_GREEN));
        try (FrameReader reader = FrameReader.open(file)) {
            List<VideoFrame> frames = frames(reader);
            assertEquals(
                    List.of(0L, 70L, 200L, 240L, 340L),
                    frames.stream().map(f -> f.ptsMicros() / 1000).toList());
            near(RED, frames.get(0).image().argb(20, 20));
            near(BLUE, frames.get(1).image().argb(10, 6));
            near(RED, frames.get(1).image().argb(2, 2));
            near(HALF_GREEN, frames.get(2).image().argb(10, 6));
            assertEquals(0, frames.get(2).image().argb(20, 6) >>> 24);
            near(HALF_GREEN, frames.get(3).image().argb(2, 2));
            near(0xff7f8000, frames.get(4).image().argb(20, 20));
            near(0xc000ff00, frames.get(4).image().argb(2, 2));
        }
    }

    @Test
    void framesAreTheSameWhereverReadingBegins() throws IOException {
        Path file = animation(
                32,
                24,
                new Part(0, 0, 32, 24, 100, 2, RED),
                new Part(8, 4, 16, 8, 100, 1, BLUE),
                new Part(8, 4, 8, 8, 100, 0, HALF_GREEN),
                new Part(0, 0, 8, 8, 100, 2, HALF_GREEN));
        List<VideoFrame> all;
        try (FrameReader reader = FrameReader.open(file)) {
            all = frames(reader);
        }
        for (int start : new int[] {3, 1, 2}) {
            try (FrameReader reader = FrameReader.open(file, FilmOptions.DEFAULTS.withPart("0." + start, "end"))) {
                List<VideoFrame> part = frames(reader);
                assertEquals(4 - start, part.size());
                for (int i = 0; i < part.size(); i++) {
                    assertEquals(
                            all.get(start + i).image().rgba(),
                            part.get(i).image().rgba());
                }
            }
        }
    }

    @Test
    void coloursOfAProfileAreBroughtToThoseOfTheScreen() throws IOException {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        Part grey = new Part(0, 0, 32, 24, 50, 0, 0xff373737);
        try (FrameReader reader = FrameReader.open(animation(32, 24, linear, grey, grey))) {
            near(0xff808080, frames(reader).get(1).image().argb(9, 9));
        }
    }

    @Test
    void nothingIsLeftBeside() throws IOException {
        Path file = animation(32, 24, new Part(0, 0, 32, 24, 50, 0, RED), new Part(0, 0, 32, 24, 50, 0, BLUE));
        try (FrameReader reader = FrameReader.open(file);
                Stream<Path> made = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertEquals(2, frames(reader).size());
            assertFalse(made.anyMatch(f -> f.getFileName().toString().startsWith("diorama-webp")));
        }
    }

    @Test
    void itIsAFilmToWhoWantsFilmsAndItsFirstFrameToWhoWantsAPicture() throws IOException {
        Path file = animation(32, 24, new Part(4, 2, 16, 8, 50, 0, RED), new Part(0, 0, 32, 24, 50, 0, BLUE));
        assertTrue(Animation.stated(file));
        FilmInfo info = FilmInfo.read(file);
        assertEquals("webp", info.container());
        assertEquals("webp", info.video().get(0).codec());
        assertEquals(new Size(32, 24), info.video().get(0).size());
        RgbaImage first = ImageFiles.read(file);
        assertEquals(new Size(32, 24), first.size());
        near(RED, first.argb(10, 6));
        assertEquals(0, first.argb(1, 1) >>> 24);
    }

    @Test
    void oneThatIsCutShortGivesTheFramesThatAreWhole() throws IOException {
        Path file = animation(32, 24, new Part(0, 0, 32, 24, 50, 0, RED), new Part(0, 0, 32, 24, 50, 0, BLUE));
        byte[] all = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(all, all.length - 10));
        try (FrameReader reader = FrameReader.open(file)) {
            assertEquals(1, frames(reader).size());
        }
        Files.write(file, java.util.Arrays.copyOf(all, 60));
        assertTrue(Clips.error(() -> FrameReader.open(file)).contains("is a broken or truncated WebP animation"));
    }

    @Test
    void moreThanCanBeLaidIsToldAtOnce() throws IOException {
        Part[] parts = new Part[70];
        java.util.Arrays.fill(parts, new Part(0, 0, 2, 2, 50, 0, RED));
        Path file = animation(11_000, 11_000, parts);
        assertTrue(WebpAnimation.hasSeveral(file));
        UserError fault = assertThrows(UserError.class, () -> FrameReader.open(file));
        assertTrue(String.valueOf(fault.getMessage()).endsWith("want at most 8 gigapixels in all"), fault::getMessage);
    }

    @Test
    void oneFrameIsNoFilm() throws IOException {
        assertFalse(WebpAnimation.hasSeveral(animation(32, 24, new Part(0, 0, 32, 24, 50, 0, RED))));
    }
}
