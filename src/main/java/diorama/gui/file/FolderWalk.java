package diorama.gui.file;

import diorama.gui.desk.Desk;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Source;
import diorama.gui.work.Messages;
import java.nio.file.Path;
import java.util.Optional;

/** Goes through the pictures of a folder, each in the place of the one before. Confined to the main thread. */
final class FolderWalk {
    private final Desk desk;
    private final Librarian librarian;
    /** The last one, until its picture is there. */
    private Optional<Step> last = Optional.empty();

    /**
     * A picture that was asked for in the place of an object.
     *
     * @param by 1 forwards, -1 backwards
     * @param from what the object showed meanwhile
     */
    private record Step(int object, int by, Source from, Path to) {}

    FolderWalk(Desk desk, Librarian librarian) {
        this.desk = desk;
        this.librarian = librarian;
    }

    /** @param by 1 forwards, -1 backwards */
    void go(SceneObject object, int by) {
        Path from = last.filter(step -> goesOn(step, object, by))
                .map(Step::to)
                .orElse(object.source().file());
        Optional<Path> next = Neighbours.of(from, by);
        if (next.isEmpty()) {
            desk.messages().add(Messages.Kind.NOTE, desk.say("No other picture in this folder"));
            return;
        }
        last = Optional.of(new Step(object.id(), by, object.source(), next.get()));
        librarian.replace(object, Source.of(next.get()), () -> last = Optional.empty());
    }

    /** Steps that come faster than files are read go on from where the last one leads; those past a broken file, too. */
    private boolean goesOn(Step step, SceneObject object, int by) {
        return step.object == object.id()
                && step.from.equals(object.source())
                && (by == step.by || librarian.replacing(object.id()));
    }
}
