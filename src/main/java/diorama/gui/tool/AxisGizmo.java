package diorama.gui.tool;

import diorama.camera.OrbitControl;
import diorama.camera.OrbitControl.Side;
import diorama.gui.look.Theme;
import imgui.ImDrawList;
import imgui.ImGui;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joml.Vector3f;

/** The axes in the viewport's corner; a click looks along one. */
public final class AxisGizmo {
    private static final float RADIUS = 34;
    private static final float BALL = 8.5f;

    private AxisGizmo() {}

    private record Ball(Side side, Vector3f axis, int color, String letter, Vector3f seen) {}

    private static List<Ball> balls(OrbitControl view) {
        return Arrays.stream(Side.values())
                .map(side -> ball(side, view))
                .sorted(Comparator.comparingDouble(b -> b.seen.z))
                .toList();
    }

    private static Ball ball(Side side, OrbitControl view) {
        Vector3f axis =
                switch (side) {
                    case FRONT -> new Vector3f(0, 0, 1);
                    case BACK -> new Vector3f(0, 0, -1);
                    case RIGHT -> new Vector3f(1, 0, 0);
                    case LEFT -> new Vector3f(-1, 0, 0);
                    case TOP -> new Vector3f(0, 1, 0);
                    case BOTTOM -> new Vector3f(0, -1, 0);
                };
        int color =
                switch (side) {
                    case RIGHT, LEFT -> Theme.X_AXIS;
                    case TOP, BOTTOM -> Theme.Y_AXIS;
                    case FRONT, BACK -> Theme.Z_AXIS;
                };
        String letter =
                switch (side) {
                    case RIGHT -> "X";
                    case TOP -> "Y";
                    case FRONT -> "Z";
                    case LEFT, BOTTOM, BACK -> "";
                };
        Vector3f seen = new Vector3f(axis.dot(view.right()), axis.dot(view.up()), axis.dot(view.back()));
        return new Ball(side, axis, color, letter, seen);
    }

    /**
     * Draws with its centre at ({@code x}, {@code y}).
     *
     * @param reachable whether the mouse can point at it now
     * @return the side whose ball is under the mouse
     */
    public static Optional<Side> draw(
            ImDrawList list, OrbitControl view, float x, float y, float scale, boolean reachable) {
        float mouseX = ImGui.getMousePosX();
        float mouseY = ImGui.getMousePosY();
        float reach = (RADIUS + 2 * BALL) * scale;
        boolean near = reachable && Math.hypot(mouseX - x, mouseY - y) < reach;
        if (near) {
            list.addCircleFilled(x, y, reach, Theme.color(0xffffff, 0.06f));
        }
        Optional<Side> under = Optional.empty();
        for (Ball ball : balls(view)) {
            float bx = x + ball.seen.x * RADIUS * scale;
            float by = y - ball.seen.y * RADIUS * scale;
            float r = BALL * scale;
            boolean hovered = near && Math.hypot(mouseX - bx, mouseY - by) < r * 1.2f;
            under = hovered ? Optional.of(ball.side) : under;
            float shade = 0.65f + 0.35f * (ball.seen.z + 1) / 2;
            drawBall(list, ball, new float[] {x, y, bx, by, r}, shade, hovered, scale);
        }
        return under;
    }

    private static void drawBall(ImDrawList list, Ball ball, float[] at, float shade, boolean hovered, float scale) {
        int color = Theme.color(hovered ? 0xffffff : ball.color, shade);
        float r = at[4];
        if (ball.letter.isEmpty()) {
            list.addCircleFilled(at[2], at[3], r * 0.85f, Theme.color(ball.color, 0.22f * shade));
            list.addCircle(at[2], at[3], r * 0.85f, color, 0, 1.2f * scale);
            return;
        }
        list.addLine(at[0], at[1], at[2], at[3], color, 2 * scale);
        list.addCircleFilled(at[2], at[3], r, color);
        float width = ImGui.calcTextSize(ball.letter).x;
        float height = ImGui.getTextLineHeight();
        list.addText(at[2] - width / 2, at[3] - height / 2, Theme.color(0x101010, 1), ball.letter);
    }
}
