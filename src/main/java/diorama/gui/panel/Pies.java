package diorama.gui.panel;

import diorama.gui.desk.Desk;
import diorama.gui.look.PieMenu;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.render.Look;
import diorama.render.Shading;
import java.util.ArrayList;
import java.util.List;

/** What the viewport's two pies offer. */
public final class Pies {
    private Pies() {}

    public static List<PieMenu.Slice> shadings(Desk desk) {
        Look look = desk.state().settings().look();
        List<PieMenu.Slice> slices = new ArrayList<>();
        for (Shading shading : Shading.values()) {
            slices.add(new PieMenu.Slice(
                    ToolBar.icon(shading).with(MenuBar.shadingName(desk, shading)),
                    direction(shading),
                    look.shading() == shading,
                    () -> desk.act(new Action.SetOptions(look.with(shading), 0))));
        }
        return slices;
    }

    /** Of a slice, degrees. */
    private static float direction(Shading shading) {
        return switch (shading) {
            // the four that Blender has lie where they lie there
            case WIRE -> 180;
            case SOLID -> 0;
            case SHADED -> 270;
            case RENDERED -> 90;
            case NORMALS -> 135;
            case MATCAP -> 45;
            case DEPTH -> 225;
            case TEARS -> 338;
            case UV -> 315;
        };
    }

    static List<PieMenu.Slice> views(Desk desk) {
        return List.of(
                slice(desk, Command.LEFT, 180),
                slice(desk, Command.RIGHT, 0),
                slice(desk, Command.BOTTOM, 270),
                slice(desk, Command.TOP, 90),
                slice(desk, Command.FRONT, 135),
                slice(desk, Command.BACK, 45),
                slice(desk, Command.PHOTO_CAMERA, 225),
                slice(desk, Command.FRAME, 315));
    }

    private static PieMenu.Slice slice(Desk desk, Command command, float degrees) {
        return new PieMenu.Slice(desk.say(command.label()), degrees, false, () -> desk.run(command));
    }
}
