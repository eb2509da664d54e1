package diorama.gui.film;

import diorama.base.UserError;
import diorama.depth.ShapeOptions;
import diorama.depth.StabiliseOptions;
import diorama.gui.desk.Desk;
import diorama.gui.desk.OptionPages;
import diorama.gui.file.TargetField;
import diorama.gui.look.BoxFrame;
import diorama.gui.look.EnteredKey;
import diorama.gui.look.FreeKeys;
import diorama.gui.look.Icon;
import diorama.gui.look.Theme;
import diorama.gui.state.Making;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Settings;
import diorama.gui.work.Messages;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.MediaKind;
import diorama.pipeline.media.MovingPicture;
import diorama.render.Backend;
import diorama.stereo.ComfortOptions;
import diorama.stereo.FrameOptions;
import diorama.stereo.StereoOptions;
import diorama.video.option.EncodeOptions;
import diorama.video.option.FilmOptions;
import imgui.ImGui;
import imgui.type.ImBoolean;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Asks what film is to be made of the active one: where it goes, and every option that plays a part. Confined to main. */
final class MakeBox {
    private static final List<String> CONTAINERS = List.of("mp4", "mkv", "mov", "webm", "avi", "gif", "apng", "webp");

    private final TargetField target = new TargetField();
    private final OptionPages pages;
    private final FreeKeys free = new FreeKeys();
    private final EnteredKey entered = new EnteredKey();
    private boolean open;
    private int object;

    MakeBox(Desk desk) {
        pages = new OptionPages(desk);
    }

    boolean isOpen() {
        return open;
    }

    /** Opens for the active film, with a name beside it. */
    void open(Desk desk) {
        SceneObject film = desk.state().project().activeObject().orElseThrow();
        open = true;
        if (object != film.id() || target.isBlank()) {
            object = film.id();
            propose(desk, film);
        }
    }

    private void propose(Desk desk, SceneObject film) {
        Path file = film.source().file().toAbsolutePath().normalize();
        // a loop becomes a loop
        String kind = MovingPicture.format(file).orElse("mp4");
        String end = job(desk, film).fileSuffix() + "." + kind;
        target.propose(file.resolveSibling(film.source().stem() + end), end);
    }

    static StereoJob job(Desk desk, SceneObject film) {
        return Making.job(desk.state().settings(), film, Backend.AUTO);
    }

    /** @param make is given the target, and whether only the command is to be copied */
    void draw(Desk desk, TargetField.Ask targets, BiConsumer<Path, Boolean> make) {
        Optional<SceneObject> film = desk.state().project().object(object);
        if (!open
                || film.isEmpty()
                || desk.state().film().isEmpty()
                || desk.state().project().active() != object) {
            open = false;
            return;
        }
        float scale = desk.scale();
        ImBoolean stays = new ImBoolean(true);
        if (BoxFrame.begin(desk.say("Make film") + "###make", stays, 620 * scale, 620 * scale)) {
            target.follow(job(desk, film.get()).fileSuffix() + "."
                    + target.path().map(MediaKind::extension).orElse("mp4"));
            target.draw(desk, CONTAINERS, true, targets);
            pages.draw(desk, 3.2f, () -> tabs(desk));
            ImGui.separator();
            buttons(desk, make);
        }
        ImGui.end();
        open &= BoxFrame.stays(stays, free);
    }

    private void tabs(Desk desk) {
        Settings settings = desk.state().settings();
        Making making = settings.making();
        pages.page(desk, "Stereo", StereoOptions.SCHEMA, settings.stereo());
        pages.page(desk, "Depth curve", ShapeOptions.SCHEMA, making.shape());
        pages.page(desk, "Frame", FrameOptions.SCHEMA, making.frame());
        pages.page(desk, "Comfort", ComfortOptions.SCHEMA, making.comfort());
        pages.page(desk, "Steadiness", StabiliseOptions.SCHEMA, making.stabilise());
        pages.page(desk, "Encoding", EncodeOptions.SCHEMA, making.encode());
        pages.page(desk, "Source", FilmOptions.SCHEMA, making.film());
    }

    private void buttons(Desk desk, BiConsumer<Path, Boolean> make) {
        String fault = target.fault(desk, CONTAINERS, true);
        Theme.faint(
                !fault.isEmpty()
                        ? fault
                        : target.confirming()
                                ? desk.say("%s exists already; click again to replace it", target.said())
                                : desk.say("It is made by a process of its own, which goes on without this window."));
        boolean enter = entered.pressed() && fault.isEmpty();
        ImGui.beginDisabled(!fault.isEmpty());
        boolean clicked = ImGui.button(Icon.FILM.with(desk.say(target.confirming() ? "Replace" : "Make film")));
        if ((clicked || enter) && target.clicked()) {
            run(desk, make, target.path().orElseThrow(), false);
        }
        ImGui.sameLine();
        if (ImGui.button(desk.say("Copy as command line"))) {
            run(desk, make, target.path().orElseThrow(), true);
        }
        ImGui.endDisabled();
        ImGui.sameLine();
        if (ImGui.button(desk.say("Close"))) {
            open = false;
        }
    }

    private void run(Desk desk, BiConsumer<Path, Boolean> make, Path path, boolean copy) {
        try {
            make.accept(path, copy);
            open &= copy;
        } catch (UserError e) {
            desk.messages().add(Messages.Kind.ERROR, String.valueOf(e.getMessage()));
        }
    }
}
