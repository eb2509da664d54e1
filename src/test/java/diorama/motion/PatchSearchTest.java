package diorama.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchSearchTest {
    private static final Size SIZE = new Size(128, 72);

    /** Waves of many lengths and directions, moved by (x, y) cells. */
    private static Grid waves(double x, double y, float light) {
        float[] values = new float[SIZE.pixels()];
        for (int i = 0; i < values.length; i++) {
            int row = i / SIZE.width();
            double u = i % SIZE.width() - x;
            double v = row - y;
            values[i] = light
                    + (float) (120
                            + 30 * Math.sin(0.31 * u + 0.11 * v)
                            + 25 * Math.sin(0.05 * u - 0.23 * v)
                            + 20 * Math.sin(0.13 * u + 0.57 * v + 1)
                            + 25 * Math.sin(0.037 * u + 0.029 * v));
        }
        return new Grid(SIZE, values);
    }

    private static double meanError(MotionField field, double x, double y) {
        double sum = 0;
        int count = 0;
        for (int row = 12; row < SIZE.height() - 12; row++) {
            for (int column = 16; column < SIZE.width() - 16; column++) {
                int i = row * SIZE.width() + column;
                sum += Math.hypot(field.dx()[i] - x, field.dy()[i] - y);
                count++;
            }
        }
        return sum / count;
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0.4, -0.3, 0", "3.4, -2.2, 0", "-9, 4.5, 0", "10, -6, 0", "2.5, 1.5, 40"})
    void findsHowFarAPictureHasMoved(double x, double y, float light) {
        MotionField field = new PatchSearch(waves(0, 0, 0)).to(new PatchSearch(waves(x, y, light)));
        assertTrue(meanError(field, x, y) < 0.1, "cells beside it: " + meanError(field, x, y));
    }

    @Test
    void whatHasNoStructureIsTakenToStand() {
        Grid flat = new Grid(SIZE, new float[SIZE.pixels()]);
        MotionField field = new PatchSearch(flat).to(new PatchSearch(flat));
        for (int i = 0; i < SIZE.pixels(); i++) {
            assertEquals(0, field.dx()[i]);
            assertEquals(0, field.dy()[i]);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 40", "128, 2", "7, 7"})
    void smallPicturesStandAsWell(int width, int height) {
        Grid small = new Grid(new Size(width, height), new float[width * height]);
        assertEquals(
                new Size(width, height),
                new PatchSearch(small).to(new PatchSearch(small)).size());
    }
}
