package diorama.gui.look;

import imgui.ImDrawList;
import imgui.ImGui;
import imgui.ImVec2;
import imgui.flag.ImGuiKey;
import java.util.List;

/** Choices around the cursor, as Blender's pies: click one, hold the key, move and let go, or press the numpad's key of its direction. Confined to the main thread. */
public final class PieMenu {
    private static final float RADIUS = 92;
    private static final float DEAD = 22;

    private boolean open;
    private boolean keyHeld;
    private int key;
    private float centerX;
    private float centerY;

    /** A choice and its direction, degrees counter-clockwise from the right. */
    public record Slice(String label, float degrees, boolean chosen, Runnable act) {}

    /** Opens at the mouse; letting go of {@code byKey} away from the middle chooses. */
    public void open(int byKey) {
        open = true;
        key = byKey;
        keyHeld = true;
        centerX = ImGui.getMousePosX();
        centerY = ImGui.getMousePosY();
    }

    public boolean isOpen() {
        return open;
    }

    public void draw(List<Slice> slices, float scale) {
        if (!open) {
            return;
        }
        float dx = ImGui.getMousePosX() - centerX;
        float dy = centerY - ImGui.getMousePosY();
        int pointed = Math.hypot(dx, dy) < DEAD * scale ? -1 : nearest(slices, Math.toDegrees(Math.atan2(dy, dx)));
        int typed = typed();
        if (typed >= 0) {
            open = false;
            slices.get(nearest(slices, typed)).act().run();
            return;
        }
        paint(slices, pointed, scale);
        boolean released = keyHeld && !ImGui.isKeyDown(key);
        keyHeld &= !released;
        if (ImGui.isMouseClicked(0) || (released && pointed >= 0)) {
            open = false;
            if (pointed >= 0) {
                slices.get(pointed).act().run();
            }
        } else if (ImGui.isMouseClicked(1) || ImGui.isKeyPressed(ImGuiKey.Escape)) {
            open = false;
        }
    }

    /** The direction of the numpad's key that was pressed, seen from its 5, degrees; -1 without one. */
    private static int typed() {
        for (int digit = 1; digit <= 9; digit++) {
            if (digit != 5
                    && (ImGui.isKeyPressed(ImGuiKey.Keypad0 + digit, false)
                            || ImGui.isKeyPressed(ImGuiKey._0 + digit, false))) {
                return direction(digit);
            }
        }
        return -1;
    }

    public static int direction(int digit) {
        int right = (digit - 1) % 3 - 1;
        int up = (digit - 1) / 3 - 1;
        return Math.floorMod(Math.round((float) Math.toDegrees(Math.atan2(up, right))), 360);
    }

    public static int nearest(List<Slice> slices, double degrees) {
        int best = 0;
        double bestGap = 360;
        for (int i = 0; i < slices.size(); i++) {
            double turn = Math.abs(degrees - slices.get(i).degrees()) % 360;
            double gap = Math.min(turn, 360 - turn);
            if (gap < bestGap) {
                best = i;
                bestGap = gap;
            }
        }
        return best;
    }

    /** Where a label lies, px. */
    private record Box(float x, float y, float width, float height) {}

    private Box box(Slice slice, float scale) {
        double angle = Math.toRadians(slice.degrees());
        float width = ImGui.calcTextSize(slice.label()).x + 24 * scale;
        float height = ImGui.getFrameHeight() + 6 * scale;
        return new Box(
                centerX + (float) Math.cos(angle) * (RADIUS * scale + width / 2) - width / 2,
                centerY - (float) Math.sin(angle) * RADIUS * scale - height / 2,
                width,
                height);
    }

    /** By how much all that lies from {@code low} to {@code high} is moved to lie between 0 and {@code room}. */
    public static float shift(double low, double high, float room) {
        return (float) (low < 0 ? -low : Math.min(0, Math.max(room - high, -low)));
    }

    private void paint(List<Slice> slices, int pointed, float scale) {
        List<Box> boxes = slices.stream().map(slice -> box(slice, scale)).toList();
        ImVec2 window = ImGui.getIO().getDisplaySize();
        // near an edge of the window it stands farther in; directions count from the mouse all the same
        float right = shift(
                boxes.stream().mapToDouble(Box::x).min().orElse(0),
                boxes.stream().mapToDouble(b -> b.x + b.width).max().orElse(0),
                window.x);
        float down = shift(
                boxes.stream().mapToDouble(Box::y).min().orElse(0),
                boxes.stream().mapToDouble(b -> b.y + b.height).max().orElse(0),
                window.y);
        ImDrawList list = ImGui.getForegroundDrawList();
        list.addCircle(centerX + right, centerY + down, DEAD * scale, Theme.color(0x101010, 0.7f), 0, 5 * scale);
        list.addCircle(centerX + right, centerY + down, DEAD * scale, Theme.color(0x8a8a8a, 0.9f), 0, 2 * scale);
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            float x = boxes.get(i).x + right;
            float y = boxes.get(i).y + down;
            float toX = x + boxes.get(i).width;
            float toY = y + boxes.get(i).height;
            int fill = i == pointed
                    ? Theme.color(Theme.Tone.ACCENT, 1)
                    : slice.chosen() ? Theme.color(Theme.Tone.ACCENT_BRIGHT, 0.6f) : Theme.color(Theme.Tone.POPUP, 1);
            list.addRectFilled(x, y, toX, toY, Theme.color(Theme.Tone.POPUP, 1), 6 * scale);
            list.addRectFilled(x, y, toX, toY, fill, 6 * scale);
            list.addRect(x, y, toX, toY, Theme.color(Theme.Tone.BORDER, 1), 6 * scale);
            float textY = y + (toY - y - ImGui.getTextLineHeight()) / 2;
            list.addText(x + 12 * scale, textY, Theme.color(Theme.Tone.TEXT, 1), slice.label());
        }
    }
}
