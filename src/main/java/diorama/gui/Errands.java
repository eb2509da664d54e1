package diorama.gui;

import diorama.gui.desk.Desk;
import diorama.gui.file.FileClerk;
import diorama.gui.film.FilmDesk;
import diorama.gui.host.FullScreen;
import diorama.gui.panel.Boxes;
import diorama.gui.panel.ExportClerk;
import diorama.gui.panel.Panels;
import diorama.gui.panel.ViewPainter;
import diorama.gui.state.Command;
import diorama.gui.state.CommandActions;
import diorama.gui.state.Export;
import diorama.gui.state.ViewState;

/** Who does what a command wants. Confined to the main thread. */
record Errands(
        Panels panels,
        FileClerk files,
        FilmDesk films,
        ExportClerk exports,
        PreferenceClerk preferences,
        Boxes boxes,
        FullScreen fullScreen,
        ViewPainter painter) {
    void run(Command command, Desk desk) {
        if (panels.runFirst(command)) {
            return;
        }
        CommandActions.of(command, desk.state()).ifPresent(desk::act);
        if (files.run(command)
                || films.run(command)
                || preferences.run(command)
                || panels.run(command)
                || boxes.run(command, desk)) {
            return;
        }
        switch (command) {
            case FULL_SCREEN -> fullScreen.toggle();
            case PLAY, CLIP_CAMERA, FIRST_FRAME, LAST_FRAME, INSERT_KEY, REMOVE_KEY -> {
                panels.showTimeline();
                painter.run(command);
            }
            case RENDER_CLIP -> exports.ask(Export.CLIP);
            default -> {
                // the action has done it
            }
        }
    }

    /** Whether what a command switches is on now. */
    boolean isOn(Command command, ViewState state) {
        return switch (command) {
            case WATCH -> files.watch().on();
            case FULL_SCREEN -> fullScreen.on();
            default -> panels.isOn(command) || CommandActions.isOn(command, state);
        };
    }
}
