package diorama.gui.panel;

import diorama.depth.ShapeOptions;
import diorama.gui.desk.Desk;
import diorama.gui.desk.OptionPages;
import diorama.gui.file.TargetField;
import diorama.gui.look.BoxFrame;
import diorama.gui.look.EnteredKey;
import diorama.gui.look.FreeKeys;
import diorama.gui.look.Icon;
import diorama.gui.look.Theme;
import diorama.gui.state.DepthExport;
import diorama.gui.state.Export;
import diorama.gui.state.ExportWish;
import diorama.gui.state.SceneExport;
import diorama.gui.state.Settings;
import diorama.gui.state.Staging;
import diorama.io.scene.ExportOptions;
import diorama.options.Option;
import diorama.pipeline.clip.ZoomOptions;
import diorama.relief.ReliefOptions;
import diorama.relief.SolidOptions;
import diorama.render.GradeOptions;
import diorama.render.LensOptions;
import diorama.stereo.FrameOptions;
import diorama.stereo.StereoOptions;
import diorama.video.option.EncodeOptions;
import imgui.ImGui;
import imgui.type.ImBoolean;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Asks how something is to be exported: where it goes, and every option that plays a part. Confined to the main thread. */
public final class ExportBox {
    /** How a photo is meshed; its other options are those of the relief that is shown. */
    private static final Set<String> MESHING =
            Set.of("max-error", "subdivisions", "background", "skirt", "surface-size");

    /** What a file of bare triangles has no room for. */
    private static final Set<String> OF_SURFACES =
            Set.of("normals", "uvs", "materials", "textures", "texture", "texture-quality", "texture-size");

    private final TargetField target = new TargetField();
    private final OptionPages pages;
    private final Consumer<Record> wished;
    private Export what = Export.GLB;
    private final FreeKeys free = new FreeKeys();
    private final EnteredKey entered = new EnteredKey();
    private boolean open;
    /** The active object when it was opened, after which the file is named. */
    private int object;

    /** @param wished is told of another wish of the user's */
    public ExportBox(Desk desk, Consumer<Record> wished) {
        pages = new OptionPages(desk);
        this.wished = wished;
    }

    public boolean isOpen() {
        return open;
    }

    /**
     * Opens.
     *
     * @param active id of the object that the file is named after
     * @param ending of the name that is proposed, which options change
     */
    public void open(Export export, int active, Path proposed, String ending) {
        what = export;
        object = active;
        open = true;
        target.propose(proposed, ending);
    }

    /** @param make is given what is to be made, and where */
    public void draw(Desk desk, ExportWish wish, TargetField.Ask targets, BiConsumer<Export, Path> make) {
        if (!open) {
            return;
        }
        boolean others = what.photosOnly() && desk.state().project().active() != object;
        if (others || !what.possible(desk.state())) {
            open = false;
            return;
        }
        float scale = desk.scale();
        ImBoolean stays = new ImBoolean(true);
        if (BoxFrame.begin(desk.say(what.label()) + "###export", stays, 560 * scale, 560 * scale)) {
            target.follow(what.follows(target.path(), desk.state().settings(), wish));
            target.draw(desk, what.endings(wish), what == Export.CLIP, targets);
            pages.draw(desk, 3.2f, () -> tabs(desk, wish));
            ImGui.separator();
            buttons(desk, wish, make);
        }
        ImGui.end();
        open &= BoxFrame.stays(stays, free);
    }

    private void tabs(Desk desk, ExportWish wish) {
        Settings settings = desk.state().settings();
        switch (what) {
            case DEPTH ->
                pages.page(desk, "Format", () -> pages.rows(DepthExport.SCHEMA, wish.depth(), o -> true, wished));
            case STEREO -> {
                pages.page(desk, "Stereo", StereoOptions.SCHEMA, settings.stereo());
                pages.page(
                        desk,
                        "Depth curve",
                        ShapeOptions.SCHEMA,
                        settings.making().shape());
                pages.page(desk, "Frame", FrameOptions.SCHEMA, settings.making().frame());
            }
            case CLIP -> {
                pages.page(desk, "Camera move", () -> {
                    Properties.keysNote(desk);
                    pages.rows(desk, ZoomOptions.SCHEMA, settings.clip().zoom());
                });
                pages.page(desk, "Lens", LensOptions.SCHEMA, settings.clip().lens());
                pages.page(desk, "Colours", GradeOptions.SCHEMA, settings.clip().grade());
                pages.page(
                        desk,
                        "Encoding",
                        EncodeOptions.SCHEMA,
                        settings.making().encode());
            }
            case GLB, GLTF, OBJ, PLY, STL, FBX, DAE, HTML -> {
                pages.page(desk, "Scene", () -> {
                    scene(desk, wish);
                    pages.rows(ExportOptions.MESH_SCHEMA, wish.mesh(), o -> ofScene(o, what), wished);
                });
                if (what != Export.STL) {
                    pages.page(
                            desk,
                            "Materials",
                            () -> pages.rows(
                                    ExportOptions.MESH_SCHEMA,
                                    wish.mesh(),
                                    o -> OF_SURFACES.contains(o.name()),
                                    wished));
                }
            }
            case RETOUCH -> {
                // there is nothing to choose
            }
        }
    }

    /** The names of a selection stand in the window's selection. */
    private static boolean ofScene(Option option, Export what) {
        boolean fits = !option.name().equals("selection") && !OF_SURFACES.contains(option.name());
        boolean packs = what == Export.GLB || what == Export.GLTF;
        // a page turns everything by itself
        return fits
                && !(what == Export.HTML && option.name().endsWith("-axis"))
                && (packs || !option.name().equals("compress"));
    }

    private void scene(Desk desk, ExportWish wish) {
        boolean photos = Staging.of(desk.state()).rendered().parts().stream()
                .anyMatch(p -> p.document().relief().isPresent());
        SceneExport.Photos kind = wish.scene().photos();
        pages.rows(
                SceneExport.SCHEMA,
                wish.scene(),
                o -> switch (o.name()) {
                    case "selected-only" -> !photos || !kind.plate();
                    case "photos" -> photos;
                    default -> photos && kind == SceneExport.Photos.POINTS;
                },
                wished);
        if (!photos) {
            return;
        }
        if (kind.plate()) {
            pages.rows(SolidOptions.SCHEMA, wish.solid(), o -> !o.name().equals("solid"), wished);
        } else if (kind == SceneExport.Photos.MESHED_ANEW) {
            pages.rows(ReliefOptions.SCHEMA, wish.relief(), o -> MESHING.contains(o.name()), wished);
        } else if (kind == SceneExport.Photos.POINTS) {
            pages.rows(ReliefOptions.SCHEMA, wish.relief(), o -> o.name().equals("background"), wished);
        }
        ImGui.separator();
    }

    private void buttons(Desk desk, ExportWish wish, BiConsumer<Export, Path> make) {
        String fault = target.fault(desk, what.endings(wish), what == Export.CLIP);
        Theme.faint(
                !fault.isEmpty()
                        ? fault
                        : target.confirming()
                                ? desk.say("%s exists already; click again to replace it", target.said())
                                : desk.say("Options are kept for the next time."));
        boolean enter = entered.pressed() && fault.isEmpty();
        ImGui.beginDisabled(!fault.isEmpty());
        boolean clicked = ImGui.button(Icon.EXPORT.with(desk.say(target.confirming() ? "Replace" : "Export")));
        if ((clicked || enter) && target.clicked()) {
            open = false;
            make.accept(what, target.path().orElseThrow());
        }
        ImGui.endDisabled();
        ImGui.sameLine();
        if (ImGui.button(desk.say("Cancel"))) {
            open = false;
        }
    }
}
