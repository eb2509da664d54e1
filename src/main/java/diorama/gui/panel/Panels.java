package diorama.gui.panel;

import diorama.base.UserError;
import diorama.gl.GlDevice;
import diorama.gui.clip.GraphPanel;
import diorama.gui.desk.Desk;
import diorama.gui.film.FilmDesk;
import diorama.gui.state.Action;
import diorama.gui.state.Chord;
import diorama.gui.state.Command;
import diorama.gui.state.ViewState;
import java.io.IOException;
import java.nio.file.Path;

/** The parts of the window, and where they stand. Confined to the main thread. */
public final class Panels implements AutoCloseable {
    private final Desk desk;
    private final ViewportPanel viewport;
    private final ViewPainter painter;
    private final GraphPanel graph;
    private final MenuBar menus = new MenuBar();
    private final Outliner outliner = new Outliner();
    private final RecentPanel recent = new RecentPanel();
    private final Properties properties;
    private final Layout layout = new Layout();
    private final Layout.Parts parts;

    public Panels(Desk desk, GlDevice device, ViewPainter painter, FilmDesk films) {
        this.desk = desk;
        viewport = new ViewportPanel(device);
        this.painter = painter;
        graph = painter.graph();
        properties = new Properties(desk.messages());
        parts = new Layout.Parts(
                () -> menus.draw(desk),
                () -> {
                    viewport.draw(desk, painter, layout.onlyViewport(), properties.tearing());
                    FlatNote.draw(desk, films, viewport.place());
                },
                () -> outliner.draw(desk),
                () -> properties.draw(desk, films),
                painter::timeline,
                () -> recent.draw(desk),
                () -> StatusBar.draw(desk, graph.over(desk)));
    }

    /** Takes the places that panels had the last time; before the first frame. */
    public void restore(Path file) {
        layout.restore(file);
    }

    public void keep(Path file) {
        try {
            layout.keep(file);
        } catch (IOException | UserError e) {
            // the next window stands as the first one did
            layout.reset();
        }
    }

    public void draw() {
        layout.draw(parts, desk.texts(), desk.scale());
    }

    /** Makes room for what is opened, by itself or as a part of a project. */
    public void changed(ViewState before, Action action) {
        if (action instanceof Action.Open open) {
            layout.opened(open.document());
        } else if (action instanceof Action.Update update
                && before.document(update.object()).isEmpty()) {
            layout.opened(update.document());
        }
    }

    /** Opens the first menu. */
    public void openMenus() {
        menus.openFirst();
    }

    public void showTimeline() {
        layout.showTimeline(true);
    }

    /** Does what a mode of the viewport makes of a command, before anybody else; false when it makes nothing of it. */
    public boolean runFirst(Command command) {
        return graph.runFirst(command, desk) || viewport.runFirst(command, desk);
    }

    /** Does what a command wants of the panels; false when it wants nothing. */
    public boolean run(Command command) {
        switch (command) {
            case PREFERENCES -> {
                layout.showSidePanels();
                properties.show(Properties.Tab.STUDIO);
            }
            case HANDLES -> {
                if (!graph.drawn()) {
                    layout.showGraph();
                }
                painter.openHandles();
            }
            case RENAME -> desk.state().project().activeObject().ifPresent(outliner::rename);
            default -> {
                return viewport.run(command, desk) || layout.run(command);
            }
        }
        return true;
    }

    /** Whether a command's part of the window is to be seen, or its mode is on. */
    public boolean isOn(Command command) {
        return switch (command) {
            case CROP -> viewport.cropping();
            case RETOUCH -> viewport.retouching();
            default -> layout.isOn(command);
        };
    }

    /** Whether a tool of the viewport has the keys. */
    public boolean busy() {
        return viewport.busy();
    }

    /** Whether the selection is being moved, turned or scaled, which has the keys in their order. */
    public boolean transforming() {
        return viewport.transforming();
    }

    /** Takes a key for that. @return whether it goes on */
    public boolean take(Chord key) {
        return viewport.take(key);
    }

    public boolean moving() {
        return viewport.moving() || menus.moving();
    }

    public boolean cropping() {
        return viewport.cropping();
    }

    public boolean retouching() {
        return viewport.retouching();
    }

    @Override
    public void close() {
        viewport.close();
    }
}
