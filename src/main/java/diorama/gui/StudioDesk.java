package diorama.gui;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.OrbitControl;
import diorama.gl.GlDevice;
import diorama.gui.desk.Desk;
import diorama.gui.file.Dialogs;
import diorama.gui.file.FileBrowser;
import diorama.gui.file.FileClerk;
import diorama.gui.file.Librarian;
import diorama.gui.file.PresetShelf;
import diorama.gui.file.Thumbnails;
import diorama.gui.film.FilmDesk;
import diorama.gui.host.FrameClock;
import diorama.gui.host.FullScreen;
import diorama.gui.look.Fonts;
import diorama.gui.look.Texts;
import diorama.gui.panel.Boxes;
import diorama.gui.panel.ExportClerk;
import diorama.gui.panel.ImGuiHost;
import diorama.gui.panel.Panels;
import diorama.gui.panel.ViewPainter;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.Export;
import diorama.gui.state.History;
import diorama.gui.state.Preferences;
import diorama.gui.state.Settings;
import diorama.gui.state.Source;
import diorama.gui.state.Standpoint;
import diorama.gui.state.ViewState;
import diorama.gui.store.Journal;
import diorama.gui.store.StudioFolder;
import diorama.gui.work.Jobs;
import diorama.gui.work.Messages;
import diorama.gui.work.Reels;
import diorama.gui.work.Workshop;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lwjgl.glfw.GLFW;

/** The studio's state and parts, and who does what its commands want. Confined to the main thread. */
final class StudioDesk implements Desk, AutoCloseable {
    /** How long jobs may take when the process is told to end, s. */
    private static final long LAST_JOBS = 5;

    private final GlDevice device;
    private final StudioFolder folder;
    private final Surface surface;
    private final Messages messages = new Messages(System::nanoTime);
    private final PreferenceClerk preferences;
    private final Faults faults;
    private final Jobs jobs;
    private final Librarian librarian;
    private final FilmDesk films;
    private final Thumbnails thumbnails;
    private final ViewPainter painter;
    private final FileClerk files;
    private final ExportClerk exports;
    private final Panels panels;
    private final Boxes boxes;
    private final Errands errands;
    private History history;

    /** What all is drawn on. */
    interface Surface {
        ImGuiHost imgui();

        FrameClock clock();

        /** Runs something on the main thread, soon; callable from any thread. */
        void post(Runnable letter);
    }

    /** Who makes documents, and frames of films. */
    record Makers(Workshop workshop, Reels reels) {}

    StudioDesk(Settings settings, Makers makers, StudioFolder folder, GlDevice device, Surface surface) {
        this.device = device;
        this.folder = folder;
        this.surface = surface;
        Consumer<Runnable> main = surface::post;
        preferences = new PreferenceClerk(folder, messages);
        history = History.of(ViewState.empty(settings));
        faults = new Faults(
                this, new Journal(folder.journal(), ProcessHandle.current().pid()));
        jobs = new Jobs(main, faults::tell);
        thumbnails = new Thumbnails(folder, device);
        librarian = new Librarian(makers.workshop(), this);
        FileBrowser browser = new FileBrowser();
        Dialogs dialogs = new Dialogs(browser, main);
        FilmDesk.Place place = new FilmDesk.Place(folder, Optional.of(dialogs));
        films = new FilmDesk(this, librarian, makers.reels(), place, main, GLFW::glfwGetTime);
        painter = new ViewPainter(this, device, films);
        files = new FileClerk(this, librarian, dialogs, folder, main, painter);
        exports = new ExportClerk(this, librarian, dialogs, folder);
        panels = new Panels(this, device, painter, films);
        long window = device.window().orElseThrow();
        boxes = new Boxes(window, browser, films, files, exports, new PresetShelf(folder.presets()));
        errands = new Errands(panels, files, films, exports, preferences, boxes, new FullScreen(window), painter);
    }

    void open(List<Source> sources, Standpoint from) {
        painter.seek(from.animationTime());
        files.open(sources, from);
    }

    Panels panels() {
        return panels;
    }

    Boxes boxes() {
        return boxes;
    }

    FileClerk files() {
        return files;
    }

    Faults faults() {
        return faults;
    }

    /**
     * Stops what runs and waits for it a little, as native libraries that still compute fall when the process ends under them; on
     * any thread.
     */
    void rest() {
        jobs.close();
        jobs.ended(LAST_JOBS);
    }

    /** Moves on to the present time; before a frame. */
    void step() {
        preferences.follow(surface.imgui());
        painter.step();
        films.step();
    }

    /** What is to be done when a frame has been shown. */
    void seen() {
        librarian.seen();
        thumbnails.keepWanted(this, painter::thumbnail);
        files.takeSaved().ifPresent(project -> thumbnails.keep(this, project, painter.thumbnail()));
        painter.warmUp();
        painter.takePicture();
        files.keepSafe(GLFW.glfwGetTime());
    }

    /** Whether the next frame is another one by itself. */
    boolean moving() {
        return painter.moving() || panels.moving();
    }

    /** When something changes by itself, s from now. */
    double due() {
        double kept = files.autosave().due(GLFW.glfwGetTime(), preferences().autosave(), state());
        return Math.min(Math.min(painter.due(), films.due()), kept);
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
        errands.run(command, this);
    }

    @Override
    public void export(Export what) {
        exports.ask(what);
    }

    @Override
    public void open(List<Path> paths) {
        files.open(paths);
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
    public Optional<Camera> clipCamera(float aspect) {
        return painter.clipCamera(aspect);
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
        return surface.imgui().fonts();
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
        return thumbnails.of(this, file);
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
        return errands.isOn(command, state());
    }

    @Override
    public float scale() {
        return surface.imgui().scale();
    }

    @Override
    public String engine() {
        return surface.clock().text() + device.rendererName().replaceFirst(" *\\(.*", "");
    }

    /** The window is closed in order: pictures of the view whose files were chosen are written before it goes. */
    void leave() {
        files.leave();
        painter.finishPictures();
    }

    @Override
    public void close() {
        jobs.close();
        files.close();
        if (surface.imgui().there()) {
            panels.keep(folder.layout());
        }
        thumbnails.close();
        panels.close();
        painter.close();
    }
}
