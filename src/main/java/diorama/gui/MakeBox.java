package diorama.gui;

import diorama.base.UserError;
import diorama.depth.ShapeOptions;
import diorama.depth.StabiliseOptions;
import diorama.options.OptionSchema;
import diorama.pipeline.MediaKind;
import diorama.pipeline.StereoJob;
import diorama.render.Backend;
import diorama.stereo.ComfortOptions;
import diorama.stereo.FrameOptions;
import diorama.stereo.StereoOptions;
import diorama.video.EncodeOptions;
import diorama.video.FilmOptions;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.type.ImBoolean;
import imgui.type.ImString;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Asks what film is to be made of the active one: where it goes, and every option that plays a part. Confined to main. */
final class MakeBox {
    private static final List<String> CONTAINERS = List.of("mp4", "mkv", "mov", "webm", "avi");

    private final ImString target = new ImString(2048);
    private final OptionPanel panel;
    private boolean open;
    private int object;
    private int gesture;
    private boolean confirming;
    private String suffix = "";

    MakeBox(Desk desk) {
        panel = new OptionPanel(why -> desk.messages().add(Messages.Kind.ERROR, why));
    }

    /** Opens for the active film, with a name beside it. */
    void open(Desk desk) {
        SceneObject film = desk.state().project().activeObject().orElseThrow();
        open = true;
        confirming = false;
        if (object != film.id() || target.get().isBlank()) {
            object = film.id();
            propose(desk, film);
        }
    }

    private void propose(Desk desk, SceneObject film) {
        suffix = job(desk, film).fileSuffix();
        Path file = film.source().file().toAbsolutePath().normalize();
        target.set(file.resolveSibling(film.source().stem() + suffix + ".mp4").toString());
    }

    static StereoJob job(Desk desk, SceneObject film) {
        return Making.job(desk.state().settings(), film, Backend.AUTO);
    }

    /** Asks where a film goes. */
    @FunctionalInterface
    interface TargetAsk {
        /** @param chosen is given the file, unless none is chosen */
        void ask(Path proposed, List<String> endings, Consumer<Path> chosen);
    }

    /** @param make is given the target, and whether only the command is to be copied */
    void draw(Desk desk, TargetAsk targets, BiConsumer<Path, Boolean> make) {
        Optional<SceneObject> film = desk.state().project().object(object);
        if (!open
                || film.isEmpty()
                || desk.state().film().isEmpty()
                || desk.state().project().active() != object) {
            open = false;
            return;
        }
        if (!ImGui.isAnyItemActive()) {
            gesture++;
        }
        float scale = desk.scale();
        ImBoolean stays = new ImBoolean(true);
        if (BoxFrame.begin(desk.say("Make film") + "###make", stays, 620 * scale, 620 * scale)) {
            follow(desk, film.get());
            output(desk, targets);
            ImGui.beginChild("pages", 0, -3.2f * ImGui.getFrameHeight());
            panel.speak(desk.texts());
            tabs(desk);
            ImGui.endChild();
            ImGui.separator();
            buttons(desk, make);
        }
        ImGui.end();
        open &= BoxFrame.stays(stays);
    }

    /** The name that was proposed goes with the layout. */
    private void follow(Desk desk, SceneObject film) {
        String now = job(desk, film).fileSuffix();
        String text = target.get();
        int at = text.lastIndexOf(suffix + ".");
        if (!now.equals(suffix) && !suffix.isEmpty() && at >= 0) {
            target.set(text.substring(0, at) + now + text.substring(at + suffix.length()));
        }
        suffix = now;
    }

    private void output(Desk desk, TargetAsk targets) {
        float button = ImGui.getFrameHeight() * 1.4f;
        ImGui.alignTextToFramePadding();
        ImGui.text(desk.say("Output"));
        ImGui.sameLine();
        ImGui.setNextItemWidth(
                ImGui.getContentRegionAvailX() - button - ImGui.getStyle().getItemSpacingX());
        if (ImGui.inputText("##target", target)) {
            confirming = false;
        }
        ImGui.sameLine();
        if (ImGui.button(Icon.FOLDER + "##browse", button, 0)) {
            parsed().ifPresent(path -> targets.ask(path, endings(path), chosen -> target.set(chosen.toString())));
        }
        ImGui.dummy(0, 2 * desk.scale());
    }

    /** The container that stands there comes first. */
    private static List<String> endings(Path path) {
        List<String> endings = new ArrayList<>(CONTAINERS);
        String now = MediaKind.extension(path);
        if (endings.remove(now)) {
            endings.add(0, now);
        }
        return endings;
    }

    private Optional<Path> parsed() {
        try {
            return Optional.of(Path.of(target.get().strip()).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private void tabs(Desk desk) {
        Settings settings = desk.state().settings();
        Making making = settings.making();
        if (!ImGui.beginTabBar("concerns")) {
            return;
        }
        page(desk, "Stereo", StereoOptions.SCHEMA, settings.stereo());
        page(desk, "Depth curve", ShapeOptions.SCHEMA, making.shape());
        page(desk, "Frame", FrameOptions.SCHEMA, making.frame());
        page(desk, "Comfort", ComfortOptions.SCHEMA, making.comfort());
        page(desk, "Steadiness", StabiliseOptions.SCHEMA, making.stabilise());
        page(desk, "Encoding", EncodeOptions.SCHEMA, making.encode());
        page(desk, "Source", FilmOptions.SCHEMA, making.film());
        ImGui.endTabBar();
    }

    private <R extends Record> void page(Desk desk, String name, OptionSchema<R> schema, R record) {
        ImGui.pushStyleColor(ImGuiCol.TabActive, Theme.color(Theme.Tone.ACCENT, 1));
        boolean shown = ImGui.beginTabItem(desk.say(name) + "###" + name);
        ImGui.popStyleColor();
        if (!shown) {
            return;
        }
        ImGui.dummy(0, 2 * desk.scale());
        R edited = panel.draw(schema, record);
        if (!edited.equals(record)) {
            desk.act(new Action.SetOptions(edited, gesture));
        }
        ImGui.endTabItem();
    }

    private void buttons(Desk desk, BiConsumer<Path, Boolean> make) {
        Optional<Path> path = parsed();
        String fault = path.map(p -> fault(desk, p)).orElseGet(() -> desk.say("No file can be called that"));
        boolean there = path.filter(Files::exists).isPresent();
        Theme.faint(
                !fault.isEmpty()
                        ? fault
                        : confirming
                                ? desk.say("%s exists already; click again to replace it", target.get())
                                : desk.say("It is made by a process of its own, which goes on without this window."));
        ImGui.beginDisabled(!fault.isEmpty());
        if (ImGui.button(Icon.FILM.with(desk.say(confirming ? "Replace" : "Make film")))) {
            if (there && !confirming) {
                confirming = true;
            } else {
                run(desk, make, path.orElseThrow(), false);
            }
        }
        ImGui.sameLine();
        if (ImGui.button(desk.say("Copy as command line"))) {
            run(desk, make, path.orElseThrow(), true);
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
            confirming = false;
        } catch (UserError e) {
            desk.messages().add(Messages.Kind.ERROR, String.valueOf(e.getMessage()));
        }
    }

    private String fault(Desk desk, Path path) {
        if (!CONTAINERS.contains(MediaKind.extension(path))) {
            return desk.say("Want a name that ends in %s", String.join(", ", CONTAINERS));
        }
        return Files.isDirectory(path) ? desk.say("%s is a folder", path) : "";
    }
}
