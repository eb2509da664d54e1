package diorama.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureInfoTest {
    private final Path file;

    PictureInfoTest(@TempDir Path folder) {
        this.file = folder.resolve("photo_depth.png");
    }

    @Test
    void sixteenBitGradientsKeepTheirLevels() {
        DepthMap map = DepthMap.allocate(new Size(1000, 3));
        for (int i = 0; i < 3000; i++) {
            map.inverseDepth()[i] = i % 1000 / 999f;
        }
        DepthFiles.write(map, file);
        PictureInfo info = PictureInfo.read(file);
        assertEquals(1000, info.distinct());
        assertEquals(16, info.bits());
        assertEquals(PictureFormat.PNG, info.format());
        assertEquals(List.of(255, 255, 255), info.corners().get(1));
        assertEquals(0, info.nonfinite());
        assertEquals("none", info.profile());
    }

    @Test
    void eightBitPicturesAreTold() {
        ImageFiles.write(TestPictures.gradient(new Size(64, 48)), file);
        PictureInfo info = PictureInfo.read(file);
        assertEquals(new Size(64, 48), info.size());
        assertEquals(8, info.bits());
        assertEquals(64, info.distinct());
        assertEquals("sRGB", info.profile());
        assertEquals(List.of(255, 255, 127), info.corners().get(3));
        assertTrue(!info.alpha());
    }

    @Test
    void floatFilesTellWhatIsNoNumber() throws IOException {
        Files.write(file, TestFiles.pfm(2, 2, new float[] {0.25f, Float.NaN, Float.POSITIVE_INFINITY, 1}));
        PictureInfo info = PictureInfo.read(file);
        assertEquals(2, info.nonfinite());
        assertEquals(32, info.bits());
        assertEquals(List.of(64, 64, 64), info.corners().get(0));
    }

    @Test
    void numpyDepthIsReadAsItIs() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 6; i++) {
            data.putFloat(i / 8f);
        }
        Files.write(file, TestFiles.npy("<f4", "(1, 2, 3)", data.array()));
        DepthMap map = DepthFiles.read(file);
        assertEquals(new Size(3, 2), map.size());
        assertEquals(0.5f, map.at(1, 1));
        Files.write(file, TestFiles.npy("<f4", "(2, 3, 4)", new byte[96]));
        assertThrows(UserError.class, () -> DepthFiles.read(file));
    }

    @Test
    void greyDepthInColourFilesIsTakenAndPaintedDepthRefused() {
        DepthMap map = DepthMap.allocate(new Size(256, 2));
        for (int i = 0; i < 512; i++) {
            map.inverseDepth()[i] = i % 256 / 255f;
        }
        ImageFiles.write(ColorRamp.GREY.paint(map), file);
        assertTrue(java.util.Arrays.equals(
                map.inverseDepth(), DepthFiles.read(file).inverseDepth()));
        ImageFiles.write(ColorRamp.TURBO.paint(map), file);
        String message = TestFiles.refusal(() -> DepthFiles.read(file));
        assertTrue(message.contains("coloured"), message);
    }

    @Test
    void depthBesideAPhotoIsFound() {
        assertTrue(DepthFiles.beside(file.resolveSibling("photo.jpg")).isEmpty());
        DepthFiles.write(DepthMap.constant(new Size(2, 2), 0.5f), file);
        assertEquals(file, DepthFiles.beside(file.resolveSibling("photo.jpg")).orElseThrow());
    }

    @Test
    void gifsFirstFrameLiesOnItsScreen() throws IOException {
        RgbaImage image = TestPictures.gradient(new Size(4, 3));
        byte[] gif = TestFiles.throughImageIo(image, "gif");
        ByteBuffer b = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
        b.putShort(6, (short) 10).putShort(8, (short) 8);
        int frame = 13 + ((gif[10] & 0x80) != 0 ? 3 << ((gif[10] & 7) + 1) : 0);
        while (gif[frame] != 0x2c) {
            frame += 2;
            while (gif[frame] != 0) {
                frame += (gif[frame] & 0xff) + 1;
            }
            frame++;
        }
        b.putShort(frame + 1, (short) 5).putShort(frame + 3, (short) 2);
        Files.write(file, gif);
        RgbaImage read = ImageFiles.read(file);
        assertEquals(new Size(10, 8), read.size());
        assertEquals(0, read.channel(0, 0, 3));
        assertEquals(0xff, read.channel(5, 2, 3));
        assertEquals(image.channel(3, 2, 0), read.channel(8, 4, 0), 20);
    }
}
