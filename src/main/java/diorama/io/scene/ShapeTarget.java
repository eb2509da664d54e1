package diorama.io.scene;

/**
 * A shape of a mesh, and the channel that brings it: a channel may lead through several shapes, one after the other.
 *
 * @param name its own
 * @param title the channel's
 * @param channel number of it among the mesh's
 * @param place among the channel's shapes
 * @param full shares of the channel at which each of its shapes is reached; at 0 none of them is
 * @param rest share of the channel where nothing moves
 */
public record ShapeTarget(String name, String title, int channel, int place, double[] full, double rest) {
    /** One that has a channel to itself. */
    public static ShapeTarget alone(int number, double rest) {
        return new ShapeTarget("", "", number, 0, new double[] {1}, rest);
    }

    /** Its share where nothing moves. */
    public double restShare() {
        return share(rest);
    }

    /** Its share where the channel has one: all of it where it is reached, nothing where its neighbours are. */
    public double share(double of) {
        double own = full[place];
        boolean beyond = of > own;
        double next = neighbour(beyond);
        if (Double.isNaN(next)) {
            // the last one goes on as far as it came, where it came from the shape at rest
            double from = neighbour(!beyond);
            return from == 0 ? of / own : 1;
        }
        boolean first = next == 0 && Double.isNaN(beyond(own > 0 ? -1 : 1));
        double share = (of - next) / (own - next);
        return first ? share : Math.max(0, share);
    }

    /** Where the nearest other shape on a side is reached, the one at rest among them; no number where there is none. */
    private double neighbour(boolean above) {
        double own = full[place];
        double best = own == 0 || (own > 0) == above ? Double.NaN : 0;
        for (double other : full) {
            boolean there = above ? other > own : other < own;
            if (there && (Double.isNaN(best) || Math.abs(other - own) < Math.abs(best - own))) {
                best = other;
            }
        }
        return best;
    }

    /** Whether a shape lies on a side of the one at rest: where; else no number. */
    private double beyond(int sign) {
        for (double other : full) {
            if (sign * other > 0) {
                return other;
            }
        }
        return Double.NaN;
    }
}
