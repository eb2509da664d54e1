package diorama.relief;

/**
 * How far a triangle of the relief is from the full grid, px in the strongest view.
 *
 * <p>Two terms, each of which must be small: parallax, reach times the difference of inverse depth, at every pixel of the
 * triangle; and the bend of the picture that ordinary perspective-correct texture coordinates make along a side,
 * {@code length/2 * |wa - wb| / (wa + wb)} with w = 1/Z: files have no projective ones.
 */
final class ReliefError {
    /** Pixels this close to a side count as inside, px: a cut keeps clear of pixel centres. */
    private static final double EDGE = 0.02;

    /** Where a background goes on under the photo's surface it stays this far behind it, inverse depth. */
    private static final double BEHIND = 0.01;

    private static final double ROUNDING = 1e-6;

    private final ReliefField field;
    private final float[] depth;
    /** Something hides the surface, or it has holes. */
    private final boolean hidden;
    /** Inverse depth that moves a point by the largest error. */
    private final double tolerance;

    private final double maxErrorPx;
    /** 1/Z of inverse depth 0, and what 1 adds. */
    private final double farInverse;

    private final double inverseRange;

    /** @param reachPx parallax of inverse depth 1 against 0 in the strongest view */
    ReliefError(ReliefField field, PhotoGeometry geometry, double reachPx, double maxErrorPx) {
        this.field = field;
        depth = field.pixels();
        hidden = field.hidden();
        this.maxErrorPx = maxErrorPx;
        this.tolerance = maxErrorPx / reachPx;
        this.farInverse = 1 / geometry.far();
        this.inverseRange = geometry.inverseRange();
    }

    /** The triangle with these lattice corners, in a part of the surface without cuts, is exact enough. */
    boolean fits(int ai, int aj, int bi, int bj, int ci, int cj) {
        double ax = field.x(ai);
        double ay = field.y(aj);
        double ux = field.x(bi) - ax;
        double uy = field.y(bj) - ay;
        double vx = field.x(ci) - ax;
        double vy = field.y(cj) - ay;
        double da = field.d(ai, aj);
        double db = field.d(bi, bj);
        double dc = field.d(ci, cj);
        double wa = farInverse + da * inverseRange;
        double wb = farInverse + db * inverseRange;
        double wc = farInverse + dc * inverseRange;
        if (bends(ux, uy, wa, wb, maxErrorPx)
                || bends(vx, vy, wa, wc, maxErrorPx)
                || bends(vx - ux, vy - uy, wb, wc, maxErrorPx)) {
            return false;
        }
        double area = ux * vy - uy * vx;
        double slopeX = ((db - da) * vy - (dc - da) * uy) / area;
        double slopeY = ((dc - da) * ux - (db - da) * vx) / area;
        return flat(ai, aj, bi, bj, ci, cj, da - slopeX * ax - slopeY * ay, slopeX, slopeY);
    }

    /** The triangle is exact enough at every pixel in it, and its bend and the shift of its colours together are. */
    boolean fits(ReliefVertices mesh, int a, int b, int c) {
        double ax = mesh.x(a);
        double ay = mesh.y(a);
        double da = mesh.d(a);
        double bx = mesh.x(b);
        double by = mesh.y(b);
        double db = mesh.d(b);
        double cx = mesh.x(c);
        double cy = mesh.y(c);
        double dc = mesh.d(c);
        double bent = 0.9 * maxErrorPx - Math.max(mesh.shift(a), Math.max(mesh.shift(b), mesh.shift(c)));
        double ux = bx - ax;
        double uy = by - ay;
        double vx = cx - ax;
        double vy = cy - ay;
        double wa = farInverse + da * inverseRange;
        double wb = farInverse + db * inverseRange;
        double wc = farInverse + dc * inverseRange;
        if (bent <= 0
                || bends(ux, uy, wa, wb, bent)
                || bends(vx, vy, wa, wc, bent)
                || bends(vx - ux, vy - uy, wb, wc, bent)) {
            return false;
        }
        double area = ux * vy - uy * vx;
        double slopeX = ((db - da) * vy - (dc - da) * uy) / area;
        double slopeY = ((dc - da) * ux - (db - da) * vx) / area;
        return near(ax, ay, bx, by, cx, cy, da - slopeX * ax - slopeY * ay, slopeX, slopeY);
    }

    /** The triangle is too far from vertex v, which lies in it. */
    boolean misses(ReliefVertices mesh, int a, int b, int c, int v) {
        double ux = mesh.x(b) - mesh.x(a);
        double uy = mesh.y(b) - mesh.y(a);
        double vx = mesh.x(c) - mesh.x(a);
        double vy = mesh.y(c) - mesh.y(a);
        double px = mesh.x(v) - mesh.x(a);
        double py = mesh.y(v) - mesh.y(a);
        double area = ux * vy - uy * vx;
        double shareB = (px * vy - py * vx) / area;
        double shareC = (ux * py - uy * px) / area;
        double d = mesh.d(a) + shareB * (mesh.d(b) - mesh.d(a)) + shareC * (mesh.d(c) - mesh.d(a));
        return Math.abs(d - mesh.d(v)) > tolerance;
    }

    /** The side (x, y) px long bends the picture by more than {@code most} px; without a root. */
    private static boolean bends(double x, double y, double wa, double wb, double most) {
        double difference = wa - wb;
        double sum = 2 * most * (wa + wb);
        return (x * x + y * y) * difference * difference > sum * sum;
    }

    /** No pixel of the surface lies in the triangle: there is none, or it would be covered by no triangle any more. */
    boolean hides(double ax, double ay, double bx, double by, double cx, double cy) {
        return near(ax, ay, bx, by, cx, cy, Double.NEGATIVE_INFINITY, 0, 0);
    }

    /** Every pixel in the triangle lies within the tolerance of a plane. */
    private boolean near(
            double ax,
            double ay,
            double bx,
            double by,
            double cx,
            double cy,
            double base,
            double slopeX,
            double slopeY) {
        if (by < ay) {
            return near(bx, by, ax, ay, cx, cy, base, slopeX, slopeY);
        }
        if (cy < by) {
            return cy < ay
                    ? near(cx, cy, ax, ay, bx, by, base, slopeX, slopeY)
                    : near(ax, ay, cx, cy, bx, by, base, slopeX, slopeY);
        }
        int top = Math.max(0, ceil(ay - 0.5 - EDGE));
        int bottom = Math.min(field.height() - 1, floor(cy - 0.5 + EDGE));
        double down = perRow(ax, ay, cx, cy);
        double upper = perRow(ax, ay, bx, by);
        double lower = perRow(bx, by, cx, cy);
        for (int j = top; j <= bottom; j++) {
            double y = Math.min(cy, Math.max(ay, j + 0.5));
            double p = ax + down * (y - ay);
            double q = bx + (y < by ? upper : lower) * (y - by);
            double from = Math.min(p, q);
            double to = Math.max(p, q);
            if (Math.abs(j + 0.5 - by) <= EDGE) {
                from = Math.min(from, bx);
                to = Math.max(to, bx);
            }
            int first = Math.max(0, ceil(from - 0.5 - EDGE));
            int last = Math.min(field.width() - 1, floor(to - 0.5 + EDGE));
            int row = j * field.width();
            double start = base + slopeY * (j + 0.5) + 0.5 * slopeX;
            if (hidden ? !nearBehind(first, last, row, start, slopeX) : !near(first, last, row, start, slopeX)) {
                return false;
            }
        }
        return true;
    }

    private static int ceil(double x) {
        int cut = (int) x;
        return cut < x ? cut + 1 : cut;
    }

    private static int floor(double x) {
        int cut = (int) x;
        return cut > x ? cut - 1 : cut;
    }

    /** Pixels of a row of a surface that nothing hides and that has no holes. */
    private boolean near(int first, int last, int row, double start, double slope) {
        for (int i = first; i <= last; i++) {
            if (Math.abs(start + slope * i - depth[row + i]) > tolerance) {
                return false;
            }
        }
        return true;
    }

    private boolean nearBehind(int first, int last, int row, double start, double slope) {
        for (int i = first; i <= last; i++) {
            if (wrong(start + slope * i, depth[row + i], row + i)) {
                return false;
            }
        }
        return true;
    }

    /** Inverse depth {@code here} is not that of pixel p, d, or comes too near to what hides it. */
    private boolean wrong(double here, double d, int p) {
        double cover = field.cover(p);
        return d < 0
                ? here > cover - BEHIND
                : Math.abs(here - d) > tolerance || here > Math.max(d, cover - BEHIND) + ROUNDING;
    }

    /** How far a side goes to the right with each row; 0 for level ones, of which only the ends count. */
    private static double perRow(double ax, double ay, double bx, double by) {
        return ay == by ? 0 : (bx - ax) / (by - ay);
    }

    /** Every pixel of the triangle lies within the tolerance of the plane base + slopeX x + slopeY y. */
    private boolean flat(int ai, int aj, int bi, int bj, int ci, int cj, double base, double slopeX, double slopeY) {
        int top = Math.max(1, Math.min(aj, Math.min(bj, cj)));
        int bottom = Math.min(field.height(), Math.max(aj, Math.max(bj, cj)));
        for (int j = top; j <= bottom; j++) {
            double from = Double.POSITIVE_INFINITY;
            double to = Double.NEGATIVE_INFINITY;
            if ((aj <= j) != (bj <= j) || aj == j || bj == j) {
                from = Math.min(from, low(ai, aj, bi, bj, j));
                to = Math.max(to, high(ai, aj, bi, bj, j));
            }
            if ((bj <= j) != (cj <= j) || bj == j || cj == j) {
                from = Math.min(from, low(bi, bj, ci, cj, j));
                to = Math.max(to, high(bi, bj, ci, cj, j));
            }
            if ((cj <= j) != (aj <= j) || cj == j || aj == j) {
                from = Math.min(from, low(ci, cj, ai, aj, j));
                to = Math.max(to, high(ci, cj, ai, aj, j));
            }
            int first = Math.max(1, (int) Math.ceil(from - 1e-9));
            int last = Math.min(field.width(), (int) Math.floor(to + 1e-9));
            int row = (j - 1) * field.width() - 1;
            double start = base + slopeY * (j - 0.5) - 0.5 * slopeX;
            if (hidden ? !nearBehind(first, last, row, start, slopeX) : !near(first, last, row, start, slopeX)) {
                return false;
            }
        }
        return true;
    }

    private static double low(int ai, int aj, int bi, int bj, int j) {
        return aj == bj ? Math.min(ai, bi) : ai + (double) (bi - ai) * (j - aj) / (bj - aj);
    }

    private static double high(int ai, int aj, int bi, int bj, int j) {
        return aj == bj ? Math.max(ai, bi) : ai + (double) (bi - ai) * (j - aj) / (bj - aj);
    }
}
