package diorama.image;

import diorama.base.Size;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One picture of many: tiles in justified rows on a dark, neutral ground, each with a caption under it.
 *
 * <p>Where a machine has no fonts the captions are left out.
 */
public final class ContactSheet {
    private static final Color GROUND = new Color(0x161719);
    private static final Color TITLE = new Color(0xf2efe9);
    private static final Color CAPTION = new Color(0xa9a9a6);
    private static final Color RULE = new Color(0x34363a);

    /** Height of a row relative to the width of the sheet, before rows are justified. */
    private static final double ROW = 0.22;

    /** Largest height of a row relative to the width of the sheet. */
    private static final double TALLEST = 0.4;

    private final String title;
    private final int width;
    private final List<Tile> tiles = new ArrayList<>();

    /**
     * A picture with its words.
     *
     * @param caption one line; may be empty
     */
    private record Tile(RgbaImage image, String caption) {}

    /** Tiles of one row, scaled to the same height. */
    private record Row(List<Tile> tiles, int height) {}

    /**
     * An empty sheet.
     *
     * @param title one line at the top; may be empty
     * @param width px, at least 320
     */
    public ContactSheet(String title, int width) {
        this.title = title;
        this.width = Math.max(320, width);
    }

    /** Adds a tile after the others. */
    public ContactSheet add(RgbaImage image, String caption) {
        tiles.add(new Tile(image, caption));
        return this;
    }

    /** The finished sheet; opaque. */
    public RgbaImage compose() {
        Layout layout = new Layout(width);
        Optional<Font> font = font();
        int head = font.isPresent() && !title.isEmpty() ? layout.margin + layout.titleSize : 0;
        int words = font.isPresent() ? layout.textLine : 0;
        List<Row> rows = rows(layout);
        int height = layout.margin + head;
        for (Row row : rows) {
            height += row.height + words + layout.gap;
        }
        BufferedImage sheet =
                new BufferedImage(width, height + layout.margin - layout.gap, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = sheet.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setColor(GROUND);
        g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        if (head > 0) {
            g.setFont(font.orElseThrow().deriveFont(Font.BOLD, layout.titleSize));
            g.setColor(TITLE);
            int base = layout.margin + g.getFontMetrics().getAscent() * 9 / 10;
            g.drawString(title, layout.margin, base);
            g.setColor(RULE);
            g.fillRect(layout.margin, layout.margin + layout.titleSize * 3 / 2, width - 2 * layout.margin, 1);
        }
        int y = layout.margin + head;
        for (Row row : rows) {
            drawRow(sheet, g, layout, row, y, font);
            y += row.height + words + layout.gap;
        }
        g.dispose();
        return ToSrgb.convert(Decoded.ofImageIo(PictureFormat.PNG, sheet, Optional.empty()));
    }

    /** Distances, px. */
    private static final class Layout {
        final int margin;
        final int gap;
        final int titleSize;
        final int textSize;
        final int textLine;

        Layout(int width) {
            margin = Math.max(8, width / 40);
            gap = Math.max(4, width / 100);
            titleSize = Math.max(14, width / 48);
            textSize = Math.max(10, width / 110);
            textLine = textSize * 19 / 10;
        }
    }

    /** Breaks the tiles into rows that fill the width, all as near to the usual height as can be. */
    private List<Row> rows(Layout layout) {
        int n = tiles.size();
        double[] cost = new double[n + 1];
        int[] from = new int[n + 1];
        for (int end = 1; end <= n; end++) {
            cost[end] = Double.POSITIVE_INFINITY;
            for (int start = 0; start < end; start++) {
                double off = Math.log(filling(layout, start, end) / (ROW * width));
                if (cost[start] + off * off < cost[end]) {
                    cost[end] = cost[start] + off * off;
                    from[end] = start;
                }
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int end = n; end > 0; end = from[end]) {
            double height = Math.min(TALLEST * width, filling(layout, from[end], end));
            rows.add(0, new Row(List.copyOf(tiles.subList(from[end], end)), Math.max(1, (int) Math.round(height))));
        }
        return rows;
    }

    /** Height at which a run of tiles fills the width, px. */
    private double filling(Layout layout, int start, int end) {
        double aspects = 0;
        for (Tile tile : tiles.subList(start, end)) {
            aspects += aspect(tile);
        }
        return (width - 2 * layout.margin - layout.gap * (end - start - 1)) / aspects;
    }

    /** Width over height; very long pictures are shown in a box of 5:1. */
    private static double aspect(Tile tile) {
        return Math.max(0.2, Math.min(5, (double) tile.image.width() / tile.image.height()));
    }

    private void drawRow(BufferedImage sheet, Graphics2D g, Layout layout, Row row, int y, Optional<Font> font) {
        double x = layout.margin;
        for (int i = 0; i < row.tiles.size(); i++) {
            Tile tile = row.tiles.get(i);
            double next = x + row.height * aspect(tile);
            int left = (int) Math.round(x);
            int right = Math.min(width - layout.margin, (int) Math.round(next));
            drawImage(sheet, tile.image, left, y, Math.max(1, right - left), row.height);
            if (font.isPresent()) {
                g.setFont(font.get().deriveFont((float) layout.textSize));
                g.setColor(CAPTION);
                String text = fitted(tile.caption, g.getFontMetrics(), right - left);
                g.drawString(text, left, y + row.height + layout.textSize * 7 / 5);
            }
            x = next + layout.gap;
        }
    }

    private static void drawImage(BufferedImage sheet, RgbaImage image, int x, int y, int width, int height) {
        double scale = Math.min((double) width / image.width(), (double) height / image.height());
        boolean filled = Math.abs(width - image.width() * scale) < 2 && Math.abs(height - image.height() * scale) < 2;
        int w = filled ? width : Math.max(1, (int) Math.round(image.width() * scale));
        int h = filled ? height : Math.max(1, (int) Math.round(image.height() * scale));
        RgbaImage small = Resample.resize(image, new Size(w, h), Resample.Light.LINEAR);
        int left = x + (width - w) / 2;
        int top = y + (height - h) / 2;
        for (int row = 0; row < h; row++) {
            for (int column = 0; column < w; column++) {
                int ground = sheet.getRGB(left + column, top + row);
                sheet.setRGB(left + column, top + row, over(small.argb(column, row), ground));
            }
        }
    }

    /** Lays a colour over an opaque one. */
    private static int over(int argb, int ground) {
        int a = argb >>> 24;
        int out = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int top = argb >> shift & 0xff;
            int below = ground >> shift & 0xff;
            out = out << 8 | (top * a + below * (255 - a) + 127) / 255;
        }
        return out;
    }

    /** The text, or as much of it as fits, with an ellipsis. */
    private static String fitted(String text, FontMetrics metrics, int width) {
        String cut = text;
        while (!cut.isEmpty() && metrics.stringWidth(cut.equals(text) ? text : cut + "\u2026") > width) {
            cut = cut.substring(0, cut.length() - 1);
        }
        return cut.equals(text) || cut.isEmpty() ? cut : cut + "\u2026";
    }

    /** A plain font; empty where the machine has none (Java then throws an error or an exception). */
    private static Optional<Font> font() {
        try {
            Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
            BufferedImage probe = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
            Graphics2D g = probe.createGraphics();
            try {
                return g.getFontMetrics(font).stringWidth("a") > 0 ? Optional.of(font) : Optional.empty();
            } finally {
                g.dispose();
            }
        } catch (RuntimeException | LinkageError | InternalError e) {
            return Optional.empty();
        }
    }
}
