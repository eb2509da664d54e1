package diorama.gui;

import imgui.ImGui;

/**
 * The viewport on the screen, px.
 *
 * @param held whether a press that began inside still lasts
 * @param hovered whether the mouse is over it and nothing else
 */
record ViewPlace(float x, float y, float width, float height, boolean held, boolean hovered) {
    float aspect() {
        return width / height;
    }

    /** Of the mouse, NDC. */
    float mouseX() {
        return ndcX(ImGui.getMousePosX());
    }

    float mouseY() {
        return ndcY(ImGui.getMousePosY());
    }

    /** Of a place on the screen, px. */
    float ndcX(float px) {
        return 2 * (px - x) / width - 1;
    }

    float ndcY(float px) {
        return 1 - 2 * (px - y) / height;
    }

    /** On the screen, of a place in NDC. */
    float screenX(float ndc) {
        return x + (ndc + 1) / 2 * width;
    }

    float screenY(float ndc) {
        return y + (1 - ndc) / 2 * height;
    }
}
