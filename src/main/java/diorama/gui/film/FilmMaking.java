package diorama.gui.film;

import diorama.base.UserError;
import diorama.gui.desk.Desk;
import diorama.gui.file.Dialogs;
import diorama.gui.file.FileBrowser;
import diorama.gui.state.Command;
import diorama.gui.state.SceneObject;
import diorama.gui.work.Jobs;
import diorama.gui.work.Messages;
import imgui.ImGui;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;

/** Has films made of the active one: what is asked first, the jobs, and what is told of them. Confined to the main thread. */
final class FilmMaking {
    private final Desk desk;
    private final Optional<Dialogs> dialogs;
    private final DoubleSupplier clock;
    private final FilmJobs jobs;
    private final MakeBox makeBox;
    private final JobsBox jobsBox = new JobsBox();
    /** What is told of those that are broken off, by their folders. */
    private final Map<Path, String> broken = new HashMap<>();

    private double lookedAt;

    /** @param clock s since some time */
    FilmMaking(Desk desk, FilmDesk.Place place, DoubleSupplier clock) {
        this.desk = desk;
        this.dialogs = place.dialogs();
        this.clock = clock;
        jobs = new FilmJobs(place.folder(), this::ended);
        makeBox = new MakeBox(desk);
        jobs.rows().stream()
                .filter(r -> r.status().state() == FilmJob.State.BROKEN)
                .forEach(r -> desk.messages().add(Messages.Kind.NOTE, broken(r.job(), "")));
    }

    private void ended(FilmJob job, FilmJob.Status status) {
        boolean done = status.state() == FilmJob.State.DONE;
        desk.messages()
                .add(
                        done ? Messages.Kind.DONE : Messages.Kind.ERROR,
                        done ? desk.say("Saved %s", job.target()) : broken(job, status.said()));
    }

    /** @param why empty where its process was ended before it could say */
    private String broken(FilmJob job, String why) {
        String name = String.valueOf(job.target().getFileName());
        String told = why.isEmpty()
                ? desk.say("%s was broken off and can go on: %s", name, desk.keyOf(Command.FILM_JOBS))
                : desk.say("%s was broken off: %s", name, why);
        broken.put(job.folder(), told);
        return told;
    }

    /** What was told of those that go on by now, or are forgotten, need not be read any more. */
    void takeBack() {
        Set<Path> still = jobs.rows().stream()
                .filter(r -> r.status().state() == FilmJob.State.BROKEN)
                .map(r -> r.job().folder())
                .collect(Collectors.toSet());
        List<String> told = broken.entrySet().stream()
                .filter(entry -> !still.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        broken.keySet().retainAll(still);
        told.stream().filter(text -> !broken.containsValue(text)).forEach(desk.messages()::takeBack);
    }

    FilmJobs jobs() {
        return jobs;
    }

    /** Shows or hides the list of jobs. */
    void toggleJobs() {
        look();
        jobsBox.toggle();
    }

    /** Asks what is to be made of the active film. */
    void open() {
        makeBox.open(desk);
    }

    /** Whether one of the boxes is open. */
    boolean asks() {
        return makeBox.isOpen() || jobsBox.isOpen();
    }

    /** Draws the boxes that are open. */
    void boxes() {
        makeBox.draw(desk, this::askTarget, this::make);
        jobsBox.draw(desk, jobs);
        takeBack();
    }

    private void make(Path target, boolean copy) {
        SceneObject object = desk.state().project().activeObject().orElseThrow();
        FilmCommand.Wish wish = new FilmCommand.Wish(
                object.source(),
                object.recipe().importing(),
                desk.state().film().orElseThrow().times(),
                object.timeline(),
                MakeBox.job(desk, object),
                target);
        List<String> words = FilmCommand.words(wish, jobs.files());
        if (copy) {
            ImGui.setClipboardText(FilmCommand.line(words));
            desk.messages().add(Messages.Kind.DONE, desk.say("Copied: %s", FilmCommand.line(words)));
        } else {
            jobs.add(target, words, System.currentTimeMillis());
        }
    }

    /** Asks where a film goes. */
    private void askTarget(Path proposed, List<String> endings, Consumer<Path> chosen) {
        dialogs.ifPresent(ask -> {
            ask.startIn(proposed);
            String name = String.valueOf(proposed.getFileName());
            ask.ask(desk.say("Make film"), new FileBrowser.Ask(true, endings, name, chosen));
        });
    }

    /** What the film that is being made says of itself. */
    Optional<Jobs.Status> status() {
        return jobs.running().map(row -> {
            FilmJob.Status status = row.status();
            String counted =
                    status.total() > 0 ? String.format(Locale.ROOT, "%,d / %,d", status.done(), status.total()) : "";
            return new Jobs.Status(String.valueOf(row.job().target().getFileName()), counted, status.fraction());
        });
    }

    /** Looks at the jobs from time to time; once a frame of the window. */
    void step() {
        double now = clock.getAsDouble();
        if (jobs.busy() && now - lookedAt >= 1) {
            lookedAt = now;
            look();
        }
    }

    private void look() {
        try {
            jobs.look();
        } catch (UserError e) {
            desk.messages().add(Messages.Kind.ERROR, String.valueOf(e.getMessage()));
        }
    }

    /** When something changes by itself, s from now. */
    double due() {
        return jobs.busy() ? 1 : Double.POSITIVE_INFINITY;
    }
}
