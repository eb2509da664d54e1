package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.camera.OrbitControl;
import diorama.depth.DepthBrush;
import diorama.depth.DepthStroke;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.CommandActions;
import diorama.gui.state.Document;
import diorama.gui.state.History;
import diorama.gui.state.Placement;
import diorama.gui.state.Project;
import diorama.gui.state.Ruler;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import diorama.options.Option;
import diorama.options.OptionSchema;
import diorama.pipeline.clip.CameraKey;
import diorama.pipeline.job.Timeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.joml.Vector3f;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done in whatever order, also to what has gone, is undone to the first state and done again to the last one. */
class RandomUndoTest {
    /** Fewer than undo remembers. */
    private static final int STEPS = 200;

    private static final Document PHOTO = Fixtures.made("a.jpg", Settings.DEFAULTS);
    private static final Document FLAT = Fixtures.opened("b.jpg", Settings.DEFAULTS);
    private static final Document CUBE = Fixtures.cube("c.glb", 1, 2, 3);

    private final List<Supplier<Action>> kinds = List.of(
            () -> new Action.Open(document()),
            () -> new Action.Update(id(), document()),
            () -> new Action.Replace(id(), document()),
            () -> new Action.SetTimeline(id(), timeline(), gesture()),
            () -> new Action.Seek(id(), random().nextInt(-5, 50)),
            () -> new Action.Select(ids(), id()),
            () -> new Action.Delete(ids()),
            Action.Clear::new,
            () -> new Action.Duplicate(ids()),
            () -> new Action.Rename(
                    id(), List.of("", " ", "a", "cube.001", "名前").get(random().nextInt(5))),
            () -> new Action.Reorder(id(), random().nextInt(-2, 9)),
            () -> new Action.SetVisible(ids(), random().nextBoolean()),
            () -> new Action.SetRendered(ids(), random().nextBoolean()),
            () -> new Action.SetMeshHidden(id(), random().nextInt(4), random().nextBoolean()),
            () -> new Action.Retouch(id(), strokes()),
            () -> new Action.Place(Map.of(id(), placement(), 1000 + id(), placement()), gesture()),
            () -> new Action.SetOptions(options(), gesture()),
            () -> new Action.Orbit(number(), number()),
            () -> new Action.Roll(number()),
            () -> new Action.Pan(number(), number(), 1.5f),
            () -> new Action.Zoom(0.2f + Math.abs(number()), number(), number(), 1.5f),
            () -> new Action.Walk(number(), number(), number(), number(), number()),
            () -> new Action.Look(one(OrbitControl.Side.values())),
            Action.Opposite::new,
            Action.ToggleParallel::new,
            Action.Home::new,
            () -> new Action.Frame(random().nextBoolean()),
            () -> new Action.Measure(List.of(new Ruler(new Vector3f(number()), new Vector3f(number())))),
            Action.Keep::new,
            () -> new Action.Wipe(number()),
            Action.EndCompare::new,
            Action.Recall::new,
            () -> new Action.SetView(OrbitControl.around(new Vector3f(number()), 1 + Math.abs(number()))),
            Action.Undo::new,
            Action.Redo::new,
            () -> new Action.Cancel(gesture()),
            () -> new Action.Join(gesture()));

    private Random random = new Random(0);
    private History history = start();
    private int newest;

    private static History start() {
        return History.of(ViewState.empty(Settings.DEFAULTS));
    }

    private Random random() {
        return random;
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private float number() {
        return (float) random.nextGaussian();
    }

    private int gesture() {
        return random.nextInt(4);
    }

    /** Of an object that is there, was there once, or never was. */
    private int id() {
        List<SceneObject> there = history.present().project().objects();
        return there.isEmpty() || random.nextInt(5) == 0
                ? random.nextInt(newest + 3)
                : there.get(random.nextInt(there.size())).id();
    }

    private Set<Integer> ids() {
        Set<Integer> some = new HashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            some.add(id());
        }
        return some;
    }

    private Document document() {
        return List.of(PHOTO, FLAT, CUBE, FilmStateTest.film(random.nextInt(10)))
                .get(random.nextInt(4));
    }

    private Timeline timeline() {
        Timeline.Values values = new Timeline.Values(
                OptionalDouble.of(number()), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
        return new Timeline(
                List.of(), List.of(new Timeline.Key(random.nextInt(1_000_000), values, Timeline.Ease.LINEAR)));
    }

    private List<DepthStroke> strokes() {
        List<DepthStroke> strokes = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            DepthBrush brush = one(DepthBrush.values());
            strokes.add(new DepthStroke(
                    brush,
                    DepthStroke.Tip.ROUND,
                    0.1f,
                    0.5f,
                    random.nextBoolean(),
                    List.of(new DepthStroke.Point(number(), number()))));
        }
        return strokes;
    }

    private Placement placement() {
        return new Placement(
                new Vector3f(number(), number(), number()), new Vector3f(90 * number()), new Vector3f(number()));
    }

    /** One of the records with one of its values changed, or other keys of the camera. */
    private Record options() {
        Settings now = history.present().settings();
        if (random.nextInt(6) == 0) {
            CameraKey key = new CameraKey(random.nextInt(4), number(), 0, 0, 0, 0, 0, 1, CameraKey.Ease.LINEAR);
            return now.clip().with(key);
        }
        List<Record> records = List.of(
                now.depth(), now.importing(), now.relief(), now.stereo(), now.look(), now.view(), now.lighting());
        return changed(records.get(random.nextInt(records.size())));
    }

    private <R extends Record> R changed(R record) {
        OptionSchema<R> schema = OptionSchema.of(record);
        List<Option> switches =
                schema.options().stream().filter(o -> o.type() == boolean.class).toList();
        if (switches.isEmpty()) {
            return record;
        }
        Option option = switches.get(random.nextInt(switches.size()));
        return schema.with(record, option, !(Boolean) option.get(record));
    }

    private Action action() {
        if (random.nextInt(3) == 0) {
            Command command = one(Command.values());
            if (CommandActions.possible(command, history)) {
                Optional<Action> does = CommandActions.of(command, history.present());
                if (does.isPresent()) {
                    return does.get();
                }
            }
        }
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void undoingAllLeadsToTheBeginningAndRedoingAllBack(int seed) {
        random = new Random(seed);
        Project first = history.present().project();
        for (int i = 0; i < STEPS; i++) {
            Action action = action();
            ViewState before = history.present();
            history = history.apply(action);
            check(before, action);
            newest = Math.max(newest, history.present().nextId());
        }
        Project last = history.present().project();
        List<Project> ahead = history.future();
        int steps = history.past().size();
        for (int i = 0; i < steps; i++) {
            history = history.apply(new Action.Undo());
        }
        assertEquals(first, history.present().project(), "undone");
        assertTrue(history.past().isEmpty());
        for (int i = 0; i < steps; i++) {
            history = history.apply(new Action.Redo());
        }
        assertEquals(last, history.present().project(), "done again");
        assertEquals(ahead, history.future(), "what had been undone before");
    }

    /** One undo brings back what was there before each change, one redo what came of it. */
    private void check(ViewState before, Action action) {
        ViewState after = history.present();
        String what =
                action.toString().substring(0, Math.min(60, action.toString().length()));
        assertTrue(after.view().eye().isFinite(), what);
        boolean alone = action.gestureNumber() == 0
                && !(action instanceof Action.Undo)
                && !(action instanceof Action.Redo)
                && !(action instanceof Action.Cancel);
        if (alone && !after.project().equals(before.project())) {
            History back = history.apply(new Action.Undo());
            assertEquals(before.project(), back.present().project(), what);
            assertEquals(
                    after.project(), back.apply(new Action.Redo()).present().project(), what);
        }
    }
}
