package diorama.gui.panel;

import diorama.gui.desk.Desk;
import diorama.gui.state.Chord;
import diorama.gui.state.Command;
import diorama.gui.work.Messages;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import imgui.flag.ImGuiPopupFlags;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the command of the keys that were pressed. Confined to the main thread. */
public final class Keyboard {
    private static final int MOST = 64;

    /** So soon after a Quit of another window the next one is meant, s. */
    private static final double SOON = 10;

    /** Keys that move about in menus and panels once these have the focus. */
    private static final Set<Integer> MOVING = Set.of(
            ImGuiKey.LeftArrow,
            ImGuiKey.RightArrow,
            ImGuiKey.UpArrow,
            ImGuiKey.DownArrow,
            ImGuiKey.Space,
            ImGuiKey.Enter,
            ImGuiKey.Tab,
            ImGuiKey.Home,
            ImGuiKey.PageUp,
            ImGuiKey.PageDown);

    private final Deque<Press> presses = new ArrayDeque<>();
    private boolean tapped;
    /** When a Quit was another window's, s. */
    private double refusedAt = Double.NEGATIVE_INFINITY;

    /**
     * A key that went down.
     *
     * @param repeated whether it is held
     * @param strange whether its Ctrl went down in another window
     */
    private record Press(Chord chord, boolean repeated, boolean strange) {}

    /** Notes a key as the window tells it: Dear ImGui forgets which others were held when many come at once. */
    public void pressed(Chord chord, boolean repeated, boolean strange) {
        if (presses.size() < MOST) {
            presses.add(new Press(chord, repeated, strange));
        }
    }

    /** What films do without, however long one waits. */
    private static final Set<Command> NOT_OF_FILMS = Set.of(Command.GRAPH, Command.HANDLES, Command.RETOUCH);

    /** What meshes do without. */
    private static final Set<Command> OF_PHOTOS = Set.of(
            Command.RENDER_CLIP,
            Command.CLIP_CAMERA,
            Command.PLAY,
            Command.INSERT_KEY,
            Command.FOCUS,
            Command.RETOUCH,
            Command.CROP);

    /** Commands that are nothing without a film, which is told; arrows are pressed too often for that. */
    private static final Set<Command> OF_FILMS = Set.of(
            Command.TOGGLE_CUT,
            Command.FIND_CUTS,
            Command.ANALYSE,
            Command.LIMIT_SHOTS,
            Command.MAKE_FILM,
            Command.IMPORT_TIMELINE,
            Command.EXPORT_TIMELINE);

    /** Groups of commands that rest in the retouching mode, as they are of the scene. */
    private static final Set<Command.Group> OF_SCENES = Set.of(
            Command.Group.SELECT,
            Command.Group.OBJECT,
            Command.Group.VIEW,
            Command.Group.STEP,
            Command.Group.SHADING,
            Command.Group.STEREO,
            Command.Group.CLIP,
            Command.Group.FILM);

    /**
     * Alt was let go of.
     *
     * @param alone whether nothing came in between
     */
    void tapped(boolean alone) {
        tapped |= alone;
    }

    /** Whether the menus are called for, once. */
    public boolean takeMenus() {
        boolean wanted = tapped && !ImGui.getIO().getWantTextInput();
        tapped = false;
        return wanted;
    }

    /**
     * Runs the command of the next key that was pressed; none while text is typed or something else has the keys.
     *
     * @param retouching whether that mode is on
     */
    public void read(Desk desk, boolean taken, boolean retouching) {
        if (ImGui.getIO().getWantTextInput() || taken) {
            boolean quits = presses.stream().anyMatch(p -> quits(p, desk));
            presses.clear();
            if (quits) {
                desk.run(Command.QUIT);
            }
            return;
        }
        Press press = presses.poll();
        if (press == null) {
            return;
        }
        boolean menus =
                ImGui.isPopupOpen("", ImGuiPopupFlags.AnyPopup) || ImGui.getIO().getNavVisible();
        if (menus && MOVING.contains(press.chord().key())) {
            return;
        }
        Optional<Command> wanted = desk.preferences()
                .keymap()
                .command(press.chord(), desk.state().settings().view().emulateNumpad());
        wanted.map(c -> desk.state().film().isPresent() ? inFilm(c) : c)
                .filter(c -> !press.repeated() || held(c))
                .filter(c -> !retouching || !OF_SCENES.contains(c.group()))
                .filter(c -> retouching || c.group() != Command.Group.RETOUCH || c == Command.RETOUCH)
                .filter(c -> !strays(c, press, desk))
                .ifPresent(c -> run(c, desk));
    }

    /**
     * Gives what was pressed to a tool that has the keys to itself, one after the other, until one of them ends it: those after
     * it are commands again, however long a frame takes.
     *
     * @param tool whether it goes on after a key
     */
    public void give(Desk desk, Predicate<Chord> tool) {
        boolean goesOn = true;
        while (goesOn && !presses.isEmpty()) {
            Press press = presses.remove();
            if (quits(press, desk)) {
                desk.run(Command.QUIT);
            } else {
                goesOn = tool.test(press.chord());
            }
        }
    }

    /** Whether the window is to be closed, which no box and no tool keeps from it. */
    private boolean quits(Press press, Desk desk) {
        return !press.repeated()
                && desk.preferences().keymap().chords(Command.QUIT).contains(press.chord())
                && !strays(Command.QUIT, press, desk);
    }

    /** Runs a command, or says what is to come before it can do something. */
    private static void run(Command command, Desk desk) {
        if (desk.can(command)) {
            desk.run(command);
        } else if (desk.state().film().isPresent() && NOT_OF_FILMS.contains(command)) {
            String label = desk.say(command.label());
            desk.messages().add(Messages.Kind.NOTE, desk.say("%s is not there for films", label));
        } else if (command.group() != Command.Group.HISTORY) {
            String label = desk.say(FilmMenu.label(desk, command)).replace("...", "");
            desk.jobs()
                    .status()
                    .map(job -> desk.say("%s waits for: %s", label, job.title()))
                    .or(() -> OF_PHOTOS.contains(command)
                            ? Optional.of(desk.say("%s wants a photo: open or select one", label))
                            : Optional.empty())
                    .or(() -> OF_FILMS.contains(command) && desk.state().film().isEmpty()
                            ? Optional.of(desk.say("%s wants a film: open or select one", label))
                            : Optional.empty())
                    .ifPresent(why -> desk.messages().add(Messages.Kind.NOTE, why));
        }
    }

    /**
     * Whether it is a Quit that closed another window, whose key is still held now that this one has come to the front. A second
     * one soon after is meant: those whose Ctrl stays by itself for the next key never hold it.
     */
    private boolean strays(Command command, Press press, Desk desk) {
        if (command != Command.QUIT) {
            return false;
        }
        boolean strays = press.strange() && ImGui.getTime() - refusedAt > SOON;
        if (strays) {
            refusedAt = ImGui.getTime();
            desk.messages()
                    .add(
                            Messages.Kind.NOTE,
                            desk.say(
                                    "%s was meant for another window: press it again to quit",
                                    press.chord().in(desk.texts())));
        }
        return strays;
    }

    /** What a key does while a film is active: arrows step through its frames, as in Blender. */
    static Command inFilm(Command command) {
        return switch (command) {
            case NEXT_PICTURE -> Command.NEXT_FRAME;
            case PREVIOUS_PICTURE -> Command.PREVIOUS_FRAME;
            default -> command;
        };
    }

    /** Whether it goes on while its key is held. */
    private static boolean held(Command command) {
        return command.group() == Command.Group.STEP
                || command == Command.NEXT_FRAME
                || command == Command.PREVIOUS_FRAME;
    }
}
