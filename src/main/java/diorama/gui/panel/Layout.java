package diorama.gui.panel;

import diorama.gui.look.Texts;
import diorama.gui.look.Theme;
import diorama.gui.state.Command;
import diorama.gui.state.Document;
import diorama.gui.state.Preferences;
import imgui.ImGui;
import imgui.ImGuiViewport;
import imgui.flag.ImGuiDir;
import imgui.flag.ImGuiStyleVar;
import imgui.flag.ImGuiWindowFlags;
import imgui.type.ImInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;

/** Where panels stand: the viewport in the middle, outliner and options on the right, as in Blender. Confined to main. */
final class Layout {
    private static final int HOST = ImGuiWindowFlags.NoDecoration
            | ImGuiWindowFlags.NoMove
            | ImGuiWindowFlags.NoBringToFrontOnFocus
            | ImGuiWindowFlags.NoNavFocus
            | ImGuiWindowFlags.NoDocking
            | ImGuiWindowFlags.NoSavedSettings
            | ImGuiWindowFlags.NoBackground // every part paints its own: software renderers feel each layer
            | ImGuiWindowFlags.MenuBar;

    /** Before the fineness of the screen that panels stood on, which Dear ImGui passes over. */
    private static final String SCALE = "[Studio][Scale]\nScale=";

    private boolean placed;
    /** Of the screen that they were placed on; 0 where it is not known. */
    private float placedScale;

    private boolean sidePanels = true;
    private boolean onlyViewport;
    private boolean timeline;
    private boolean recent;
    /** Whether the recent files were just asked for: they come before the timeline, whose place they share. */
    private boolean asked;
    /** Whether the timeline has a graph under it. */
    private boolean tall;

    /** What fills the window's parts. */
    record Parts(
            Runnable menu,
            Runnable viewport,
            Runnable outliner,
            Runnable properties,
            Runnable timeline,
            Runnable recent,
            Runnable status) {}

    /** Takes the places that panels had the last time; before the first frame. */
    void restore(Path file) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            String kept = Files.readString(file);
            ImGui.loadIniSettingsFromMemory(kept);
            placed = true;
            placedScale = kept.startsWith(SCALE)
                    ? Float.parseFloat(
                            kept.substring(SCALE.length()).lines().findFirst().orElseThrow())
                    : 0;
        } catch (IOException | NumberFormatException | NoSuchElementException e) {
            placed = false;
        }
    }

    void keep(Path file) throws IOException {
        if (sidePanels && !onlyViewport) {
            Preferences.StudioFiles.write(file, SCALE + placedScale + "\n\n" + ImGui.saveIniSettingsToMemory());
        }
    }

    private void toggleSidePanels() {
        sidePanels = !sidePanels;
        placed = false;
    }

    void showTimeline(boolean on) {
        placed &= on == timeline;
        timeline = on;
    }

    /** What moves is opened with its timeline, a tall one for films. */
    void opened(Document document) {
        boolean film = document.film().isPresent();
        placed &= !document.moves() || (timeline && (tall || !film));
        tall |= film;
        timeline |= document.moves();
    }

    /** Makes room under the timeline for a graph, or takes it away. */
    private void toggleGraph() {
        tall = !timeline || !tall;
        timeline = true;
        placed = false;
    }

    /** Makes sure of room under the timeline for a graph. */
    void showGraph() {
        onlyViewport = false;
        tall = true;
        timeline = true;
        placed = false;
    }

    /** Does what a command wants of the panels; false when it wants nothing. */
    boolean run(Command command) {
        switch (command) {
            case SIDE_PANELS -> toggleSidePanels();
            case ONLY_VIEWPORT -> toggleOnlyViewport();
            case RESET_LAYOUT -> reset();
            case TIMELINE -> showTimeline(!timeline);
            case GRAPH -> toggleGraph();
            case RECENT_FILES -> toggleRecent();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Whether a command's part of the window is to be seen. */
    boolean isOn(Command command) {
        return switch (command) {
            case SIDE_PANELS -> sidePanels;
            case ONLY_VIEWPORT -> onlyViewport;
            case TIMELINE -> timeline;
            case GRAPH -> timeline && tall;
            case RECENT_FILES -> recent;
            default -> false;
        };
    }

    private void toggleRecent() {
        recent = !recent;
        asked = recent;
        placed = false;
    }

    void showSidePanels() {
        placed &= sidePanels && !onlyViewport;
        sidePanels = true;
        onlyViewport = false;
    }

    private void toggleOnlyViewport() {
        onlyViewport = !onlyViewport;
        placed = false;
    }

    void reset() {
        sidePanels = true;
        onlyViewport = false;
        placed = false;
    }

    boolean onlyViewport() {
        return onlyViewport;
    }

    void draw(Parts parts, Texts texts, float scale) {
        ImGuiViewport screen = ImGui.getMainViewport();
        ImGui.setNextWindowPos(screen.getPosX(), screen.getPosY());
        ImGui.setNextWindowSize(screen.getSizeX(), screen.getSizeY());
        ImGui.pushStyleVar(ImGuiStyleVar.WindowPadding, 0, 0);
        ImGui.pushStyleVar(ImGuiStyleVar.WindowRounding, 0);
        ImGui.begin("studio", onlyViewport ? HOST & ~ImGuiWindowFlags.MenuBar : HOST);
        ImGui.popStyleVar(2);
        if (!onlyViewport) {
            parts.menu().run();
        }
        float line = onlyViewport ? 0 : ImGui.getFrameHeight() + 6 * scale;
        int dock = ImGui.getID("dock");
        // words are of another size there, and panels would be too narrow for them
        placed &= placedScale == 0 || Math.abs(placedScale - scale) < 0.1f * scale;
        placedScale = scale;
        if (!placed) {
            place(dock, screen.getSizeX(), screen.getSizeY() - line, scale);
            placed = true;
        }
        ImGui.dockSpace(
                dock,
                0,
                ImGui.getContentRegionAvailY() - line,
                imgui.internal.flag.ImGuiDockNodeFlags.NoWindowMenuButton);
        if (!onlyViewport) {
            status(parts.status(), line, scale);
        }
        ImGui.end();
        viewport(parts.viewport());
        if (sidePanels && !onlyViewport) {
            panel(texts.say("Outliner") + "###Outliner", parts.outliner());
            panel(texts.say("Properties") + "###Properties", parts.properties());
        }
        if (timeline && !onlyViewport) {
            panel(texts.say("Timeline") + "###Timeline", parts.timeline());
        }
        if (recent && !onlyViewport) {
            if (asked) {
                ImGui.setNextWindowFocus();
                asked = false;
            }
            panel(texts.say("Recent files") + "###Recent", parts.recent());
        }
    }

    private static void status(Runnable content, float line, float scale) {
        float y = ImGui.getWindowPosY() + ImGui.getWindowHeight() - line;
        float right = ImGui.getWindowPosX() + ImGui.getWindowWidth();
        ImGui.getWindowDrawList()
                .addRectFilled(ImGui.getWindowPosX(), y, right, y + line, Theme.color(Theme.Tone.PANEL, 1));
        ImGui.setCursorPos(10 * scale, ImGui.getWindowHeight() - line + 3 * scale);
        ImGui.beginChild(
                "status", ImGui.getWindowWidth() - 20 * scale, line - 4 * scale, false, ImGuiWindowFlags.NoScrollbar);
        content.run();
        ImGui.endChild();
    }

    private static void viewport(Runnable content) {
        ImGui.pushStyleVar(ImGuiStyleVar.WindowPadding, 0, 0);
        ImGui.begin(
                "Viewport",
                ImGuiWindowFlags.NoScrollbar
                        | ImGuiWindowFlags.NoScrollWithMouse
                        | ImGuiWindowFlags.NoNavInputs // arrows are commands here
                        | ImGuiWindowFlags.NoBackground);
        ImGui.popStyleVar();
        content.run();
        ImGui.end();
    }

    private static void panel(String title, Runnable content) {
        // the keys stay with the viewport
        if (ImGui.begin(title, ImGuiWindowFlags.NoFocusOnAppearing)) {
            content.run();
        }
        ImGui.end();
    }

    private void place(int dock, float width, float height, float scale) {
        imgui.internal.ImGui.dockBuilderRemoveNode(dock);
        imgui.internal.ImGui.dockBuilderAddNode(dock, imgui.internal.flag.ImGuiDockNodeFlags.DockSpace);
        imgui.internal.ImGui.dockBuilderSetNodeSize(dock, width, height);
        ImInt middle = new ImInt(dock);
        if (sidePanels && !onlyViewport) {
            float part = Math.min(0.45f, 340 * scale / width);
            ImInt lower = new ImInt(
                    imgui.internal.ImGui.dockBuilderSplitNode(middle.get(), ImGuiDir.Right, part, null, middle));
            int upper = imgui.internal.ImGui.dockBuilderSplitNode(lower.get(), ImGuiDir.Up, 0.26f, null, lower);
            imgui.internal.ImGui.dockBuilderDockWindow("###Outliner", upper);
            imgui.internal.ImGui.dockBuilderDockWindow("###Properties", lower.get());
        }
        if ((timeline || recent) && !onlyViewport) {
            float wanted = Math.max(timeline ? tall ? 236 : 116 : 0, recent ? 190 : 0);
            float part = Math.min(0.4f, wanted * scale / height);
            int below = imgui.internal.ImGui.dockBuilderSplitNode(middle.get(), ImGuiDir.Down, part, null, middle);
            imgui.internal.ImGui.dockBuilderDockWindow("###Timeline", below);
            imgui.internal.ImGui.dockBuilderDockWindow("###Recent", below);
        }
        int bare = imgui.internal.flag.ImGuiDockNodeFlags.NoTabBar;
        imgui.internal.ImGui.dockBuilderGetNode(middle.get()).addLocalFlags(bare);
        imgui.internal.ImGui.dockBuilderDockWindow("Viewport", middle.get());
        imgui.internal.ImGui.dockBuilderFinish(dock);
    }
}
