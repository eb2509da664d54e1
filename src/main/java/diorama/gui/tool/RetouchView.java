package diorama.gui.tool;

import diorama.base.Size;
import diorama.depth.DepthStroke;
import diorama.gui.look.Theme;
import diorama.gui.look.ViewPlace;
import diorama.gui.state.Brush;
import imgui.ImDrawList;

/**
 * Which part of the picture the retouching mode shows.
 *
 * @param zoom 1 shows the whole
 * @param x what is in the middle, shares of the picture's width
 * @param y the same, of its height
 */
public record RetouchView(float zoom, float x, float y) {
    public static final RetouchView WHOLE = new RetouchView(1, 0.5f, 0.5f);

    private static final float MOST = 40;

    /** Nearer or farther; {@code fixed} stays where it is. */
    public RetouchView zoomed(float factor, DepthStroke.Point fixed) {
        float next = Math.max(1, Math.min(MOST, zoom * factor));
        if (next == 1) {
            return WHOLE;
        }
        float part = zoom / next;
        return new RetouchView(next, fixed.x() + part * (x - fixed.x()), fixed.y() + part * (y - fixed.y()));
    }

    RetouchView moved(Panes panes, float dx, float dy) {
        float nextX = Math.max(0, Math.min(1, x - dx / panes.shownWidth));
        float nextY = Math.max(0, Math.min(1, y - dy / panes.shownHeight));
        return zoom == 1 ? this : new RetouchView(zoom, nextX, nextY);
    }

    /** Two panes side by side, or one above the other in a tall place. */
    public Panes panes(ViewPlace place, Size picture, float scale) {
        return new Panes(this, place, picture, 6 * scale);
    }

    /** The panes on the screen, px. */
    public static final class Panes {
        private final RetouchView view;
        private final float[] lefts;
        private final float[] tops;
        private final float width;
        private final float height;
        private final boolean beside;
        private final float shownWidth;
        private final float shownHeight;

        private Panes(RetouchView view, ViewPlace place, Size picture, float gap) {
            this.view = view;
            float aspect = (float) picture.width() / picture.height();
            float besideWidth = (place.width() - gap) / 2;
            float aboveHeight = (place.height() - gap) / 2;
            beside = Math.min(besideWidth / aspect, place.height()) >= Math.min(place.width() / aspect, aboveHeight);
            width = beside ? besideWidth : place.width();
            height = beside ? place.height() : aboveHeight;
            lefts = new float[] {place.x(), beside ? place.x() + width + gap : place.x()};
            tops = new float[] {place.y(), beside ? place.y() : place.y() + height + gap};
            float fit = Math.min(width / picture.width(), height / picture.height()) * 0.96f;
            shownWidth = fit * picture.width() * view.zoom;
            shownHeight = fit * picture.height() * view.zoom;
        }

        /** Of the whole picture as it is shown. */
        public float longSidePx() {
            return Math.max(shownWidth, shownHeight);
        }

        private int pane(float x, float y) {
            return beside ? (x >= lefts[1] ? 1 : 0) : y >= tops[1] ? 1 : 0;
        }

        private float originX(int pane) {
            return lefts[pane] + width / 2 - view.x * shownWidth;
        }

        private float originY(int pane) {
            return tops[pane] + height / 2 - view.y * shownHeight;
        }

        /** Where a point of the screen lies in the picture. */
        public DepthStroke.Point at(float x, float y) {
            return at(x, y, pane(x, y));
        }

        DepthStroke.Point at(float x, float y, int pane) {
            return new DepthStroke.Point((x - originX(pane)) / shownWidth, (y - originY(pane)) / shownHeight);
        }

        /** The pane under a point of the screen. */
        public int under(float x, float y) {
            return pane(x, y);
        }

        void draw(ImDrawList list, int photo, int depth) {
            for (int pane = 0; pane < 2; pane++) {
                int texture = pane == 0 ? photo : depth;
                list.pushClipRect(lefts[pane], tops[pane], lefts[pane] + width, tops[pane] + height, true);
                if (texture != 0) {
                    float x = originX(pane);
                    float y = originY(pane);
                    list.addImage(texture, x, y, x + shownWidth, y + shownHeight);
                }
                list.popClipRect();
            }
        }

        /** The brush's circle in both panes, with the part of full weight inside it, and a sign of what it does. */
        void cursor(ImDrawList list, DepthStroke.Point at, Brush brush, boolean inverted, float scale) {
            for (int pane = 0; pane < 2; pane++) {
                list.pushClipRect(lefts[pane], tops[pane], lefts[pane] + width, tops[pane] + height, true);
                float x = originX(pane) + at.x() * shownWidth;
                float y = originY(pane) + at.y() * shownHeight;
                float radius = brush.lasso() ? 4 * scale : brush.radius() * longSidePx();
                int color = Theme.color(inverted ? Theme.WARNING : 0xffffff, 0.95f);
                list.addCircle(x, y, radius + 1, Theme.color(0, 0.6f), 0, 2.5f * scale);
                list.addCircle(x, y, radius, color, 0, 1.4f * scale);
                if (!brush.lasso()) {
                    list.addCircle(x, y, Math.max(1, radius * brush.strength()), Theme.color(0xffffff, 0.35f));
                }
                list.popClipRect();
            }
        }

        void lasso(ImDrawList list, DepthStroke stroke, float scale) {
            int count = stroke.points().size();
            for (int pane = 0; pane < 2; pane++) {
                for (int i = 0; i < count; i++) {
                    DepthStroke.Point a = stroke.points().get(i);
                    DepthStroke.Point b = stroke.points().get((i + 1) % count);
                    float alpha = i == count - 1 ? 0.4f : 0.95f;
                    list.addLine(
                            originX(pane) + a.x() * shownWidth,
                            originY(pane) + a.y() * shownHeight,
                            originX(pane) + b.x() * shownWidth,
                            originY(pane) + b.y() * shownHeight,
                            Theme.color(0xffffff, alpha),
                            1.4f * scale);
                }
            }
        }
    }
}
