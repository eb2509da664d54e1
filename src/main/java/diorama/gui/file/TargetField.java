package diorama.gui.file;

import diorama.gui.desk.Desk;
import diorama.gui.look.Icon;
import diorama.gui.look.Theme;
import diorama.pipeline.media.MediaKind;
import diorama.video.file.FilmSequence;
import imgui.ImGui;
import imgui.type.ImString;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A line in a box that says which file is to be made, with a button that looks for another place. Confined to main. */
public final class TargetField {
    /** What numbered pictures are written as. */
    private static final List<String> NUMBERED = List.of("png", "jpg", "jpeg", "tif", "tiff");

    private final ImString text = new ImString(2048);
    private boolean confirming;
    private String end = "";

    /** Asks where a file goes. */
    @FunctionalInterface
    public interface Ask {
        /** @param chosen is given the file, unless none is chosen */
        void ask(Path proposed, List<String> endings, Consumer<Path> chosen);
    }

    public boolean isBlank() {
        return text.get().isBlank();
    }

    /** @param ending what of the name {@link #follow} changes, with the dot: "_depth.png" */
    public void propose(Path file, String ending) {
        text.set(file.toString());
        end = ending;
        confirming = false;
    }

    /** The name that was proposed goes with the options. */
    public void follow(String ending) {
        String now = text.get();
        if (!ending.equals(end) && !end.isEmpty() && now.endsWith(end)) {
            text.set(now.substring(0, now.length() - end.length()) + ending);
            confirming = false;
        }
        end = ending;
    }

    /**
     * Draws it.
     *
     * @param endings without dots
     * @param film as {@link #fault} says
     */
    public void draw(Desk desk, List<String> endings, boolean film, Ask ask) {
        float button = ImGui.getFrameHeight() * 1.4f;
        ImGui.alignTextToFramePadding();
        ImGui.textUnformatted(desk.say("Output"));
        ImGui.sameLine();
        ImGui.setNextItemWidth(
                ImGui.getContentRegionAvailX() - button - ImGui.getStyle().getItemSpacingX());
        if (ImGui.inputText("##target", text)) {
            confirming = false;
        }
        if (film && ImGui.isItemHovered()) {
            Theme.tip(desk.say("A film, a loop (%s), or numbered pictures (%s)", "gif, webp, apng", "%05d.png"));
        }
        ImGui.sameLine();
        if (ImGui.button(Icon.FOLDER + "##browse", button, 0)) {
            path().ifPresent(path -> ask.ask(path, ordered(endings, path), chosen -> {
                text.set(chosen.toString());
                // where it is there already the dialog has asked
                confirming = Files.exists(chosen);
            }));
        }
        ImGui.dummy(0, 2 * desk.scale());
    }

    /** The ending that stands there comes first. */
    private static List<String> ordered(List<String> endings, Path path) {
        List<String> all = new ArrayList<>(endings);
        String now = MediaKind.extension(path);
        if (all.remove(now)) {
            all.add(0, now);
        }
        return all;
    }

    public Optional<Path> path() {
        try {
            String typed = text.get().strip();
            return typed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Path.of(typed).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Why nothing can be made there, or empty.
     *
     * @param film whether its pictures may be files of their own, with numbers
     */
    public String fault(Desk desk, List<String> endings, boolean film) {
        Optional<Path> path = path();
        if (path.isEmpty()) {
            return desk.say("No file can be called that");
        }
        boolean numbered = film && FilmSequence.isPattern(path.get());
        if (!(numbered ? NUMBERED : endings).contains(MediaKind.extension(path.get()))) {
            List<String> wanted = new ArrayList<>(numbered ? NUMBERED : endings);
            if (film && !numbered) {
                wanted.add("%05d.png");
            }
            return desk.say("Want a name that ends in %s", String.join(", ", wanted));
        }
        return Files.isDirectory(path.get()) ? desk.say("%s is a folder", path.get()) : "";
    }

    /** Whether a click was the first of two that replace a file. */
    public boolean confirming() {
        return confirming;
    }

    /** Whether a click makes the file: where there is one already only the second does. */
    public boolean clicked() {
        if (path().filter(FilmSequence::exists).isPresent() && !confirming) {
            confirming = true;
            return false;
        }
        confirming = false;
        return true;
    }

    public String said() {
        return text.get();
    }
}
