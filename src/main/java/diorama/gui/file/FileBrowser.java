package diorama.gui.file;

import diorama.gui.desk.Desk;
import diorama.gui.look.Icon;
import diorama.gui.look.Theme;
import diorama.gui.store.Folder;
import imgui.ImGui;
import imgui.ImGuiInputTextCallbackData;
import imgui.callback.ImGuiInputTextCallback;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiInputTextFlags;
import imgui.flag.ImGuiKey;
import imgui.flag.ImGuiSelectableFlags;
import imgui.flag.ImGuiWindowFlags;
import imgui.type.ImString;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A file dialog of our own, for machines without a native one. Confined to the main thread. */
public final class FileBrowser {
    private static final String TITLE_OPEN = "Open a file";
    private static final String TITLE_SAVE = "Save as";

    private final ImString name = new ImString(512);
    private final ImString place = new ImString(2048);
    /** The folder that a click has chosen, a second one goes into it; or what arrow keys have. */
    private String marked = "";

    private Folder folder = Folder.NONE;
    private Optional<Ask> ask = Optional.empty();
    private boolean opening;
    private boolean confirming;
    private boolean refocus;
    private boolean leaving;
    /** What Up and Down do in the name's field. */
    private final ImGuiInputTextCallback arrows = new ImGuiInputTextCallback() {
        @Override
        public void accept(ImGuiInputTextCallbackData data) {
            step(data.getEventKey() == ImGuiKey.UpArrow ? -1 : 1);
        }
    };

    /** Whether what is marked may have to be scrolled to. */
    private boolean moved;

    /**
     * A wish for a file.
     *
     * @param endings of the files that are shown, lower case without dots; empty shows all
     * @param proposed name for saving; empty for opening
     */
    public record Ask(boolean save, List<String> endings, String proposed, Consumer<Path> chosen) {}

    void open(Path start, Ask wish) {
        ask = Optional.of(wish);
        opening = true;
        confirming = false;
        leaving = false;
        name.set(wish.proposed());
        go(start, wish);
    }

    public boolean isOpen() {
        return ask.isPresent();
    }

    /** Asks no longer, as if it had been cancelled. */
    public void cancel() {
        leaving = true;
    }

    public void draw(Desk desk) {
        float scale = desk.scale();
        if (ask.isEmpty()) {
            return;
        }
        Ask wish = ask.get();
        String title = desk.say(wish.save() ? TITLE_SAVE : TITLE_OPEN) + "###file";
        if (opening) {
            ImGui.openPopup(title);
            opening = false;
        }
        float x = ImGui.getMainViewport().getCenterX();
        float y = ImGui.getMainViewport().getCenterY();
        ImGui.setNextWindowPos(x, y, 0, 0.5f, 0.5f);
        ImGui.setNextWindowSize(660 * scale, 470 * scale);
        if (ImGui.beginPopupModal(title, ImGuiWindowFlags.NoResize | ImGuiWindowFlags.NoMove)) {
            top(desk, wish);
            ImGui.beginChild("entries", 0, -2.6f * ImGui.getFrameHeight(), true);
            entries(desk, wish);
            ImGui.endChild();
            bottom(desk, wish);
            ImGui.endPopup();
        }
    }

    private void top(Desk desk, Ask wish) {
        float side = ImGui.getFrameHeight();
        if (ImGui.button(Icon.UP.toString(), side * 1.2f, side) && folder.path().getParent() != null) {
            go(folder.path().getParent(), wish);
        }
        ImGui.sameLine();
        if (ImGui.button(desk.say("Home"))) {
            go(Path.of(System.getProperty("user.home", "/")), wish);
        }
        ImGui.sameLine();
        ImGui.setNextItemWidth(-Float.MIN_VALUE);
        ImGui.inputText("##place", place);
        if (ImGui.isItemDeactivatedAfterEdit()) {
            typed(place.get().strip(), wish);
        }
        ImGui.dummy(0, 2 * desk.scale());
    }

    private void typed(String text, Ask wish) {
        try {
            Path path = Path.of(text);
            if (Files.isDirectory(path)) {
                go(path, wish);
            } else if (Files.isRegularFile(path) && !wish.save()) {
                finish(wish, path);
            } else {
                place.set(folder.path().toString());
            }
        } catch (InvalidPathException e) {
            place.set(folder.path().toString());
        }
    }

    private void entries(Desk desk, Ask wish) {
        if (!folder.problem().isEmpty()) {
            Theme.faint(folder.problem());
        } else if (folder.entries().isEmpty()) {
            Theme.faint(desk.say(wish.save() ? "No such files here yet" : "Nothing to open here"));
        }
        Optional<Path> next = Optional.empty();
        for (Folder.Entry entry : folder.entries()) {
            Icon icon = entry.folder() ? Icon.FOLDER : Icon.FILE;
            String label = icon.with(entry.name());
            boolean chosen = entry.name().equals(entry.folder() || !marked.isEmpty() ? marked : name.get());
            if (ImGui.selectable(
                    label, chosen, ImGuiSelectableFlags.AllowDoubleClick | ImGuiSelectableFlags.DontClosePopups)) {
                // Enter and Space come without a click
                boolean byKey = !ImGui.isMouseDown(0) && !ImGui.isMouseReleased(0);
                boolean twice = byKey || ImGui.isMouseDoubleClicked(0);
                marked = entry.folder() ? entry.name() : "";
                if (!entry.folder()) {
                    name.set(entry.name());
                    confirming = false;
                }
                if (twice && entry.folder()) {
                    next = Optional.of(folder.path().resolve(entry.name()));
                } else if (twice && !wish.save()) {
                    accept(wish);
                }
            }
            if (moved && chosen) {
                ImGui.setScrollHereY();
                moved = false;
            }
            if (!entry.size().isEmpty()) {
                ImGui.sameLine(ImGui.getWindowContentRegionMaxX() - 80 * desk.scale());
                Theme.faint(entry.size());
            }
        }
        next.ifPresent(path -> go(path, wish));
    }

    private void bottom(Desk desk, Ask wish) {
        float button = 110 * desk.scale();
        float rest = ImGui.getContentRegionAvailX()
                - 2 * button
                - 2 * ImGui.getStyle().getItemSpacingX();
        ImGui.dummy(0, 2 * desk.scale());
        ImGui.setNextItemWidth(rest);
        if (ImGui.isWindowAppearing() || refocus) {
            ImGui.setKeyboardFocusHere();
        }
        refocus = false;
        // the keys that go through what was typed before go through the entries
        int flags = wish.save() ? ImGuiInputTextFlags.None : ImGuiInputTextFlags.CallbackHistory;
        if (ImGui.inputText("##name", name, flags, arrows)) {
            marked = "";
        }
        // an Enter that is held asks only once
        boolean enter = ImGui.isItemDeactivated() && ImGui.isKeyPressed(ImGuiKey.Enter, false);
        ImGui.sameLine();
        if (ImGui.button(desk.say("Cancel"), button, 0) || ImGui.isKeyPressed(ImGuiKey.Escape) || leaving) {
            ask = Optional.empty();
            ImGui.closeCurrentPopup();
        }
        ImGui.sameLine();
        ImGui.pushStyleColor(
                ImGuiCol.Button, confirming ? Theme.color(Theme.ERROR, 1) : Theme.color(Theme.Tone.ACCENT, 1));
        String label = desk.say(confirming ? "Replace" : wish.save() ? "Save" : "Open");
        boolean asked = confirming;
        if (ImGui.button(label, button, 0) || enter) {
            accept(wish);
            // a second Enter says yes, or goes on in the folder that the first one went into
            refocus = enter && (wish.save() ? confirming && !asked : isOpen());
        }
        ImGui.popStyleColor();
        Theme.faint(confirming ? desk.say("%s exists already; click again to replace it", name.get()) : " ");
    }

    /** Marks another entry, from the name's field, which keeps the keys. */
    private void step(int by) {
        List<Folder.Entry> all = folder.entries();
        if (all.isEmpty()) {
            return;
        }
        int now = -1;
        for (int i = 0; i < all.size(); i++) {
            now = all.get(i).name().equals(marked) ? i : now;
        }
        marked = all.get(now < 0 && by < 0 ? all.size() - 1 : Math.floorMod(now + by, all.size()))
                .name();
        moved = true;
    }

    private void accept(Ask wish) {
        if (!marked.isEmpty() && (name.get().isBlank() || !wish.save())) {
            Path path = folder.path().resolve(marked);
            if (Files.isDirectory(path)) {
                go(path, wish);
            } else {
                finish(wish, path);
            }
            return;
        }
        String text = name.get().strip();
        if (text.isEmpty()) {
            return;
        }
        Path path = folder.path().resolve(text);
        if (Files.isDirectory(path)) {
            go(path, wish);
            return;
        }
        if (wish.save()) {
            String ending = "." + wish.endings().get(0);
            Path target = text.toLowerCase(java.util.Locale.ROOT).endsWith(ending)
                    ? path
                    : path.resolveSibling(path.getFileName() + ending);
            if (Files.exists(target) && !confirming) {
                name.set(String.valueOf(target.getFileName()));
                confirming = true;
                return;
            }
            finish(wish, target);
        } else if (Files.isRegularFile(path)) {
            finish(wish, path);
        }
    }

    private void finish(Ask wish, Path path) {
        ask = Optional.empty();
        ImGui.closeCurrentPopup();
        wish.chosen().accept(path);
    }

    private void go(Path path, Ask wish) {
        folder = Folder.read(path.toAbsolutePath().normalize(), wish.endings());
        place.set(folder.path().toString());
        confirming = false;
        marked = "";
        if (!wish.save()) {
            name.set("");
        }
    }
}
