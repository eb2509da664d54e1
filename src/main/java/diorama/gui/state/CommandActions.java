package diorama.gui.state;

import diorama.camera.OrbitControl.Side;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.joml.Vector3f;

/** What commands do to the state. */
public final class CommandActions {
    /** A numpad step, as in Blender. */
    private static final float STEP = (float) Math.toRadians(15);

    private static final float ZOOM_STEP = 1.25f;
    private static final float PAN_STEP = 0.08f;

    private CommandActions() {}

    /** Whether a command can do something now. */
    public static boolean possible(Command command, History history) {
        ViewState state = history.present();
        Project project = state.project();
        if (command.group() == Command.Group.FILM) {
            return FilmActions.possible(command, state);
        }
        return switch (command) {
            case UNDO -> !history.past().isEmpty();
            case REDO -> !history.future().isEmpty();
            case ADJUST -> Transform.made(history);
            case NEW,
                    SAVE,
                    SAVE_AS,
                    PICTURE,
                    TRANSPARENT_PICTURE,
                    SELECT_ALL,
                    SELECT_NONE,
                    INVERT,
                    BOX_SELECT,
                    WALK,
                    FLY -> !project.objects().isEmpty();
            case RELOAD, NEXT_PICTURE, PREVIOUS_PICTURE, RENAME, COPY_COMMAND ->
                project.activeObject().isPresent();
            case NEXT_OBJECT, PREVIOUS_OBJECT -> project.objects().size() > 1;
            case MOVE, ROTATE, GROW, CLEAR_LOCATION, CLEAR_ROTATION, CLEAR_SIZE, DUPLICATE, HIDE, HIDE_OTHERS ->
                !project.selected().isEmpty();
            case DELETE -> !project.selected().isEmpty() || !project.rulers().isEmpty();
            case PLAY, FIRST_FRAME, LAST_FRAME ->
                state.film().isPresent() || Motion.seconds(state) > 0 || Export.CLIP.possible(state);
            case INSERT_KEY -> state.film().isPresent() || Export.CLIP.possible(state);
            case CLIP_CAMERA, RENDER_CLIP, FOCUS -> Export.CLIP.possible(state);
            case GRAPH -> state.film().isEmpty();
            case FIND_DEPTH -> state.document().filter(Document::awaitsDepth).isPresent();
            case CROP -> state.document().flatMap(Document::relief).isPresent();
            case HANDLES ->
                state.film().isEmpty()
                        && Motion.seconds(state) == 0
                        && Export.CLIP.possible(state)
                        && !state.settings().clip().keys().isEmpty();
            case REMOVE_KEY, CLEAR_KEYS ->
                state.film().isPresent()
                        ? FilmActions.possible(command, state)
                        : !state.settings().clip().keys().isEmpty();
            case RETOUCH ->
                // strokes are of one picture
                state.film().isEmpty()
                        && state.document().flatMap(Document::relief).isPresent();
            case CLEAR_RETOUCH -> strokes(project) > 0;
            case NEXT_ANIMATION -> animations(state) > 0;
            case SHOW_HIDDEN -> project.objects().stream().anyMatch(o -> !o.visible());
            case COMPARE, KEEP_A, MEASURE, THREE_QUARTERS -> !project.objects().isEmpty();
            case CLEAR_MEASURES -> !project.rulers().isEmpty();
            default -> true;
        };
    }

    /** What it does to the state; empty for those that act on the window or on files, and where there is nothing to do. */
    public static Optional<Action> of(Command command, ViewState state) {
        return switch (command.group()) {
            case SELECT -> selecting(command, state.project());
            case OBJECT -> object(command, state.project());
            case RETOUCH ->
                command == Command.CLEAR_RETOUCH && strokes(state.project()) > 0
                        ? Optional.of(new Action.Retouch(state.project().active(), List.of()))
                        : Optional.empty();
            case VIEW -> view(command, state);
            case STEP -> Optional.of(step(command));
            case SHADING ->
                command == Command.COMPARE || command == Command.KEEP_A
                        ? Optional.of(compare(command, state))
                        : LookActions.of(command, state.settings());
            case STEREO, LIGHT -> LookActions.of(command, state.settings());
            case HISTORY ->
                command == Command.UNDO
                        ? Optional.of(new Action.Undo())
                        : command == Command.REDO ? Optional.of(new Action.Redo()) : Optional.empty();
            case FILM -> FilmActions.of(command, state);
            case CLIP -> state.film().isPresent() ? FilmActions.of(command, state) : clip(command, state);
            case FILE, PICTURES, QUIT, PANELS, HELP -> Optional.empty();
        };
    }

    /** Over the active photo's depth. */
    private static int strokes(Project project) {
        return project.activeObject().map(o -> o.recipe().retouch().size()).orElse(0);
    }

    private static Optional<Action> selecting(Command command, Project project) {
        Set<Integer> all = project.objects().stream()
                .filter(SceneObject::visible)
                .map(SceneObject::id)
                .collect(Collectors.toSet());
        if (all.isEmpty() || command == Command.BOX_SELECT) {
            return Optional.empty();
        }
        if (command == Command.SELECT_ALL) {
            return Optional.of(new Action.Select(all, project.active()));
        }
        if (command == Command.SELECT_NONE) {
            return Optional.of(new Action.Select(Set.of(), project.active()));
        }
        if (command == Command.INVERT) {
            all.removeAll(project.selected());
            return Optional.of(new Action.Select(all, project.active()));
        }
        List<Integer> ids = project.objects().stream().map(SceneObject::id).toList();
        int by = command == Command.NEXT_OBJECT ? 1 : -1;
        int next = ids.get(Math.floorMod(ids.indexOf(project.active()) + by, ids.size()));
        return Optional.of(new Action.Select(Set.of(next), next));
    }

    private static Optional<Action> object(Command command, Project project) {
        Set<Integer> selected = project.selected();
        if (command == Command.SHOW_HIDDEN) {
            Set<Integer> hidden = project.objects().stream()
                    .filter(o -> !o.visible())
                    .map(SceneObject::id)
                    .collect(Collectors.toSet());
            return hidden.isEmpty() ? Optional.empty() : Optional.of(new Action.SetVisible(hidden, true));
        }
        if (selected.isEmpty()) {
            return Optional.empty();
        }
        if (command == Command.HIDE_OTHERS) {
            Set<Integer> others =
                    project.objects().stream().map(SceneObject::id).collect(Collectors.toCollection(HashSet::new));
            others.removeAll(selected);
            return others.isEmpty() ? Optional.empty() : Optional.of(new Action.SetVisible(others, false));
        }
        return switch (command) {
            case CLEAR_LOCATION -> place(project, p -> new Placement(new Vector3f(), p.rotation(), p.size()));
            case CLEAR_ROTATION -> place(project, p -> new Placement(p.location(), new Vector3f(), p.size()));
            case CLEAR_SIZE -> place(project, p -> new Placement(p.location(), p.rotation(), new Vector3f(1)));
            case DUPLICATE -> Optional.of(new Action.Duplicate(selected));
            case HIDE -> Optional.of(new Action.SetVisible(selected, false));
            case DELETE -> Optional.of(new Action.Delete(selected));
            default -> Optional.empty();
        };
    }

    private static Optional<Action> place(Project project, UnaryOperator<Placement> change) {
        Map<Integer, Placement> placements = new HashMap<>();
        project.selection().forEach(o -> placements.put(o.id(), change.apply(o.placement())));
        return Optional.of(new Action.Place(placements, 0));
    }

    private static Optional<Action> view(Command command, ViewState state) {
        return switch (command) {
            case HOME ->
                Optional.of(Staging.of(state).onlyPhoto().isPresent() ? new Action.Home() : new Action.Frame(false));
            case FIRST_VIEW ->
                Optional.of(
                        state.firstView().<Action>map(Action.SetView::new).orElseGet(() -> new Action.Frame(false)));
            case PHOTO_CAMERA -> Optional.of(new Action.Home());
            case FRAME -> Optional.of(new Action.Frame(true));
            case FRONT -> Optional.of(new Action.Look(Side.FRONT));
            case BACK -> Optional.of(new Action.Look(Side.BACK));
            case RIGHT -> Optional.of(new Action.Look(Side.RIGHT));
            case LEFT -> Optional.of(new Action.Look(Side.LEFT));
            case TOP -> Optional.of(new Action.Look(Side.TOP));
            case BOTTOM -> Optional.of(new Action.Look(Side.BOTTOM));
            case OPPOSITE -> Optional.of(new Action.Opposite());
            case PARALLEL -> Optional.of(new Action.ToggleParallel());
            case THREE_QUARTERS -> Optional.of(new Action.SetView(state.view().threeQuarters()));
            case CLEAR_MEASURES -> Optional.of(new Action.Measure(List.of()));
            default -> Optional.empty();
        };
    }

    /** Whether what a command switches is on in the state; false for those that switch nothing of it. */
    public static boolean isOn(Command command, ViewState state) {
        return switch (command) {
            case PARALLEL -> state.view().parallel();
            case COMPARE -> state.compare().isPresent();
            default -> LookActions.isOn(command, state.settings());
        };
    }

    private static Optional<Action> clip(Command command, ViewState state) {
        ViewOptions view = state.settings().view();
        return switch (command) {
            case CLEAR_KEYS -> set(state.settings().clip().withKeys(List.of()));
            case NEXT_ANIMATION -> {
                int last = animations(state);
                yield set(view.with("animation", view.animation() < last ? view.animation() + 1 : -1));
            }
            default -> Optional.empty();
        };
    }

    /** Of the active mesh. */
    private static int animations(ViewState state) {
        return state.document().map(d -> d.scene().animations().size()).orElse(0);
    }

    private static Action compare(Command command, ViewState state) {
        if (command != Command.COMPARE || state.kept().isEmpty()) {
            return new Action.Keep();
        }
        return state.compare().isPresent() ? new Action.EndCompare() : new Action.Recall();
    }

    private static Action step(Command command) {
        return switch (command) {
            case ORBIT_LEFT -> new Action.Orbit(-STEP, 0);
            case ORBIT_RIGHT -> new Action.Orbit(STEP, 0);
            case ORBIT_UP -> new Action.Orbit(0, STEP);
            case ORBIT_DOWN -> new Action.Orbit(0, -STEP);
            case ROLL_LEFT -> new Action.Roll(STEP);
            case ROLL_RIGHT -> new Action.Roll(-STEP);
            case ROLL_QUARTER_LEFT -> new Action.Roll((float) Math.PI / 2);
            case ROLL_QUARTER_RIGHT -> new Action.Roll((float) -Math.PI / 2);
            case ORBIT_QUARTER_UP -> new Action.Orbit(0, (float) Math.PI / 2);
            case ORBIT_QUARTER_DOWN -> new Action.Orbit(0, (float) -Math.PI / 2);
            case PAN_LEFT -> new Action.Pan(PAN_STEP, 0, 1);
            case PAN_RIGHT -> new Action.Pan(-PAN_STEP, 0, 1);
            case PAN_UP -> new Action.Pan(0, -PAN_STEP, 1);
            case PAN_DOWN -> new Action.Pan(0, PAN_STEP, 1);
            case ZOOM_IN -> new Action.Zoom(1 / ZOOM_STEP, 0, 0, 1);
            case ZOOM_OUT -> new Action.Zoom(ZOOM_STEP, 0, 0, 1);
            default -> throw new AssertionError(command);
        };
    }

    private static Optional<Action> set(Record options) {
        return Optional.of(new Action.SetOptions(options, 0));
    }
}
