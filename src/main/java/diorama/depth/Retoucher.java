package diorama.depth;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies strokes to a depth map, one after the other. The same strokes give the same map at any size, but for its grain. */
public final class Retoucher {
    /** Most that one stroke pushes or pulls, inverse depth. */
    public static final float MOST = 0.25f;

    /** How much larger sharpening makes differences at full strength. */
    private static final float SHARPER = 1;

    /** A mean's radius for smoothing, share of the brush's. */
    private static final float SMOOTHING = 0.3f;

    /** Of the spot that says what object a stroke is to keep to, share of the brush's radius. */
    private static final float SPOT = 0.2f;

    private final RgbaImage image;
    private final Size size;
    private final float[] depth;
    private final float[] mask;

    /**
     * @param depth is not changed
     * @param image of the same size
     */
    public Retoucher(DepthMap depth, RgbaImage image) {
        this(depth.inverseDepth().clone(), new float[image.size().pixels()], image);
        if (!depth.size().equals(image.size())) {
            throw new IllegalArgumentException(depth.size() + " beside " + image.size());
        }
    }

    private Retoucher(float[] depth, float[] mask, RgbaImage image) {
        this.depth = depth;
        this.mask = mask;
        this.image = image;
        this.size = image.size();
    }

    /** {@code depth} after {@code strokes}; the map itself when there are none. */
    public static DepthMap retouched(DepthMap depth, RgbaImage image, List<DepthStroke> strokes) {
        if (strokes.isEmpty()) {
            return depth;
        }
        Retoucher retoucher = new Retoucher(depth, image);
        strokes.forEach(retoucher::apply);
        return retoucher.depth();
    }

    /** Another one that goes on from here. */
    public Retoucher copy() {
        return new Retoucher(depth.clone(), mask.clone(), image);
    }

    public void apply(DepthStroke stroke) {
        int blur = Math.max(1, Math.round(SMOOTHING * stroke.radius() * size.longSide()));
        boolean even = stroke.brush() == DepthBrush.SMOOTH || stroke.brush() == DepthBrush.SHARPEN;
        StrokeArea.of(stroke, size, even ? 3 * blur + 1 : 2).ifPresent(area -> apply(stroke, area, blur));
    }

    private void apply(DepthStroke stroke, StrokeArea area, int blur) {
        float[] likeness = likeness(stroke, area);
        switch (stroke.brush()) {
            case MASK, UNMASK -> mask(stroke, area, likeness);
            case PULL, PUSH -> {
                float by = stroke.brush() == DepthBrush.PULL ? MOST : -MOST;
                change(stroke, area, likeness, d -> d + by);
            }
            case LEVEL -> {
                float target = depth[first(stroke)];
                change(stroke, area, likeness, d -> target);
            }
            case SMOOTH, SHARPEN -> even(stroke, area, likeness, blur);
            case FILL -> fill(stroke, area, likeness);
        }
    }

    private int first(DepthStroke stroke) {
        DepthStroke.Point p = stroke.points().get(0);
        int x = Math.max(0, Math.min(size.width() - 1, (int) Math.floor(p.x() * size.width())));
        int y = Math.max(0, Math.min(size.height() - 1, (int) Math.floor(p.y() * size.height())));
        return y * size.width() + x;
    }

    /** Of the pixels under the area; null when all are alike to the stroke. */
    private float @Nullable [] likeness(DepthStroke stroke, StrokeArea area) {
        if (!stroke.keepToObject()) {
            return null;
        }
        StrokeArea spot = area;
        if (stroke.tip() == DepthStroke.Tip.ROUND) {
            DepthStroke dab = new DepthStroke(
                    stroke.brush(),
                    stroke.tip(),
                    SPOT * stroke.radius(),
                    1,
                    false,
                    stroke.points().subList(0, 1));
            spot = StrokeArea.of(dab, size, 0).orElse(area);
        }
        ObjectLikeness object = ObjectLikeness.of(depth, image, spot);
        float[] out = new float[area.weights().length];
        for (int i = 0; i < out.length; i++) {
            int at = at(area, i);
            out[i] = object.of(depth[at], image, at);
        }
        return out;
    }

    private int at(StrokeArea area, int i) {
        int width = area.size().width();
        return (area.y() + i / width) * size.width() + area.x() + i % width;
    }

    private static float like(float @Nullable [] likeness, int i) {
        return likeness == null ? 1 : likeness[i];
    }

    private void mask(DepthStroke stroke, StrokeArea area, float @Nullable [] likeness) {
        for (int i = 0; i < area.weights().length; i++) {
            float weight = area.weights()[i] * stroke.strength() * like(likeness, i);
            int at = at(area, i);
            mask[at] = stroke.brush() == DepthBrush.MASK ? Math.max(mask[at], weight) : mask[at] * (1 - weight);
        }
    }

    private interface Wanted {
        float of(float d);
    }

    private void change(DepthStroke stroke, StrokeArea area, float @Nullable [] likeness, Wanted wanted) {
        for (int i = 0; i < area.weights().length; i++) {
            if (area.weights()[i] > 0) {
                int at = at(area, i);
                blend(at, wanted.of(depth[at]), area.weights()[i] * stroke.strength() * like(likeness, i));
            }
        }
    }

    private void blend(int at, float wanted, float weight) {
        float free = weight * (1 - mask[at]);
        float d = free == 1 ? wanted : depth[at] + free * (wanted - depth[at]);
        depth[at] = Math.max(0, Math.min(1, d));
    }

    /** What is protected, or another object, does not bleed in. */
    private void even(DepthStroke stroke, StrokeArea area, float @Nullable [] likeness, int blur) {
        float[] values = area.cut(depth, size);
        float[] counts = area.cut(mask, size);
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (1 - counts[i]) * like(likeness, i);
        }
        Size part = area.size();
        float[] mean = WeightedMean.of(values, counts, part.width(), part.height(), blur);
        boolean sharpen = stroke.brush() == DepthBrush.SHARPEN;
        for (int i = 0; i < mean.length; i++) {
            if (area.weights()[i] > 0) {
                float wanted = sharpen ? values[i] + SHARPER * (values[i] - mean[i]) : mean[i];
                blend(at(area, i), wanted, area.weights()[i] * stroke.strength() * like(likeness, i));
            }
        }
    }

    private void fill(DepthStroke stroke, StrokeArea area, float @Nullable [] likeness) {
        float[] values = area.cut(depth, size);
        float[] covered = area.cut(mask, size);
        byte[] kinds = new byte[values.length];
        for (int i = 0; i < kinds.length; i++) {
            boolean wanted = area.weights()[i] * like(likeness, i) > 0;
            kinds[i] = covered[i] > 0.5f ? Membrane.ABSENT : wanted ? Membrane.WANTED : Membrane.KNOWN;
        }
        Membrane.fill(values, kinds, area.size().width(), area.size().height());
        for (int i = 0; i < values.length; i++) {
            if (kinds[i] == Membrane.WANTED) {
                blend(at(area, i), values[i], area.weights()[i] * stroke.strength() * like(likeness, i));
            }
        }
    }

    /** The depth as it is now; later strokes do not change it. */
    public DepthMap depth() {
        return new DepthMap(size, depth.clone());
    }

    /** How protected every pixel is, [0,1], row-major. */
    public float[] mask() {
        return mask.clone();
    }
}
