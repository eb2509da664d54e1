package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.Size;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against plain loops, borders included. */
class TexelFilterTest {
    private static final Size SIZE = new Size(23, 17);

    private static float[] noise() {
        Random random = new Random(8);
        float[] map = new float[SIZE.pixels()];
        for (int i = 0; i < map.length; i++) {
            map[i] = random.nextFloat();
        }
        return map;
    }

    private static float at(float[] map, int x, int y) {
        int column = Math.max(0, Math.min(SIZE.width() - 1, x));
        int row = Math.max(0, Math.min(SIZE.height() - 1, y));
        return map[row * SIZE.width() + column];
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, TexelFilter.MOST})
    void extremesAreThoseOfTheWindow(int reach) {
        float[] map = noise();
        float[] greatest = new float[map.length];
        float[] least = new float[map.length];
        for (int i = 0; i < map.length; i++) {
            greatest[i] = map[i];
            least[i] = map[i];
            for (int v = -reach; v <= reach; v++) {
                for (int u = -reach; u <= reach; u++) {
                    float other = at(map, i % SIZE.width() + u, i / SIZE.width() + v);
                    greatest[i] = Math.max(greatest[i], other);
                    least[i] = Math.min(least[i], other);
                }
            }
        }
        TexelFilter filter = new TexelFilter(SIZE);
        // one after the other with the same scratch memory
        for (int again = 0; again < 2; again++) {
            assertArrayEquals(greatest, filter.greatest(map, reach));
            assertArrayEquals(least, filter.least(map, reach));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7, 1})
    void smoothingIsAGaussianOfBothAxes(double sigma) {
        float[] map = noise();
        TexelFilter filter = new TexelFilter(SIZE);
        filter.greatest(map, TexelFilter.MOST);
        float[] smooth = filter.smooth(map, sigma);
        for (int i = 0; i < map.length; i++) {
            double sum = 0;
            double weights = 0;
            for (int v = -3; v <= 3; v++) {
                for (int u = -3; u <= 3; u++) {
                    double w = Math.exp(-(u * u + v * v) / (2 * sigma * sigma));
                    weights += w;
                    sum += w * at(map, i % SIZE.width() + u, i / SIZE.width() + v);
                }
            }
            assertEquals(sum / weights, smooth[i], 1e-5, "texel " + i);
        }
    }
}
