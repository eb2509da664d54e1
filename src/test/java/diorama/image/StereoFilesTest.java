package diorama.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.sun.management.ThreadMXBean;
import diorama.base.Size;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StereoFilesTest {
    private static final Size PACKED = new Size(96, 20);
    private static final StereoMark SIDE_BY_SIDE = new StereoMark(false, false, false);

    @TempDir
    Path folder;

    private static RgbaImage picture(Size size) {
        RgbaImage image = RgbaImage.allocate(size);
        for (int i = 0; i < size.pixels(); i++) {
            image.setArgb(i % size.width(), i / size.width(), 0xff000000 | ((i * 2654435) & 0x3f3f3f));
        }
        return image;
    }

    /** Orientation 6, a size of 4000x3000 in the sub-directory, ISO 400 and the pointer to a thumbnail. */
    private static byte[] exif(ByteOrder order) {
        ByteBuffer tiff = ByteBuffer.allocate(120).order(order);
        tiff.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        tiff.putShort((short) 42).putInt(8);
        tiff.putShort((short) 2);
        entry(tiff, 0x0112, 3, 6);
        entry(tiff, 0x8769, 4, 38);
        tiff.putInt(80);
        tiff.putShort((short) 3);
        entry(tiff, 0x8827, 3, 400);
        entry(tiff, 0xa002, 4, 4000);
        entry(tiff, 0xa003, 4, 3000);
        tiff.putInt(0);
        tiff.putShort((short) 1);
        entry(tiff, 0x0103, 3, 6);
        tiff.putInt(0);
        return tiff.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(1);
        if (type == 3) {
            tiff.putShort((short) value).putShort((short) 0);
        } else {
            tiff.putInt(value);
        }
    }

    private static StillExtras extras(ByteOrder order) {
        byte[] icc = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        return new StillExtras(Optional.of(exif(order)), Optional.of(icc));
    }

    @Test
    void exifAndProfileComeAlongAndAreMadeTrue() throws Exception {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            for (String name : new String[] {"a.png", "a.jpg", "a.jps", "a.mpo", "a.tif"}) {
                Path file = folder.resolve(order + name);
                StillExtras extras = extras(order);
                if (StereoFiles.isMpo(file)) {
                    StereoFiles.writeMpo(picture(PACKED), picture(PACKED), file, 95, extras);
                } else {
                    StereoFiles.write(picture(PACKED), file, 95, Optional.of(SIDE_BY_SIDE), extras);
                }
                Metadata read = ImageMetadataReader.readMetadata(file.toFile());
                ExifIFD0Directory main = read.getFirstDirectoryOfType(ExifIFD0Directory.class);
                ExifSubIFDDirectory sub = read.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
                assertEquals(1, main.getInteger(ExifIFD0Directory.TAG_ORIENTATION), name);
                assertEquals(400, sub.getInteger(ExifSubIFDDirectory.TAG_ISO_EQUIVALENT), name);
                assertEquals(96, sub.getInteger(ExifSubIFDDirectory.TAG_EXIF_IMAGE_WIDTH), name);
                assertEquals(20, sub.getInteger(ExifSubIFDDirectory.TAG_EXIF_IMAGE_HEIGHT), name);
                assertFalse(read.containsDirectoryOfType(ExifThumbnailDirectory.class), name);
                assertArrayEquals(
                        extras.icc().orElseThrow(), StillExtras.read(file).icc().orElseThrow(), name);
                assertEquals(96, ImageIO.read(file.toFile()).getWidth(), name);
            }
        }
    }

    private static byte[] box(String kind, byte[]... parts) {
        int size = 8 + Arrays.stream(parts).mapToInt(p -> p.length).sum();
        ByteBuffer box = ByteBuffer.allocate(size).putInt(size).put(kind.getBytes(StandardCharsets.US_ASCII));
        for (byte[] part : parts) {
            box.put(part);
        }
        return box.array();
    }

    private static byte[] bytes(int... values) {
        ByteBuffer out = ByteBuffer.allocate(values.length);
        for (int value : values) {
            out.put((byte) value);
        }
        return out.array();
    }

    @Test
    void theExifBlockOfHeicComesAlong() throws IOException {
        byte[] block = exif(ByteOrder.BIG_ENDIAN);
        byte[] head = box("ftyp", "heic\0\0\0\0heicmif1".getBytes(StandardCharsets.US_ASCII));
        byte[] info = box(
                "iinf",
                bytes(0, 0, 0, 0, 0, 2),
                box("infe", bytes(2, 0, 0, 0, 0, 1, 0, 0, 'h', 'v', 'c', '1', 0)),
                box("infe", bytes(2, 0, 0, 1, 0, 2, 0, 0, 'E', 'x', 'i', 'f', 0)));
        int length = 10 + block.length;
        // behind the first box, the second one's head, info, places and the third one's head
        int at = head.length + 12 + info.length + 48 + 8;
        byte[] places = box(
                "iloc",
                bytes(1, 0, 0, 0, 0x44, 0, 0, 2),
                bytes(0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 9, 0, 0, 0, 9),
                bytes(0, 2, 0, 0, 0, 0, 0, 1, 0, 0, at >> 8, at, 0, 0, length >> 8, length));
        byte[] meta = box("meta", bytes(0, 0, 0, 0), info, places);
        byte[] data = box("mdat", bytes(0, 0, 0, 6, 'E', 'x', 'i', 'f', 0, 0), block);
        assertEquals(at, head.length + meta.length + 8);
        Path file = folder.resolve("a.heic");
        ByteBuffer all = ByteBuffer.allocate(head.length + meta.length + data.length);
        Files.write(file, all.put(head).put(meta).put(data).array());
        assertArrayEquals(block, StillExtras.read(file).exif().orElseThrow());
        Files.write(file, Arrays.copyOf(all.array(), at + 9));
        assertTrue(StillExtras.read(file).exif().isEmpty());
    }

    @Test
    void boxesOfAnEndlessSizeEnd() throws IOException {
        byte[] head = box("ftyp", "heic\0\0\0\0heicmif1".getBytes(StandardCharsets.US_ASCII));
        Path file = folder.resolve("endless.heic");
        for (long size : new long[] {0xffffffff00000000L, Long.MIN_VALUE, Long.MAX_VALUE, -1, 0, 1, 8}) {
            ByteBuffer all = ByteBuffer.allocate(head.length + 32);
            all.put(head).putInt(1).put("free".getBytes(StandardCharsets.US_ASCII));
            Files.write(file, all.putLong(size).array());
            StillExtras read = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> StillExtras.read(file));
            assertTrue(read.exif().isEmpty(), "size " + size);
        }
    }

    /** Two fields behind 64 MB of pixels that are not there. */
    @Test
    void extrasOfALargeTiffTakeLittleMemory() throws IOException {
        int pixels = 64 << 20;
        ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        head.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(pixels);
        ByteBuffer fields = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
        fields.putShort((short) 1);
        entry(fields, 0x0112, 3, 6);
        Path file = folder.resolve("large.tif");
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(head.flip(), 0);
            out.write(fields.rewind(), pixels);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        StillExtras read = StillExtras.read(file);
        long taken = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(read.exif().isPresent());
        assertTrue(taken < pixels / 4, taken + " bytes");
    }

    @Test
    void exifOfWebpMayBeginAsInJpeg() {
        byte[] block = exif(ByteOrder.BIG_ENDIAN);
        for (String word : new String[] {"", "Exif\0\0"}) {
            byte[] chunk =
                    (word + new String(block, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
            StillExtras extras = new StillExtras(Optional.of(chunk), Optional.empty());
            byte[] still = "RIFF\4\0\0\0WEBP".getBytes(StandardCharsets.ISO_8859_1);
            byte[] file = WebpExtras.insert(Arrays.copyOf(still, 20), PACKED, extras);
            assertArrayEquals(block, WebpExtras.read(file).exif().orElseThrow());
        }
    }

    @Test
    void tiffWithoutExtrasIsSmall() {
        RgbaImage image = RgbaImage.allocate(new Size(300, 200));
        for (int i = 0; i < 60_000; i++) {
            int x = i % 300;
            int y = i / 300;
            image.setArgb(x, y, 0xff000000 | (x * y / 300) << 16 | (x / 2) << 8 | (x + y) / 2);
        }
        StillExtras extras = new StillExtras(Optional.of(exif(ByteOrder.BIG_ENDIAN)), Optional.empty());
        int plain = Encoder.tiff(image, StillExtras.NONE).length;
        assertTrue(plain < 0.8 * Encoder.tiff(image, extras).length, plain + " bytes");
    }

    @Test
    void deepPicturesKeepAllBitsAndExtrasInPngAndTiff() throws Exception {
        DeepImage image = DeepImage.allocate(new Size(40, 10));
        for (int i = 0; i < 400; i++) {
            for (int c = 0; c < 4; c++) {
                image.setChannel(i % 40, i / 40, c, c == 3 ? 65535 : 163 * i + c);
            }
        }
        for (String name : new String[] {"a.png", "a.tif"}) {
            Path file = folder.resolve(name);
            StillExtras extras = extras(ByteOrder.LITTLE_ENDIAN);
            StereoFiles.writeDeep(image, file, Optional.empty(), extras);
            assertEquals(image.rgba(), DeepFiles.read(file).orElseThrow().rgba(), name);
            StillExtras read = StillExtras.read(file);
            assertArrayEquals(extras.icc().orElseThrow(), read.icc().orElseThrow(), name);
            StereoFiles.writeDeep(image, folder.resolve("again.png"), Optional.empty(), read);
            Metadata tags =
                    ImageMetadataReader.readMetadata(folder.resolve("again.png").toFile());
            ExifSubIFDDirectory sub = tags.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
            assertEquals(400, sub.getInteger(ExifSubIFDDirectory.TAG_ISO_EQUIVALENT), name);
        }
    }

    @Test
    void aBrokenExifBlockIsLeftOut() throws IOException {
        byte[] broken = Arrays.copyOf(exif(ByteOrder.BIG_ENDIAN), 20);
        Path file = folder.resolve("a.png");
        StillExtras extras = new StillExtras(Optional.of(broken), Optional.empty());
        StereoFiles.write(picture(PACKED), file, 95, Optional.empty(), extras);
        assertTrue(StillExtras.read(file).exif().isEmpty());
        assertEquals(0xff000000 | (2654435 & 0x3f3f3f), ImageFiles.read(file).argb(1, 0));
    }

    @Test
    void jpsSaysHowItsEyesLie() throws IOException {
        Path file = folder.resolve("a.jps");
        StereoFiles.write(picture(PACKED), file, 95, Optional.of(SIDE_BY_SIDE), StillExtras.NONE);
        assertArrayEquals(new byte[] {0, 4, 0, 0, 2, 1}, after(file, "_JPSJPS_", 6));
        StereoFiles.write(picture(PACKED), file, 95, Optional.of(new StereoMark(true, true, true)), StillExtras.NONE);
        assertArrayEquals(new byte[] {0, 4, 0, 5, 3, 1}, after(file, "_JPSJPS_", 6));
    }

    @Test
    void pngSaysWhichEyeIsFirstWhereTheExtensionAllows() throws IOException {
        Path file = folder.resolve("a.png");
        StereoFiles.write(picture(PACKED), file, 95, Optional.of(SIDE_BY_SIDE), StillExtras.NONE);
        assertArrayEquals(new byte[] {0}, after(file, "sTER", 1));
        StereoFiles.write(picture(PACKED), file, 95, Optional.of(new StereoMark(false, true, false)), StillExtras.NONE);
        assertArrayEquals(new byte[] {1}, after(file, "sTER", 1));
        StereoFiles.write(picture(new Size(90, 9)), file, 95, Optional.of(SIDE_BY_SIDE), StillExtras.NONE);
        assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("sTER"));
    }

    @Test
    void mpoHoldsBothPicturesWhereItsIndexSays() throws IOException {
        Path file = folder.resolve("a.mpo");
        RgbaImage left = picture(new Size(40, 30));
        RgbaImage right = RgbaImage.allocate(new Size(40, 30));
        for (int i = 0; i < 1200; i++) {
            right.setArgb(i % 40, i / 40, 0xffe0a020);
        }
        StereoFiles.writeMpo(left, right, file, 95, StillExtras.NONE);
        byte[] all = Files.readAllBytes(file);
        String text = new String(all, StandardCharsets.ISO_8859_1);
        int header = text.indexOf("MPF\0") + 4;
        ByteBuffer tiff = ByteBuffer.wrap(all, header, all.length - header).slice();
        int entries = tiff.getInt(8 + 2 + 2 * 12 + 8);
        assertEquals(0x20020002, tiff.getInt(entries));
        int firstBytes = tiff.getInt(entries + 4);
        int secondBytes = tiff.getInt(entries + 20);
        int secondAt = header + tiff.getInt(entries + 24);
        assertEquals(firstBytes, secondAt);
        assertEquals(all.length, secondAt + secondBytes);
        Path second = Files.write(folder.resolve("b.jpg"), Arrays.copyOfRange(all, secondAt, all.length));
        assertEquals(0xe0, ImageFiles.read(second).argb(20, 15) >> 16 & 255, 3);
        assertEquals(new Size(40, 30), ImageFiles.read(file).size());
    }

    private static byte[] after(Path file, String word, int count) throws IOException {
        byte[] all = Files.readAllBytes(file);
        int at = new String(all, StandardCharsets.ISO_8859_1).indexOf(word) + word.length();
        return Arrays.copyOfRange(all, at, at + count);
    }
}
