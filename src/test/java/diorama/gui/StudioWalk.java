package diorama.gui;

import diorama.depth.DepthOptions;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.CommandActions;
import diorama.gui.state.Document;
import diorama.gui.state.History;
import diorama.gui.state.Placement;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.joml.Vector3f;

/** A walk through the studio: what the hand does, and what it means for the state. */
final class StudioWalk {
    private StudioWalk() {}

    /**
     * @param name of the picture that is kept of it, empty when none is
     * @param hand calls of xdotool, their words parted by blanks
     * @param meaning what becomes of the studio's past
     */
    record Step(String name, List<String> hand, UnaryOperator<History> meaning) {}

    static List<Step> steps() {
        List<Step> walk = new ArrayList<>();
        walk.add(step("open", h -> h));
        walk.add(step("", h -> h, "mousemove 468 420"));
        walk.add(key("", Command.ORBIT_RIGHT, "KP_6"));
        walk.add(key("", Command.ORBIT_UP, "KP_8"));
        walk.add(key("orbit", Command.ORBIT_RIGHT, "KP_6"));
        walk.add(key("top", Command.TOP, "KP_7"));
        walk.add(key("", Command.PHOTO_CAMERA, "KP_0"));
        walk.add(key("anaglyph", Command.STEREO, "F4"));
        walk.add(key("", Command.SWAP_EYES, "shift+F4"));
        walk.add(key("", Command.WIRE, "shift+z"));
        walk.add(key("", Command.WIRE, "shift+z"));
        walk.add(key("", Command.STATISTICS, "F6"));
        walk.add(step(
                "",
                h -> h.apply(new Action.SetOptions(
                        DepthOptions.SCHEMA.with(
                                h.present()
                                        .project()
                                        .activeObject()
                                        .orElseThrow()
                                        .recipe()
                                        .depth(),
                                DepthOptions.SCHEMA.option("edge-dilation"),
                                4),
                        0)),
                // a number typed into the slider
                "keydown ctrl mousemove 1162 399 click 1 keyup ctrl",
                "type 4",
                "key Return"));
        walk.add(step("", h -> h.apply(new Action.Undo()), "key ctrl+z"));
        walk.add(step(
                "",
                h -> h.apply(new Action.Place(
                        Map.of(
                                h.present().project().active(),
                                new Placement(new Vector3f(0.5f, 0, 0), new Vector3f(), new Vector3f(1))),
                        0)),
                "mousemove 468 420",
                "key g",
                "key x",
                "type 0.5",
                "key Return"));
        walk.add(key("", Command.CLEAR_LOCATION, "alt+g"));
        walk.add(step("key", h -> h, "key i"));
        walk.add(step("brush", h -> h, "key Tab", "mousemove 430 470", "mousedown 1", "mousemove 480 470"));
        walk.add(step("", h -> h, "mousemove 500 480", "mouseup 1", "key Tab"));
        return walk;
    }

    private static Step key(String name, Command command, String key) {
        return step(
                name, h -> CommandActions.of(command, h.present()).map(h::apply).orElseThrow(), "key " + key);
    }

    private static Step step(String name, UnaryOperator<History> meaning, String... hand) {
        return new Step(name, List.of(hand), meaning);
    }

    /** The walk without a window. */
    static ViewState replayed(Document photo) {
        History history = History.of(ViewState.empty(Settings.DEFAULTS)).apply(new Action.Open(photo));
        for (Step step : steps()) {
            history = step.meaning().apply(history);
        }
        return history.present();
    }
}
