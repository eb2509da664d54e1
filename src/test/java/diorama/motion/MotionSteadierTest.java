package diorama.motion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MotionSteadierTest {
    private static final Size PICTURE = new Size(256, 144);
    private static final Size MAP = new Size(128, 72);
    private static final int FRAMES = 40;
    private static final int SIDE = 48;

    /** Left edge of a patterned square, px, that goes to the right by 3 px a frame over a patterned ground that stands. */
    private static int left(int frame) {
        return 40 + 3 * frame;
    }

    private static boolean inSquare(int frame, int x, int y) {
        return x >= left(frame) && x < left(frame) + SIDE && y >= 48 && y < 48 + SIDE;
    }

    private static RgbaImage picture(int frame) {
        RgbaImage image = RgbaImage.allocate(PICTURE);
        for (int y = 0; y < PICTURE.height(); y++) {
            for (int x = 0; x < PICTURE.width(); x++) {
                int u = x - left(frame);
                int level = (int)
                        (inSquare(frame, x, y)
                                ? 190 + 40 * Math.sin(0.5 * u) * Math.cos(0.4 * y)
                                : 70 + 40 * Math.sin(0.21 * x + 0.1 * y) * Math.cos(0.17 * y));
                image.setArgb(x, y, 0xff000000 | level * 0x010101);
            }
        }
        return image;
    }

    /** True inverse depth: the ground at 0.2, the square at 0.8. */
    private static float truth(int frame, int i) {
        return inSquare(frame, 2 * (i % MAP.width()), 2 * (i / MAP.width())) ? 0.8f : 0.2f;
    }

    /** The truth with a swing of the whole map and noise in each of its pixels. */
    private static RawDepth trembling(int frame) {
        // seeds that are near each other begin alike
        Random random = new Random(frame * 0x9e3779b97f4a7c15L);
        float swing = 0.05f * (float) random.nextGaussian();
        float[] values = new float[MAP.pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = truth(frame, i) + swing + 0.05f * (float) random.nextGaussian();
        }
        return new RawDepth(MAP, values, DepthKind.INVERSE_RELATIVE);
    }

    /** A shot of its own begins here. */
    private static final int CUT = 16;

    private static List<RawDepth> steadied(int first, byte[] memory, int block, boolean cut) {
        MotionSteadier<Integer> steadier = new MotionSteadier<>(block, n -> n % 11 == 0);
        steadier.recall(memory);
        List<RawDepth> out = new ArrayList<>();
        for (int i = first; i < FRAMES; i++) {
            if (cut && i == CUT) {
                steadier.flush((n, depth) -> out.add(depth));
            }
            steadier.push(i, i, picture(i), trembling(i), (n, depth) -> {
                assertEquals(first + out.size(), n);
                out.add(depth);
            });
        }
        steadier.flush((n, depth) -> out.add(depth));
        assertEquals(FRAMES - first, out.size());
        return out;
    }

    private static List<RawDepth> steadied() {
        return steadied(0, new byte[0], 6, false);
    }

    private static double error(RawDepth depth, int frame, boolean square) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < MAP.pixels(); i++) {
            if (truth(frame, i) > 0.5f == square) {
                sum += Math.abs(depth.values()[i] - truth(frame, i));
                count++;
            }
        }
        return sum / count;
    }

    /** @param share of the error of what trembles that may be left, on what moves and on the ground */
    private static void assertNearer(double share, List<RawDepth> steady) {
        for (boolean square : new boolean[] {false, true}) {
            double before = 0;
            double after = 0;
            for (int i = 0; i < FRAMES; i++) {
                before += error(trembling(i), i, square);
                after += error(steady.get(i), i, square);
            }
            assertTrue(after < share * before, (square ? "square " : "ground ") + after / before);
        }
    }

    @Test
    void whatTremblesIsNearerToTheTruth() {
        List<RawDepth> steady = steadied();
        assertNearer(0.45, steady);
    }

    private static List<RawDepth> passing(int first, byte[] memory, int every, List<byte[]> memories) {
        MotionSteadier<Integer> steadier = new MotionSteadier<>(6, n -> n % 11 == 0);
        steadier.recall(memory);
        List<RawDepth> out = new ArrayList<>();
        BiConsumer<Integer, RawDepth> take = (n, depth) -> {
            memories.add(steadier.memory());
            out.add(depth);
        };
        for (int i = first; i < FRAMES; i++) {
            if (i % every == 0) {
                steadier.push(i, i, picture(i), trembling(i), take);
            } else {
                steadier.pass(i, i, picture(i), take);
            }
        }
        steadier.flush(take);
        return out;
    }

    /** What is between follows what moves: without that the square would be where it was. */
    @Test
    void framesWithoutALookHaveTheDepthOfThoseBesideThem() {
        List<RawDepth> steady = passing(0, new byte[0], 3, new ArrayList<>());
        assertNearer(0.75, steady);
    }

    @Test
    void framesWithoutALookAreTheSameWhereverARunBegins() {
        List<byte[]> memories = new ArrayList<>();
        List<RawDepth> whole = passing(0, new byte[0], 3, memories);
        // 11 and 22 are not looked at, 33 is
        for (int first : new int[] {11, 22, 33}) {
            List<RawDepth> again = passing(first, memories.get(first), 3, new ArrayList<>());
            for (int i = first; i < FRAMES; i++) {
                assertArrayEquals(whole.get(i).values(), again.get(i - first).values(), "frame " + i);
            }
        }
    }

    @Test
    void aShotDoesNotBeginWithoutALook() {
        MotionSteadier<Integer> steadier = new MotionSteadier<>(6, n -> false);
        steadier.push(0, 0, picture(0), trembling(0), (n, depth) -> {});
        steadier.pass(1, 1, picture(1), (n, depth) -> {});
        steadier.flush((n, depth) -> {});
        assertThrows(IllegalStateException.class, () -> steadier.pass(2, 2, picture(2), (n, depth) -> {}));
    }

    /** A mean that took the square for standing would have a trail beside it. */
    @Test
    void whatMovesLeavesNoTrail() {
        List<RawDepth> steady = steadied();
        for (int frame = 10; frame < 30; frame++) {
            int row = 36 * MAP.width();
            int edge = left(frame) / 2;
            for (int off = 4; off < 10; off++) {
                assertEquals(0.2, steady.get(frame).values()[row + edge - off], 0.13, "frame " + frame + " behind it");
                assertEquals(0.8, steady.get(frame).values()[row + edge + off], 0.13, "frame " + frame + " on it");
            }
        }
    }

    @Test
    void whatComesNearerDoesNotLag() {
        MotionSteadier<Integer> steadier = new MotionSteadier<>(6, n -> n % 11 == 0);
        List<Float> out = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            float[] values = new float[MAP.pixels()];
            Arrays.fill(values, 0.01f * i);
            RawDepth depth = new RawDepth(MAP, values, DepthKind.INVERSE_RELATIVE);
            steadier.push(i, i, picture(0), depth, (n, d) -> out.add(d.values()[500]));
        }
        for (int i = 12; i < 30; i++) {
            assertEquals(0.01f * i, out.get(i), 0.001f, "frame " + i);
        }
    }

    @Test
    void nothingCrossesACut() {
        MotionSteadier<Integer> steadier = new MotionSteadier<>(6, n -> n % 11 == 0);
        List<RawDepth> out = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            steadier.push(i, i, picture(i), trembling(i), (n, depth) -> out.add(depth));
        }
        steadier.flush((n, depth) -> out.add(depth));
        assertEquals(7, out.size());
        steadier.push(7, 7, picture(7), trembling(7), (n, depth) -> out.add(depth));
        steadier.flush((n, depth) -> out.add(depth));
        assertArrayEquals(trembling(7).values(), out.get(7).values(), 1e-6f);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "5, true", "6, false", "6, true"})
    void aRunThatGoesOnAnywhereGivesTheSame(int block, boolean cut) {
        List<RawDepth> whole = steadied(0, new byte[0], block, cut);
        MotionSteadier<Integer> first = new MotionSteadier<>(block, n -> n % 11 == 0);
        List<byte[]> memories = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            if (cut && i == CUT) {
                first.flush((n, depth) -> memories.add(first.memory()));
            }
            first.push(i, i, picture(i), trembling(i), (n, depth) -> memories.add(first.memory()));
        }
        for (int begin : new int[] {0, 11, 22}) {
            List<RawDepth> rest = steadied(begin, memories.get(begin), block, cut);
            for (int i = begin; i < FRAMES; i++) {
                assertArrayEquals(
                        whole.get(i).values(), rest.get(i - begin).values(), "frame " + i + " of one from " + begin);
            }
        }
    }

    /** Of 3 and 100 m the mean is 6, as of their inverses: an outline that trembles stays near. */
    @Test
    void metresAreAveragedAsTheHouseReckons() {
        MotionSteadier<Integer> steadier = new MotionSteadier<>(6, n -> false);
        List<Float> out = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            float[] values = new float[MAP.pixels()];
            Arrays.fill(values, i % 2 == 0 ? 3 : 100);
            RawDepth depth = new RawDepth(MAP, values, DepthKind.METRIC_METRES);
            steadier.push(i, i, picture(0), depth, (n, d) -> out.add(d.values()[500]));
        }
        for (int i = 10; i < 28; i++) {
            assertEquals(6, out.get(i), 1.6, "frame " + i);
        }
    }

    @Test
    void framesOfAnotherSizeBeginAnew() {
        MotionSteadier<Integer> steadier = new MotionSteadier<>(6, n -> n % 11 == 0);
        List<Integer> out = new ArrayList<>();
        steadier.push(0, 0, picture(0), trembling(0), (n, depth) -> out.add(n));
        RawDepth other = new RawDepth(new Size(8, 8), new float[64], DepthKind.INVERSE_RELATIVE);
        steadier.push(1, 1, picture(1), other, (n, depth) -> out.add(n));
        steadier.flush((n, depth) -> {
            assertArrayEquals(other.values(), depth.values());
            out.add(n);
        });
        assertEquals(List.of(0, 1), out);
    }

    @Test
    void aBrokenMemoryIsRefused() {
        MotionSteadier<Integer> steadier = new MotionSteadier<>(6, n -> n % 11 == 0);
        assertThrows(IllegalArgumentException.class, () -> steadier.recall(new byte[7]));
        assertThrows(IllegalArgumentException.class, () -> steadier.recall(new byte[100]));
    }
}
