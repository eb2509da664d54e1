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
    /** Most triangles around a place. */
    private static final int MOST = 24;
    /** A power of two above it; places times this fit an int: more than 60 million. */
    private static final int SLOTS = 32;
    /** Least area of a triangle, px squared, and least share of the square of its longest side, unless one was thinner. */
    private static final double LEAST_AREA = 0.004;

    private static final double LEAST_SHAPE = 0.04;
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
    /** The first corner at each place, and the next one at the same place; -1 ends. */
    private final int[] head;

    private final int[] next;
    /** The first pass in which a place is worth another look, until something beside it moves. */
    private final byte[] settled;
    /** Of each place beside the present one the triangle after (before) whose corner it comes: place * SLOTS + number. */
    private final int[] afters;

    private final int[] befores;
    /** Rows of the photo in which everything round a moved place must lie, px. */
    private final float top;

    private final float bottom;
    /** The triangles around the present place: its corner, the corner after and the one before. */
    private final int[] at = new int[MOST];

    private final int[] after = new int[MOST];
    private final int[] before = new int[MOST];
    /** The places of those corners. */
    private final int[] placeAfter = new int[MOST];

    private final int[] placeBefore = new int[MOST];
    private int n;
    private double worst;
    /** Special sides (cut or rim) of the present place: the places at their other ends. */
    private final int[] special = new int[2];

    private int specials;
    private boolean rim;

    /** For the whole photo. */
    private ReliefDecimator(ReliefVertices mesh, ReliefError error, Size size) {
        this.mesh = mesh;
        this.error = error;
        width = size.width();
        height = size.height();
        tri = mesh.indices();
        head = none(mesh.count());
        next = new int[mesh.corners()];
        settled = new byte[mesh.count()];
        afters = none(mesh.count());
        befores = none(mesh.count());
        top = Float.NEGATIVE_INFINITY;
        bottom = Float.POSITIVE_INFINITY;
        for (int c = 0; c < next.length; c++) {
            int p = mesh.place(tri[c]);
            next[c] = head[p];
            head[p] = c;
        }
    }

    /** For a band of the photo. */
    private ReliefDecimator(ReliefDecimator whole, float top, float bottom) {
        mesh = whole.mesh;
        error = whole.error;
        width = whole.width;
        height = whole.height;
        tri = whole.tri;
        head = whole.head;
        next = whole.next;
        settled = whole.settled;
        afters = whole.afters;
        befores = whole.befores;
        this.top = top;
        this.bottom = bottom;
    }

    private static int[] none(int count) {
        int[] out = new int[count];
        Arrays.fill(out, -1);
        return out;
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
                    if (head[p] >= 0 && settled[p] <= ready) {
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
        short[] band = new short[head.length];
        for (int p = 0; p < head.length; p++) {
            if (head[p] >= 0) {
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
        for (int p = 0; p < head.length; p++) {
            if (head[p] >= 0) {
                out[band[p]][sizes[band[p]]++] = p;
            }
        }
        return out;
    }

    /** Everything round the present place lies in the band. */
    private boolean inBand() {
        for (int k = 0; k < n; k++) {
            float first = mesh.y(placeAfter[k]);
            float second = mesh.y(placeBefore[k]);
            if (Math.min(first, second) < top || Math.max(first, second) >= bottom) {
                return false;
            }
        }
        return true;
    }

    /** Tries to move a place; the pass in which to try again. */
    private byte visit(int p, int pass) {
        if (!gather(p)) {
            return NEVER;
        }
        if (!inBand()) {
            return BLOCKED;
        }
        mark(p);
        if (!classify(p) || (specials == 2 && !straight(p))) {
            return NEVER;
        }
        double limit = LONGEST[pass] * LONGEST[pass];
        byte later = (byte) (pass + 1);
        if (specials == 2) {
            double first = squared(p, special[0]);
            double second = squared(p, special[1]);
            int near = first <= second ? 0 : 1;
            if (Math.min(first, second) <= limit && !move(p, special[near]) && Math.max(first, second) <= limit) {
                move(p, special[1 - near]);
            }
            return Math.max(first, second) <= limit ? NEVER : later;
        }
        double done = -1;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int best = -1;
            double least = limit;
            for (int k = 0; k < n; k++) {
                int q = placeAfter[k];
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

    /** Finds the triangles around a place; false when there are too many. */
    private boolean gather(int p) {
        n = 0;
        int last = -1;
        for (int c = head[p]; c >= 0; c = next[c]) {
            int first = c - c % 3;
            if (tri[first] < 0) {
                if (last < 0) {
                    head[p] = next[c];
                } else {
                    next[last] = next[c];
                }
                continue;
            }
            if (n == MOST) {
                return false;
            }
            at[n] = c;
            after[n] = first + (c - first + 1) % 3;
            before[n] = first + (c - first + 2) % 3;
            placeAfter[n] = mesh.place(tri[after[n]]);
            placeBefore[n] = mesh.place(tri[before[n]]);
            n++;
            last = c;
        }
        return n > 0;
    }

    /** Writes down who is beside place p: what lies in one band is written by one thread. */
    private void mark(int p) {
        for (int k = 0; k < n; k++) {
            afters[placeAfter[k]] = p * SLOTS + k;
            befores[placeBefore[k]] = p * SLOTS + k;
        }
    }

    /** The number in a mark that was made for place p, -1 in others. */
    private static int slot(int mark, int p) {
        return mark / SLOTS == p ? mark % SLOTS : -1;
    }

    /** Finds the special sides; false when the place must stay. */
    private boolean classify(int p) {
        specials = 0;
        rim = false;
        int cutSides = 0;
        int rimSides = 0;
        worst = LEAST_SHAPE;
        for (int k = 0; k < n; k++) {
            int q = placeAfter[k];
            int other = slot(befores[q], p);
            boolean opened = slot(afters[placeBefore[k]], p) < 0;
            boolean cut = other >= 0 && (tri[before[other]] != tri[after[k]] || tri[at[other]] != tri[at[k]]);
            int sides = (opened ? 1 : 0) + (other < 0 ? 1 : 0);
            rimSides += sides;
            cutSides += cut ? 1 : 0;
            if (rimSides + cutSides > 2) {
                return false;
            }
            if (opened) {
                special[specials++] = placeBefore[k];
            }
            if (other < 0 || cut) {
                special[specials++] = q;
            }
            worst = Math.min(worst, shape(tri[at[k]], tri[after[k]], tri[before[k]]));
        }
        rim = rimSides == 2;
        return specials == 0 || (specials == 2 && (rimSides == 2 || cutSides == 2));
    }

    /** A place on the rim may go when it is in a straight part of the frame's edge, or on a cut all along. */
    private boolean straight(int p) {
        if (!rim) {
            return true;
        }
        boolean left = mesh.x(p) == 0 || mesh.x(p) == width;
        boolean top = mesh.y(p) == 0 || mesh.y(p) == height;
        if (left || top) {
            boolean upright = mesh.x(special[0]) == mesh.x(p) && mesh.x(special[1]) == mesh.x(p);
            boolean level = mesh.y(special[0]) == mesh.y(p) && mesh.y(special[1]) == mesh.y(p);
            return (left && upright) || (top && level);
        }
        boolean cuts = onCut(p) && onCut(special[0]) && onCut(special[1]);
        return cuts
                && error.hides(
                        mesh.x(p),
                        mesh.y(p),
                        mesh.x(special[0]),
                        mesh.y(special[0]),
                        mesh.x(special[1]),
                        mesh.y(special[1]));
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
        for (int k = 0; k < n; k++) {
            int to = placeAfter[k] == q ? tri[after[k]] : placeBefore[k] == q ? tri[before[k]] : -1;
            if (to >= 0 && (from0 < 0 || from0 == tri[at[k]])) {
                from0 = tri[at[k]];
                to0 = to;
            } else if (to >= 0) {
                from1 = tri[at[k]];
                to1 = to;
            }
        }
        for (int k = 0; k < n; k++) {
            int v = tri[at[k]];
            int to = v == from0 ? to0 : v == from1 ? to1 : -1;
            if (to < 0 || (!shared(k, q) && !shapely(to, tri[after[k]], tri[before[k]]))) {
                return false;
            }
        }
        if (!linked(p, q) || (!onCut(p) && missed(p, q, from0, to0, to1))) {
            return false;
        }
        for (int k = 0; k < n; k++) {
            int to = tri[at[k]] == from0 ? to0 : to1;
            if (!shared(k, q) && !error.fits(mesh, to, tri[after[k]], tri[before[k]])) {
                return false;
            }
        }
        apply(p, q, from0, to0, to1);
        return true;
    }

    /** The triangle that will lie where p, the middle of a pixel, is now would be too far from it: most moves fail by this. */
    private boolean missed(int p, int q, int from0, int to0, int to1) {
        double px = mesh.x(p) - mesh.x(q);
        double py = mesh.y(p) - mesh.y(q);
        for (int k = 0; k < n; k++) {
            int a = tri[after[k]];
            int b = tri[before[k]];
            boolean around = (mesh.y(a) - mesh.y(q)) * px >= (mesh.x(a) - mesh.x(q)) * py
                    && (mesh.x(b) - mesh.x(q)) * py >= (mesh.y(b) - mesh.y(q)) * px;
            if (around && !shared(k, q)) {
                return error.misses(mesh, tri[at[k]] == from0 ? to0 : to1, a, b, tri[at[k]]);
            }
        }
        return false;
    }

    private void apply(int p, int q, int from0, int to0, int to1) {
        int last = -1;
        for (int k = 0; k < n; k++) {
            int first = at[k] - at[k] % 3;
            if (shared(k, q)) {
                tri[first] = -1;
            } else {
                tri[at[k]] = tri[at[k]] == from0 ? to0 : to1;
            }
            last = at[k];
            settled[placeAfter[k]] = 0;
            settled[placeBefore[k]] = 0;
        }
        next[last] = head[q];
        head[q] = head[p];
        head[p] = -1;
    }

    private boolean shared(int k, int q) {
        return placeAfter[k] == q || placeBefore[k] == q;
    }

    /** The places beside both p and q are exactly those opposite the side between them. */
    private boolean linked(int p, int q) {
        int wanted = 0;
        for (int k = 0; k < n; k++) {
            wanted += shared(k, q) ? 1 : 0;
        }
        long common = 0;
        int degree = 0;
        for (int c = head[q]; c >= 0; c = next[c]) {
            int first = c - c % 3;
            if (tri[first] < 0) {
                continue;
            }
            degree++;
            for (int k = 1; k <= 2; k++) {
                common |= bit(mesh.place(tri[first + (c - first + k) % 3]), p);
            }
        }
        return Long.bitCount(common) == wanted && degree + n - 2 * wanted <= MOST && p != q;
    }

    /** A bit that stands for a place beside place p, 0 for other places. */
    private long bit(int place, int p) {
        int after = slot(afters[place], p);
        int before = slot(befores[place], p);
        return after >= 0 ? 1L << after : before >= 0 ? 1L << (SLOTS + before) : 0;
    }

    private boolean shapely(int a, int b, int c) {
        double shape = shape(a, b, c);
        return shape > 0 && shape >= worst;
    }

    /** Area over the square of the longest side; negative when the triangle is turned or too small. */
    private double shape(int a, int b, int c) {
        double ux = mesh.x(b) - mesh.x(a);
        double uy = mesh.y(b) - mesh.y(a);
        double vx = mesh.x(c) - mesh.x(a);
        double vy = mesh.y(c) - mesh.y(a);
        double area = (uy * vx - ux * vy) / 2;
        double wx = vx - ux;
        double wy = vy - uy;
        double side = Math.max(ux * ux + uy * uy, Math.max(vx * vx + vy * vy, wx * wx + wy * wy));
        return area < LEAST_AREA ? -1 : area / side;
    }

    private double squared(int p, int q) {
        double dx = mesh.x(p) - mesh.x(q);
        double dy = mesh.y(p) - mesh.y(q);
        return dx * dx + dy * dy;
    }
}
