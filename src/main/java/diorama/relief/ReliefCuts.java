package diorama.relief;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The cells of a {@link ReliefField} that tears cut into parts, and where the cut crosses each torn edge.
 *
 * <p>A cell's corners fall into parts that untorn edges join; a cell in one part is whole (a tear may end in it). The cut of
 * a cell in two parts runs straight from torn edge to torn edge, as in marching squares (Lorensen and Cline, 1987), so that
 * both sides meet in the photo; with more parts it runs through the middle of the cell. Where the cut crosses an edge is
 * found by straightening the line of cuts, which takes the stairs of the pixel grid out of silhouettes.
 */
final class ReliefCuts {
    /** Corners in order: top left, top right, bottom right, bottom left; edge k joins corner k to corner k + 1. */
    static final int CORNERS = 4;

    private static final int PASSES = 12;
    /** The cut stays this far from the pixels' centres, px: no triangle gets an area of 0. */
    private static final float MARGIN = 0.08f;

    private final ReliefField field;
    /** Lattice index of each cut cell's top left corner, ascending. */
    private int[] cells = new int[1024];

    private int count;
    /** The same cells as bits. */
    private final BitSet isCut = new BitSet();
    /** Ids of torn edges of cut cells, ascending, and where they are cut: 0 at the left or upper end, 1 at the other. */
    private int[] edges = new int[0];
    /** Of each row of the lattice its first edge's number; one more at the end. */
    private final int[] rows;

    private float[] at = new float[0];

    ReliefCuts(ReliefField field) {
        this.field = field;
        rows = new int[field.rows() + 1];
        find();
        straighten();
    }

    int count() {
        return count;
    }

    int column(int cell) {
        return cells[cell] % field.columns();
    }

    int row(int cell) {
        return cells[cell] / field.columns();
    }

    /** The number of the cut cell with the given top left corner. */
    int cell(int i, int j) {
        return Arrays.binarySearch(cells, 0, count, j * field.columns() + i);
    }

    /** The cell with the given top left corner is cut. */
    boolean cut(int i, int j) {
        return isCut.get(j * field.columns() + i);
    }

    /** Torn edges of a cell as bits 1 &lt;&lt; k. */
    int torn(int i, int j) {
        return (field.tornRight(i, j) ? 1 : 0)
                | (field.tornDown(i + 1, j) ? 2 : 0)
                | (field.tornRight(i, j + 1) ? 4 : 0)
                | (field.tornDown(i, j) ? 8 : 0);
    }

    /** Number of parts that torn edges leave of a cell: one torn edge alone parts nothing. */
    static int parts(int torn) {
        return Math.max(1, Integer.bitCount(torn));
    }

    /** Twice the lattice index of edge {@code k}'s left or upper end, and 1 more for vertical edges. */
    int edge(int i, int j, int k) {
        int columns = field.columns();
        return switch (k) {
            case 0 -> 2 * (j * columns + i);
            case 1 -> 2 * (j * columns + i + 1) + 1;
            case 2 -> 2 * ((j + 1) * columns + i);
            default -> 2 * (j * columns + i) + 1;
        };
    }

    /** Number of torn edges of cut cells. */
    int edges() {
        return edges.length;
    }

    /** The number of a torn edge of a cut cell. */
    int number(int edge) {
        int row = edge / 2 / field.columns();
        return Arrays.binarySearch(edges, rows[row], rows[row + 1], edge);
    }

    /** Where the edge with this number is cut, 0 to 1 from its left or upper end. */
    float at(int number) {
        return at[number];
    }

    private void find() {
        for (int j = 0; j < field.rows() - 1; j++) {
            boolean inner = j > 0 && j < field.height();
            for (int i = 0; i < field.columns() - 1; i++) {
                boolean whole = inner && i > 0 && i < field.width() && field.wholeCell(i, j);
                if (!whole && parts(torn(i, j)) > 1) {
                    isCut.set(j * field.columns() + i);
                    if (count == cells.length) {
                        cells = Arrays.copyOf(cells, 2 * count);
                    }
                    cells[count++] = j * field.columns() + i;
                }
            }
        }
    }

    private void straighten() {
        collectEdges();
        at = new float[edges.length];
        Arrays.fill(at, 0.5f);
        int[] links = links();
        for (int pass = 0; pass < PASSES; pass++) {
            for (int e = 0; e < edges.length; e++) {
                if (links[2 * e] >= 0 && links[2 * e + 1] >= 0) {
                    at[e] = relaxed(e, links[2 * e], links[2 * e + 1]);
                }
            }
        }
    }

    private void collectEdges() {
        int[] all = new int[CORNERS * count];
        int n = 0;
        for (int c = 0; c < count; c++) {
            int torn = torn(column(c), row(c));
            for (int k = 0; k < CORNERS; k++) {
                if ((torn >> k & 1) != 0) {
                    all[n++] = edge(column(c), row(c), k);
                }
            }
        }
        Arrays.sort(all, 0, n);
        int unique = 0;
        for (int e = 0; e < n; e++) {
            if (e == 0 || all[e] != all[e - 1]) {
                all[unique++] = all[e];
            }
        }
        edges = Arrays.copyOf(all, unique);
        for (int edge : edges) {
            rows[edge / 2 / field.columns() + 1]++;
        }
        for (int row = 1; row < rows.length; row++) {
            rows[row] += rows[row - 1];
        }
    }

    /** Of each edge the two edges that the cut goes on to, -1 for none: ends, junctions and the frame stay where they are. */
    private int[] links() {
        int[] links = new int[2 * edges.length];
        Arrays.fill(links, -1);
        for (int c = 0; c < count; c++) {
            int torn = torn(column(c), row(c));
            if (parts(torn) == 2) {
                int first = Integer.numberOfTrailingZeros(torn);
                int second = Integer.numberOfTrailingZeros(torn & torn - 1);
                int a = number(edge(column(c), row(c), first));
                int b = number(edge(column(c), row(c), second));
                links[links[2 * a] < 0 ? 2 * a : 2 * a + 1] = b;
                links[links[2 * b] < 0 ? 2 * b : 2 * b + 1] = a;
            }
        }
        return links;
    }

    /** Half way to where the line between the two next cuts would cross the edge. */
    private float relaxed(int e, int p, int q) {
        boolean vertical = (edges[e] & 1) != 0;
        float across = across(e, vertical);
        float fromP = along(p, vertical);
        float toQ = along(q, vertical);
        float here = along(e, vertical);
        float span = toQ - fromP;
        float share = span == 0 ? 0.5f : (here - fromP) / span;
        share = Math.min(1, Math.max(0, share));
        float wanted = (1 - share) * across(p, vertical) + share * across(q, vertical);
        float moved = at[e] + (wanted - across) / 2;
        return Math.min(1 - MARGIN, Math.max(MARGIN, moved));
    }

    /** Lattice coordinate of a cut in the direction of a vertical (or horizontal) edge. */
    private float across(int e, boolean vertical) {
        return vertical ? cutY(e) : cutX(e);
    }

    private float along(int e, boolean vertical) {
        return vertical ? cutX(e) : cutY(e);
    }

    private float cutX(int e) {
        int column = edges[e] / 2 % field.columns();
        return column + ((edges[e] & 1) == 0 ? at[e] : 0);
    }

    private float cutY(int e) {
        int row = edges[e] / 2 / field.columns();
        return row + ((edges[e] & 1) == 0 ? 0 : at[e]);
    }
}
