package diorama.gui.tool;

import diorama.depth.DepthBrush;
import diorama.depth.DepthStroke;
import diorama.depth.Retoucher;
import diorama.gl.GlDevice;
import diorama.gui.desk.Desk;
import diorama.gui.look.OptionWords;
import diorama.gui.look.ViewPlace;
import diorama.gui.picture.Overlay;
import diorama.gui.state.Action;
import diorama.gui.state.Brush;
import diorama.gui.state.Command;
import diorama.gui.state.Document;
import diorama.gui.state.SceneObject;
import diorama.gui.work.Messages;
import diorama.gui.work.RetouchSession;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The retouching mode: the photo and its depth side by side, both to be painted on. Every stroke is one step of the history.
 * Confined to the main thread.
 */
public final class RetouchTool implements AutoCloseable {
    private static final float WHEEL = 1.2f;

    private final RetouchPictures pictures;
    private boolean on;
    private Brush brush = Brush.first();
    private Optional<RetouchSession> session = Optional.empty();
    private Optional<DepthStroke> stroke = Optional.empty();
    private Adjusting adjusting = Adjusting.NOTHING;
    /** Whether the press of the left button that lasts is no stroke. */
    private boolean spent;
    /** The pane that the stroke began in. */
    private int pane;

    private Brush before = brush;
    private float grabX;
    private float grabY;
    private RetouchView view = RetouchView.WHOLE;
    private @Nullable Shown shown;

    public RetouchTool(GlDevice device) {
        pictures = new RetouchPictures(device);
    }

    private enum Adjusting {
        NOTHING,
        RADIUS,
        STRENGTH
    }

    /** All that the pictures hang on. */
    private record Shown(RetouchSession session, Document document, List<DepthStroke> strokes, float tear) {}

    public boolean on() {
        return on;
    }

    Brush brush() {
        return brush;
    }

    void take(Brush other) {
        brush = other;
    }

    /** Does what a command wants; false when it wants nothing of the mode. */
    public boolean run(Command command, Desk desk) {
        switch (command) {
            case RETOUCH -> toggle(desk);
            case BRUSH_RADIUS -> adjust(Adjusting.RADIUS);
            case BRUSH_STRENGTH -> adjust(Adjusting.STRENGTH);
            case LASSO -> brush = brush.withLasso(!brush.lasso());
            case KEEP_TO_OBJECT -> brush = brush.withKeepToObject(!brush.keepToObject());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void toggle(Desk desk) {
        if (!on && desk.state().document().flatMap(Document::relief).isEmpty()) {
            desk.messages().add(Messages.Kind.NOTE, desk.say("Only the depth of photos can be retouched"));
            return;
        }
        on = !on;
        stroke = Optional.empty();
        adjusting = Adjusting.NOTHING;
        view = RetouchView.WHOLE;
    }

    /** Ends the mode. */
    public void leave() {
        on = false;
        stroke = Optional.empty();
        adjusting = Adjusting.NOTHING;
    }

    private void adjust(Adjusting what) {
        if (on && stroke.isEmpty()) {
            adjusting = what;
            before = brush;
            grabX = ImGui.getMousePosX();
            grabY = ImGui.getMousePosY();
        }
    }

    /** Draws the mode into the viewport and answers to mouse and keys. */
    public void draw(Desk desk, ImDrawList list, ViewPlace place) {
        Optional<SceneObject> object = desk.state().project().activeObject();
        Optional<Document> document = desk.state().document();
        if (object.isEmpty() || document.isEmpty() || document.get().relief().isEmpty()) {
            on = false;
            return;
        }
        if (session.filter(s -> s.fits(document.get())).isEmpty()) {
            session = RetouchSession.of(document.get());
            stroke = Optional.empty();
        }
        list.addRectFilled(place.x(), place.y(), place.x() + place.width(), place.y() + place.height(), 0xff141414);
        if (session.isEmpty()) {
            Overlay.pill(desk, list, place, desk.say("Finding depth"));
            return;
        }
        RetouchView.Panes panes = view.panes(place, session.get().size(), desk.scale());
        read(desk, place, panes, object.get());
        show(session.get(), document.get(), object.get());
        panes.draw(list, pictures.photo(), pictures.depth());
        Overlay.progress(desk, list, place);
        cursor(desk, list, place, panes);
    }

    private void show(RetouchSession painted, Document document, SceneObject object) {
        List<DepthStroke> strokes = new ArrayList<>(object.recipe().retouch());
        List<DepthStroke> done = List.copyOf(strokes);
        stroke.ifPresent(strokes::add);
        Shown wanted = new Shown(
                painted,
                document,
                List.copyOf(strokes),
                object.recipe().relief().tear());
        if (wanted.equals(shown)) {
            return;
        }
        Optional<Retoucher> start = painted.after(done, document);
        if (start.isEmpty()) {
            return;
        }
        Retoucher now = start.get();
        if (stroke.isPresent()) {
            now = now.copy();
            now.apply(stroke.get());
        }
        pictures.show(painted, now, wanted.tear());
        shown = wanted;
    }

    private void read(Desk desk, ViewPlace place, RetouchView.Panes panes, SceneObject object) {
        if (adjusting != Adjusting.NOTHING) {
            adjust(panes);
            return;
        }
        for (int i = 0; i < Brush.KINDS.size(); i++) {
            if (!ImGui.getIO().getWantTextInput() && ImGui.isKeyPressed(ImGuiKey._1 + i, false)) {
                brush = brush.with(Brush.KINDS.get(i));
            }
        }
        navigate(place, panes);
        paint(desk, place, panes, object);
    }

    /** As in Blender the mouse's way from where the key was pressed changes the brush; click keeps, Esc goes back. */
    private void adjust(RetouchView.Panes panes) {
        float way = ImGui.getMousePosX() - grabX;
        brush = adjusting == Adjusting.RADIUS
                ? before.withRadius(before.radius() + way / panes.longSidePx())
                : before.withStrength(before.strength() + way / 250);
        boolean cancelled = ImGui.isKeyPressed(ImGuiKey.Escape, false) || ImGui.isMouseClicked(1);
        if (cancelled) {
            brush = before;
        }
        if (cancelled || ImGui.isMouseClicked(0) || ImGui.isKeyPressed(ImGuiKey.Enter, false)) {
            adjusting = Adjusting.NOTHING;
            // the click that ends it is no stroke
            spent = true;
        }
    }

    private void navigate(ViewPlace place, RetouchView.Panes panes) {
        float wheel = ImGui.getIO().getMouseWheel();
        if (place.hovered() && wheel != 0) {
            view = view.zoomed((float) Math.pow(WHEEL, wheel), panes.at(ImGui.getMousePosX(), ImGui.getMousePosY()));
        }
        boolean begins = ImGui.isMouseClicked(2) || ImGui.isMouseClicked(1);
        if (place.held() && !begins && (ImGui.isMouseDown(2) || ImGui.isMouseDown(1))) {
            view = view.moved(
                    panes, ImGui.getIO().getMouseDeltaX(), ImGui.getIO().getMouseDeltaY());
        }
        if (place.hovered() && ImGui.isKeyPressed(ImGuiKey.Home, false)) {
            view = RetouchView.WHOLE;
        }
    }

    private void paint(Desk desk, ViewPlace place, RetouchView.Panes panes, SceneObject object) {
        boolean down = ImGui.isMouseDown(0);
        float x = ImGui.getMousePosX();
        float y = ImGui.getMousePosY();
        spent &= down;
        if (stroke.isEmpty()) {
            if (down && !spent && place.held() && ImGui.isMouseClicked(0)) {
                pane = panes.under(x, y);
                stroke = Optional.of(
                        brush.stroke(panes.at(x, y, pane), ImGui.getIO().getKeyCtrl()));
            }
            return;
        }
        if (ImGui.isKeyPressed(ImGuiKey.Escape, false)) {
            stroke = Optional.empty();
            spent = true;
            return;
        }
        DepthStroke longer = Brush.longer(stroke.get(), panes.at(x, y, pane));
        stroke = Optional.of(longer);
        if (!down) {
            stroke = Optional.empty();
            List<DepthStroke> strokes = new ArrayList<>(object.recipe().retouch());
            strokes.add(longer);
            desk.act(new Action.Retouch(object.id(), strokes));
        }
    }

    private void cursor(Desk desk, ImDrawList list, ViewPlace place, RetouchView.Panes panes) {
        boolean inverted = ImGui.getIO().getKeyCtrl();
        float x = adjusting == Adjusting.NOTHING ? ImGui.getMousePosX() : grabX;
        float y = adjusting == Adjusting.NOTHING ? ImGui.getMousePosY() : grabY;
        if (place.hovered() || stroke.isPresent() || adjusting != Adjusting.NOTHING) {
            DepthStroke.Point at = stroke.isPresent() ? panes.at(x, y, pane) : panes.at(x, y);
            panes.cursor(list, at, brush, inverted, desk.scale());
        }
        stroke.filter(s -> s.tip() == DepthStroke.Tip.LASSO).ifPresent(s -> panes.lasso(list, s, desk.scale()));
        if (adjusting != Adjusting.NOTHING) {
            String words = adjusting == Adjusting.RADIUS
                    ? desk.say("Radius") + String.format(Locale.ROOT, "  %.1f %%", 100 * brush.radius())
                    : desk.say("Strength") + String.format(Locale.ROOT, "  %.2f", brush.strength());
            Overlay.pill(desk, list, place, words);
        }
    }

    /** Name of a brush for people. */
    static String name(DepthBrush kind) {
        return OptionWords.written(diorama.options.Option.text(kind));
    }

    @Override
    public void close() {
        pictures.close();
    }
}
