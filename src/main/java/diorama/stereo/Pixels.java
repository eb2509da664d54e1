package diorama.stereo;

import diorama.image.RgbaImage;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/** An image's pixels as ints whose bytes are R G B A in memory; meant for whole rows at a time. */
final class Pixels {
    private Pixels() {}

    static IntBuffer of(RgbaImage image) {
        return image.rgba().duplicate().clear().order(ByteOrder.nativeOrder()).asIntBuffer();
    }
}
