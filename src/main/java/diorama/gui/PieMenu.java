package diorama.gui;

import imgui.ImDrawList;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import java.util.List;

/** Choices around the cursor, as Blender's pies: click one, or hold the key, move and let go. Confined to the main thread. */
final class PieMenu {
    private static final float RADIUS = 92;
    private static final float DEAD = 22;

    private boolean open;
    private boolean keyHeld;
    private int key;
    private float centerX;
    private float centerY;

    /** A choice and its direction, degrees counter-clockwise from the right. */
    record Slice(String label, float degrees, boolean chosen, Runnable act) {}

    /** Opens at the mouse; letting go of {@code byKey} away from the middle chooses. */
    void open(int byKey) {
        open = true;
        key = byKey;
        keyHeld = true;
        centerX = ImGui.getMousePosX();
        centerY = ImGui.getMousePosY();
    }

    boolean isOpen() {
        return open;
    }

    void draw(List<Slice> slices, float scale) {
        if (!open) {
            return;
        }
        float dx = ImGui.getMousePosX() - centerX;
        float dy = centerY - ImGui.getMousePosY();
        int pointed = Math.hypot(dx, dy) < DEAD * scale ? -1 : nearest(slices, Math.toDegrees(Math.atan2(dy, dx)));
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

    private static int nearest(List<Slice> slices, double degrees) {
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

    private void paint(List<Slice> slices, int pointed, float scale) {
        ImDrawList list = ImGui.getForegroundDrawList();
        list.addCircle(centerX, centerY, DEAD * scale, Theme.color(0x101010, 0.7f), 0, 5 * scale);
        list.addCircle(centerX, centerY, DEAD * scale, Theme.color(0x8a8a8a, 0.9f), 0, 2 * scale);
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            double angle = Math.toRadians(slice.degrees());
            float width = ImGui.calcTextSize(slice.label()).x + 24 * scale;
            float height = ImGui.getFrameHeight() + 6 * scale;
            float x = centerX + (float) Math.cos(angle) * (RADIUS * scale + width / 2) - width / 2;
            float y = centerY - (float) Math.sin(angle) * RADIUS * scale - height / 2;
            int fill = i == pointed
                    ? Theme.color(Theme.Tone.ACCENT, 1)
                    : slice.chosen() ? Theme.color(Theme.Tone.ACCENT_BRIGHT, 0.6f) : Theme.color(Theme.Tone.POPUP, 1);
            list.addRectFilled(x, y, x + width, y + height, Theme.color(Theme.Tone.POPUP, 1), 6 * scale);
            list.addRectFilled(x, y, x + width, y + height, fill, 6 * scale);
            list.addRect(x, y, x + width, y + height, Theme.color(Theme.Tone.BORDER, 1), 6 * scale);
            float textY = y + (height - ImGui.getTextLineHeight()) / 2;
            list.addText(x + 12 * scale, textY, Theme.color(Theme.Tone.TEXT, 1), slice.label());
        }
    }
}
