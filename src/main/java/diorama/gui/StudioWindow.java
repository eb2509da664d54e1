package diorama.gui;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.camera.OrbitControl;
import diorama.gl.Framebuffer;
import diorama.gl.GlDevice;
import imgui.ImGui;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.lwjgl.glfw.GLFW;

/** The studio's window: its panels and boxes, and who does what its commands want. Confined to the main thread. */
final class StudioWindow implements Desk, FrameLoop.Scene, AutoCloseable {
    private final GlDevice device;
    private final long window;
    private final StudioFolder folder;
    private final ImGuiHost imgui;
    private final FrameLoop loop;
    private final PreferenceClerk preferences;
    private final ViewPainter painter;
    private final Thumbnails thumbnails;
    private final Messages messages = new Messages(System::nanoTime);
    private final Jobs jobs = new Jobs(this::post, this::failed);
    private final Librarian librarian;
    private final FilmDesk films;
    private final FileBrowser browser = new FileBrowser();
    private final Dialogs dialogs = new Dialogs(browser, this::post);
    private final FileClerk files;
    private final ExportClerk exports;
    private final Boxes boxes;
    private final Keyboard keyboard = new Keyboard();
    private final Panels panels;
    private final FullScreen fullScreen;
    private final FrameClock clock = new FrameClock();
    private History history;
    private final WindowTitle title;

    /** @param letters that are baked meanwhile */
    StudioWindow(
            Settings settings,
            Workshop workshop,
            Reels reels,
            StudioFolder folder,
            CompletableFuture<Letters> letters) {
        this.folder = folder;
        preferences = new PreferenceClerk(folder, messages);
        device = GlDevice.window("Diorama", new Size(1280, 800));
        window = device.window().orElseThrow();
        fullScreen = new FullScreen(window);
        title = new WindowTitle(window);
        history = History.of(ViewState.empty(settings));
        thumbnails = new Thumbnails(folder, device);
        librarian = new Librarian(workshop, this);
        films = new FilmDesk(
                this,
                librarian,
                reels,
                new FilmDesk.Place(folder, Optional.of(dialogs)),
                this::post,
                GLFW::glfwGetTime);
        painter = new ViewPainter(this, device, films);
        files = new FileClerk(this, librarian, dialogs, folder, this::post, painter);
        exports = new ExportClerk(this, librarian, dialogs, folder);
        panels = new Panels(this, device, painter, films);
        boxes = new Boxes(window, browser, films, files, exports, new PresetShelf(folder.presets()));
        DroppedFiles.install(window, this::open);
        loop = new FrameLoop(window, clock);
        imgui = new ImGuiHost(window, keyboard, letters, preferences(), texts());
        panels.restore(folder.layout());
        GLFW.glfwSwapInterval(1);
        GLFW.glfwSetWindowSizeLimits(window, 480, 320, GLFW.GLFW_DONT_CARE, GLFW.GLFW_DONT_CARE);
    }

    void open(List<Source> sources, Standpoint from) {
        painter.seek(from.animationTime());
        files.open(sources, from);
    }

    void load(Path project) {
        files.load(project);
    }

    /** Draws until the window is closed; sleeps while nothing happens. */
    void run() {
        loop.run(this);
        files.leave();
    }

    /** Draws what a start draws until what was to be opened is there, so that the classes of a start are known. */
    void rehearse() {
        loop.run(new Rehearsal(this));
        files.leave();
    }

    @Override
    public boolean ends() {
        return boxes.closes();
    }

    @Override
    public boolean moving() {
        return painter.moving() || panels.moving();
    }

    @Override
    public double due() {
        double blink = messages.fading() || ImGui.getIO().getWantTextInput() ? 0.4 : Double.POSITIVE_INFINITY;
        double kept = files.autosave().due(GLFW.glfwGetTime(), preferences().autosave(), state());
        return Math.min(Math.min(painter.due(), films.due()), Math.min(blink, kept));
    }

    @Override
    public void frame() {
        preferences.follow(imgui);
        painter.step();
        films.step();
        imgui.begin();
        keyboard.read(this, boxes.taken() || panels.busy(), panels.retouching());
        panels.draw();
        boxes.draw(this);
        Framebuffer.bindWindow(device.windowSize());
        imgui.end();
        device.swap();
        clock.end();
        librarian.seen();
        thumbnails.keepWanted(this, painter::thumbnail);
        files.takeSaved().ifPresent(project -> thumbnails.keep(this, project, painter.thumbnail()));
        painter.warmUp();
        title.say(files.title());
        files.keepSafe(GLFW.glfwGetTime());
    }

    @Override
    public void act(Action action) {
        ViewState before = state();
        history = history.apply(action);
        painter.changed(before, state(), action);
        librarian.refresh();
        files.changed(action);
        files.watch().follow();
        films.changed(before, state(), action);
        panels.changed(before, action);
        thumbnails.changed(action);
    }

    @Override
    public void run(Command command) {
        if (panels.runFirst(command)) {
            return;
        }
        CommandActions.of(command, state()).ifPresent(this::act);
        if (files.run(command)
                || films.run(command)
                || preferences.run(command)
                || panels.run(command)
                || boxes.run(command, this)) {
            return;
        }
        switch (command) {
            case QUIT -> GLFW.glfwSetWindowShouldClose(window, true);
            case FULL_SCREEN -> fullScreen.toggle();
            case PLAY, CLIP_CAMERA, FIRST_FRAME, LAST_FRAME, INSERT_KEY, REMOVE_KEY -> {
                panels.showTimeline();
                painter.run(command);
            }
            case RENDER_CLIP -> export(Export.CLIP);
            default -> {
                // the action has done it
            }
        }
    }

    @Override
    public void export(Export what) {
        exports.ask(what);
    }

    @Override
    public void open(List<Path> paths) {
        files.open(paths);
    }

    /** Runs on the main thread, soon; callable from any thread. */
    private void post(Runnable letter) {
        loop.post(letter);
    }

    private void failed(Throwable e) {
        String text = e instanceof UserError ? String.valueOf(e.getMessage()) : say("Something went wrong: %s", e);
        messages.add(Messages.Kind.ERROR, text);
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public OrbitControl shownView() {
        return painter.shownView();
    }

    @Override
    public Optional<Size> clipFrame() {
        return painter.clipFrame();
    }

    @Override
    public Jobs jobs() {
        return jobs;
    }

    @Override
    public Optional<Jobs.Status> outside() {
        return films.making();
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
    public Texts texts() {
        return preferences.texts();
    }

    @Override
    public Preferences preferences() {
        return preferences.preferences();
    }

    @Override
    public void prefer(Preferences others) {
        preferences.prefer(others);
    }

    @Override
    public List<Path> recent() {
        return files.recents().files();
    }

    @Override
    public int thumbnail(Path file) {
        return thumbnails.of(file);
    }

    @Override
    public boolean cropping() {
        return panels.cropping();
    }

    @Override
    public boolean retouching() {
        return panels.retouching();
    }

    @Override
    public boolean isOn(Command command) {
        return switch (command) {
            case WATCH -> files.watch().on();
            case FULL_SCREEN -> fullScreen.on();
            default -> panels.isOn(command) || CommandActions.isOn(command, state());
        };
    }

    @Override
    public float scale() {
        return imgui.scale();
    }

    /** What draws, in the driver's words. */
    String device() {
        return "OpenGL " + device.version() + ", " + device.rendererName();
    }

    @Override
    public String engine() {
        return clock.text() + device.rendererName().replaceFirst(" *\\(.*", "");
    }

    @Override
    public void close() {
        jobs.close();
        files.close();
        panels.keep(folder.layout());
        thumbnails.close();
        panels.close();
        painter.close();
        imgui.close();
        device.close();
    }
}
