package diorama.gui.look;

import imgui.ImGui;

/**
 * The viewport on the screen, px.
 *
 * @param held whether a press that began inside still lasts
 * @param hovered whether the mouse is over it and nothing else
 */
public record ViewPlace(float x, float y, float width, float height, boolean held, boolean hovered) {
    public float aspect() {
        return width / height;
    }

    /** Of the mouse, NDC. */
    public float mouseX() {
        return ndcX(ImGui.getMousePosX());
    }

    public float mouseY() {
        return ndcY(ImGui.getMousePosY());
    }

    /** Of a place on the screen, px. */
    public float ndcX(float px) {
        return 2 * (px - x) / width - 1;
    }

    public float ndcY(float px) {
        return 1 - 2 * (px - y) / height;
    }

    /** On the screen, of a place in NDC. */
    public float screenX(float ndc) {
        return x + (ndc + 1) / 2 * width;
    }

    public float screenY(float ndc) {
        return y + (1 - ndc) / 2 * height;
    }
}
