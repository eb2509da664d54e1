package diorama.relief;

import diorama.base.Parallel;
import java.util.Arrays;

/**
 * A right-triangulated irregular network over a {@link ReliefField}: tiles of 64 x 64 cells, each two right triangles that are
 * halved at the middle of their longest side where the surface needs it. A middle that is in use forces the triangles on
 * both of its sides to exist, which keeps the mesh free of cracks.
 *
 * <p>Source: Evans, Kirkpatrick, Townsend, Right-triangulated irregular networks, 2001. It differs in that a triangle is
 * accepted only after all of its pixels were measured, not just the middle of its longest side; in that cut cells are split
 * down to pixels; and in that the network's grid is laid on the lattice by rounding, so that photos of any size fit: a few
 * of its columns and rows coincide, and triangles without area are left out.
 */
final class QuadRefiner {
    /** Cells along a tile, a power of two: also the largest leg of a triangle. */
    static final int TILE = 64;

    /** Receives the surface piece by piece, each beside the one before: what lies together in the photo does so in memory. */
    interface Sink {
        /** The lattice corners of a triangle of the network; none without area. */
        void triangle(int ai, int aj, int bi, int bj, int ci, int cj);

        /** A cut cell, by its top left lattice corner: each once. */
        void cutCell(int i, int j);
    }

    private final ReliefField field;
    private final ReliefCuts cuts;
    private final ReliefError error;
    private final int tilesX;
    private final int tilesY;
    /** Network points in a row. */
    private final int stride;
    /** Lattice column and row of a network's column and row. */
    private final int[] columns;

    private final int[] rows;
    /** 1 where a network point is in use. Written from several threads: it only ever turns from 0 to 1. */
    private final byte[] used;
    /** 1 where a tile got points in this sweep: it is measured again in the next. */
    private byte[] touched;

    QuadRefiner(ReliefField field, ReliefCuts cuts, ReliefError error) {
        this.field = field;
        this.cuts = cuts;
        this.error = error;
        tilesX = Math.max(1, (field.columns() - 1 + TILE - 1) / TILE);
        tilesY = Math.max(1, (field.rows() - 1 + TILE - 1) / TILE);
        stride = tilesX * TILE + 1;
        columns = laid(tilesX * TILE, field.columns() - 1);
        rows = laid(tilesY * TILE, field.rows() - 1);
        used = new byte[Math.multiplyExact(stride, tilesY * TILE + 1)];
        touched = new byte[tilesX * tilesY];
    }

    /** Halves triangles until each is exact enough. */
    void refine() {
        useCutCells();
        Arrays.fill(touched, (byte) 1);
        boolean[] changed = {true};
        while (changed[0]) {
            changed[0] = false;
            byte[] stale = touched;
            touched = new byte[stale.length];
            Parallel.rows(stale.length, (from, to) -> {
                for (int tile = from; tile < to; tile++) {
                    if (stale[tile] != 0 && refineTile(tile % tilesX, tile / tilesX)) {
                        changed[0] = true;
                    }
                }
            });
        }
    }

    /** Hands out cut cells and the triangles outside them, tile by tile. */
    void emit(Sink sink) {
        for (int ty = 0; ty < tilesY; ty++) {
            for (int tx = 0; tx < tilesX; tx++) {
                int x = tx * TILE;
                int y = ty * TILE;
                if ((tx + ty) % 2 == 0) {
                    emit(sink, x, y, x + TILE, y + TILE, x + TILE, y);
                    emit(sink, x + TILE, y + TILE, x, y, x, y + TILE);
                } else {
                    emit(sink, x + TILE, y, x, y + TILE, x + TILE, y + TILE);
                    emit(sink, x, y + TILE, x + TILE, y, x, y);
                }
            }
        }
    }

    private static int[] laid(int cells, int lattice) {
        int[] out = new int[cells + 1];
        for (int c = 0; c <= cells; c++) {
            out[c] = (int) ((long) c * lattice / cells);
        }
        return out;
    }

    private void useCutCells() {
        int[] lastOf = lastOf(columns, field.columns());
        int[] lastRowOf = lastOf(rows, field.rows());
        for (int c = 0; c < cuts.count(); c++) {
            int x = lastOf[cuts.column(c)];
            int y = lastRowOf[cuts.row(c)];
            use(x, y);
            use(x + 1, y);
            use(x, y + 1);
            use(x + 1, y + 1);
        }
    }

    private static int[] lastOf(int[] laid, int lattice) {
        int[] out = new int[lattice];
        for (int c = 0; c < laid.length; c++) {
            out[laid[c]] = c;
        }
        return out;
    }

    /** Marks a network point and those without which it cannot be. */
    private void use(int x, int y) {
        if (x < 0 || y < 0 || x >= stride || y > tilesY * TILE || used[y * stride + x] != 0) {
            return;
        }
        used[y * stride + x] = 1;
        touch(x, y);
        int bitX = Integer.lowestOneBit(x | TILE);
        int bitY = Integer.lowestOneBit(y | TILE);
        if (bitX < bitY) {
            use(x, y - bitX);
            use(x, y + bitX);
        } else if (bitY < bitX) {
            use(x - bitY, y);
            use(x + bitY, y);
        } else if (bitX < TILE / 2) {
            useApexes(x, y, bitX);
        }
    }

    /** The tiles round a point must be looked at again. */
    private void touch(int x, int y) {
        for (int ty = Math.max(0, (y - 1) / TILE); ty <= Math.min(tilesY - 1, y / TILE); ty++) {
            for (int tx = Math.max(0, (x - 1) / TILE); tx <= Math.min(tilesX - 1, x / TILE); tx++) {
                touched[ty * tilesX + tx] = 1;
            }
        }
    }

    /** The middle of a square needs the two corners at which its two triangles have their right angles. */
    private void useApexes(int x, int y, int half) {
        int cornerX = (x - half) / (2 * half);
        int cornerY = (y - half) / (2 * half);
        if ((cornerX + cornerY) % 2 == 0) {
            use(x + half, y - half);
            use(x - half, y + half);
        } else {
            use(x - half, y - half);
            use(x + half, y + half);
        }
    }

    private boolean refineTile(int tx, int ty) {
        int x = tx * TILE;
        int y = ty * TILE;
        boolean even = (tx + ty) % 2 == 0;
        boolean right = even
                ? refine(x, y, x + TILE, y + TILE, x + TILE, y)
                : refine(x + TILE, y, x, y + TILE, x + TILE, y + TILE);
        boolean left = even ? refine(x + TILE, y + TILE, x, y, x, y + TILE) : refine(x, y + TILE, x + TILE, y, x, y);
        return right || left;
    }

    /** Splits below the triangle with the longest side a-b; true when it used a new point. */
    private boolean refine(int ax, int ay, int bx, int by, int cx, int cy) {
        if (Math.max(Math.abs(ax - bx), Math.abs(ay - by)) < 2) {
            return false;
        }
        int mx = (ax + bx) / 2;
        int my = (ay + by) / 2;
        boolean split = used[my * stride + mx] == 0;
        if (split) {
            if (fits(ax, ay, bx, by, cx, cy)) {
                return false;
            }
            use(mx, my);
        }
        boolean first = refine(cx, cy, ax, ay, mx, my);
        boolean second = refine(bx, by, cx, cy, mx, my);
        return split || first || second;
    }

    private boolean fits(int ax, int ay, int bx, int by, int cx, int cy) {
        int ai = columns[ax];
        int aj = rows[ay];
        int bi = columns[bx];
        int bj = rows[by];
        int ci = columns[cx];
        int cj = rows[cy];
        if (area(ai, aj, bi, bj, ci, cj) == 0) {
            return flat(ax, ay, bx, by, ci, cj);
        }
        return !field.exists(ai, aj) || error.fits(ai, aj, bi, bj, ci, cj);
    }

    /** A triangle without area may stay unless its three corners differ: then a neighbour would miss one of them. */
    private boolean flat(int ax, int ay, int bx, int by, int ci, int cj) {
        int ai = columns[ax];
        int aj = rows[ay];
        int bi = columns[bx];
        int bj = rows[by];
        return (ai == bi && aj == bj) || (ai == ci && aj == cj) || (bi == ci && bj == cj);
    }

    private void emit(Sink sink, int ax, int ay, int bx, int by, int cx, int cy) {
        int mx = (ax + bx) / 2;
        int my = (ay + by) / 2;
        boolean unit = Math.max(Math.abs(ax - bx), Math.abs(ay - by)) < 2;
        if (!unit && used[my * stride + mx] != 0) {
            emit(sink, cx, cy, ax, ay, mx, my);
            emit(sink, bx, by, cx, cy, mx, my);
            return;
        }
        int ai = columns[ax];
        int aj = rows[ay];
        int bi = columns[bx];
        int bj = rows[by];
        int ci = columns[cx];
        int cj = rows[cy];
        if (area(ai, aj, bi, bj, ci, cj) == 0) {
            return;
        }
        if (unit && cuts.cut(Math.min(ai, bi), Math.min(aj, bj))) {
            if (cj < Math.max(aj, bj)) {
                sink.cutCell(Math.min(ai, bi), cj); // the upper of the cell's two triangles
            }
        } else if (field.exists(ai, aj)) {
            sink.triangle(ai, aj, bi, bj, ci, cj);
        }
    }

    private static long area(int ai, int aj, int bi, int bj, int ci, int cj) {
        return (long) (bi - ai) * (cj - aj) - (long) (bj - aj) * (ci - ai);
    }
}
