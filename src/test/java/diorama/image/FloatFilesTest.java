package diorama.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import diorama.base.Size;
import diorama.base.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloatFilesTest {
    @TempDir
    Path folder;

    private static FloatMap map(int width, int height) {
        Random random = new Random(width);
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (Math.sin(i * 0.03) * 40 + random.nextDouble());
        }
        values[values.length / 2] = 12345.678f;
        return new FloatMap(new Size(width, height), values);
    }

    @Test
    void everyFormatKeepsNumbersToTheBit() {
        for (Size size : List.of(new Size(1, 1), new Size(5, 3), new Size(17, 33), new Size(200, 64))) {
            for (String ending : List.of("exr", "pfm", "npy", "tif", "tiff")) {
                FloatMap map = map(size.width(), size.height());
                Path file = folder.resolve(size + "." + ending);
                FloatFiles.write(map, file, true);
                StoredDepth back = DepthFiles.stored(file, "");
                assertEquals(size, back.map().size(), ending);
                assertEquals(true, back.real(), ending);
                assertArrayEquals(map.values(), back.map().values(), ending);
            }
        }
    }

    /** 2 rows of 3; NumPy writes longs where nobody says otherwise. */
    @Test
    void wholeNumbersOfNumPyAreReadInEitherOrder() throws IOException {
        short[] rows = {1000, 2000, 3000, 4000, 5000, 6000};
        short[] columns = {1000, 4000, 2000, 5000, 3000, 6000};
        float[] want = {1000, 2000, 3000, 4000, 5000, 6000};
        for (String type : List.of("<i2", "<u2", "<i4", ">i4", "<i8", "<u8", "<f4", "<f8")) {
            for (boolean fortran : new boolean[] {false, true}) {
                ByteBuffer data = ByteBuffer.allocate(6 * (type.charAt(2) - '0'))
                        .order(type.charAt(0) == '<' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
                for (short v : fortran ? columns : rows) {
                    switch (type.substring(1)) {
                        case "f4" -> data.putFloat(v);
                        case "f8" -> data.putDouble(v);
                        case "i4" -> data.putInt(v);
                        case "i8", "u8" -> data.putLong(v);
                        default -> data.putShort(v);
                    }
                }
                byte[] npy = TestFiles.npy(type, "(2, 3)", data.array());
                String text = new String(npy, StandardCharsets.ISO_8859_1);
                String other = text.replace("'fortran_order': False", "'fortran_order': True ");
                Path file =
                        Files.writeString(folder.resolve("n.npy"), fortran ? other : text, StandardCharsets.ISO_8859_1);
                StoredDepth back = DepthFiles.stored(file, "");
                assertEquals(new Size(3, 2), back.map().size(), type);
                assertArrayEquals(want, back.map().values(), type);
                float full = type.contains("f") ? 0 : type.equals("<i2") ? 32767 : 65535;
                assertEquals(full, back.full(), type);
            }
        }
    }

    @Test
    void openExrSaysWhatItsNumbersAre() {
        Path file = folder.resolve("a.exr");
        FloatFiles.write(map(8, 8), file, true);
        assertEquals("metres", DepthFiles.stored(file, "").said());
        assertEquals("Y", DepthFiles.stored(file, "").channel());
        FloatFiles.write(map(8, 8), file, false);
        assertEquals("inverse", DepthFiles.stored(file, "").said());
        assertEquals("Y", DepthFiles.stored(file, "").channel());
        UserError e = assertThrows(UserError.class, () -> DepthFiles.stored(file, "depth.V"));
        assertEquals(file + ": has no channel 'depth.V', want one of Y", e.getMessage());
    }

    @Test
    void depthIsFoundAmongTheChannelsOfARender() {
        List<ExrChannel> render = List.of(
                new ExrChannel("View.Combined.R", 1),
                new ExrChannel("View.Combined.G", 1),
                new ExrChannel("View.Combined.B", 1),
                new ExrChannel("View.Normal.Z", 2),
                new ExrChannel("View.Depth.Z", 2));
        assertEquals("View.Depth.Z", ExrChannel.chooseDepth(render).get(0).name());
        assertEquals(
                "Z",
                ExrChannel.chooseDepth(List.of(new ExrChannel("R", 1), new ExrChannel("Z", 2)))
                        .get(0)
                        .name());
        assertEquals(3, ExrChannel.chooseDepth(render.subList(0, 4)).size(), "a grey picture");
    }

    @Test
    void wholeNumbersOfNumpyComeAsTheyAre() throws IOException {
        byte[] data = {(byte) 0xb8, 0x0b, (byte) 0xff, (byte) 0xff};
        Path file = Files.write(folder.resolve("mm.npy"), TestFiles.npy("<u2", "(1, 2)", data));
        StoredDepth stored = DepthFiles.stored(file, "");
        assertEquals(65535, stored.full());
        assertArrayEquals(new float[] {3000, 65535}, stored.map().values());
        assertEquals(3000 / 65535f, DepthFiles.read(file).at(0, 0), 1e-6f);
    }

    @Test
    void eightBitsAreRoundedToNearest() {
        Path file = folder.resolve("a.png");
        DepthFiles.write8(new DepthMap(new Size(3, 1), new float[] {0, 0.5f, 1}), file);
        StoredDepth stored = DepthFiles.stored(file, "");
        assertEquals(255, stored.full());
        assertArrayEquals(new float[] {0, 128, 255}, stored.map().values());
    }
}
