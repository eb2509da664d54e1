package diorama.stereo;

import diorama.relief.Layers;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * One row of one eye. Goes through the source from far to near and writes colours at once: what is nearer overwrites. The rule
 * is in {@link ScanlineRenderer}.
 *
 * <p>Its order is k and not i here: both eyes go up from k = 0, the right one along the row as it is, the left one along the
 * mirrored row. So points move left the nearer they are, and the larger k hides the smaller.
 *
 * <p>Confined to the thread that made it.
 */
final class RowEye {
    /** Of {@link #owner}: nothing is seen there yet. */
    static final int HOLE = -1;
    /** Of {@link #owner}: the background layer is seen. */
    static final int BEHIND = -2;

    private final RowSource source;
    private final boolean mirrored;
    private final boolean coded;
    private final RowCells cells;
    private final RowBehind behind;
    private final int width;
    /** Room at both ends of a row for points that move out of the frame, px. */
    private final int margin;
    /** Colour of target pixel x, not mirrored, at margin + x, or its {@link RowCodes code}. */
    private final int[] out;
    /** The k of the near end of the cell that is seen at target pixel x, at margin + x; W beyond the last. */
    private final int[] owner;

    private final SoftEdges soft;
    /** Where codes are made: what lies softly over target pixel x, 0 for nothing. */
    private final int[] over;

    private final int[] opened;
    private int openedCount;

    /** @param coded draws {@link RowCodes codes} instead of colours */
    RowEye(RowSource source, boolean mirrored, ShiftSteps steps, Layers layers, boolean coded) {
        this.source = source;
        this.mirrored = mirrored;
        this.coded = coded;
        width = source.width();
        margin = steps.reachPx() + 2;
        cells = new RowCells(source, mirrored, coded);
        out = new int[width + 2 * margin];
        owner = new int[width + 2 * margin];
        soft = new SoftEdges(width);
        opened = new int[width];
        over = new int[coded ? width : 0];
        behind = new RowBehind(this, steps, layers);
    }

    int width() {
        return width;
    }

    /** Puts the drawn row into an image's pixels, from index {@code start} on. */
    void write(IntBuffer target, int start) {
        target.put(start, out, margin, width);
    }

    void copy(int[] target) {
        System.arraycopy(out, margin, target, 0, width);
    }

    boolean coded() {
        return coded;
    }

    /** What lies softly over the pixels, {@link RowCodes#over}; only read. */
    int[] over() {
        return over;
    }

    /** Draws the row that the source holds. */
    void draw() {
        Arrays.fill(owner, HOLE);
        Arrays.fill(over, 0);
        soft.clear();
        openedCount = 0;
        cells.load();
        if (mirrored) {
            surfaceLeft();
        } else {
            surfaceRight();
        }
        for (int n = 0; n < source.tearCount(); n++) {
            tear(mirrored ? width - 2 - source.tears[source.tearCount() - 1 - n] : source.tears[n]);
        }
        ends();
        if (openedCount > 0) {
            fill();
        }
        for (int n = 0; n < soft.count(); n++) {
            soften(soft.pixel(n));
        }
    }

    private void surfaceLeft() {
        int[] places = cells.places;
        int[] counts = cells.counts;
        int[] colors = cells.colors;
        for (int i = width - 2; i >= 0; i--) {
            int count = counts[i];
            if (count > RowCells.ONE) {
                cell(i);
            } else if (count > 0) {
                int x = margin + ((places[i] + 255) >> 8);
                out[x] = colors[i];
                owner[x] = width - 1 - i;
            }
        }
    }

    private void surfaceRight() {
        int[] places = cells.nextPlaces;
        int[] counts = cells.counts;
        int[] colors = cells.colors;
        for (int i = 0; i < width - 1; i++) {
            int count = counts[i];
            if (count > RowCells.ONE) {
                cell(i);
            } else if (count > 0) {
                int x = margin + (places[i] >> 8);
                out[x] = colors[i];
                owner[x] = i + 1;
            }
        }
    }

    /** Cell (i, i+1), pixel by pixel; of one that runs backwards only the near end is seen. */
    private void cell(int i) {
        int wide = Math.max(1, cells.nextPlaces[i] - cells.places[i]);
        int x = margin + (mirrored ? (cells.places[i] + 255) >> 8 : cells.nextPlaces[i] >> 8);
        int step = mirrored ? 1 : -1;
        for (int r = cells.inside[i]; r < wide; r += 256) {
            int phase = CatmullRom.phase(r, wide);
            out[x] = color(i, mirrored ? phase : 64 - phase);
            owner[x] = mirrored ? width - 1 - i : i + 1;
            x += step;
        }
    }

    /** Of cell (i, i+1) at phase {@code p}. */
    private int color(int i, int p) {
        if (coded) {
            return RowCodes.cell(i, p);
        }
        return CatmullRom.mix(
                p,
                Lanes.spread(source.before[i]),
                Lanes.spread(source.pixels[i]),
                Lanes.spread(source.next[i]),
                Lanes.spread(source.after[i]));
    }

    /** Index in the source of pixel {@code k}. */
    int index(int k) {
        return mirrored ? width - 1 - k : k;
    }

    /** Where pixel k comes to lie, 1/256 px. */
    private int place(int k) {
        return mirrored ? ((width - 1) << 8) - cells.places[width - 1 - k] : cells.places[k];
    }

    private int pixel(int k) {
        return coded ? RowCodes.cell(index(k), 0) : source.pixels[index(k)];
    }

    /** Where target pixel j, counted as k is, lies in {@link #out}. */
    private int at(int j) {
        return margin + index(j);
    }

    /** Whether the front layer leaves target pixel j open. */
    boolean open(int j) {
        return owner[at(j)] < 0;
    }

    private boolean hole(int j) {
        return owner[at(j)] == HOLE;
    }

    private void put(int j, int color, int k) {
        out[at(j)] = color;
        owner[at(j)] = k;
    }

    /** Gives target pixel j a colour of the background. */
    void putBehind(int j, int color) {
        put(j, color, BEHIND);
    }

    /** The torn cell from pixel k to k + 1. */
    private void tear(int k) {
        int from = place(k);
        int to = place(k + 1);
        int tail = ceil(to) - 1;
        int head = (from >> 8) + 1;
        int tailSoft = k << 9 | 256 | ((tail << 8) + 256 - to);
        int headSoft = k << 9 | (from + 256 - (head << 8));
        if (to - from > 256) {
            soft.mark(tail, tailSoft);
            soft.mark(head, headSoft);
        } else {
            soft.mark(head, headSoft);
            soft.mark(tail, tailSoft);
        }
        if (head <= tail) {
            opened[openedCount++] = k;
        }
    }

    /** Lays the soft edge over pixel {@code j}, unless something nearer is there; once. */
    private void soften(int j) {
        int edge = soft.take(j);
        int cell = edge >> 9;
        if (edge != 0 && owner[at(j)] <= cell) {
            if (coded) {
                over[index(j)] = RowCodes.over(index(cell + ((edge >> 8) & 1)), edge & 255);
                return;
            }
            out[at(j)] = Lanes.mix(pixel(cell + ((edge >> 8) & 1)), out[at(j)], edge & 255);
        }
    }

    /** What lies beyond the first pixel, itself included, behind all else, and beyond the last one, before all else. */
    private void ends() {
        int first = place(0);
        for (int j = Math.min(width - 1, first >> 8); j >= 0; j--) {
            if (hole(j)) {
                put(j, end(mirrored, (first - (j << 8) + 2) >> 2), 0);
            }
        }
        int last = place(width - 1);
        for (int j = Math.max(0, (last >> 8) + 1); j < width; j++) {
            put(j, end(!mirrored, -((last - (j << 8) + 2) >> 2)), width);
        }
    }

    /** Beyond an end the row goes on as in a mirror; {@code distance} from the centre of its last pixel, 1/64 px. */
    private int end(boolean right, int distance) {
        int end = 64 * (width - 1);
        int from = Math.min(distance, end);
        int u = right ? end - from : from;
        return color(u >> 6, u & 63);
    }

    /** Fills what the tears opened: by the background layer, else by the far rim of the nearest tear. */
    private void fill() {
        int from = width;
        int to = -1;
        for (int n = 0; n < openedCount; n++) {
            int head = Math.max(0, (place(opened[n]) >> 8) + 1);
            int tail = Math.min(width - 1, ceil(place(opened[n] + 1)) - 1);
            while (head <= tail && !hole(head)) {
                head++;
            }
            if (head > tail) {
                continue;
            }
            if (to >= 0 && (head > to + margin || tail < from - margin)) {
                behind.draw(source.row(), from, to);
                from = width;
                to = -1;
            }
            from = Math.min(from, head);
            to = Math.max(to, tail);
        }
        if (to >= 0) {
            behind.draw(source.row(), from, to);
        }
        for (int n = openedCount - 1; n >= 0; n--) {
            close(opened[n]);
        }
    }

    private void close(int k) {
        int far = pixel(place(k + 1) - place(k) > 256 ? k + 1 : k);
        int end = Math.min(width, ceil(place(k + 1)));
        for (int j = Math.max(0, (place(k) >> 8) + 1); j < end; j++) {
            if (hole(j)) {
                putBehind(j, far);
            }
        }
    }

    /** The first pixel at or right of {@code x}, 1/256 px. */
    private static int ceil(int x) {
        return (x + 255) >> 8;
    }
}
