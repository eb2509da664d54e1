package diorama.gui.film;

import diorama.base.UserError;
import diorama.gui.desk.Desk;
import diorama.gui.file.Dialogs;
import diorama.gui.file.FileBrowser;
import diorama.gui.state.Action;
import diorama.gui.state.SceneObject;
import diorama.gui.work.Messages;
import diorama.pipeline.job.TimelineFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads and writes the timelines of films as files of their own. Confined to the main thread. */
final class TimelineClerk {
    private final Desk desk;
    private final Optional<Dialogs> dialogs;

    /** @param dialogs empty where there is no window */
    TimelineClerk(Desk desk, Optional<Dialogs> dialogs) {
        this.desk = desk;
        this.dialogs = dialogs;
    }

    /** Asks for the file of a film's new timeline. */
    void askSource(SceneObject film) {
        dialogs.ifPresent(ask -> {
            ask.startIn(film.source().file());
            ask.ask(
                    desk.say("Timeline, JSON"),
                    new FileBrowser.Ask(false, List.of("json"), "", file -> read(film.id(), file)));
        });
    }

    private void read(int id, Path file) {
        try {
            desk.act(new Action.SetTimeline(id, TimelineFile.read(file), 0));
        } catch (UserError e) {
            desk.messages().add(Messages.Kind.ERROR, String.valueOf(e.getMessage()));
        }
    }

    /** Asks where a film's timeline goes. */
    void askTarget(SceneObject film) {
        dialogs.ifPresent(ask -> {
            ask.startIn(film.source().file());
            String name = film.source().stem() + "_timeline.json";
            ask.ask(
                    desk.say("Timeline, JSON"),
                    new FileBrowser.Ask(true, List.of("json"), name, file -> write(film, file)));
        });
    }

    private void write(SceneObject film, Path file) {
        try {
            TimelineFile.write(film.timeline(), film.source().name(), file);
            desk.messages().add(Messages.Kind.DONE, desk.say("Saved %s", file));
        } catch (UserError e) {
            desk.messages().add(Messages.Kind.ERROR, String.valueOf(e.getMessage()));
        }
    }
}
