package diorama.gui;

import diorama.camera.OrbitControl;
import diorama.mesh.Mesh;
import imgui.ImDrawList;
import imgui.ImGui;
import java.util.Locale;

/** What is written over the picture: the view's name, the photo's frame, hints, progress, counts. */
final class Overlay {
    /** Beyond this angle from the photo's camera more is made up than seen, radians. */
    private static final float LIMIT = (float) Math.toRadians(38);

    private Overlay() {}

    static void draw(Desk desk, ImDrawList list, Navigation.Place place) {
        Document document = desk.state().document().orElseThrow();
        ViewOptions options = desk.state().settings().view();
        OrbitControl view = desk.shownView();
        boolean home = document.photoCamera() && desk.state().view().equals(document.home());
        if (home && view.equals(document.home()) && options.photoFrame()) {
            frame(list, place, view);
        }
        title(desk, list, place, document, home);
        if (options.statistics()) {
            statistics(desk, list, place, document);
        }
        if (options.limitHint() && document.relief().isPresent() && view.angleTo(document.home()) > LIMIT) {
            pill(desk, list, place, Icon.HINT + "   Beyond what the photo shows.  Home goes back to its camera.");
        }
        progress(desk, list, place);
    }

    /** Dims what the photo did not see, with a thin line around its frame. */
    private static void frame(ImDrawList list, Navigation.Place place, OrbitControl view) {
        float half = view.halfHeight(place.aspect());
        float halfWidth = view.tanX() / half * place.height() / 2;
        float halfHeight = view.tanY() / half * place.height() / 2;
        float cx = place.x() + place.width() / 2;
        float cy = place.y() + place.height() / 2;
        float right = place.x() + place.width();
        float bottom = place.y() + place.height();
        int dim = Theme.color(0, 0.5f);
        if (halfWidth < place.width() / 2 - 1) {
            list.addRectFilled(place.x(), place.y(), cx - halfWidth, bottom, dim);
            list.addRectFilled(cx + halfWidth, place.y(), right, bottom, dim);
        }
        if (halfHeight < place.height() / 2 - 1) {
            list.addRectFilled(place.x(), place.y(), right, cy - halfHeight, dim);
            list.addRectFilled(place.x(), cy + halfHeight, right, bottom, dim);
        }
    }

    private static void title(Desk desk, ImDrawList list, Navigation.Place place, Document document, boolean home) {
        OrbitControl view = desk.state().view();
        String rays = view.parallel() ? "parallel" : "perspective";
        String name = home ? "Photo camera" : side(view) + " " + rays;
        float x = place.x() + 14 * desk.scale();
        float y = place.y() + 12 * desk.scale();
        shadowed(list, x, y, Theme.TEXT, name);
        shadowed(
                list,
                x,
                y + ImGui.getTextLineHeight() * 1.3f,
                Theme.FAINT,
                document.source().name());
    }

    private static String side(OrbitControl view) {
        for (OrbitControl.Side side : OrbitControl.Side.values()) {
            if (view.angleTo(view.seenFrom(side)) < 1e-3f) {
                return OptionPanel.words(side.name().toLowerCase(Locale.ROOT));
            }
        }
        return "Free";
    }

    private static void statistics(Desk desk, ImDrawList list, Navigation.Place place, Document document) {
        long points = 0;
        long triangles = 0;
        for (Mesh mesh : document.scene().meshes()) {
            points += mesh.vertexCount();
            triangles += mesh.triangleCount();
        }
        float x = place.x() + 14 * desk.scale();
        float y = place.y() + 12 * desk.scale() + 3.2f * ImGui.getTextLineHeight();
        String[] lines = {
            String.format(Locale.ROOT, "Points  %,d", points),
            String.format(Locale.ROOT, "Triangles  %,d", triangles),
            document.relief()
                    .map(r -> "Photo  " + r.picture().image().size())
                    .orElse("Meshes  " + document.scene().meshes().size())
        };
        for (int i = 0; i < lines.length; i++) {
            shadowed(list, x, y + i * 1.3f * ImGui.getTextLineHeight(), Theme.TEXT, lines[i]);
        }
    }

    /** A line of text on a dark rounded ground, at the lower middle. */
    private static void pill(Desk desk, ImDrawList list, Navigation.Place place, String text) {
        float scale = desk.scale();
        float width = ImGui.calcTextSize(text).x + 28 * scale;
        float height = ImGui.getTextLineHeight() + 14 * scale;
        float x = place.x() + (place.width() - width) / 2;
        float y = place.y() + place.height() - height - 18 * scale;
        list.addRectFilled(x, y, x + width, y + height, Theme.color(0x141414, 0.85f), height / 2);
        list.addText(x + 14 * scale, y + 7 * scale, Theme.color(0xf0d9a8, 1), text);
    }

    /** A thin line along the upper edge while something is being made. */
    private static void progress(Desk desk, ImDrawList list, Navigation.Place place) {
        desk.jobs().status().ifPresent(status -> {
            float part = status.fraction() < 0 ? 0.06f : Math.max(0.02f, status.fraction());
            float height = 3 * desk.scale();
            list.addRectFilled(
                    place.x(), place.y(), place.x() + place.width(), place.y() + height, Theme.color(0, 0.35f));
            list.addRectFilled(
                    place.x(),
                    place.y(),
                    place.x() + place.width() * part,
                    place.y() + height,
                    Theme.color(Theme.ACCENT_BRIGHT, 1));
        });
    }

    /** What an empty window says. */
    static void invitation(Desk desk, ImDrawList list, Navigation.Place place) {
        float scale = desk.scale();
        float cx = place.x() + place.width() / 2;
        float cy = place.y() + place.height() / 2;
        list.addRectFilled(
                place.x(),
                place.y(),
                place.x() + place.width(),
                place.y() + place.height(),
                Theme.color(place.hovered() ? 0x242424 : 0x222222, 1));
        float w = Math.min(place.width() * 0.8f, 520 * scale) / 2;
        float h = Math.min(place.height() * 0.6f, 230 * scale) / 2;
        list.addRect(cx - w, cy - h, cx + w, cy + h, Theme.color(0x4a4a4a, 1), 14 * scale, 0, 1.5f * scale);
        ImGui.pushFont(desk.fonts().large());
        String title = desk.jobs().status().map(s -> s.title() + "...").orElse("Drop a photo, a depth map or a mesh");
        list.addText(cx - ImGui.calcTextSize(title).x / 2, cy - 44 * scale, Theme.color(Theme.TEXT, 1), title);
        ImGui.popFont();
        String[] lines = {
            "or click to open one   " + Command.OPEN.chord(), "JPEG  PNG  WebP  TIFF  HDR    GLB  OBJ  PLY  STL  FBX"
        };
        for (int i = 0; i < lines.length; i++) {
            float width = ImGui.calcTextSize(lines[i]).x;
            list.addText(cx - width / 2, cy + (4 + 30 * i) * scale, Theme.color(Theme.FAINT, 1), lines[i]);
        }
        if (place.hovered() && ImGui.isMouseReleased(0)) {
            desk.run(Command.OPEN);
        }
    }

    private static void shadowed(ImDrawList list, float x, float y, int rgb, String text) {
        list.addText(x + 1, y + 1, Theme.color(0, 0.8f), text);
        list.addText(x, y, Theme.color(rgb, 1), text);
    }
}
