package diorama.relief;

import java.util.Arrays;

/**
 * Turns the network's triangles and the parts of cut cells into vertices in space. Between the last pixel's centre and the cut
 * that pixel's own colour goes on: half way to the other side the picture shows the other side.
 */
final class ReliefSurface implements QuadRefiner.Sink {
    /** Most that a colour is taken from beside a vertex, px. */
    private static final double SHIFT = 0.15;

    private final ReliefField field;
    private final ReliefCuts cuts;
    private final ReliefVertices out;
    private final int[] polygon = new int[8];
    /** The vertices at each lattice point, at both sides of each cut edge, and in the middle of each part of a cut cell. */
    private final int[] points;

    private final int[] sides;
    private final int[] middles;

    ReliefSurface(ReliefField field, ReliefCuts cuts, ReliefVertices out) {
        this.field = field;
        this.cuts = cuts;
        this.out = out;
        points = none(field.columns() * field.rows());
        sides = none(2 * cuts.edges());
        middles = none(ReliefCuts.CORNERS * cuts.count());
    }

    private static int[] none(int count) {
        int[] out = new int[count];
        Arrays.fill(out, -1);
        return out;
    }

    @Override
    public void triangle(int ai, int aj, int bi, int bj, int ci, int cj) {
        out.triangle(point(ai, aj), point(bi, bj), point(ci, cj));
    }

    /** Adds what is left of a cut cell, part by part. */
    @Override
    public void cutCell(int i, int j) {
        int torn = cuts.torn(i, j);
        for (int k = 0; k < ReliefCuts.CORNERS; k++) {
            boolean starts = (torn >> (k + 3 & 3) & 1) != 0;
            if (starts && field.exists(i + right(k), j + down(k))) {
                part(i, j, torn, k);
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
        int at = j * field.columns() + i;
        if (points[at] < 0) {
            points[at] = out.add(field.x(i), field.y(j), field.d(i, j));
        }
        return points[at];
    }

    /** Where edge {@code k} of a cell is cut, at the inverse depth of its end at {@code corner}. */
    private int onEdge(int i, int j, int k, int corner) {
        int edge = cuts.edge(i, j, k);
        boolean vertical = (edge & 1) != 0;
        int left = edge / 2 % field.columns();
        int top = edge / 2 / field.columns();
        int ci = i + right(corner);
        int cj = j + down(corner);
        int number = cuts.number(edge);
        int side = 2 * number + (ci != left || cj != top ? 1 : 0);
        if (sides[side] < 0) {
            double t = cuts.at(number);
            double x = vertical ? field.x(left) : (1 - t) * field.x(left) + t * field.x(left + 1);
            double y = vertical ? (1 - t) * field.y(top) + t * field.y(top + 1) : field.y(top);
            sides[side] = add(x, y, ci, cj);
            if (sides[side ^ 1] >= 0) {
                out.twin(sides[side], sides[side ^ 1]);
            }
        }
        return sides[side];
    }

    /** A vertex at the inverse depth of a corner, with a colour from part of the way to it: less fringe, and little shift. */
    private int add(double x, double y, int ci, int cj) {
        double dx = field.x(ci) - x;
        double dy = field.y(cj) - y;
        double share = Math.min(0.5, SHIFT / Math.sqrt(dx * dx + dy * dy));
        return out.add(x, y, field.d(ci, cj), x + share * dx, y + share * dy);
    }

    /** The middle of a cell at the inverse depth of one corner. */
    private int inside(int i, int j, int corner) {
        int c = cuts.cell(i, j);
        double x = (field.x(i) + field.x(i + 1)) / 2;
        double y = (field.y(j) + field.y(j + 1)) / 2;
        int added = add(x, y, i + right(corner), j + down(corner));
        for (int k = 0; k < ReliefCuts.CORNERS; k++) {
            int other = middles[ReliefCuts.CORNERS * c + k];
            if (other >= 0) {
                out.twin(added, other);
                break;
            }
        }
        middles[ReliefCuts.CORNERS * c + corner] = added;
        return added;
    }

    private static int right(int corner) {
        return corner == 1 || corner == 2 ? 1 : 0;
    }

    private static int down(int corner) {
        return corner >= 2 ? 1 : 0;
    }
}
