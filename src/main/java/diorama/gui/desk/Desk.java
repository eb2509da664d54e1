package diorama.gui.desk;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.OrbitControl;
import diorama.gui.look.Fonts;
import diorama.gui.look.Texts;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.CommandActions;
import diorama.gui.state.Export;
import diorama.gui.state.History;
import diorama.gui.state.Preferences;
import diorama.gui.state.ViewState;
import diorama.gui.work.Jobs;
import diorama.gui.work.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What panels may see and ask for. */
public interface Desk {
    History history();

    default ViewState state() {
        return history().present();
    }

    /** The view as it is drawn: on the way to the state's view while a jump is eased. */
    OrbitControl shownView();

    void act(Action action);

    void run(Command command);

    void export(Export what);

    /** Opens files as they are dropped on the window. */
    void open(List<Path> files);

    /** Shape of what the moving camera sees, while one looks through it. */
    Optional<Size> clipFrame();

    /** The moving camera, with all that a viewport of such a shape shows, while one looks through it. */
    default Optional<Camera> clipCamera(float aspect) {
        return Optional.empty();
    }

    Jobs jobs();

    /** What is made outside of the window, by a process of its own. */
    default Optional<Jobs.Status> outside() {
        return Optional.empty();
    }

    Messages messages();

    Fonts fonts();

    Texts texts();

    /** {@code english} in the window's language. */
    default String say(String english, Object... values) {
        return texts().say(english, values);
    }

    Preferences preferences();

    void prefer(Preferences wanted);

    /** The key of a command as menus show it. */
    default String keyOf(Command command) {
        return preferences().keymap().chord(command).in(texts());
    }

    /** All its keys, as the sheet of keys shows them. */
    default String keysOf(Command command) {
        return preferences().keymap().chords(command).stream()
                .map(chord -> chord.in(texts()))
                .collect(Collectors.joining(", "));
    }

    /** Files opened lately. */
    List<Path> recent();

    /** A small picture of a file as a texture's name; 0 where there is none. */
    int thumbnail(Path file);

    /** Whether the picture is being cropped, so that the whole of it must be seen. */
    default boolean cropping() {
        return false;
    }

    /** Whether depth is being retouched, so that there is a brush. */
    default boolean retouching() {
        return false;
    }

    /**
     * Whether a command can do something now; while a photo is cropped {@code DELETE} is of its crop, and only while depth is
     * retouched there is a brush.
     */
    default boolean can(Command command) {
        return switch (command) {
            case BRUSH_RADIUS, BRUSH_STRENGTH, LASSO, KEEP_TO_OBJECT -> retouching();
            // there is nothing to paint on before
            case RETOUCH ->
                retouching()
                        || state().document()
                                .filter(d -> !d.awaitsDepth())
                                .filter(d -> CommandActions.possible(command, history()))
                                .isPresent();
            case DELETE -> cropping() || CommandActions.possible(command, history());
            default -> CommandActions.possible(command, history());
        };
    }

    /** Whether what a command switches is on now. */
    default boolean isOn(Command command) {
        return CommandActions.isOn(command, state());
    }

    /** Scale of the display and the user's liking, 1 = 96 dpi. */
    float scale();

    /** What draws, and how fast: "llvmpipe, 42 fps". */
    String engine();
}
