package diorama.relief;

import diorama.base.Size;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Takes vertices out of a relief as long as every pixel stays within the error bound: a vertex is moved onto a neighbour
 * (half-edge collapse) where all triangles that it leaves keep their turn and fit.
 *
 * <p>It works on the places of the photo, not on the vertices: both sides of a cut have one place, are moved together and keep
 * meeting in the photo. A place on a cut or on the rim moves only along it. Where cuts end or branch a place stays.
 *
 * <p>Source of the collapse and of its topological condition: Hoppe, DeRose, Duchamp, McDonald, Stuetzle, Mesh optimization,
 * 1993. It differs in that collapses are not ordered by cost: each that keeps the bound is made, short ones first. Bands of the
 * photo are worked on side by side; what touches a border between bands waits until the bands are shifted.
 */
final class ReliefDecimator {
    /** Longest way that a place moves, px, pass by pass: the mesh grows coarser evenly. */
    private static final double[] LONGEST = {1.5, 4, 11, 40};

    private static final int TRIES = 3;
    /** So many places, near to each other, are visited in turns: every third of them, then what is left. */
    private static final int TOGETHER = 1536;

    private static final int TURNS = 3;
    /** Marks of places: nothing helps them but a change beside them; the border of a band is in their way. */
    private static final byte NEVER = Byte.MAX_VALUE;

    private static final byte BLOCKED = -1;

    /** Least height of a band of the photo that one thread works on, px: some of the longest ways. */
    private static final int BAND = 128;

    private final ReliefVertices mesh;
    private final ReliefError error;
    private final float width;
    private final float height;
    private final int[] tri;
    private final ReliefCorners corners;
    private final ReliefStar star;
    /** The first pass in which a place is worth another look, until something beside it moves. */
    private final byte[] settled;
    /** Rows of the photo in which everything round a moved place must lie, px. */
    private final float top;

    private final float bottom;
    /** For the whole photo. */
    private ReliefDecimator(ReliefVertices mesh, ReliefError error, Size size) {
        this.mesh = mesh;
        this.error = error;
        width = size.width();
        height = size.height();
        tri = mesh.indices();
        corners = new ReliefCorners(mesh);
        star = new ReliefStar(mesh, corners);
        settled = new byte[mesh.count()];
        top = Float.NEGATIVE_INFINITY;
        bottom = Float.POSITIVE_INFINITY;
    }

    /** For a band of the photo. */
    private ReliefDecimator(ReliefDecimator whole, float top, float bottom) {
        mesh = whole.mesh;
        error = whole.error;
        width = whole.width;
        height = whole.height;
        tri = whole.tri;
        corners = whole.corners;
        star = new ReliefStar(mesh, corners);
        settled = whole.settled;
        this.top = top;
        this.bottom = bottom;
    }

    /** Marks triangles that are no longer needed by a negative first index. */
    static void decimate(ReliefVertices mesh, ReliefError error, Size size) {
        ReliefDecimator whole = new ReliefDecimator(mesh, error, size);
        int bands = Math.max(1, size.height() / BAND);
        int[][] even = whole.places(bands, 0);
        int[][] odd = bands == 1 ? new int[0][] : whole.places(bands + 1, 0.5f);
        for (int pass = 0; pass < LONGEST.length; pass++) {
            whole.run(even, bands, 0, pass, pass);
            whole.run(odd, bands, 0.5f, pass, pass == LONGEST.length - 1 ? pass : BLOCKED);
        }
    }

    /**
     * Runs bands side by side. The outcome does not depend on threads: a triangle is changed only where all of its places lie
     * in one band, and whoever looks at a triangle has one of its places in his band.
     *
     * @param ready the largest mark of places that are tried
     */
    private void run(int[][] places, int bands, float shift, int pass, int ready) {
        IntStream.range(0, places.length).parallel().forEach(b -> {
            boolean only = places.length == 1;
            float from = only || b == 0 ? Float.NEGATIVE_INFINITY : (b - shift) * height / bands;
            float to = only || b == places.length - 1 ? Float.POSITIVE_INFINITY : (b + 1 - shift) * height / bands;
            new ReliefDecimator(this, from, to).run(places[b], pass, ready);
        });
    }

    private void run(int[] places, int pass, int ready) {
        for (int from = 0; from < places.length; from += TOGETHER) {
            int to = Math.min(places.length, from + TOGETHER);
            for (int turn = 0; turn < TURNS; turn++) {
                for (int k = from + turn; k < to; k += TURNS) {
                    int p = places[k];
                    if (corners.any(p) && settled[p] <= ready) {
                        settled[p] = visit(p, pass);
                    }
                }
            }
        }
    }

    /** The places of each band; bands are shifted up by a share of their height. */
    private int[][] places(int count, float shift) {
        int bands = count - (shift > 0 ? 1 : 0);
        int[] sizes = new int[count];
        short[] band = new short[mesh.count()];
        for (int p = 0; p < mesh.count(); p++) {
            if (corners.any(p)) {
                int b = Math.min(count - 1, (int) (mesh.y(p) * bands / height + shift));
                band[p] = (short) b;
                sizes[b]++;
            }
        }
        int[][] out = new int[count][];
        for (int b = 0; b < count; b++) {
            out[b] = new int[sizes[b]];
        }
        Arrays.fill(sizes, 0);
        for (int p = 0; p < mesh.count(); p++) {
            if (corners.any(p)) {
                out[band[p]][sizes[band[p]]++] = p;
            }
        }
        return out;
    }

    /** Tries to move a place; the pass in which to try again. */
    private byte visit(int p, int pass) {
        if (!star.gather(p)) {
            return NEVER;
        }
        if (!star.within(top, bottom)) {
            return BLOCKED;
        }
        if (!star.classify(p) || (star.specials == 2 && !straight(p))) {
            return NEVER;
        }
        double limit = LONGEST[pass] * LONGEST[pass];
        byte later = (byte) (pass + 1);
        if (star.specials == 2) {
            double first = squared(p, star.special[0]);
            double second = squared(p, star.special[1]);
            int near = first <= second ? 0 : 1;
            if (Math.min(first, second) <= limit && !move(p, star.special[near]) && Math.max(first, second) <= limit) {
                move(p, star.special[1 - near]);
            }
            return Math.max(first, second) <= limit ? NEVER : later;
        }
        double done = -1;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int best = -1;
            double least = limit;
            for (int k = 0; k < star.n; k++) {
                int q = star.placeAfter[k];
                double d = squared(p, q);
                if (d > done && d <= least) {
                    least = d;
                    best = q;
                }
            }
            if (best < 0) {
                return later;
            }
            if (move(p, best)) {
                return NEVER;
            }
            done = least;
        }
        return NEVER;
    }

    /** A place on the rim may go when it is in a straight part of the frame's edge, or on a cut all along. */
    private boolean straight(int p) {
        if (!star.rim) {
            return true;
        }
        boolean left = mesh.x(p) == 0 || mesh.x(p) == width;
        boolean top = mesh.y(p) == 0 || mesh.y(p) == height;
        if (left || top) {
            boolean upright = mesh.x(star.special[0]) == mesh.x(p) && mesh.x(star.special[1]) == mesh.x(p);
            boolean level = mesh.y(star.special[0]) == mesh.y(p) && mesh.y(star.special[1]) == mesh.y(p);
            return (left && upright) || (top && level);
        }
        boolean cuts = onCut(p) && onCut(star.special[0]) && onCut(star.special[1]);
        return cuts
                && error.hides(
                        mesh.x(p),
                        mesh.y(p),
                        mesh.x(star.special[0]),
                        mesh.y(star.special[0]),
                        mesh.x(star.special[1]),
                        mesh.y(star.special[1]));
    }

    /** Places on cuts lie between pixel centres. */
    private boolean onCut(int p) {
        return mesh.x(p) - 0.5f != Math.rint(mesh.x(p) - 0.5f) || mesh.y(p) - 0.5f != Math.rint(mesh.y(p) - 0.5f);
    }

    /** Moves place p onto q when that keeps topology, turn and bound. */
    private boolean move(int p, int q) {
        int from0 = -1;
        int to0 = -1;
        int from1 = -1;
        int to1 = -1;
        for (int k = 0; k < star.n; k++) {
            int to = star.placeAfter[k] == q ? tri[star.after[k]] : star.placeBefore[k] == q ? tri[star.before[k]] : -1;
            if (to >= 0 && (from0 < 0 || from0 == tri[star.at[k]])) {
                from0 = tri[star.at[k]];
                to0 = to;
            } else if (to >= 0) {
                from1 = tri[star.at[k]];
                to1 = to;
            }
        }
        for (int k = 0; k < star.n; k++) {
            int v = tri[star.at[k]];
            int to = v == from0 ? to0 : v == from1 ? to1 : -1;
            if (to < 0 || (!star.shared(k, q) && !star.shapely(to, tri[star.after[k]], tri[star.before[k]]))) {
                return false;
            }
        }
        if (!star.linked(p, q) || (!onCut(p) && missed(p, q, from0, to0, to1))) {
            return false;
        }
        for (int k = 0; k < star.n; k++) {
            int to = tri[star.at[k]] == from0 ? to0 : to1;
            if (!star.shared(k, q) && !error.fits(mesh, to, tri[star.after[k]], tri[star.before[k]])) {
                return false;
            }
        }
        star.apply(p, q, from0, to0, to1);
        for (int k = 0; k < star.n; k++) {
            settled[star.placeAfter[k]] = 0;
            settled[star.placeBefore[k]] = 0;
        }
        return true;
    }

    /** The triangle that will lie where p, the middle of a pixel, is now would be too far from it: most moves fail by this. */
    private boolean missed(int p, int q, int from0, int to0, int to1) {
        double px = mesh.x(p) - mesh.x(q);
        double py = mesh.y(p) - mesh.y(q);
        for (int k = 0; k < star.n; k++) {
            int a = tri[star.after[k]];
            int b = tri[star.before[k]];
            boolean around = (mesh.y(a) - mesh.y(q)) * px >= (mesh.x(a) - mesh.x(q)) * py
                    && (mesh.x(b) - mesh.x(q)) * py >= (mesh.y(b) - mesh.y(q)) * px;
            if (around && !star.shared(k, q)) {
                return error.misses(mesh, tri[star.at[k]] == from0 ? to0 : to1, a, b, tri[star.at[k]]);
            }
        }
        return false;
    }

    private double squared(int p, int q) {
        double dx = mesh.x(p) - mesh.x(q);
        double dy = mesh.y(p) - mesh.y(q);
        return dx * dx + dy * dy;
    }
}
