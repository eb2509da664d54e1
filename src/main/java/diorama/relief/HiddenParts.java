package diorama.relief;

import diorama.image.HoleFiller;
import diorama.image.RgbaImage;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Has the hidden parts of a photo, the background layer where something nearer lies before it, painted by somebody else. Their
 * depth stays. To whoever paints all of what is nearer is a hole, also where no background was put under it: else it would be
 * gone on with.
 */
public final class HiddenParts {
    /** What lies so much nearer than the background hides it, inverse depth. */
    private static final float BEFORE = 0.01f;

    /** Largest difference of inverse depth within what is taken for one object. */
    private static final float SAME_OBJECT = 0.15f;

    /** Pixels beside what is hidden that may have its colour mixed in. */
    private static final int MIXED = 2;

    private final Layers layers;
    private final int width;
    private final float[] front;
    private final float[] back;

    private HiddenParts(Layers layers) {
        this.layers = layers;
        width = layers.size().width();
        front = layers.depth().inverseDepth();
        back = layers.backDepth();
    }

    /** The layers with what {@code filler} sees behind what is near; the same where nothing is hidden. */
    public static Layers painted(Layers layers, HoleFiller filler) {
        return new HiddenParts(layers).painted(filler);
    }

    private Layers painted(HoleFiller filler) {
        boolean[] hidden = new boolean[back.length];
        boolean any = false;
        for (int p = 0; p < back.length; p++) {
            hidden[p] = back[p] >= 0 && front[p] > back[p] + BEFORE;
            any |= hidden[p];
        }
        if (!any) {
            return layers;
        }
        ByteBuffer guess = filler.fill(layers.color(), hole(hidden)).rgba();
        RgbaImage color = RgbaImage.allocate(layers.size());
        for (int p = 0; p < back.length; p++) {
            int own = layers.backColor().rgba().getInt(4 * p);
            color.rgba().putInt(4 * p, hidden[p] ? guess.getInt(4 * p) : own);
            if (hidden[p]) {
                color.rgba().put(4 * p + 3, (byte) 255);
            }
        }
        return new Layers(layers.color(), layers.depth(), layers.tears(), color, back);
    }

    /** What is hidden, the rest of what hides it, and a rim. */
    private boolean[] hole(boolean[] hidden) {
        boolean[] hole = hidden.clone();
        float[] behind = back.clone();
        float[] object = front.clone();
        Deque<Integer> open = new ArrayDeque<>();
        for (int p = 0; p < hole.length; p++) {
            if (hole[p]) {
                open.add(p);
            }
        }
        while (!open.isEmpty()) {
            int p = open.remove();
            for (int q : around(p)) {
                boolean nearer = q >= 0 && !hole[q] && front[q] > behind[p] + BEFORE;
                if (nearer && Math.abs(front[q] - object[p]) <= SAME_OBJECT) {
                    hole[q] = true;
                    behind[q] = behind[p];
                    object[q] = object[p];
                    open.add(q);
                }
            }
        }
        for (int i = 0; i < MIXED; i++) {
            hole = wider(hole);
        }
        return hole;
    }

    private boolean[] wider(boolean[] hole) {
        boolean[] wide = hole.clone();
        for (int p = 0; p < hole.length; p++) {
            if (hole[p]) {
                for (int q : around(p)) {
                    if (q >= 0) {
                        wide[q] = true;
                    }
                }
            }
        }
        return wide;
    }

    /** The neighbours of a pixel, -1 where there is none. */
    private int[] around(int p) {
        int x = p % width;
        return new int[] {
            x > 0 ? p - 1 : -1, x < width - 1 ? p + 1 : -1, p - width, p + width < front.length ? p + width : -1
        };
    }
}
