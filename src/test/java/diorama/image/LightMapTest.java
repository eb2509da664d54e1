package diorama.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LightMapTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set before each test
    Path folder;

    /** Radiance's format: shared exponents, the first pixel of each row brighter than white. */
    private Path hdr(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(("#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y " + height + " +X " + width + "\n")
                .getBytes(StandardCharsets.US_ASCII));
        // 128 / 256 of 2^(e - 128)
        byte[][] planes = {{(byte) 128, (byte) 128}, {64, 64}, {0, 0}, {(byte) (128 + 6), (byte) (128 + 1)}};
        for (int y = 0; y < height; y++) {
            out.write(new byte[] {2, 2, (byte) (width >> 8), (byte) width});
            for (byte[] plane : planes) {
                // one byte as it is, then a run
                out.write(new byte[] {1, plane[0], (byte) (128 + width - 1), plane[1]});
            }
        }
        return Files.write(folder.resolve("around.hdr"), out.toByteArray());
    }

    @Test
    void lightBrighterThanWhiteIsKept() throws IOException {
        LightMap map = LightMap.read(hdr(16, 8));
        assertEquals(new Size(16, 8), map.size());
        assertEquals(32, map.rgb()[0], 0.3);
        assertEquals(16, map.rgb()[1], 0.3);
        assertArrayEquals(
                new float[] {1, 0.5f, 0}, java.util.Arrays.copyOfRange(map.rgb(), 3, 6), 0.02f /* of 8 bits */);
    }

    @Test
    void exrIsLightToo() throws IOException {
        float[] values = new float[32];
        java.util.Arrays.fill(values, 0.25f);
        values[5] = 7;
        Path file = folder.resolve("around.exr");
        FloatFiles.write(new FloatMap(new Size(8, 4), values), file, false);
        LightMap map = LightMap.read(file);
        assertEquals(7, map.rgb()[15], 1e-3);
        assertEquals(0.25, map.rgb()[0], 1e-3);
    }

    @Test
    void largePicturesKeepTheirLightWhenMadeSmaller() {
        RgbaImage image = RgbaImage.allocate(new Size(4096, 2048));
        image.setArgb(2, 2, 0xffffffff);
        Path file = folder.resolve("around.png");
        ImageFiles.write(image, file);
        LightMap map = LightMap.read(file);
        assertEquals(new Size(1024, 512), map.size());
        assertEquals(1f / 16, map.rgb()[0], 1e-4);
    }

    @Test
    void picturesOfAnotherShapeAreRefused() throws IOException {
        Path file = hdr(16, 16);
        UserError e = assertThrows(UserError.class, () -> LightMap.read(file));
        assertTrue(String.valueOf(e.getMessage()).contains("twice as wide"), e.getMessage());
    }

    @Test
    void betweenPixelsLightIsBlendedAcrossTheSeam() {
        LightMap map = new LightMap(new Size(2, 1), new float[] {0, 0, 0, 1, 1, 1});
        float[] out = new float[3];
        map.sample(0, 0.5, out);
        assertEquals(0.5, out[0], 1e-6);
        map.sample(0.75, 0.5, out);
        assertEquals(1, out[0], 1e-6);
    }
}
