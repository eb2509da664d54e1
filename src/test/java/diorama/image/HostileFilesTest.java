package diorama.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesTest {
    private final Path folder;

    HostileFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#EXTM3U\\n#EXT-X-MEDIA-SEQUENCE:0\\nfile:///etc/passwd\\n | playlist",
                "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg> | SVG",
                "<html><img src='http://localhost/'></html> | web page",
                "#!/bin/sh\\nrm -rf / | script",
                "%PDF-1.7 | PDF",
                "DDS ........ | DDS texture",
                "push graphic-context\\nviewbox 0 0 640 480\\nimage over 0,0 0,0 'https://localhost/' | text",
                "BM this is a letter about bitmaps, not one | text",
                "P8 is not a format | text"
            })
    void whatOnlyPretendsIsRefused(String text, String looks) throws IOException {
        Path file = folder.resolve("photo.png");
        Files.writeString(file, text.replace("\\n", "\n"));
        String message = refused(file);
        assertTrue(message.contains("is not a picture (looks like") && message.contains(looks), message);
    }

    @Test
    void anAnimatedWebpWithoutFramesIsTold() throws IOException {
        byte[] head = "RIFF\60\0\0\0WEBPVP8X\12\0\0\0\2\0\0\0\3\0\0\3\0\0ANIM".getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("moves.webp"), Arrays.copyOf(head, 64));
        assertTrue(refused(file).contains("is a broken or truncated WebP animation"));
    }

    @Test
    void missingEmptyAndFoldersAreNamed() throws IOException {
        assertTrue(refused(folder.resolve("none.png")).contains("does not exist"));
        assertTrue(refused(folder).contains("is a folder"));
        Path empty = Files.createFile(folder.resolve("empty.jpg"));
        assertTrue(refused(empty).contains("is empty"));
    }

    @ParameterizedTest
    @CsvSource({"60000,60000", "2147483647,2147483647", "100000,2001"})
    void absurdSizesAreRefusedBeforeAllocation(int width, int height) throws IOException {
        Path file = folder.resolve("bomb.png");
        Files.write(file, pngHeader(width, height));
        String message = refused(file);
        assertTrue(message.contains(width + "x" + height) && message.contains("200 megapixels"), message);
    }

    @Test
    void aPictureWithoutExtentIsRefused() throws IOException {
        Path file = folder.resolve("zero.png");
        Files.write(file, pngHeader(0, 5));
        refused(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "tif", "bmp"})
    void truncatedFilesAreRefused(String ending) throws IOException {
        byte[] whole = ImageFiles.encode(TestPictures.noise(new Size(64, 48), 3), ending, 90);
        Path file = folder.resolve("cut." + ending);
        for (double share : new double[] {0.2, 0.6, 0.95}) {
            Files.write(file, Arrays.copyOf(whole, (int) (whole.length * share)));
            assertTrue(refused(file).matches(".*(truncated|broken).*"));
        }
    }

    @Test
    void theNameOfAFilePlaysNoPart() throws IOException {
        RgbaImage image = TestPictures.gradient(new Size(30, 20));
        Path file = folder.resolve("really-a-png.jpg");
        Files.write(file, ImageFiles.encode(image, "png", 0));
        TestPictures.assertNear(image, ImageFiles.read(file), 0);
        assertEquals(Optional.of(PictureFormat.PNG), ImageFiles.sniff(file));
    }

    @Test
    void picturesOfTheFilmLibraryAreKnownButNotRead() throws IOException {
        Path file = folder.resolve("a.jpg");
        Files.write(file, "\0\0\0\u0018ftypmif1\0\0\0\0mif1avif".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(Optional.of(PictureFormat.AVIF), ImageFiles.sniff(file));
        assertTrue(refused(file).contains("AVIF"));
    }

    @Test
    void onePixelAndLongStripsAreRead() {
        for (Size size : new Size[] {new Size(1, 1), new Size(20000, 20), new Size(20, 20000)}) {
            for (String ending : new String[] {"png", "jpg", "tif", "bmp"}) {
                Path file = folder.resolve("strip." + ending);
                ImageFiles.write(TestPictures.gradient(size), file);
                assertEquals(size, ImageFiles.read(file).size());
            }
        }
    }

    @Test
    void unknownEndingsAreNotWritten() {
        RgbaImage image = TestPictures.gradient(new Size(2, 2));
        Path file = folder.resolve("a.xyz");
        String message = TestFiles.refusal(() -> ImageFiles.write(image, file));
        assertTrue(message.contains("xyz") && message.contains(".png"), message);
        assertTrue(Files.notExists(file));
    }

    @Test
    void damagedFilesGiveAPictureOrOneLine() throws IOException {
        RgbaImage image = TestPictures.gradient(new Size(40, 30));
        Map<String, byte[]> whole = new LinkedHashMap<>();
        for (String kind : new String[] {"png", "jpg", "tif", "bmp"}) {
            whole.put(kind, ImageFiles.encode(image, kind, 90));
        }
        whole.put("gif", TestFiles.throughImageIo(image, "gif"));
        whole.put("exr", ExrReaderTest.grey(20, 20, new float[400], true));
        whole.put("pfm", TestFiles.pfm(4, 3, new float[12]));
        whole.put("npy", TestFiles.npy("<f4", "(3, 4)", new byte[48]));
        Random random = new Random(5);
        Path file = folder.resolve("damaged");
        for (byte[] bytes : whole.values()) {
            for (int i = 0; i < 40; i++) {
                byte[] b = i % 4 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
                for (int k = 0; k < i % 7 && b.length > 0; k++) {
                    b[random.nextInt(i % 2 == 0 ? b.length : Math.min(b.length, 100))] = (byte) random.nextInt();
                }
                Files.write(file, b);
                long start = System.nanoTime();
                try {
                    PictureInfo.read(file);
                } catch (UserError e) {
                    assertTrue(!String.valueOf(e.getMessage()).contains("\n"), e.getMessage());
                }
                assertTrue(System.nanoTime() - start < 5_000_000_000L);
            }
        }
    }

    private static String refused(Path file) {
        String message = TestFiles.refusal(() -> ImageFiles.read(file));
        assertTrue(message.startsWith(file + ": "), message);
        assertThrows(UserError.class, () -> DepthFiles.read(file));
        assertThrows(UserError.class, () -> PictureInfo.read(file));
        return message;
    }

    private static byte[] pngHeader(int width, int height) {
        byte[] start = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR".getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer out = ByteBuffer.allocate(start.length + 17 + 12);
        out.put(start).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(out.array(), 12, 17);
        out.putInt((int) crc.getValue()).putInt(0).put("IDAT".getBytes(StandardCharsets.US_ASCII));
        return out.array();
    }
}
