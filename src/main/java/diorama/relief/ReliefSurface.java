package diorama.relief;

/**
 * Turns the network's triangles and the parts of cut cells into vertices in space. Between the last pixel's centre and the cut
 * that pixel's own colour goes on: half way to the other side the picture shows the other side.
 */
final class ReliefSurface implements QuadRefiner.Sink {
    /** Kinds of vertex, the low bits of a key: at a lattice point; at a cut edge, first or second side; in a cut cell. */
    private static final int POINT = 0;

    private static final int CUT_EDGE = 1;
    private static final int CUT_CELL = 5;
    private static final int KINDS = 16;
    /** Most that a colour is taken from beside a vertex, px. */
    private static final double SHIFT = 0.15;

    private final ReliefField field;
    private final ReliefCuts cuts;
    private final ReliefVertices out;
    private final int[] polygon = new int[8];

    ReliefSurface(ReliefField field, ReliefCuts cuts, ReliefVertices out) {
        this.field = field;
        this.cuts = cuts;
        this.out = out;
    }

    @Override
    public void triangle(int ai, int aj, int bi, int bj, int ci, int cj) {
        out.triangle(point(ai, aj), point(bi, bj), point(ci, cj));
    }

    /** Adds what is left of every cut cell, part by part. */
    void cutCells() {
        for (int c = 0; c < cuts.count(); c++) {
            int i = cuts.column(c);
            int j = cuts.row(c);
            int torn = cuts.torn(i, j);
            for (int k = 0; k < ReliefCuts.CORNERS; k++) {
                boolean starts = (torn >> (k + 3 & 3) & 1) != 0;
                if (starts && field.exists(i + right(k), j + down(k))) {
                    part(i, j, torn, k);
                }
            }
        }
    }

    /** The part that begins with corner {@code k}, clockwise, up to the next torn edge. */
    private void part(int i, int j, int torn, int k) {
        int n = 0;
        polygon[n++] = onEdge(i, j, k + 3 & 3, k);
        int corner = k;
        polygon[n++] = point(i + right(corner), j + down(corner));
        while ((torn >> corner & 1) == 0) {
            corner = corner + 1 & 3;
            polygon[n++] = point(i + right(corner), j + down(corner));
        }
        polygon[n++] = onEdge(i, j, corner, corner);
        if (ReliefCuts.parts(torn) > 2) {
            polygon[n++] = inside(i, j, k);
        }
        // from the first corner, so that no triangle is made of three points of one edge
        for (int v = 2; v < n; v++) {
            out.triangle(polygon[1], polygon[v], polygon[(v + 1) % n]);
        }
    }

    private int point(int i, int j) {
        long key = ((long) j * field.columns() + i) * KINDS + POINT;
        int found = out.find(key);
        return found >= 0 ? found : out.add(key, field.x(i), field.y(j), field.d(i, j));
    }

    /** Where edge {@code k} of a cell is cut, at the inverse depth of its end at {@code corner}. */
    private int onEdge(int i, int j, int k, int corner) {
        int edge = cuts.edge(i, j, k);
        boolean vertical = (edge & 1) != 0;
        int left = edge / 2 % field.columns();
        int top = edge / 2 / field.columns();
        int ci = i + right(corner);
        int cj = j + down(corner);
        boolean second = ci != left || cj != top;
        long key = (long) (edge / 2) * KINDS + CUT_EDGE + (vertical ? 2 : 0) + (second ? 1 : 0);
        int found = out.find(key);
        if (found >= 0) {
            return found;
        }
        double t = cuts.at(edge);
        double x = vertical ? field.x(left) : (1 - t) * field.x(left) + t * field.x(left + 1);
        double y = vertical ? (1 - t) * field.y(top) + t * field.y(top + 1) : field.y(top);
        int added = add(key, x, y, ci, cj);
        int other = out.find(second ? key - 1 : key + 1);
        if (other >= 0) {
            out.twin(added, other);
        }
        return added;
    }

    /** A vertex at the inverse depth of a corner, with a colour from part of the way to it: less fringe, and little shift. */
    private int add(long key, double x, double y, int ci, int cj) {
        double dx = field.x(ci) - x;
        double dy = field.y(cj) - y;
        double share = Math.min(0.5, SHIFT / Math.hypot(dx, dy));
        return out.add(key, x, y, field.d(ci, cj), x + share * dx, y + share * dy);
    }

    /** The middle of a cell at the inverse depth of one corner. */
    private int inside(int i, int j, int corner) {
        long key = ((long) j * field.columns() + i) * KINDS + CUT_CELL + corner;
        double x = (field.x(i) + field.x(i + 1)) / 2;
        double y = (field.y(j) + field.y(j + 1)) / 2;
        int ci = i + right(corner);
        int cj = j + down(corner);
        int added = add(key, x, y, ci, cj);
        for (int k = 0; k < ReliefCuts.CORNERS; k++) {
            int other = k == corner ? -1 : out.find(key - corner + k);
            if (other >= 0) {
                out.twin(added, other);
                break;
            }
        }
        return added;
    }

    private static int right(int corner) {
        return corner == 1 || corner == 2 ? 1 : 0;
    }

    private static int down(int corner) {
        return corner >= 2 ? 1 : 0;
    }
}
