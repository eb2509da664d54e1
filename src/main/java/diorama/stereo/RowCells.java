package diorama.stereo;

/**
 * What the cells of a row show in one eye: cell i lies between pixels i and i+1. Of a cell that covers one target pixel, as
 * nearly all do, the colour is found here, by plain loops over whole rows that the compiler turns into vector instructions;
 * whole numbers as in {@link CatmullRom} and {@link Lanes}, which the other cells use. Confined to the thread that made it.
 */
final class RowCells {
    /** More of {@link #counts} than this is more than one target pixel. */
    static final int ONE = 256;

    /** Of {@link #counts}: to be looked at pixel by pixel. */
    private static final int ODD = 1 << 20;

    /** Cells that differ by more than this from 256 are odd: the quotient below is exact to 1 up to there. */
    private static final int USUAL = 48;

    private final RowSource source;
    private final boolean coded;
    private final boolean mirrored;
    private final int cells;
    /** Where the pixels come to lie, 1/256 px. */
    final int[] places;
    /** The same of the next pixel. */
    final int[] nextPlaces;
    /** How far the first target pixel is inside the cell, seen from the near end, 1/256 px. */
    final int[] inside;
    /**
     * How much of the cell is left from there on, 1/256 px: 0 or less for none; 1 to {@link #ONE} for one target pixel;
     * more for several or an unusual cell.
     */
    final int[] counts;
    /** Colour of the first target pixel, or its {@link RowCodes code}. */
    final int[] colors;

    private final int[] origins;
    private final int[] wide;
    private final int[] phases;
    private final int[] outerLeft;
    private final int[] outerRight;
    private final int[] inner;
    private final int[] sums;

    /**
     * @param mirrored for the left eye: a cell has its left end and not its right one, and goes from left to right
     * @param coded gives codes instead of colours
     */
    RowCells(RowSource source, boolean mirrored, boolean coded) {
        this.source = source;
        this.coded = coded;
        this.mirrored = mirrored;
        int width = source.width();
        cells = width - 1;
        places = new int[width];
        nextPlaces = new int[width];
        inside = new int[width];
        counts = new int[width];
        colors = new int[width];
        origins = new int[width];
        for (int i = 0; i < width; i++) {
            origins[i] = i << 8;
        }
        wide = new int[width];
        phases = new int[width];
        outerLeft = new int[width];
        outerRight = new int[width];
        inner = new int[width];
        sums = new int[width];
    }

    /** Takes the row that the source holds. */
    void load() {
        int sign = mirrored ? 1 : -1;
        place(origins, source.shifts, sign, places);
        System.arraycopy(places, 1, nextPlaces, 0, cells);
        measure(places, nextPlaces, wide);
        rest(mirrored ? places : nextPlaces, -sign, inside);
        count(wide, inside, counts);
        guess(wide, inside, phases);
        lack(wide, inside, phases, sums);
        settle(wide, sums, phases);
        if (!mirrored) {
            turn(phases);
        }
        for (int n = 0; n < source.tearCount(); n++) {
            int t = source.tears[n];
            phases[t] = mirrored ? 0 : 64;
            counts[t] = inside[t] == 0 ? 1 : 0;
        }
        if (coded) {
            RowCodes.cells(phases, colors);
            return;
        }
        outer(phases, outerLeft);
        farther(phases, inner);
        turn(phases);
        outer(phases, outerRight);
        inner(phases, outerLeft, outerRight, inner);
        mix(source, 0);
        mix(source, 8);
    }

    /** Two channels of all pixels, those from bit {@code shift} on and 16 bits higher. */
    private void mix(RowSource of, int shift) {
        PixelLoops.begin(of.pixels, of.before, outerLeft, sums, shift);
        PixelLoops.add(of.pixels, of.next, inner, sums, shift);
        PixelLoops.add(of.pixels, of.after, outerRight, sums, shift);
        if (shift == 0) {
            PixelLoops.finish(sums, colors);
        } else {
            PixelLoops.finishUpper(sums, colors);
        }
    }

    private static void place(int[] origins, int[] shifts, int sign, int[] places) {
        for (int i = 0; i < places.length; i++) {
            places[i] = origins[i] + sign * shifts[i];
        }
    }

    private static void measure(int[] from, int[] to, int[] wide) {
        for (int i = 0; i < wide.length; i++) {
            wide[i] = to[i] - from[i];
        }
    }

    private static void rest(int[] nearEnds, int sign, int[] inside) {
        for (int i = 0; i < inside.length; i++) {
            inside[i] = (sign * nearEnds[i]) & 255;
        }
    }

    private static void count(int[] wide, int[] inside, int[] counts) {
        for (int i = 0; i < counts.length; i++) {
            int w = wide[i];
            int odd = (USUAL - Math.abs(w - 256)) >> 31;
            int left = w - inside[i];
            counts[i] = left ^ ((left ^ ODD) & odd);
        }
    }

    /** About 64 r / wide + 1/2, by the first terms of the series of 1 / (256 + more). */
    private static void guess(int[] wide, int[] inside, int[] guesses) {
        for (int i = 0; i < guesses.length; i++) {
            int more = wide[i] - 256;
            guesses[i] = (inside[i] * (65536 + (more - 256) * more) + (1 << 17)) >> 18;
        }
    }

    /** What the guess of q = (128 r + wide) / (2 wide) leaves of the dividend. */
    private static void lack(int[] wide, int[] inside, int[] guesses, int[] lacks) {
        for (int i = 0; i < lacks.length; i++) {
            lacks[i] = 128 * inside[i] + wide[i] - 2 * guesses[i] * wide[i];
        }
    }

    /** Makes the guess, at most 1 wrong, the rounded down quotient. */
    private static void settle(int[] wide, int[] lacks, int[] guesses) {
        for (int i = 0; i < guesses.length; i++) {
            guesses[i] = guesses[i] + (lacks[i] >> 31) + ((lacks[i] - 2 * wide[i]) >> 31) + 1;
        }
    }

    private static void turn(int[] phases) {
        for (int i = 0; i < phases.length; i++) {
            phases[i] = 64 - phases[i];
        }
    }

    private static void outer(int[] phases, int[] weights) {
        for (int i = 0; i < weights.length; i++) {
            int p = phases[i];
            weights[i] = (((128 - p) * p - 4096) * p + 2048) >> 12;
        }
    }

    /** The weight of the inner pixel that is farther away. */
    private static void farther(int[] phases, int[] weights) {
        for (int i = 0; i < weights.length; i++) {
            int p = phases[i];
            int m = 32 + Math.abs(p - 32);
            weights[i] = ((3 * m - 320) * m * m + 526336) >> 12;
        }
    }

    /** The weight of pixel i + 1. */
    private static void inner(int[] turned, int[] outerLeft, int[] outerRight, int[] inner) {
        for (int i = 0; i < inner.length; i++) {
            int late = (turned[i] - 32) >> 31;
            int nearer = 128 - outerLeft[i] - outerRight[i] - inner[i];
            inner[i] = inner[i] ^ ((inner[i] ^ nearer) & late);
        }
    }
}
