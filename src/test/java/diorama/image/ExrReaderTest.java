package diorama.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExrReaderTest {
    /** R = x / 16, G = y / 16, B = (x + y) / 32 on 11x9 pixels, half, written by OpenCV. */
    private static final String PIZ =
            "di8xAQIAAABjaGFubmVscwBjaGxpc3QANwAAAEIAAQAAAAAAAAABAAAAAQAAAEcAAQAAAAAAAAABAAAAAQAAAFIAAQAAAAAA"
                    + "AAABAAAAAQAAAABjb21wcmVzc2lvbgBjb21wcmVzc2lvbgABAAAABGRhdGFXaW5kb3cAYm94MmkAEAAAAAAAAAAAAAAACgAA"
                    + "AAgAAABkaXNwbGF5V2luZG93AGJveDJpABAAAAAAAAAAAAAAAAoAAAAIAAAAbGluZU9yZGVyAGxpbmVPcmRlcgABAAAAAHBp"
                    + "eGVsQXNwZWN0UmF0aW8AZmxvYXQABAAAAAAAgD9zY3JlZW5XaW5kb3dDZW50ZXIAdjJmAAgAAAAAAAAAAAAAAHNjcmVlbldp"
                    + "bmRvd1dpZHRoAGZsb2F0AAQAAAAAAIA/AEEBAAAAAAAAAAAAAFICAAAAAAAoACwALgAwADEAMgAzADSANAA1AAAAAAAAAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAACwAMAAyADQANQA2ADcAOIA4ADkAKAAsAC4AMAAxADIAMwA0gDQANYA1ACwALAAsACwALAAsACwA"
                    + "LAAsACwALAAAACwAMAAyADQANQA2ADcAOIA4ADkALAAuADAAMQAyADMANIA0ADWANQA2ADAAMAAwADAAMAAwADAAMAAwADAA"
                    + "MAAAACwAMAAyADQANQA2ADcAOIA4ADkALgAwADEAMgAzADSANAA1gDUANoA2ADIAMgAyADIAMgAyADIAMgAyADIAMgAAACwA"
                    + "MAAyADQANQA2ADcAOIA4ADkAMAAxADIAMwA0gDQANYA1ADaANgA3ADQANAA0ADQANAA0ADQANAA0ADQANAAAACwAMAAyADQA"
                    + "NQA2ADcAOIA4ADkAMQAyADMANIA0ADWANQA2gDYAN4A3ADUANQA1ADUANQA1ADUANQA1ADUANQAAACwAMAAyADQANQA2ADcA"
                    + "OIA4ADkAMgAzADSANAA1gDUANoA2ADeANwA4ADYANgA2ADYANgA2ADYANgA2ADYANgAAACwAMAAyADQANQA2ADcAOIA4ADkA"
                    + "MwA0gDQANYA1ADaANgA3gDcAOEA4ADcANwA3ADcANwA3ADcANwA3ADcANwAAACwAMAAyADQANQA2ADcAOIA4ADkANIA0ADWA"
                    + "NQA2gDYAN4A3ADhAOIA4ADgAOAA4ADgAOAA4ADgAOAA4ADgAOAAAACwAMAAyADQANQA2ADcAOIA4ADk=";

    /** The same as float. */
    private static final String PXR24 =
            "di8xAQIAAABjaGFubmVscwBjaGxpc3QANwAAAEIAAgAAAAAAAAABAAAAAQAAAEcAAgAAAAAAAAABAAAAAQAAAFIAAgAAAAAA"
                    + "AAABAAAAAQAAAABjb21wcmVzc2lvbgBjb21wcmVzc2lvbgABAAAABWRhdGFXaW5kb3cAYm94MmkAEAAAAAAAAAAAAAAACgAA"
                    + "AAgAAABkaXNwbGF5V2luZG93AGJveDJpABAAAAAAAAAAAAAAAAoAAAAIAAAAbGluZU9yZGVyAGxpbmVPcmRlcgABAAAAAHBp"
                    + "eGVsQXNwZWN0UmF0aW8AZmxvYXQABAAAAAAAgD9zY3JlZW5XaW5kb3dDZW50ZXIAdjJmAAgAAAAAAAAAAAAAAHNjcmVlbldp"
                    + "bmRvd1dpZHRoAGZsb2F0AAQAAAAAAIA/AEEBAAAAAAAAAAAAAGcAAAB4nKXPsRGAQAhEUULDK8FGVEqxlC3FUq4US9EICNhx"
                    + "EOI/++5kEz+oru+NIZULC8gWUoEEaBMuxGD/+kSFmCYQQv8R8ZEmkABtwgUSXG1CTSDBbBOnCUse3G0CJkTiyHcLxAOGDiio";

    private final Path file;

    ExrReaderTest(@TempDir Path folder) {
        this.file = folder.resolve("a.exr");
    }

    @Test
    void pizAndPxr24AreUnpacked() throws IOException {
        for (String text : new String[] {PIZ, PXR24}) {
            Decoded stored = ExrReader.read(file, Base64.getDecoder().decode(text));
            float[] pixel = new float[3];
            for (int y = 0; y < 9; y++) {
                for (int x = 0; x < 11; x++) {
                    stored.raster().getPixel(x, y, pixel);
                    assertEquals(x / 16f, pixel[0]);
                    assertEquals(y / 16f, pixel[1]);
                    assertEquals((x + y) / 32f, pixel[2]);
                }
            }
        }
    }

    @Test
    void lightIsEncodedAsSrgb() throws IOException {
        Files.write(file, grey(3, 2, new float[] {0, 0.5f, 1, 0.2f, -1, Float.NaN}, false));
        RgbaImage image = ImageFiles.read(file);
        assertEquals(188, image.channel(1, 0, 0));
        assertEquals(255, image.channel(2, 0, 1));
        assertEquals(124, image.channel(0, 1, 2));
        assertEquals(0, image.channel(1, 1, 0));
        assertEquals(0, image.channel(2, 1, 0));
        assertEquals(1, PictureInfo.read(file).nonfinite());
    }

    @Test
    void zippedDepthIsReadAsItIs() throws IOException {
        float[] values = new float[40 * 20];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 1000f;
        }
        Files.write(file, grey(40, 20, values, true));
        DepthMap map = DepthFiles.read(file);
        assertEquals(0.4f, map.at(0, 10));
        assertEquals(0.799f, map.at(39, 19));
        assertEquals(32, PictureInfo.read(file).bits());
    }

    @Test
    void depthThatIsNoNumberIsNamed() throws IOException {
        Files.write(file, grey(2, 2, new float[] {0, 1, Float.NaN, Float.POSITIVE_INFINITY}, false));
        String message = TestFiles.refusal(() -> DepthFiles.read(file));
        assertTrue(message.contains("2 of 4") && message.contains("0,1"), message);
        Files.write(file, grey(2, 1, new float[] {0, 8}, false));
        message = TestFiles.refusal(() -> DepthFiles.read(file));
        assertTrue(message.contains("0.0 to 8.0"), message);
    }

    @Test
    void picturesMuchBrighterThanWhiteAreExposedDown() throws IOException {
        Files.write(file, grey(4, 1, new float[] {1, 2, 3, 4}, false));
        RgbaImage image = ImageFiles.read(file);
        assertTrue(image.channel(0, 0, 0) < image.channel(1, 0, 0));
        assertTrue(image.channel(1, 0, 0) < image.channel(2, 0, 0));
    }

    @Test
    void halvesAreExact() {
        assertEquals(1f, ExrChannel.half((short) 0x3c00));
        assertEquals(-2f, ExrChannel.half((short) 0xc000));
        assertEquals(0x1p-24f, ExrChannel.half((short) 1));
        assertEquals(65504f, ExrChannel.half((short) 0x7bff));
        assertEquals(Float.POSITIVE_INFINITY, ExrChannel.half((short) 0x7c00));
        assertTrue(Float.isNaN(ExrChannel.half((short) 0x7e00)));
    }

    /** A file with the one channel Y, float, in lines of 16 (zipped) or of 1. */
    static byte[] grey(int width, int height, float[] values, boolean zip) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put(out, 20000630, 2);
        ByteBuffer channel = TestFiles.le(2 + 16 + 1);
        channel.put("Y\0".getBytes(StandardCharsets.US_ASCII))
                .putInt(2)
                .putInt(0)
                .putInt(1)
                .putInt(1);
        attribute(out, "channels", "chlist", TestFiles.bytes(channel));
        attribute(out, "compression", "compression", new byte[] {(byte) (zip ? 3 : 0)});
        byte[] box = TestFiles.le(16)
                .putInt(0)
                .putInt(0)
                .putInt(width - 1)
                .putInt(height - 1)
                .array();
        attribute(out, "dataWindow", "box2i", box);
        out.write(0);
        int rows = zip ? 16 : 1;
        int blocks = (height + rows - 1) / rows;
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteBuffer table = TestFiles.le(8 * blocks);
        for (int b = 0; b < blocks; b++) {
            table.putLong(out.size() + 8L * blocks + data.size());
            int n = Math.min(rows, height - b * rows) * width;
            ByteBuffer raw = TestFiles.le(4 * n);
            for (int i = 0; i < n; i++) {
                raw.putFloat(values[b * rows * width + i]);
            }
            byte[] packed = zip ? zipped(TestFiles.bytes(raw)) : TestFiles.bytes(raw);
            put(data, b * rows, packed.length);
            data.writeBytes(packed);
        }
        out.writeBytes(TestFiles.bytes(table));
        out.writeBytes(data.toByteArray());
        return out.toByteArray();
    }

    private static byte[] zipped(byte[] raw) {
        byte[] t = new byte[raw.length];
        for (int i = 0; i < raw.length; i++) {
            t[(i & 1) == 0 ? i / 2 : (raw.length + 1) / 2 + i / 2] = raw[i];
        }
        for (int i = t.length - 1; i > 0; i--) {
            t[i] = (byte) (t[i] - t[i - 1] + 128);
        }
        Deflater deflater = new Deflater();
        deflater.setInput(t);
        deflater.finish();
        byte[] out = new byte[2 * t.length + 64];
        int length = deflater.deflate(out);
        deflater.end();
        return java.util.Arrays.copyOf(out, length);
    }

    private static void attribute(ByteArrayOutputStream out, String name, String type, byte[] value) {
        out.writeBytes((name + "\0" + type + "\0").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(TestFiles.bytes(TestFiles.le(4).putInt(value.length)));
        out.writeBytes(value);
    }

    private static void put(ByteArrayOutputStream out, int a, int b) {
        out.writeBytes(TestFiles.bytes(TestFiles.le(8).putInt(a).putInt(b)));
    }
}
