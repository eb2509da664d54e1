package diorama.relief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

/** The far side of a bar that stands in a picture 160 px wide, continued 40 px under it from both sides. */
class FarSideBlendTest {
    private static final Size SIZE = new Size(160, 96);
    private static final int LEFT = 64;
    private static final int RIGHT = 96;
    private static final int FRONT = 0xffff0000;

    @Test
    void slantedStripesGoOnBetterThanAlongTheRows() {
        IntBinaryOperator stripes = (x, y) -> grey((int) Math.round(128 + 100 * Math.sin((x + y) * Math.PI / 8)));
        double blended = squaredError(LayerBuilder.forStills(), stripes);
        double alongRows = squaredError(LayerBuilder.forFilms(), stripes);
        assertTrue(blended < 0.6 * alongRows, blended + " from all sides, " + alongRows + " along rows");
    }

    @Test
    void aFlatFarSideStaysExactlyFlat() {
        Layers layers = build(LayerBuilder.forStills(), (x, y) -> 0xff123456);
        int filled = 0;
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = LEFT; x < RIGHT; x++) {
                if (layers.backDepth()[y * SIZE.width() + x] >= 0) {
                    filled++;
                    assertEquals(0x12, layers.backColor().channel(x, y, 0), x + "," + y);
                    assertEquals(0x34, layers.backColor().channel(x, y, 1), x + "," + y);
                    assertEquals(0x56, layers.backColor().channel(x, y, 2), x + "," + y);
                }
            }
        }
        assertEquals((RIGHT - LEFT) * SIZE.height(), filled, "px of background under the bar");
    }

    @Test
    void theFrontsColorsNeverLeakIntoATexturedFarSide() {
        Layers layers = build(LayerBuilder.forStills(), (x, y) -> 0xff000000 | ((x * 37 + y * 91) & 0xff) << 8);
        for (int i = 0; i < SIZE.pixels(); i++) {
            if (layers.backDepth()[i] >= 0) {
                assertEquals(0, layers.backColor().rgba().get(4 * i), "red at " + i);
            }
        }
    }

    /** Mean over the background under the bar, squared levels. */
    private static double squaredError(LayerBuilder builder, IntBinaryOperator farSide) {
        Layers layers = build(builder, farSide);
        double sum = 0;
        int filled = 0;
        for (int y = 8; y < SIZE.height() - 8; y++) {
            for (int x = LEFT; x < RIGHT; x++) {
                if (layers.backDepth()[y * SIZE.width() + x] >= 0) {
                    int off = layers.backColor().channel(x, y, 0) - (farSide.applyAsInt(x, y) & 0xff);
                    sum += off * off;
                    filled++;
                }
            }
        }
        return sum / filled;
    }

    private static Layers build(LayerBuilder builder, IntBinaryOperator farSide) {
        RgbaImage image = RgbaImage.allocate(SIZE);
        DepthMap depth = DepthMap.constant(SIZE, 0.2f);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                boolean front = x >= LEFT && x < RIGHT;
                image.setArgb(x, y, front ? FRONT : farSide.applyAsInt(x, y));
                if (front) {
                    depth.inverseDepth()[y * SIZE.width() + x] = 0.9f;
                }
            }
        }
        return builder.build(image, depth, ReliefOptions.DEFAULTS, 60);
    }

    private static int grey(int level) {
        return 0xff000000 | level * 0x010101;
    }
}
