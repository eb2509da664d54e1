package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetoucherTest {
    private static final Size SIZE = new Size(160, 120);

    private static RgbaImage grey(Size size) {
        RgbaImage image = RgbaImage.allocate(size);
        for (int i = 0; i < size.pixels(); i++) {
            image.setArgb(i % size.width(), i / size.width(), 0xff808080);
        }
        return image;
    }

    private static DepthStroke dab(DepthBrush brush, float x, float y) {
        return round(brush, new DepthStroke.Point(x, y));
    }

    private static DepthStroke round(DepthBrush brush, DepthStroke.Point... points) {
        return new DepthStroke(brush, DepthStroke.Tip.ROUND, 0.125f /* 20 px */, 1, false, List.of(points));
    }

    private static DepthStroke lasso(DepthBrush brush, float left, float top, float right, float bottom) {
        List<DepthStroke.Point> corners = List.of(
                new DepthStroke.Point(left, top),
                new DepthStroke.Point(right, top),
                new DepthStroke.Point(right, bottom),
                new DepthStroke.Point(left, bottom));
        return new DepthStroke(brush, DepthStroke.Tip.LASSO, 0.1f, 1, false, corners);
    }

    private static DepthMap of(DepthMap map, DepthStroke... strokes) {
        return Retoucher.retouched(map, grey(map.size()), List.of(strokes));
    }

    /** Left half far, right half near. */
    private static DepthMap step(Size size) {
        DepthMap map = DepthMap.constant(size, 0.2f);
        for (int i = 0; i < size.pixels(); i++) {
            map.inverseDepth()[i] = i % size.width() < size.width() / 2 ? 0.2f : 0.8f;
        }
        return map;
    }

    @Test
    void aDabPullsMostInItsMiddleAndNothingAtItsRadius() {
        DepthMap out = of(DepthMap.constant(SIZE, 0.5f), dab(DepthBrush.PULL, 0.5f, 0.5f));
        assertEquals(0.5f + Retoucher.MOST, out.at(80, 60), 2e-3f);
        float before = out.at(80, 60);
        for (int x = 81; x <= 100; x++) {
            assertTrue(out.at(x, 60) <= before, "less towards the rim, at " + x);
            before = out.at(x, 60);
        }
        assertEquals(0.5f, out.at(101, 60));
        assertEquals(0.5f + Retoucher.MOST / 2, out.at(90, 60), 0.02f /* half way the half */);
        assertEquals(
                0.5f,
                of(DepthMap.constant(SIZE, 0.5f), dab(DepthBrush.PULL, 0.5f, 0.5f))
                        .at(0, 0));
    }

    @Test
    void pushingTakesBackWhatPullingDid() {
        DepthMap map = DepthMap.constant(SIZE, 0.5f);
        DepthMap back = of(map, dab(DepthBrush.PULL, 0.4f, 0.4f), dab(DepthBrush.PUSH, 0.4f, 0.4f));
        assertArrayEquals(map.inverseDepth(), back.inverseDepth(), 1e-6f);
        for (DepthBrush brush : DepthBrush.values()) {
            assertSame(brush, brush.inverse().inverse());
        }
    }

    @Test
    void aWayIsTheSameHoweverOftenTheMouseWasAsked() {
        DepthStroke.Point from = new DepthStroke.Point(0.2f, 0.5f);
        DepthStroke.Point to = new DepthStroke.Point(0.8f, 0.5f);
        DepthMap map = DepthMap.constant(SIZE, 0.5f);
        DepthMap coarse = of(map, round(DepthBrush.PULL, from, to));
        DepthMap fine = of(
                map,
                round(
                        DepthBrush.PULL,
                        from,
                        new DepthStroke.Point(0.31f, 0.5f),
                        new DepthStroke.Point(0.5f, 0.5f),
                        to));
        assertArrayEquals(coarse.inverseDepth(), fine.inverseDepth(), 1e-5f);
    }

    @Test
    void everySizeOfThePictureShowsTheSameStrokes() {
        Size large = new Size(640, 480);
        for (DepthBrush brush : List.of(DepthBrush.PULL, DepthBrush.LEVEL, DepthBrush.SMOOTH, DepthBrush.FILL)) {
            DepthStroke stroke = round(brush, new DepthStroke.Point(0.3f, 0.3f), new DepthStroke.Point(0.6f, 0.6f));
            DepthMap small = of(step(SIZE), stroke);
            DepthMap big = of(step(large), stroke);
            double sum = 0;
            for (int i = 0; i < SIZE.pixels(); i++) {
                int x = i % SIZE.width();
                int y = i / SIZE.width();
                sum += Math.abs(small.at(x, y) - big.at(4 * x + 2, 4 * y + 2));
            }
            assertTrue(sum / SIZE.pixels() < 0.004, brush + ": " + sum / SIZE.pixels());
        }
    }

    @Test
    void levelGivesExactlyTheDepthUnderTheFirstPoint() {
        DepthMap map = step(SIZE);
        map.inverseDepth()[60 * 160 + 40] = 0.3751f;
        DepthStroke.Point first = new DepthStroke.Point(40.5f / 160, 60.5f / 120);
        DepthMap out = of(map, round(DepthBrush.LEVEL, first, new DepthStroke.Point(0.8f, 60.5f / 120)));
        assertEquals(0.3751f, out.at(100, 60));
        assertEquals(0.3751f, out.at(100, 65));
        assertEquals(0.8f, out.at(100, 100));
    }

    @Test
    void whatIsMaskedIsNotChangedByAnyBrush() {
        for (DepthBrush brush : DepthBrush.values()) {
            if (brush.masks()) {
                continue;
            }
            DepthMap map = step(SIZE);
            DepthMap out = of(map, lasso(DepthBrush.MASK, 0, 0, 1, 0.5f), lasso(brush, 0.3f, 0.2f, 0.7f, 0.8f));
            for (int i = 0; i < SIZE.pixels() / 2; i++) {
                assertEquals(map.inverseDepth()[i], out.inverseDepth()[i], brush + " at " + i);
            }
        }
        DepthMap free = of(
                step(SIZE),
                lasso(DepthBrush.MASK, 0, 0, 1, 1),
                lasso(DepthBrush.UNMASK, 0, 0, 1, 1),
                lasso(DepthBrush.PULL, 0, 0, 1, 1));
        assertEquals(0.2f + Retoucher.MOST, free.at(5, 5), 1e-6f);
    }

    @Test
    void fillContinuesASlopeThroughAHole() {
        DepthMap slope = DepthMap.allocate(SIZE);
        for (int i = 0; i < SIZE.pixels(); i++) {
            slope.inverseDepth()[i] = 0.2f + 0.6f * (i % 160) / 160f;
        }
        DepthMap holed = new DepthMap(SIZE, slope.inverseDepth().clone());
        for (int y = 40; y < 80; y++) {
            for (int x = 50; x < 110; x++) {
                holed.inverseDepth()[y * 160 + x] = 1;
            }
        }
        DepthMap out = of(holed, lasso(DepthBrush.FILL, 50 / 160f, 40 / 120f, 110 / 160f, 80 / 120f));
        assertArrayEquals(slope.inverseDepth(), out.inverseDepth(), 0.004f /* a level of 255 */);
    }

    @Test
    void fillDoesNotTakeFromWhatIsMasked() {
        DepthMap out =
                of(step(SIZE), lasso(DepthBrush.MASK, 0.5f, 0, 1, 1), lasso(DepthBrush.FILL, 0.3f, 0.3f, 0.5f, 0.7f));
        assertEquals(0.2f, out.at(78, 60), 1e-5f);
        DepthMap open = of(step(SIZE), lasso(DepthBrush.FILL, 0.3f, 0.3f, 0.5f, 0.7f));
        assertTrue(open.at(78, 60) > 0.5f, "without a mask it does");
    }

    @Test
    void aStrokeKeepsToTheObjectThatItBeganOn() {
        DepthStroke.Point on = new DepthStroke.Point(0.48f, 0.5f);
        DepthStroke stroke = new DepthStroke(DepthBrush.PULL, DepthStroke.Tip.ROUND, 0.2f, 1, true, List.of(on));
        DepthMap out = of(step(SIZE), stroke);
        assertTrue(out.at(76, 60) > 0.4f, "the far side is pulled");
        assertEquals(0.8f, out.at(82, 60), "the near one, a few pixels away, is not");
    }

    @Test
    void smoothingEvensAndSharpeningDoesTheOpposite() {
        float before = Math.abs(step(SIZE).at(84, 60) - step(SIZE).at(76, 60));
        DepthMap smooth = of(step(SIZE), dab(DepthBrush.SMOOTH, 0.5f, 0.5f));
        DepthMap sharp = of(step(SIZE), dab(DepthBrush.SHARPEN, 0.5f, 0.5f));
        assertTrue(smooth.at(84, 60) - smooth.at(76, 60) < 0.8f * before);
        assertTrue(sharp.at(84, 60) - sharp.at(76, 60) > 1.1f * before);
        assertEquals(
                0.2f,
                of(DepthMap.constant(SIZE, 0.2f), dab(DepthBrush.SMOOTH, 0, 0)).at(0, 0),
                1e-6f);
    }

    @Test
    void strokesBesideThePictureAndPicturesOfOnePixelDoNoHarm() {
        DepthMap one = DepthMap.constant(new Size(1, 1), 0.5f);
        for (DepthBrush brush : DepthBrush.values()) {
            of(one, dab(brush, 0.5f, 0.5f), dab(brush, 7, -3), lasso(brush, -1, -1, 2, 2));
            assertEquals(0.5f, of(step(SIZE), dab(brush, 7, -3)).at(3, 3), 0.31f);
        }
        DepthMap map = step(SIZE);
        assertSame(map, of(map));
    }

    @Test
    void strokesThatCannotBeAreRefused() {
        List<DepthStroke.Point> points = List.of(new DepthStroke.Point(0, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DepthStroke(DepthBrush.PULL, DepthStroke.Tip.ROUND, 0, 1, false, points));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DepthStroke(DepthBrush.PULL, DepthStroke.Tip.ROUND, 0.1f, 2, false, points));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DepthStroke(DepthBrush.PULL, DepthStroke.Tip.ROUND, 0.1f, 1, false, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new DepthStroke.Point(Float.NaN, 0));
    }
}
