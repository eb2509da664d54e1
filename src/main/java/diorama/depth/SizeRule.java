package diorama.depth;

import diorama.base.Size;

/**
 * What size of picture a network is fed.
 *
 * @param area px in all that the network likes best; 0 goes by {@code side} instead
 * @param side px of the shorter side
 * @param longSideMax px, bound on the longer side; 0 for none
 * @param multipleOf px that both sides are a multiple of
 * @param width fixed width, px; 0 when the network takes any
 * @param height fixed height, px; 0 when the network takes any
 */
public record SizeRule(int area, int side, int longSideMax, int multipleOf, int width, int height) {
    private static final int MAX_ASPECT = 4;

    public SizeRule {
        boolean fixed = width > 0 && height > 0;
        if (multipleOf < 1 || (!fixed && area <= 0 && side <= 0)) {
            throw new IllegalArgumentException("size rule without area, side or width and height");
        }
    }

    /** Whether the network takes one size only. */
    public boolean fixed() {
        return width > 0 && height > 0;
    }

    /**
     * Size to feed for a picture of the given size; narrower ones than 4:1 are fed as such, as in iw3.
     *
     * @param shortSide px wanted for the shorter side; 0 takes the rule's own
     */
    public Size of(Size any, int shortSide) {
        if (fixed()) {
            return new Size(width, height);
        }
        Size picture = guarded(any);
        return shortSide <= 0 && area > 0 ? nearArea(picture) : bySide(picture, shortSide > 0 ? shortSide : side);
    }

    /** The same multiples for another area; a network that takes one size only is fed that. */
    public SizeRule withArea(int px) {
        return fixed() ? this : new SizeRule(px, 0, 0, multipleOf, 0, 0);
    }

    /** {@code picture}, its longer side cut to four times the shorter: no network has seen narrower ones. */
    private static Size guarded(Size picture) {
        int most = MAX_ASPECT * picture.shortSide();
        return new Size(Math.min(picture.width(), most), Math.min(picture.height(), most));
    }

    /** Sides that keep the aspect best with an area within a quarter of the wanted one. */
    private Size nearArea(Size picture) {
        double aspect = (double) picture.width() / picture.height();
        Size best = new Size(rounded(Math.sqrt(area * aspect)), rounded(Math.sqrt(area / aspect)));
        double bestCost = cost(best, aspect);
        for (int h = multipleOf; h <= 4 * Math.sqrt(area); h += multipleOf) {
            for (int w = multipleOf; w <= 4 * Math.sqrt(area); w += multipleOf) {
                Size size = new Size(w, h);
                double cost = cost(size, aspect);
                if (cost < bestCost) {
                    best = size;
                    bestCost = cost;
                }
            }
        }
        return best;
    }

    private double cost(Size size, double aspect) {
        double stretch = Math.abs(Math.log((double) size.width() / size.height() / aspect));
        double growth = Math.abs(Math.log((double) size.pixels() / area));
        return stretch + 0.25 * growth;
    }

    private Size bySide(Size picture, int shortSide) {
        double scale = (double) shortSide / picture.shortSide();
        if (longSideMax > 0) {
            scale = Math.min(scale, (double) longSideMax / picture.longSide());
        }
        return new Size(rounded(picture.width() * scale), rounded(picture.height() * scale));
    }

    private int rounded(double px) {
        return (int) Math.max(1, Math.round(px / multipleOf)) * multipleOf;
    }
}
