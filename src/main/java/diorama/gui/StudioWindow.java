package diorama.gui;

import diorama.gl.Framebuffer;
import diorama.gl.GlDevice;
import diorama.gui.host.DroppedFiles;
import diorama.gui.host.FrameClock;
import diorama.gui.host.FrameLoop;
import diorama.gui.host.Letters;
import diorama.gui.host.WindowSize;
import diorama.gui.host.WindowTitle;
import diorama.gui.panel.ImGuiHost;
import diorama.gui.panel.Keyboard;
import diorama.gui.panel.Panels;
import diorama.gui.state.Settings;
import diorama.gui.state.Source;
import diorama.gui.state.Standpoint;
import diorama.gui.store.StudioFolder;
import diorama.gui.work.Jobs;
import diorama.gui.work.Log;
import imgui.ImGui;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.lwjgl.glfw.GLFW;

/** The studio's window, in which its desk's panels and boxes are drawn. Confined to the main thread. */
final class StudioWindow implements FrameLoop.Scene, StudioDesk.Surface, AutoCloseable {
    private final GlDevice device;
    private final FrameClock clock = new FrameClock();
    private final FrameLoop loop;
    private final StudioDesk desk;
    private final Keyboard keyboard = new Keyboard();
    private ImGuiHost imgui;
    private final LastWords lastWords;
    private final WindowTitle title;
    private final Path sizeFile;
    private WindowSize size;

    /** @param letters that are baked meanwhile */
    StudioWindow(Settings settings, StudioDesk.Makers makers, StudioFolder folder, CompletableFuture<Letters> letters) {
        sizeFile = folder.window();
        size = WindowSize.read(sizeFile);
        device = GlDevice.window("Diorama", size.size());
        long window = device.window().orElseThrow();
        title = new WindowTitle(window);
        loop = new FrameLoop(window, clock);
        desk = new StudioDesk(settings, makers, folder, device, this);
        DroppedFiles.install(window, desk::open);
        imgui = new ImGuiHost(window, keyboard, letters, desk.preferences(), desk.texts());
        lastWords = new LastWords(device, desk.faults(), desk.files().autosave(), desk::rest);
        lastWords.greet(desk, device());
        desk.panels().restore(folder.layout());
        GLFW.glfwSwapInterval(1);
        size.prepare(window);
        // in time, as a window that is maximised no longer tells what it was
        GLFW.glfwSetWindowSizeCallback(window, (handle, width, height) -> size = size.of(handle));
    }

    void open(List<Source> sources, Standpoint from) {
        desk.open(sources, from);
    }

    void load(Path project) {
        desk.files().load(project);
    }

    /** What it has told, and what was logged. */
    Log log() {
        return desk.messages().log();
    }

    Jobs jobs() {
        return desk.jobs();
    }

    /** Draws until the window is closed; sleeps while nothing happens. */
    void run() {
        run(this);
    }

    /** Draws a scene in the place of its own frames, which that one draws by it. */
    void run(FrameLoop.Scene scene) {
        try {
            loop.run(scene);
        } catch (RuntimeException | Error e) {
            desk.faults().journal().fault("the window gives up", e);
            throw e;
        }
        desk.leave();
        lastWords.closed(desk.boxes().closed());
    }

    @Override
    public boolean ends() {
        return desk.boxes().closes();
    }

    @Override
    public boolean moving() {
        return desk.moving();
    }

    @Override
    public double due() {
        double blinks = ImGui.getIO().getWantTextInput() ? 0.4 : Double.POSITIVE_INFINITY;
        return Math.min(Math.min(desk.due(), desk.messages().due()), blinks);
    }

    @Override
    public void frame() {
        desk.step();
        imgui.begin();
        Panels panels = desk.panels();
        // asked before the tool hears of the key that ends it
        boolean tool = panels.busy() || panels.transforming();
        if (panels.transforming() && !desk.boxes().taken()) {
            keyboard.give(desk, panels::take);
        } else {
            keyboard.read(desk, desk.boxes().taken() || panels.busy(), panels.retouching());
        }
        if (keyboard.takeMenus() && !tool && !desk.boxes().taken()) {
            panels.openMenus();
        }
        panels.draw();
        desk.boxes().draw(desk, tool);
        Framebuffer.bindWindow(device.windowSize());
        imgui.end();
        device.swap();
        clock.end();
        desk.seen();
        title.say(desk.files().title());
        lastWords.atRisk(desk.files().atRisk());
        desk.faults().drawn();
    }

    @Override
    public void failed(Throwable e) {
        desk.faults().tell(e);
    }

    @Override
    public boolean restarts(Throwable e) {
        boolean goesOn = desk.faults().survived(e);
        if (goesOn) {
            imgui = imgui.again(desk.preferences(), desk.texts());
        }
        return goesOn;
    }

    @Override
    public void post(Runnable letter) {
        loop.post(letter);
    }

    @Override
    public ImGuiHost imgui() {
        return imgui;
    }

    @Override
    public FrameClock clock() {
        return clock;
    }

    /** What draws, in the driver's words. */
    String device() {
        return "OpenGL " + device.version() + ", " + device.rendererName();
    }

    @Override
    public void close() {
        // what is not saved is kept first, as more may fail where one thing did
        lastWords.leave();
        size.of(device.window().orElseThrow()).write(sizeFile);
        try {
            desk.close();
        } finally {
            try {
                lastWords.close();
                imgui.close();
            } finally {
                device.close();
            }
        }
    }
}
