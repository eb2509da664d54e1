package diorama.pipeline.check;

import diorama.base.Size;
import diorama.image.RgbaImage;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * Holes in the eyes of a film: tiles of one colour that its source's frame has neither there nor to either side, so that no parallax
 * can have brought it. Each eighth frame is looked at; bars, and the outermost tiles, which hold parts of some, are passed over.
 */
final class EyeTiles {
    private static final int COLUMNS = 16;
    private static final int ROWS = 9;
    private static final int TILES = COLUMNS * ROWS;

    /** Samples along a side of a tile; smaller films are not looked at. */
    private static final int SAMPLES = 6;

    private static final int EACH = 8;

    /** How far brightness, of 255, must lie outside of what all three tiles have. */
    private static final int FAR = 32;

    /** Of a tile that is not of one colour. */
    private static final byte MANY = (byte) 255;

    private final int across;
    private final int down;
    /** For each tile of each eye its darkest sample and its brightest, 0 to 255: a thing that lies across two tiles may fill one. */
    private final ByteArrayOutputStream ranges = new ByteArrayOutputStream();

    /** Its mean brightness, 0 to 254, where it is of one colour, else {@link #MANY}. */
    private final ByteArrayOutputStream plain = new ByteArrayOutputStream();

    private Optional<Size> eye = Optional.empty();
    private int count;

    /**
     * @param across eyes beside each other
     * @param down eyes above each other
     */
    EyeTiles(int across, int down) {
        this.across = across;
        this.down = down;
    }

    /**
     * Takes the next frame.
     *
     * @param turns frames of this film for one of the source
     */
    void add(RgbaImage frame, int turns) {
        Size size = new Size(Math.max(1, frame.width() / across), Math.max(1, frame.height() / down));
        eye = Optional.of(size);
        boolean large = size.width() >= COLUMNS * SAMPLES && size.height() >= ROWS * SAMPLES;
        if (count++ / turns % EACH != 0 || !large) {
            return;
        }
        for (int e = 0; e < across * down; e++) {
            for (int t = 0; t < TILES; t++) {
                FrameLevels.Spread tile = tile(frame, e % across * size.width(), e / across * size.height(), size, t);
                ranges.write(tile.low());
                ranges.write(tile.high());
                plain.write(tile.isEmpty() ? (byte) Math.min(254, Math.round(tile.mean())) : MANY);
            }
        }
    }

    private static FrameLevels.Spread tile(RgbaImage frame, int left, int top, Size eye, int tile) {
        FrameLevels.Spread spread = new FrameLevels.Spread();
        for (int j = 0; j < SAMPLES; j++) {
            for (int i = 0; i < SAMPLES; i++) {
                int x = (2 * (tile % COLUMNS * SAMPLES + i) + 1) * eye.width() / (2 * COLUMNS * SAMPLES);
                int y = (2 * (tile / COLUMNS * SAMPLES + j) + 1) * eye.height() / (2 * ROWS * SAMPLES);
                spread.add(frame.argb(left + x, top + y));
            }
        }
        return spread;
    }

    /** Whether each eye shows the source's whole frame, maybe at half the width or height. */
    private boolean shows(Size source) {
        Size own = eye.orElse(source);
        boolean wide = own.width() == source.width() || own.width() == source.width() / 2;
        boolean high = own.height() == source.height() || own.height() == source.height() / 2;
        return wide && high;
    }

    /**
     * The first hole.
     *
     * @param turns frames of this film for one of the source
     * @return in words; empty when none is found
     */
    Optional<String> holes(EyeTiles source, int turns) {
        byte[] wanted = source.ranges.toByteArray();
        byte[] given = plain.toByteArray();
        int eyes = across * down * turns;
        if (source.eye.filter(this::shows).isEmpty() || given.length < eyes * wanted.length / 2) {
            return Optional.empty();
        }
        for (int i = 0; i < given.length; i++) {
            int t = i % TILES;
            int column = t % COLUMNS;
            int row = t / COLUMNS;
            boolean inside = column > 0 && column < COLUMNS - 1 && row > 0 && row < ROWS - 1;
            int there = i / (eyes * TILES) * TILES + t;
            if (inside
                    && given[i] != MANY
                    && strange(given[i] & 255, wanted, there)
                    && !bar(given, i - t + column, COLUMNS, ROWS)
                    && !bar(given, i - column, 1, COLUMNS)) {
                return Optional.of("frame " + i / (eyes * TILES) * EACH + " has a hole in "
                        + (eyes == 1 ? "it" : i / TILES % eyes == 0 ? "its first eye" : "its second eye") + ", "
                        + Math.round(100 * (column + 0.5) / COLUMNS) + " % from the left, "
                        + Math.round(100 * (row + 0.5) / ROWS) + " % from the top");
            }
        }
        return Optional.empty();
    }

    /** Whether all tiles of a column or row are of one colour: a bar, as of crops. */
    private static boolean bar(byte[] given, int first, int step, int count) {
        for (int i = 0; i < count; i++) {
            byte one = given[first + i * step];
            if (one == MANY || far(one, given[first])) {
                return false;
            }
        }
        return true;
    }

    /** Whether a brightness is far darker or far brighter than all that the tile and those to either side have. */
    private static boolean strange(int level, byte[] ranges, int tile) {
        int low = 255;
        int high = 0;
        for (int t = tile - 1; t <= tile + 1; t++) {
            low = Math.min(low, ranges[2 * t] & 255);
            high = Math.max(high, ranges[2 * t + 1] & 255);
        }
        return level < low - FAR || level > high + FAR;
    }

    private static boolean far(byte a, byte b) {
        return Math.abs((a & 255) - (b & 255)) > FAR;
    }
}
