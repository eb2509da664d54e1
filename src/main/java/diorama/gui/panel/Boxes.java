package diorama.gui.panel;

import diorama.gui.desk.Desk;
import diorama.gui.file.FileBrowser;
import diorama.gui.file.FileClerk;
import diorama.gui.file.PresetShelf;
import diorama.gui.film.FilmDesk;
import diorama.gui.state.Command;
import imgui.ImGui;

/** The boxes that stand over the panels: what is searched, told and asked there. Confined to the main thread. */
public final class Boxes {
    /** Frames by which Dear ImGui may hear later of a key than a tool that ended at it. */
    private static final int LATE = 3;

    private final FileBrowser browser;
    private final FilmDesk films;
    private final FileClerk files;
    private final ExportClerk exports;
    private final SearchBox search = new SearchBox();
    private final KeysHelp keys = new KeysHelp();
    private final LogPanel log = new LogPanel();
    private final PresetBox presets;
    private final RecoveryBox recovery;
    private final QuitBox quit;
    /** Frames since a tool or another box had the keys. */
    private int others;

    public Boxes(
            long window,
            FileBrowser browser,
            FilmDesk films,
            FileClerk files,
            ExportClerk exports,
            PresetShelf presets) {
        this.exports = exports;
        this.presets = new PresetBox(presets);
        this.browser = browser;
        this.films = films;
        this.files = files;
        recovery = new RecoveryBox(files.autosave().left());
        quit = new QuitBox(window);
    }

    /** Whether the window may go now that its closing is asked for; else the question stands in the window from now on. */
    public boolean closes() {
        boolean goes = quit.closes(files.unsaved());
        if (quit.asks()) {
            // what lies over the question would keep it from being answered
            browser.cancel();
        }
        return goes;
    }

    /** What closed the window. */
    public String closed() {
        return quit.how();
    }

    /** Whether what is typed is for one of the boxes. */
    public boolean taken() {
        return browser.isOpen() || search.isOpen() || exports.asks() || quit.asks();
    }

    /** Does what the command wants; false when it wants no box. */
    public boolean run(Command command, Desk desk) {
        switch (command) {
            case QUIT -> quit.command();
            case PRESETS -> presets.toggle(desk);
            case LOG -> log.toggle();
            case SEARCH -> search.open();
            case KEYS -> keys.toggle();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** @param tool whether a tool of the viewport has the keys of this frame */
    public void draw(Desk desk, boolean tool) {
        // what Enter ends elsewhere, or answers, recovers nothing
        others = tool || films.asks() || log.isUsed() || taken() ? 0 : others + 1;
        if (tool) {
            // nor does it press a button that was marked before
            ImGui.getIO().setNavVisible(false);
        }
        search.draw(desk);
        keys.draw(desk);
        log.draw(desk);
        presets.draw(desk);
        films.boxes();
        exports.draw();
        if (!taken()) {
            recovery.draw(desk, others > LATE, files::recover);
        }
        browser.draw(desk);
        quit.draw(desk, files::unsaved);
    }
}
