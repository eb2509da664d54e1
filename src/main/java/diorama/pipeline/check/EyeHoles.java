package diorama.pipeline.check;

import diorama.base.Size;
import diorama.image.RgbaImage;
import java.util.List;
import java.util.Optional;

/**
 * Holes in the eyes of a film: blocks of one colour, four of them together, that is far from all that its source's frame has there
 * and as far to either side as parallax may bring it from. Bars, and the outermost blocks, which hold parts of some, are passed over.
 */
final class EyeHoles {
    /** Blocks are about this many pixels wide and high in the smaller of both frames; smaller frames are not looked at. */
    private static final int BLOCK = 4;

    /** Blocks across and down, at most: those of large films are larger. */
    private static final int MOST_ACROSS = 240;

    private static final int MOST_DOWN = 135;
    private static final int LEAST = 12;

    /** How far parallax may move a thing, of the frame's width. */
    private static final double REACH = 0.04;

    /** Of the frame, what is passed over at each of its edges. */
    private static final double EDGE = 1 / 16.0;

    /** How far a colour, of 255, must lie outside of what the source has. */
    private static final int FAR = 24;

    private final int across;
    private final int down;
    private final List<Integer> eyes;
    private final int turns;
    private Optional<String> first = Optional.empty();
    private Optional<Look> look = Optional.empty();

    /**
     * What a frame of the source has.
     *
     * @param frames at which pairs of edges it has bars, see {@link #frames}
     */
    private record Look(int index, BlockReach reach, int frames) {}

    /**
     * @param across eyes beside each other
     * @param down eyes above each other
     * @param eyes which of them are pictures
     * @param turns frames of this film for one of the source
     */
    EyeHoles(int across, int down, List<Integer> eyes, int turns) {
        this.across = across;
        this.down = down;
        this.eyes = eyes;
        this.turns = turns;
    }

    /** The first hole in words; empty when none was found. */
    Optional<String> first() {
        return first;
    }

    /**
     * Looks at a frame beside that of its source.
     *
     * @param index of the source's frame
     * @param turn of this frame among those made of it
     */
    void compare(RgbaImage source, RgbaImage made, int index, int turn) {
        Size eye = new Size(Math.max(1, made.width() / across), Math.max(1, made.height() / down));
        int columns = Math.min(MOST_ACROSS, Math.min(eye.width(), source.width()) / BLOCK);
        int rows = Math.min(MOST_DOWN, Math.min(eye.height(), source.height()) / BLOCK);
        if (first.isPresent() || !shows(eye, source.size()) || Math.min(columns, rows) < LEAST) {
            return;
        }
        Look known = look.filter(l -> l.index() == index)
                .orElseGet(() -> new Look(
                        index,
                        BlockReach.of(source, columns, rows, REACH),
                        frames(BlockColors.of(source, 0, 0, source.size(), columns, rows))));
        look = Optional.of(known);
        for (int e : eyes) {
            BlockColors colors =
                    BlockColors.of(made, e % across * eye.width(), e / across * eye.height(), eye, columns, rows);
            // what stands in a frame of its own is not where the source has it
            if (first.isEmpty() && (frames(colors) & ~known.frames()) == 0) {
                first = hole(colors, known.reach())
                        .map(at -> "frame " + index + " has a hole in " + name(e, turn) + at);
            }
        }
    }

    private String name(int eye, int turn) {
        return eyes.size() * turns == 1 ? "it" : eye + turn == 0 ? "its first eye" : "its second eye";
    }

    /** Whether each eye shows the source's whole frame, maybe at half the width or height. */
    private static boolean shows(Size eye, Size source) {
        boolean wide = eye.width() == source.width() || eye.width() == source.width() / 2;
        boolean high = eye.height() == source.height() || eye.height() == source.height() / 2;
        return wide && high;
    }

    private static Optional<String> hole(BlockColors colors, BlockReach reach) {
        int columns = colors.columns();
        int rows = colors.rows();
        boolean[] strange = new boolean[columns * rows];
        for (int y = (int) Math.ceil(EDGE * rows); y < rows * (1 - EDGE); y++) {
            for (int x = (int) Math.ceil(EDGE * columns); x < columns * (1 - EDGE); x++) {
                int i = y * columns + x;
                strange[i] = colors.isPlain(i) && reach.isFar(i, colors, FAR);
                boolean together = strange[i] && strange[i - 1] && strange[i - columns] && strange[i - columns - 1];
                if (together && !besideBar(colors, x, y)) {
                    return Optional.of(
                            ", " + 100 * x / columns + " % from the left, " + 100 * y / rows + " % from the top");
                }
            }
        }
        return Optional.empty();
    }

    /** 1 where there are bars at the left and the right edge, 2 where they are at the upper and the lower one. */
    private static int frames(BlockColors colors) {
        int columns = colors.columns();
        int rows = colors.rows();
        boolean aside = colors.isBar(0, columns, rows, FAR) && colors.isBar(columns - 1, columns, rows, FAR);
        boolean above = colors.isBar(0, 1, columns, FAR) && colors.isBar((rows - 1) * columns, 1, columns, FAR);
        return (aside ? 1 : 0) | (above ? 2 : 0);
    }

    /** The blocks at a bar's edge are not quite of one colour. */
    private static boolean besideBar(BlockColors colors, int x, int y) {
        int columns = colors.columns();
        int rows = colors.rows();
        return colors.isBar((y - 1) * columns, 1, columns, FAR)
                || colors.isBar(y * columns, 1, columns, FAR)
                || colors.isBar(x - 1, columns, rows, FAR)
                || colors.isBar(x, columns, rows, FAR);
    }
}
