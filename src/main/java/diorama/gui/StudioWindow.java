package diorama.gui;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.camera.OrbitControl;
import diorama.gl.Framebuffer;
import diorama.gl.GlDevice;
import diorama.image.RgbaImage;
import imgui.ImGui;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.lwjgl.glfw.GLFW;
import org.lwjgl.glfw.GLFWDropCallback;

/** The studio's window: its frame loop and what its commands do. Confined to the main thread. */
final class StudioWindow implements Desk, AutoCloseable {
    /** Frames drawn after an event: ImGui needs a second one to settle sizes. */
    private static final int SETTLE = 3;

    /** How long after the last move the picture is drawn at full size, s; for slow renderers. */
    private static final double PAUSE = 0.12;

    /** How long after the last move the picture is drawn with all triangles and smooth edges, s; for slow renderers. */
    private static final double REST = 0.6;

    private final GlDevice device;
    private final long window;
    private final ImGuiHost imgui;
    private final Stage stage;
    private final Queue<Runnable> mail = new ConcurrentLinkedQueue<>();
    private final Messages messages = new Messages(System::nanoTime);
    private final Jobs jobs = new Jobs(this::post, this::failed);
    private final Librarian librarian;
    private final FileBrowser browser = new FileBrowser();
    private final Dialogs dialogs = new Dialogs(browser, this::post);
    private final KeysHelp keysHelp = new KeysHelp();
    private final Keyboard keyboard = new Keyboard();
    private final Layout layout = new Layout();
    private final Properties properties = new Properties(messages);
    private final ViewportPanel viewport = new ViewportPanel();
    private final Glide glide;
    private final FrameClock clock = new FrameClock();
    private final Layout.Parts parts;
    private History history;
    private double movedAt = Double.NEGATIVE_INFINITY;
    private boolean reduced;

    StudioWindow(Settings settings, Workshop workshop) {
        device = GlDevice.window("Diorama", new Size(1280, 800));
        window = device.window().orElseThrow();
        history = History.of(ViewState.empty(settings));
        glide = new Glide(history.present().view());
        librarian = new Librarian(workshop, this);
        GLFW.glfwSetDropCallback(window, this::dropped);
        imgui = new ImGuiHost(window);
        stage = new Stage(device);
        GLFW.glfwSwapInterval(1);
        GLFW.glfwSetWindowSizeLimits(window, 480, 320, GLFW.GLFW_DONT_CARE, GLFW.GLFW_DONT_CARE);
        parts = new Layout.Parts(
                () -> MenuBar.draw(this),
                () -> viewport.draw(this, this::paint),
                () -> Outliner.draw(this),
                () -> properties.draw(this),
                () -> StatusBar.draw(this));
    }

    void open(List<Source> sources, Standpoint from) {
        sources.forEach(source -> librarian.open(source, from));
    }

    /** Draws until the window is closed; sleeps while nothing happens. */
    void run() {
        int frames = SETTLE;
        while (!GLFW.glfwWindowShouldClose(window)) {
            if (frames > 0) {
                GLFW.glfwPollEvents();
            } else {
                sleep();
                frames = SETTLE;
            }
            for (Runnable letter = mail.poll(); letter != null; letter = mail.poll()) {
                letter.run();
                frames = SETTLE;
            }
            if (frames > 0) {
                frame();
                frames--;
            }
            if (glide.moving()) {
                frames = SETTLE;
            }
        }
    }

    /** Waits for an event, or for the time when something changes by itself. */
    private void sleep() {
        boolean timed = reduced || messages.fading() || ImGui.getIO().getWantTextInput();
        if (!timed) {
            clock.pause();
            GLFW.glfwWaitEvents();
            return;
        }
        GLFW.glfwWaitEventsTimeout(reduced ? PAUSE : 0.4);
    }

    private void frame() {
        glide.step(GLFW.glfwGetTime());
        imgui.begin();
        keyboard.read(this, browser.isOpen());
        layout.draw(parts, imgui.scale());
        browser.draw(imgui.scale());
        keysHelp.draw(imgui.fonts(), imgui.scale());
        Framebuffer.bindWindow(device.windowSize());
        imgui.end();
        device.swap();
        clock.end();
    }

    /** Draws the scene for the viewport; smaller while it moves on a slow renderer. */
    private int paint(int width, int height, boolean dragging) {
        Optional<Document> document = history.present().document();
        if (document.isEmpty()) {
            reduced = false;
            return 0;
        }
        double now = GLFW.glfwGetTime();
        boolean slow = device.softwareRenderer();
        boolean moving = slow && (glide.moving() || now - movedAt < PAUSE);
        reduced = slow && (moving || dragging || now - movedAt < REST);
        Settings settings = history.present().settings();
        float part = moving ? settings.view().movingResolution() / 100f : 1;
        Size size = new Size(Math.max(16, Math.round(width * part)), Math.max(16, Math.round(height * part)));
        boolean draft = reduced || (slow && Stage.draftIsExact(document.get(), glide.view(), settings));
        Settings drawn = slow ? settings.with(settings.look().withSamples(1)) : settings;
        return stage.picture(document.get(), glide.view(), drawn, size, draft).id();
    }

    @Override
    public void act(Action action) {
        OrbitControl before = history.present().view();
        Settings old = history.present().settings();
        history = history.apply(action);
        OrbitControl after = history.present().view();
        if (!after.equals(before)) {
            boolean eased = action.jumps() || action instanceof Action.Activate;
            glide.go(after, eased && !(action instanceof Action.Activate), GLFW.glfwGetTime());
            movedAt = GLFW.glfwGetTime();
        }
        if (!old.stereo().equals(history.present().settings().stereo())) {
            movedAt = GLFW.glfwGetTime();
        }
        librarian.refresh();
    }

    @Override
    public void run(Command command) {
        command.action(state()).ifPresent(this::act);
        switch (command) {
            case OPEN ->
                dialogs.ask(
                        "Photos and meshes",
                        new FileBrowser.Ask(false, Dialogs.openable(), "", file -> dropped(List.of(file))));
            case RELOAD -> state().document().ifPresent(d -> librarian.open(d.source(), Standpoint.DEFAULTS));
            case PICTURE -> state().document().ifPresent(this::askPicture);
            case QUIT -> GLFW.glfwSetWindowShouldClose(window, true);
            case SIDE_PANELS -> layout.toggleSidePanels();
            case SHADING_PIE -> viewport.openPie(command.chord().key());
            case KEYS -> keysHelp.toggle();
            default -> {
                // the action has done it
            }
        }
    }

    private void askPicture(Document document) {
        dialogs.startIn(document.source().file());
        String name = document.source().name().replaceFirst("\\.[^.]*$", "") + "_view.png";
        dialogs.ask("PNG picture", new FileBrowser.Ask(true, List.of("png"), name, target -> {
            RgbaImage picture = stage.draw(document, state().view(), state().settings(), device.windowSize())
                    .read();
            librarian.save(picture, target);
        }));
    }

    @Override
    public void export(Export what) {
        Document document = state().document().orElseThrow();
        dialogs.startIn(document.source().file());
        FileBrowser.Ask wish = new FileBrowser.Ask(
                true,
                List.of(what.extension()),
                what.proposed(document, state().settings()),
                target -> librarian.export(document, state().settings(), what, target));
        dialogs.ask(what.label(), wish);
    }

    private void dropped(long handle, int count, long names) {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(Path.of(GLFWDropCallback.getName(names, i)));
        }
        dropped(files);
    }

    private void dropped(List<Path> files) {
        open(
                Sources.of(
                        files,
                        state().documents().stream().map(Document::source).toList()),
                Standpoint.DEFAULTS);
    }

    /** Runs on the main thread, soon; callable from any thread. */
    private void post(Runnable letter) {
        mail.add(letter);
        GLFW.glfwPostEmptyEvent();
    }

    private void failed(Throwable e) {
        String text = e instanceof UserError ? String.valueOf(e.getMessage()) : "Something went wrong: " + e;
        messages.add(Messages.Kind.ERROR, text);
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public OrbitControl shownView() {
        return glide.view();
    }

    @Override
    public Jobs jobs() {
        return jobs;
    }

    @Override
    public Messages messages() {
        return messages;
    }

    @Override
    public Fonts fonts() {
        return imgui.fonts();
    }

    @Override
    public float scale() {
        return imgui.scale();
    }

    @Override
    public String engine() {
        return clock.text() + device.rendererName().replaceFirst(" *\\(.*", "");
    }

    @Override
    public void close() {
        jobs.close();
        stage.close();
        imgui.close();
        device.close();
    }
}
