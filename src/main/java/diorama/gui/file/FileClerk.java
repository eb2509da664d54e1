package diorama.gui.file;

import diorama.base.UserError;
import diorama.gui.desk.Desk;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.Project;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Source;
import diorama.gui.state.Sources;
import diorama.gui.state.Standpoint;
import diorama.gui.state.ViewState;
import diorama.gui.store.Autosave;
import diorama.gui.store.ProjectFile;
import diorama.gui.store.Recents;
import diorama.gui.store.StudioFolder;
import diorama.gui.work.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does what commands want of files. Confined to the main thread. */
public final class FileClerk implements AutoCloseable {
    private final Desk desk;
    private final Librarian librarian;
    private final Dialogs dialogs;
    private final FileWatch watch;
    private final Autosave autosave;
    private final Recents recents;
    private Path project = Path.of("");
    private Project saved;
    /** All that the file of the project says, so also how it was seen. */
    private String savedText = "";

    /** Whether the scene is one that was recovered, which no file of the user's holds. */
    private boolean rescued;

    private boolean left;
    private Optional<Path> pictured = Optional.empty();

    private @Nullable Warning warned;

    /** What has been said: that opening a project loses the work there was then. */
    private record Warning(Path file, Project lost) {}

    private final FolderWalk walk;
    private final ViewPictures pictures;
    private final CommandCopy commands;

    public FileClerk(
            Desk desk,
            Librarian librarian,
            Dialogs dialogs,
            StudioFolder folder,
            Consumer<Runnable> main,
            Photographer photographer) {
        this.desk = desk;
        this.librarian = librarian;
        this.dialogs = dialogs;
        watch = new FileWatch(desk, librarian, main);
        pictures = new ViewPictures(desk, librarian, dialogs, photographer);
        commands = new CommandCopy(desk, photographer);
        autosave = new Autosave(folder);
        recents = new Recents(folder);
        walk = new FolderWalk(desk, librarian);
        saved = desk.state().project();
    }

    public Recents recents() {
        return recents;
    }

    public Autosave autosave() {
        return autosave;
    }

    /**
     * Keeps the scene for a window that falls, when it is time.
     *
     * @param now of a clock that began with the window, s
     */
    public void keepSafe(double now) {
        if (!autosave.keepAt(now, desk.preferences().autosave(), desk.state())) {
            desk.messages()
                    .add(Messages.Kind.NOTE, desk.say("What is not saved cannot be kept in %s", autosave.folder()));
        }
    }

    /** Does what the command wants; false when it wants nothing of files. */
    public boolean run(Command command) {
        Optional<SceneObject> active = desk.state().project().activeObject();
        switch (command) {
            case NEW -> {
                project = Path.of("");
                desk.act(new Action.Clear());
            }
            case OPEN ->
                dialogs.ask(
                        desk.say("Photos, films, meshes and projects"),
                        new FileBrowser.Ask(false, Dialogs.openable(), "", file -> open(List.of(file))));
            case SAVE -> {
                if (project.toString().isEmpty()) {
                    askProject();
                } else {
                    save(project);
                }
            }
            case SAVE_AS -> askProject();
            case RELOAD -> active.map(SceneObject::source).ifPresent(librarian::reread);
            case WATCH -> watch.toggle();
            case NEXT_PICTURE -> active.ifPresent(o -> walk.go(o, 1));
            case PREVIOUS_PICTURE -> active.ifPresent(o -> walk.go(o, -1));
            case PICTURE -> pictures.ask(false);
            case TRANSPARENT_PICTURE -> pictures.ask(true);
            case COPY_COMMAND -> commands.copy(project, savedText);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Opens what was dropped or chosen: a project in the place of all, other files beside what is there. */
    public void open(List<Path> files) {
        for (Path file : files) {
            if (ProjectFile.isProject(file)) {
                load(file);
                return;
            }
        }
        List<Source> there = desk.state().project().objects().stream()
                .map(SceneObject::source)
                .toList();
        open(Sources.of(files, there), Standpoint.DEFAULTS);
    }

    public void open(List<Source> sources, Standpoint from) {
        sources.forEach(source -> librarian.open(source, from));
    }

    /** What could be opened is found again. */
    public void changed(Action action) {
        if (action instanceof Action.Open open) {
            recents.add(open.document().source().file());
        } else if (action instanceof Action.Replace replaced) {
            recents.add(replaced.document().source().file());
        }
    }

    /** Takes a project in the place of all; where that loses handwork, only when it is asked for twice. */
    public void load(Path file) {
        if (!mayReplace(file)) {
            return;
        }
        try {
            desk.act(ProjectFile.read(file).action());
            project = file.toAbsolutePath();
            saved();
            recents.add(file);
        } catch (UserError e) {
            desk.messages().add(Messages.Kind.ERROR, String.valueOf(e.getMessage()));
        }
    }

    /** Whether a project may take the place of all: where that loses handwork, only when it is asked for twice. */
    private boolean mayReplace(Path file) {
        Warning warning = new Warning(file, desk.state().project());
        if (unsaved() && !warning.equals(warned)) {
            warned = warning;
            desk.messages()
                    .add(
                            Messages.Kind.NOTE,
                            desk.say("Unsaved work would be lost: save it, or open the project once more"));
            return false;
        }
        warned = null;
        return true;
    }

    /** Takes what a window that fell had not saved, which is saved nowhere yet; false when it must be asked for once more. */
    public boolean recover(Path file) {
        if (!mayReplace(file)) {
            return false;
        }
        try {
            desk.act(ProjectFile.read(file).action());
            project = Path.of("");
            rescued = true;
            if (autosave.keep(desk.state())) {
                Files.deleteIfExists(file);
            }
        } catch (UserError | IOException e) {
            desk.messages().add(Messages.Kind.ERROR, String.valueOf(e.getMessage()));
        }
        return true;
    }

    private void askProject() {
        desk.state()
                .project()
                .activeObject()
                .ifPresent(o -> dialogs.startIn(o.source().file()));
        String name = project.toString().isEmpty()
                ? desk.state().project().activeObject().map(SceneObject::name).orElse("scene")
                : String.valueOf(project.getFileName()).replaceFirst("\\.[^.]*$", "");
        dialogs.ask(
                desk.say("Diorama project"),
                new FileBrowser.Ask(true, List.of(ProjectFile.ENDING), name + "." + ProjectFile.ENDING, this::save));
    }

    /** The file of the project holds what there is now. */
    private void saved() {
        saved = desk.state().project();
        savedText = ProjectFile.text(desk.state(), project);
        rescued = false;
    }

    public void save(Path target) {
        try {
            ProjectFile.write(desk.state(), target);
            project = target.toAbsolutePath();
            pictured = Optional.of(project);
            saved();
            recents.add(target);
            desk.messages().add(Messages.Kind.DONE, desk.say("Saved %s", target));
        } catch (UserError e) {
            desk.messages().add(Messages.Kind.ERROR, String.valueOf(e.getMessage()));
        }
    }

    /** The project that was saved, once: what is seen now is its picture. */
    public Optional<Path> takeSaved() {
        Optional<Path> fresh = pictured;
        pictured = Optional.empty();
        return fresh;
    }

    /** Empty where it would have to name a project that is not saved as it is, or would draw something else than is seen. */
    Optional<String> commandLine() {
        return commands.line(project, savedText);
    }

    public FileWatch watch() {
        return watch;
    }

    /** Whether closing now would lose work of hands. */
    public boolean unsaved() {
        Project now = desk.state().project();
        boolean worth = now.handmade() || (rescued && !now.objects().isEmpty());
        return worth && !saved.equals(now);
    }

    /** What closing now would lose. */
    public Optional<ViewState> atRisk() {
        return unsaved() ? Optional.of(desk.state()) : Optional.empty();
    }

    /** What the title bar says: the project's name and a dot when it is not saved. */
    public String title() {
        if (project.toString().isEmpty()) {
            return "Diorama";
        }
        String name = String.valueOf(project.getFileName());
        return (saved.equals(desk.state().project()) ? "" : "\u2022 ") + name + " - Diorama";
    }

    /** The window is closed in order: its scene need not be kept any more. */
    public void leave() {
        left = true;
        pictures.leave();
        autosave.discard();
    }

    /** Unless the window was {@link #leave left} in order, what is not saved is kept for the next one. */
    @Override
    public void close() {
        watch.close();
        if (!left && unsaved()) {
            autosave.keep(desk.state());
        }
    }
}
