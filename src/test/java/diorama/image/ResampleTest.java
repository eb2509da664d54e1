package diorama.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.Size;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class ResampleTest {
    @Test
    void shrinkingAveragesAreas() {
        float[] out = Resample.resize(new float[] {0, 1, 2, 3, 4, 5}, new Size(3, 2), new Size(1, 1));
        assertEquals(2.5f, out[0], 1e-6f);
        float[] uneven = Resample.resize(new float[] {1, 0, 0}, new Size(3, 1), new Size(2, 1));
        assertEquals(2 / 3f, uneven[0], 1e-6f);
        assertEquals(0, uneven[1], 1e-6f);
    }

    @Test
    void enlargingKeepsALinearRampLinear() {
        DepthMap ramp = DepthMap.allocate(new Size(8, 1));
        for (int x = 0; x < 8; x++) {
            ramp.inverseDepth()[x] = x / 8f;
        }
        DepthMap out = Resample.resize(ramp, new Size(16, 3));
        for (int x = 1; x < 15; x++) {
            assertEquals(((x + 0.5f) / 2 - 0.5f) / 8, out.at(x, 1), 1e-6f);
        }
    }

    @Test
    void flatPicturesStayFlatAtAnySize() {
        RgbaImage flat = RgbaImage.allocate(new Size(37, 23));
        for (int i = 0; i < flat.size().pixels(); i++) {
            flat.setArgb(i % 37, i / 37, 0xff336699);
        }
        for (Size size : new Size[] {new Size(5, 3), new Size(100, 90), new Size(37, 1), new Size(1, 200)}) {
            for (Resample.Light light : Resample.Light.values()) {
                RgbaImage out = Resample.resize(flat, size, light);
                for (int i = 0; i < size.pixels(); i++) {
                    assertEquals(0xff336699, out.argb(i % size.width(), i / size.width()));
                }
            }
        }
    }

    @Test
    void transparentColoursDoNotBleed() {
        RgbaImage image = RgbaImage.allocate(new Size(2, 1));
        image.setArgb(0, 0, 0xffff0000);
        image.setArgb(1, 0, 0x0000ff00);
        int out = Resample.resize(image, new Size(1, 1)).argb(0, 0);
        assertEquals(0x80ff0000, out);
    }

    @Test
    void blackAndWhiteMeetAtHalfTheLight() {
        RgbaImage image = RgbaImage.allocate(new Size(2, 1));
        image.setArgb(0, 0, 0xff000000);
        image.setArgb(1, 0, 0xffffffff);
        assertEquals(
                188,
                Resample.resize(image, new Size(1, 1), Resample.Light.LINEAR).channel(0, 0, 0));
        assertEquals(128, Resample.resize(image, new Size(1, 1)).channel(0, 0, 0), 1);
    }

    @Test
    void tensorIsPlanarAndNormalised() {
        RgbaImage image = TestPictures.gradient(new Size(64, 48));
        Size size = new Size(32, 16);
        ByteBuffer out = ByteBuffer.allocateDirect(12 * size.pixels()).order(ByteOrder.nativeOrder());
        Normalization n = new Normalization(new float[] {0.5f, 0.25f, 0}, new float[] {0.5f, 1, 2});
        Resample.toTensor(image, size, n, out);
        float red = 0;
        float green = 0;
        for (int i = 0; i < 6; i++) {
            red += image.channel(20 + i % 2, 15 + i / 2, 0) / 6f;
            green += image.channel(20 + i % 2, 15 + i / 2, 1) / 6f;
        }
        assertEquals((red / 255 - 0.5f) / 0.5f, out.getFloat(4 * (5 * 32 + 10)), 1e-5f);
        assertEquals(green / 255 - 0.25f, out.getFloat(4 * (size.pixels() + 5 * 32 + 10)), 1e-5f);
    }
}
