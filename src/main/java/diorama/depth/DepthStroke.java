package diorama.depth;

import java.util.List;

/**
 * One stroke over a picture's depth, as a value: independent of the picture's size and of how often the mouse was asked.
 *
 * @param radius share of the picture's longer side, (0,1]; a lasso's strokes smooth by it and are otherwise sharp
 * @param strength [0,1]; 1 moves inverse depth by {@link Retoucher#MOST}, or takes on the wanted one wholly
 * @param keepToObject whether only what resembles the stroke's first point in inverse depth and colour is changed
 * @param points the way, or the corners of a lasso's polygon; at least one
 */
public record DepthStroke(
        DepthBrush brush, Tip tip, float radius, float strength, boolean keepToObject, List<Point> points) {
    public DepthStroke {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a stroke of no points");
        }
        if (!(radius > 0 && radius <= 1)) {
            throw new IllegalArgumentException("got radius '" + radius + "', want more than 0 and at most 1");
        }
        if (!(strength >= 0 && strength <= 1)) {
            throw new IllegalArgumentException("got strength '" + strength + "', want 0 to 1");
        }
    }

    /** How a way becomes an area. */
    public enum Tip {
        /** All that is near the way, less towards the rim. */
        ROUND,
        /** All that the way goes round. */
        LASSO
    }

    /** Shares of the picture's width and height from its top-left corner; strokes may go on outside of it. */
    public record Point(float x, float y) {
        public Point {
            if (!Float.isFinite(x) || !Float.isFinite(y)) {
                throw new IllegalArgumentException("a point at " + x + ", " + y);
            }
        }
    }

    public DepthStroke with(List<Point> others) {
        return new DepthStroke(brush, tip, radius, strength, keepToObject, others);
    }
}
