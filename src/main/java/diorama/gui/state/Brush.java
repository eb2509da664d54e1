package diorama.gui.state;

import diorama.depth.DepthBrush;
import diorama.depth.DepthStroke;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The brush in hand.
 *
 * @param radius share of the picture's longer side
 * @param strengths of every kind, [0,1]
 */
public record Brush(
        DepthBrush kind, float radius, Map<DepthBrush, Float> strengths, boolean lasso, boolean keepToObject) {
    private static final float LEAST = 0.002f;
    private static final float MOST = 0.5f;

    /** What can be picked; Ctrl gives the opposites. */
    public static final List<DepthBrush> KINDS = List.of(
            DepthBrush.PULL, DepthBrush.PUSH, DepthBrush.SMOOTH, DepthBrush.LEVEL, DepthBrush.FILL, DepthBrush.MASK);

    public Brush {
        strengths = Map.copyOf(strengths);
        radius = Math.max(LEAST, Math.min(MOST, radius));
    }

    public static Brush first() {
        Map<DepthBrush, Float> strengths = new EnumMap<>(DepthBrush.class);
        for (DepthBrush kind : KINDS) {
            strengths.put(kind, 1f);
        }
        strengths.put(DepthBrush.PULL, 0.4f);
        strengths.put(DepthBrush.PUSH, 0.4f);
        return new Brush(DepthBrush.PULL, 0.06f, strengths, false, true);
    }

    public float strength() {
        return strengths.getOrDefault(kind, 1f);
    }

    public Brush with(DepthBrush other) {
        return new Brush(other, radius, strengths, lasso, keepToObject);
    }

    public Brush withRadius(float other) {
        return new Brush(kind, other, strengths, lasso, keepToObject);
    }

    public Brush withStrength(float other) {
        Map<DepthBrush, Float> changed = new EnumMap<>(strengths);
        changed.put(kind, Math.max(0, Math.min(1, other)));
        return new Brush(kind, radius, changed, lasso, keepToObject);
    }

    public Brush withLasso(boolean on) {
        return new Brush(kind, radius, strengths, on, keepToObject);
    }

    public Brush withKeepToObject(boolean on) {
        return new Brush(kind, radius, strengths, lasso, on);
    }

    /** @param inverted whether Ctrl was held when it began */
    public DepthStroke stroke(DepthStroke.Point first, boolean inverted) {
        return new DepthStroke(
                inverted ? kind.inverse() : kind,
                lasso ? DepthStroke.Tip.LASSO : DepthStroke.Tip.ROUND,
                radius,
                strength(),
                keepToObject && kind != DepthBrush.FILL,
                List.of(first));
    }

    /** The stroke gone on to {@code next}; as it is where that is no step worth keeping. */
    public static DepthStroke longer(DepthStroke stroke, DepthStroke.Point next) {
        DepthStroke.Point last = stroke.points().get(stroke.points().size() - 1);
        float step = stroke.tip() == DepthStroke.Tip.LASSO ? 0.003f : Math.max(0.001f, 0.08f * stroke.radius());
        if (Math.hypot(next.x() - last.x(), next.y() - last.y()) < step) {
            return stroke;
        }
        List<DepthStroke.Point> longer = new ArrayList<>(stroke.points());
        longer.add(next);
        return stroke.with(longer);
    }
}
