package diorama.gui.file;

import diorama.gui.desk.Desk;
import diorama.gui.state.ViewState;
import diorama.gui.store.CommandText;
import diorama.gui.store.ProjectFile;
import diorama.gui.work.Messages;
import imgui.ImGui;
import java.nio.file.Path;
import java.util.Optional;

/** Copies the command line that draws what the window shows. Confined to the main thread. */
final class CommandCopy {
    private final Desk desk;
    private final Photographer photographer;

    CommandCopy(Desk desk, Photographer photographer) {
        this.desk = desk;
        this.photographer = photographer;
    }

    /** Puts it on the clipboard, or says why there is none; of its arguments see {@link #line}. */
    void copy(Path project, String savedText) {
        Optional<String> line = line(project, savedText);
        if (line.isEmpty()) {
            desk.messages()
                    .add(
                            Messages.Kind.NOTE,
                            desk.say(
                                    shot().isEmpty()
                                            ? "No command line draws comparisons or what the moving camera sees"
                                            : "Save the project first: its command line names the file"));
            return;
        }
        ImGui.setClipboardText(line.get());
        desk.messages().add(Messages.Kind.DONE, desk.say("Copied: %s", line.get()));
    }

    /**
     * Empty where it would have to name a project that is not saved as it is, or would draw something else than is seen.
     *
     * @param project empty where there is none
     * @param savedText what its file says
     */
    Optional<String> line(Path project, String savedText) {
        ViewState now = desk.state();
        boolean stale = project.toString().isEmpty() || !savedText.equals(ProjectFile.text(now, project));
        return shot().filter(shot -> !stale || CommandText.single(now)).map(shot -> CommandText.of(now, project, shot));
    }

    /** What a command line can draw of the window; empty for a comparison, too. */
    private Optional<CommandText.Shot> shot() {
        return photographer.shot().filter(shot -> desk.state().compare().isEmpty());
    }
}
