package diorama.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Colours come out as sRGB, whatever the file holds. */
class ColorTest {
    /** Adobe RGB (1998) and sRGB for D50, from their specifications. */
    private static final double[][] ADOBE = {
        {0.60974, 0.20528, 0.14919}, {0.31111, 0.62567, 0.06322}, {0.01947, 0.06087, 0.74457}
    };

    private static final double[][] FROM_XYZ = {
        {3.13386, -1.61687, -0.49061}, {-0.97877, 1.91614, 0.03345}, {0.07195, -0.22899, 1.40524}
    };

    private final Path file;

    ColorTest(@TempDir Path folder) {
        this.file = folder.resolve("a");
    }

    @Test
    void adobeRgbBecomesSrgbInPngAndJpeg() throws IOException {
        RgbaImage image = RgbaImage.allocate(new Size(32, 16));
        for (int i = 0; i < 512; i++) {
            image.setArgb(i % 32, i / 32, 0xff8cb464);
        }
        byte[] profile = TestFiles.iccProfile("Wide test", 563 / 256.0, ADOBE);
        int[] want = adobeToSrgb(0x8c, 0xb4, 0x64);
        byte[] png = ImageFiles.encode(image, "png", 0);
        Files.write(file, TestFiles.withChunk(png, "iCCP", TestFiles.iccpChunk(profile)));
        assertColor(want, ImageFiles.read(file), 1);
        assertEquals(Optional.of("Wide test"), ImageFiles.picture(file).profile());
        assertTrue(!ImageFiles.picture(file).plain());
        byte[] jpeg = ImageFiles.encode(image, "jpg", 98);
        Files.write(file, TestFiles.withSegment(jpeg, 0xe2, TestFiles.iccSegment(profile)));
        assertColor(want, ImageFiles.read(file), 2);
        assertTrue(!ImageFiles.picture(file).plain());
    }

    @Test
    void paletteColoursGoThroughTheProfileToo() throws IOException {
        byte[] one = {(byte) 0x8c};
        IndexColorModel map = new IndexColorModel(8, 1, one, new byte[] {(byte) 0xb4}, new byte[] {(byte) 0x64});
        BufferedImage image = new BufferedImage(3, 3, BufferedImage.TYPE_BYTE_INDEXED, map);
        byte[] profile = TestFiles.iccProfile("Wide test", 563 / 256.0, ADOBE);
        Files.write(
                file,
                TestFiles.withChunk(TestFiles.throughImageIo(image, "png"), "iCCP", TestFiles.iccpChunk(profile)));
        assertColor(adobeToSrgb(0x8c, 0xb4, 0x64), ImageFiles.read(file), 1);
    }

    @Test
    void brokenProfilesAreIgnored() throws IOException {
        RgbaImage image = TestPictures.gradient(new Size(16, 9));
        byte[] junk = new byte[300];
        byte[] cut = java.util.Arrays.copyOf(TestFiles.iccProfile("x", 2.2, ADOBE), 200);
        for (byte[] profile : new byte[][] {junk, cut}) {
            byte[] png = ImageFiles.encode(image, "png", 0);
            Files.write(file, TestFiles.withChunk(png, "iCCP", TestFiles.iccpChunk(profile)));
            TestPictures.assertNear(image, ImageFiles.read(file), 0);
            byte[] jpeg = ImageFiles.encode(image, "jpg", 99);
            Files.write(file, TestFiles.withSegment(jpeg, 0xe2, TestFiles.iccSegment(profile)));
            TestPictures.assertNear(image, ImageFiles.read(file), 6);
        }
    }

    @Test
    void profilesOfWebpAndTiffCanBeHidden() {
        byte[] webp =
                "RIFF\60\0\0\0WEBPVP8X\12\0\0\0\60\0\0\0abcdefICCP\2\0\0\0xxVP8L".getBytes(StandardCharsets.ISO_8859_1);
        assertTrue(Profiles.hide(PictureFormat.WEBP, webp));
        assertEquals(0x10, webp[20]);
        assertTrue(!Profiles.hide(PictureFormat.WEBP, webp));
        byte[] tiff = "MM\0*\0\0\0\10\0\1\207\163\0\7\0\0\0\1abcd\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        assertTrue(Profiles.hide(PictureFormat.TIFF, tiff));
        assertTrue(!Profiles.hide(PictureFormat.TIFF, tiff));
    }

    @Test
    void greyLevelsStayAsTheyAre() throws IOException {
        BufferedImage grey = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < 256; x++) {
            grey.getRaster().setSample(x, 0, 0, x);
        }
        for (String format : new String[] {"png", "bmp", "tiff"}) {
            Files.write(file, TestFiles.throughImageIo(grey, format));
            RgbaImage image = ImageFiles.read(file);
            for (int x = 0; x < 256; x++) {
                assertEquals(0xff000000 | x * 0x10101, image.argb(x, 0));
            }
        }
    }

    @Test
    void oneBitAndSixteenBitAreRead() throws IOException {
        BufferedImage bit = new BufferedImage(9, 2, BufferedImage.TYPE_BYTE_BINARY);
        bit.setRGB(4, 1, -1);
        Files.write(file, TestFiles.throughImageIo(bit, "png"));
        assertEquals(0xffffffff, ImageFiles.read(file).argb(4, 1));
        assertEquals(0xff000000, ImageFiles.read(file).argb(4, 0));
        assertEquals(1, PictureInfo.read(file).bits());
        BufferedImage deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(1, 0, 0, 0x8040);
        Files.write(file, TestFiles.throughImageIo(deep, "png"));
        assertEquals(128, ImageFiles.read(file).channel(1, 0, 0));
    }

    @Test
    void inkOfAdobeJpegBecomesLight() throws IOException {
        // Adobe stores ink upside down: 255 is none
        int[] ink = {40, 90, 160, 30};
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 24, 16, 4, null);
        for (int i = 0; i < 24 * 16; i++) {
            raster.setPixel(i % 24, i / 24, new int[] {255 - ink[0], 255 - ink[1], 255 - ink[2], 255 - ink[3]});
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = nativeJpegWriter();
        writer.setOutput(new MemoryCacheImageOutputStream(bytes) {
            @Override
            public void close() {
                // closed by the writer's owner
            }
        });
        writer.write(null, new IIOImage(raster, null, null), null);
        ((MemoryCacheImageOutputStream) writer.getOutput()).flush();
        writer.dispose();
        byte[] adobe = "Adobe\0\144\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, TestFiles.withSegment(bytes.toByteArray(), 0xee, adobe));
        int[] want = new int[3];
        for (int c = 0; c < 3; c++) {
            want[c] = Math.round((255 - ink[c]) * (255 - ink[3]) / 255f);
        }
        assertColor(want, ImageFiles.read(file), 3);
    }

    private static ImageWriter nativeJpegWriter() {
        var writers = ImageIO.getImageWritersByFormatName("jpeg");
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun.")) {
                return writer;
            }
        }
        throw new AssertionError("no JPEG writer");
    }

    private static int[] adobeToSrgb(int... rgb) {
        int[] out = new int[3];
        double[] light = new double[3];
        for (int c = 0; c < 3; c++) {
            light[c] = Math.pow(rgb[c] / 255.0, 563 / 256.0);
        }
        for (int c = 0; c < 3; c++) {
            double v = 0;
            for (int k = 0; k < 3; k++) {
                double xyz = ADOBE[k][0] * light[0] + ADOBE[k][1] * light[1] + ADOBE[k][2] * light[2];
                v += FROM_XYZ[c][k] * xyz;
            }
            out[c] = (int) Math.round(255 * Srgb.toEncoded(Math.max(0, Math.min(1, v))));
        }
        return out;
    }

    private static void assertColor(int[] want, RgbaImage image, int tolerance) {
        for (int c = 0; c < 3; c++) {
            assertEquals(want[c], image.channel(1, 1, c), tolerance, "channel " + c);
        }
    }
}
