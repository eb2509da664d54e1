package diorama.relief;

/**
 * The triangles around one place of a relief's mesh, and what they say of it: whether it lies inside, on the rim or on a cut, and
 * whether it may be moved onto a neighbour.
 *
 * <p>Source of the condition on neighbours: Hoppe, DeRose, Duchamp, McDonald, Stuetzle, Mesh optimization, 1993.
 */
final class ReliefStar {
    /** Most triangles around a place. */
    private static final int MOST = 24;
    /** Room above it; places times this fit an int: more than 60 million. */
    private static final int SLOT_BITS = 5;

    private static final int SLOTS = 1 << SLOT_BITS;
    /** Least area of a triangle, px squared, and least share of the square of its longest side, unless one was thinner. */
    private static final double LEAST_AREA = 0.004;

    private static final double LEAST_SHAPE = 0.04;

    private final ReliefVertices mesh;
    private final ReliefCorners corners;
    private final int[] tri;
    /** The triangles around the place: its corner, the corner after and the one before. */
    final int[] at = new int[MOST];

    final int[] after = new int[MOST];
    final int[] before = new int[MOST];
    /** The places of those corners. */
    final int[] placeAfter = new int[MOST];

    final int[] placeBefore = new int[MOST];
    int n;
    private double worst;
    /** Special sides (cut or rim) of the place: the places at their other ends. */
    final int[] special = new int[2];

    int specials;
    boolean rim;

    ReliefStar(ReliefVertices mesh, ReliefCorners corners) {
        this.mesh = mesh;
        this.corners = corners;
        tri = mesh.indices();
    }

    /** Finds the triangles around a place; false when there are too many. */
    boolean gather(int p) {
        n = 0;
        int last = -1;
        for (int c = corners.head[p]; c >= 0; c = corners.next[c]) {
            int first = c - c % 3;
            if (tri[first] < 0) {
                if (last < 0) {
                    corners.head[p] = corners.next[c];
                } else {
                    corners.next[last] = corners.next[c];
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
            corners.afters[placeAfter[k]] = p * SLOTS + k;
            corners.befores[placeBefore[k]] = p * SLOTS + k;
        }
    }

    /** The number in a mark that was made for place p, -1 in others. */
    private static int slot(int mark, int p) {
        return mark >>> SLOT_BITS == p ? mark & SLOTS - 1 : -1;
    }

    /** Finds the special sides; false when the place must stay. */
    boolean classify(int p) {
        mark(p);
        specials = 0;
        rim = false;
        int cutSides = 0;
        int rimSides = 0;
        worst = LEAST_SHAPE;
        for (int k = 0; k < n; k++) {
            int q = placeAfter[k];
            int other = slot(corners.befores[q], p);
            boolean opened = slot(corners.afters[placeBefore[k]], p) < 0;
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

    /** Everything round the place lies in rows {@code top} (included) to {@code bottom} (excluded) of the photo, px. */
    boolean within(float top, float bottom) {
        for (int k = 0; k < n; k++) {
            float first = mesh.y(placeAfter[k]);
            float second = mesh.y(placeBefore[k]);
            if (Math.min(first, second) < top || Math.max(first, second) >= bottom) {
                return false;
            }
        }
        return true;
    }

    /** Moves place p, with its vertices from0 and others, onto place q with to0 and to1. */
    void apply(int p, int q, int from0, int to0, int to1) {
        int last = -1;
        for (int k = 0; k < n; k++) {
            int first = at[k] - at[k] % 3;
            if (shared(k, q)) {
                tri[first] = -1;
            } else {
                tri[at[k]] = tri[at[k]] == from0 ? to0 : to1;
            }
            last = at[k];
        }
        corners.join(p, q, last);
    }

    boolean shared(int k, int q) {
        return placeAfter[k] == q || placeBefore[k] == q;
    }

    /** The places beside both p and q are exactly those opposite the side between them. */
    boolean linked(int p, int q) {
        int wanted = 0;
        for (int k = 0; k < n; k++) {
            wanted += shared(k, q) ? 1 : 0;
        }
        long common = 0;
        int degree = 0;
        for (int c = corners.head[q]; c >= 0; c = corners.next[c]) {
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
        int after = slot(corners.afters[place], p);
        int before = slot(corners.befores[place], p);
        return after >= 0 ? 1L << after : before >= 0 ? 1L << (SLOTS + before) : 0;
    }

    boolean shapely(int a, int b, int c) {
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
}
