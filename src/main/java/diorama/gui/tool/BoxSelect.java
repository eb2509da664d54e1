package diorama.gui.tool;

import diorama.camera.OrbitControl;
import diorama.gui.desk.Desk;
import diorama.gui.look.Theme;
import diorama.gui.look.ViewPlace;
import diorama.gui.state.Action;
import diorama.gui.state.Extent;
import diorama.gui.state.Picker;
import diorama.gui.state.Project;
import diorama.gui.state.Staging;
import diorama.gui.state.SurfacePoints;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import java.util.HashSet;
import java.util.Set;
import org.joml.Matrix4fc;
import org.joml.Vector4f;

/** Blender's box select: all objects of which something is seen within a rectangle. Confined to the main thread. */
public final class BoxSelect {
    private boolean on;
    private boolean dragging;
    private float fromX;
    private float fromY;

    /** A rectangle of a viewport in NDC, with the viewport's aspect. */
    record Box(float left, float bottom, float right, float top, float aspect) {
        /** @param x,y of one corner, then of the opposite one */
        static Box of(float x, float y, float toX, float toY, float aspect) {
            return new Box(Math.min(x, toX), Math.min(y, toY), Math.max(x, toX), Math.max(y, toY), aspect);
        }

        boolean holds(float x, float y) {
            return x >= left && x <= right && y >= bottom && y <= top;
        }
    }

    public boolean active() {
        return on;
    }

    /** Waits for a rectangle. */
    public void begin() {
        on = true;
        dragging = false;
    }

    /** Begins one that is being dragged already, from a place, px. */
    void drag(float x, float y) {
        on = true;
        dragging = true;
        fromX = x;
        fromY = y;
    }

    public void end() {
        on = false;
        dragging = false;
    }

    /** Reads the mouse and draws the rectangle. */
    public void read(Desk desk, ImDrawList list, ViewPlace place) {
        float x = ImGui.getMousePosX();
        float y = ImGui.getMousePosY();
        if (ImGui.isKeyPressed(ImGuiKey.Escape, false) || ImGui.isMouseClicked(1)) {
            end();
            return;
        }
        if (!dragging && ImGui.isMouseClicked(0)) {
            drag(x, y);
        }
        int line = Theme.color(0xf0f0f0, 0.8f);
        if (!dragging) {
            list.addLine(place.x(), y, place.x() + place.width(), y, line);
            list.addLine(x, place.y(), x, place.y() + place.height(), line);
            return;
        }
        list.addRectFilled(fromX, fromY, x, y, Theme.color(Theme.Tone.ACCENT_BRIGHT, 0.15f));
        list.addRect(fromX, fromY, x, y, line);
        if (!ImGui.isMouseDown(0)) {
            end();
            Box box = Box.of(place.ndcX(fromX), place.ndcY(fromY), place.mouseX(), place.mouseY(), place.aspect());
            choose(desk, seen(Staging.of(desk.state()), desk.shownView(), box));
        }
    }

    private static void choose(Desk desk, Set<Integer> found) {
        Project project = desk.state().project();
        Set<Integer> ids = new HashSet<>(found);
        if (ImGui.getIO().getKeyCtrl()) {
            ids = new HashSet<>(project.selected());
            ids.removeAll(found);
        } else if (ImGui.getIO().getKeyShift()) {
            ids.addAll(project.selected());
        }
        int active = ids.contains(project.active())
                ? project.active()
                : ids.stream().findFirst().orElse(project.active());
        if (!ids.equals(project.selected()) || active != project.active()) {
            desk.act(new Action.Select(ids, active));
        }
    }

    /** The objects of which a point, or the surface in the middle, lies within. */
    static Set<Integer> seen(Staging staging, OrbitControl view, Box box) {
        Extent bounds = staging.bounds();
        Matrix4fc clip =
                view.camera(box.aspect(), bounds.center(), bounds.radius()).viewProjection();
        Set<Integer> found = new HashSet<>();
        for (Staging.Part part : staging.parts()) {
            SurfacePoints points = new SurfacePoints();
            points.add(
                    part.document().scene(),
                    part.object().hiddenMeshes(),
                    part.object().placement().matrix());
            if (any(points.points(), clip, box)) {
                found.add(part.object().id());
            }
        }
        float x = (box.left() + box.right()) / 2;
        float y = (box.bottom() + box.top()) / 2;
        Picker.at(staging, view, x, y, box.aspect()).ifPresent(hit -> found.add(hit.object()));
        return found;
    }

    private static boolean any(float[] points, Matrix4fc clip, Box box) {
        Vector4f p = new Vector4f();
        for (int i = 0; i < points.length; i += 3) {
            p.set(points[i], points[i + 1], points[i + 2], 1).mul(clip);
            if (p.w > 0 && Math.abs(p.z) <= p.w && box.holds(p.x / p.w, p.y / p.w)) {
                return true;
            }
        }
        return false;
    }
}
