package diorama.image;

import diorama.base.Size;
import java.nio.ByteBuffer;

/** A colour picture of 8 or 16 bits a channel, R G B A, row-major, row 0 at the top, in a direct native-order buffer. */
public sealed interface ColorImage permits RgbaImage, DeepImage {
    Size size();

    /** All pixels; read and write by absolute index. */
    ByteBuffer rgba();

    /** Bytes of a pixel: 4 or 8. */
    int pixelBytes();
}
