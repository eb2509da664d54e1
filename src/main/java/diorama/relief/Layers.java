package diorama.relief;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;

/**
 * A photo as two surfaces: what the camera saw, torn at depth edges, and what is supposed to lie behind the tears. Both back
 * ends draw it and the mesher triangulates it. All arrays are row-major, row 0 at the top, of the photo's size; they are owned
 * by the layers and may be reused by the maker for the next frame.
 *
 * @param color what the camera saw
 * @param depth conditioned inverse depth of {@code color}
 * @param tears per pixel, {@link #TORN_RIGHT} and {@link #TORN_DOWN}
 * @param backColor colour of the background layer, valid where {@code backDepth} is
 * @param backDepth inverse depth of the background layer, less than {@code depth}; -1 where there is none
 */
public record Layers(RgbaImage color, DepthMap depth, byte[] tears, RgbaImage backColor, float[] backDepth) {
    /** The surface is torn between (x,y) and (x+1,y). */
    public static final int TORN_RIGHT = 1;
    /** The surface is torn between (x,y) and (x,y+1). */
    public static final int TORN_DOWN = 2;

    public Layers {
        int pixels = color.size().pixels();
        if (!depth.size().equals(color.size())
                || tears.length != pixels
                || !backColor.size().equals(color.size())
                || backDepth.length != pixels) {
            throw new IllegalArgumentException("layers of different sizes");
        }
    }

    public Size size() {
        return color.size();
    }
}
