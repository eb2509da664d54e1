package diorama.stereo;

import diorama.relief.Layers;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/**
 * A row of the front layer, laid out for loops that the compiler turns into vector instructions: those want neighbours in
 * arrays of their own. Confined to the thread that made it.
 */
final class RowSource {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ANY_TORN_RIGHT = Layers.TORN_RIGHT * 0x0101_0101_0101_0101L;

    private final Layers layers;
    private final IntBuffer colors;
    private final ShiftSteps steps;
    private final int width;
    /** Pixels as bytes R G B A. */
    final int[] pixels;
    /** At i what cell (i, i+1) sees as pixel i-1: pixel i beside a tear or the row's end. */
    final int[] before;
    /** At i pixel i+1. */
    final int[] next;
    /** At i what cell (i, i+1) sees as pixel i+2: pixel i+1 beside a tear or the row's end. */
    final int[] after;
    /** Shifts of the left eye, 1/256 px. */
    final int[] shifts;
    /** Ascending: the surface is torn between pixel {@code tears[n]} and the next one. */
    final int[] tears;

    private int tearCount;
    private int row = -1;

    RowSource(Layers layers, ShiftSteps steps) {
        this.layers = layers;
        this.steps = steps;
        width = layers.size().width();
        colors = Pixels.of(layers.color());
        pixels = new int[width];
        before = new int[width];
        next = new int[width];
        after = new int[width];
        shifts = new int[width];
        tears = new int[width];
    }

    int width() {
        return width;
    }

    int row() {
        return row;
    }

    int tearCount() {
        return tearCount;
    }

    /** Takes row {@code y}, unless it is here already. */
    void load(int y) {
        if (row == y) {
            return;
        }
        row = y;
        int start = y * width;
        float[] depth = layers.depth().inverseDepth();
        for (int i = 0; i < width; i++) {
            shifts[i] = steps.of(depth[start + i]);
        }
        colors.get(start, pixels, 0, width);
        int last = width - 1;
        System.arraycopy(pixels, 0, before, 1, last);
        System.arraycopy(pixels, 1, next, 0, last);
        System.arraycopy(pixels, Math.min(2, last), after, 0, Math.max(0, last - 1));
        before[0] = pixels[0];
        after[Math.max(0, last - 1)] = pixels[last];
        findTears(start);
        for (int n = 0; n < tearCount; n++) {
            int t = tears[n];
            before[t + 1] = pixels[t + 1];
            if (t > 0) {
                after[t - 1] = pixels[t];
            }
        }
    }

    private void findTears(int start) {
        byte[] torn = layers.tears();
        int count = 0;
        int i = 0;
        while (i < width - 1) {
            if (i + 8 < width && ((long) EIGHT.get(torn, start + i) & ANY_TORN_RIGHT) == 0) {
                i += 8;
            } else {
                tears[count] = i;
                count += torn[start + i] & Layers.TORN_RIGHT;
                i++;
            }
        }
        tearCount = count;
    }
}
