package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.Size;
import diorama.image.FloatMap;
import diorama.image.StoredDepth;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Maps of whole numbers, 60 x 40: a wall of 20000 on the left, one of 50000 from column 30 on. */
class SpeckRepairTest {
    private static final int WIDTH = 60;
    private static final int HEIGHT = 40;

    private final float[] walls = walls();

    @Test
    void unknownSpotsWithinASurfaceAreFilledFromIt() {
        assertArrayEquals(walls(), read(dug(walls, 40, 10, 5, 5)), 0.5f);
        assertArrayEquals(walls(), read(dug(walls(), 0, 0, 1, 1)), 0.5f);
    }

    @Test
    void anUnknownSpotBetweenTwoSurfacesBelongsToTheFartherOne() {
        float[] filled = read(dug(walls, 28, 10, 4, 3));
        for (int x = 28; x < 32; x++) {
            assertEquals(20000, filled[11 * WIDTH + x], 0.5f, "column " + x);
        }
    }

    @Test
    void largeAreasStayFarAway() {
        float[] dug = dug(walls, 40, 10, 8, 9);
        assertArrayEquals(dug.clone(), read(dug), 0.5f);
    }

    @Test
    void zeroIsTheSkyWhereMuchOfItIs() {
        float[] dug = dug(dug(walls, 0, 0, WIDTH, 5), 40, 10, 2, 2);
        assertArrayEquals(dug.clone(), read(dug), 0.5f);
    }

    @Test
    void zeroIsTheFarthestWhereOthersComeNearIt() {
        float[] dug = dug(walls, 40, 10, 2, 2);
        dug[0] = 100;
        assertArrayEquals(dug.clone(), read(dug), 0.5f);
    }

    private static float[] read(float[] values) {
        StoredDepth stored = new StoredDepth(new FloatMap(new Size(WIDTH, HEIGHT), values), 65535, "", "");
        return DepthImport.of(stored, Path.of("map.png"), ImportOptions.DEFAULTS)
                .raw()
                .values();
    }

    private static float[] walls() {
        float[] values = new float[WIDTH * HEIGHT];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % WIDTH < 30 ? 20000 : 50000;
        }
        return values;
    }

    private static float[] dug(float[] values, int left, int top, int width, int height) {
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                values[y * WIDTH + x] = 0;
            }
        }
        return values;
    }
}
