package diorama.gui;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.camera.OrbitControl;
import diorama.gl.Framebuffer;
import diorama.gl.GlDevice;
import diorama.image.RgbaImage;
import diorama.render.Backdrop;
import imgui.ImGui;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lwjgl.glfw.GLFW;
import org.lwjgl.glfw.GLFWDropCallback;

/** The studio's window: its frame loop and what its commands do. Confined to the main thread. */
final class StudioWindow implements Desk, AutoCloseable {
    /** Frames drawn after an event: ImGui needs a second one to settle sizes. */
    private static final int SETTLE = 3;

    /** How long a wiggling view shows one eye, s. */
    private static final double WIGGLE = 0.16;

    private final GlDevice device;
    private final long window;
    private final StudioFolder folder;
    private final ImGuiHost imgui;
    private final ScenePane scene;
    private final Thumbnails thumbnails;
    private final Queue<Runnable> mail = new ConcurrentLinkedQueue<>();
    private final Messages messages = new Messages(System::nanoTime);
    private final Jobs jobs = new Jobs(this::post, this::failed);
    private final Librarian librarian;
    private final FilmDesk films;
    private final FileBrowser browser = new FileBrowser();
    private final Dialogs dialogs = new Dialogs(browser, this::post);
    private final FileClerk files;
    private final KeysHelp keysHelp = new KeysHelp();
    private final SearchBox search = new SearchBox();
    private final RecoveryBox recovery;
    private final Keyboard keyboard = new Keyboard();
    private final Layout layout = new Layout();
    private final Outliner outliner = new Outliner();
    private final Properties properties = new Properties(messages);
    private final ClipPlayer player = new ClipPlayer();
    private final MotionPlayer motion = new MotionPlayer();
    private final RetouchTool retouch;
    private final ViewportPanel viewport;
    private final LogPanel log = new LogPanel();
    private final FullScreen fullScreen;
    private final QuitBox quit;
    private final InputCount input = new InputCount();
    private final FrameClock clock = new FrameClock();
    private final Layout.Parts parts;
    private Preferences preferences;
    private Texts texts;
    private @Nullable Preferences wanted;
    private History history;
    private String title = "Diorama";
    private double keptAt;

    StudioWindow(Settings settings, Workshop workshop, Reels reels, StudioFolder folder) {
        this.folder = folder;
        preferences = Preferences.read(folder.preferences());
        texts = Texts.in(preferences.language());
        device = GlDevice.window(title, new Size(1280, 800));
        window = device.window().orElseThrow();
        fullScreen = new FullScreen(window);
        quit = new QuitBox(window);
        history = History.of(ViewState.empty(settings));
        scene = new ScenePane(
                device, history.present().view(), new LightLibrary(jobs, say("Reading the surroundings")));
        retouch = new RetouchTool(device);
        viewport = new ViewportPanel(retouch);
        thumbnails = new Thumbnails(folder, device);
        librarian = new Librarian(workshop, this);
        FilmDesk.Place place = new FilmDesk.Place(folder, Optional.of(dialogs));
        films = new FilmDesk(this, librarian, reels, place, this::post, GLFW::glfwGetTime);
        files = new FileClerk(this, librarian, dialogs, folder, this::post, this::photograph);
        recovery = new RecoveryBox(files.autosave().left());
        GLFW.glfwSetDropCallback(window, this::dropped);
        input.install(window);
        imgui = new ImGuiHost(window, keyboard, preferences, texts);
        layout.restore(folder.layout());
        checkFont();
        GLFW.glfwSwapInterval(1);
        GLFW.glfwSetWindowSizeLimits(window, 480, 320, GLFW.GLFW_DONT_CARE, GLFW.GLFW_DONT_CARE);
        parts = new Layout.Parts(
                () -> MenuBar.draw(this),
                () -> viewport.draw(this, this::paint, layout.onlyViewport()),
                () -> outliner.draw(this),
                () -> properties.draw(this, films),
                () -> TimelinePanel.draw(this, player, motion, films),
                () -> StatusBar.draw(this));
    }

    void open(List<Source> sources, Standpoint from) {
        motion.seek(from.animationTime());
        files.open(sources, from);
    }

    void load(Path project) {
        files.load(project);
    }

    /** Draws until the window is closed; sleeps while nothing happens. */
    void run() {
        int frames = SETTLE;
        boolean shown = false;
        while (!quit.closes(files.unsaved())) {
            if (frames > 0) {
                GLFW.glfwPollEvents();
            } else {
                sleep();
                frames = SETTLE;
            }
            frames += input.take();
            for (Runnable letter = mail.poll(); letter != null; letter = mail.poll()) {
                letter.run();
                frames = Math.max(frames, SETTLE);
            }
            if (frames > 0) {
                frame();
                frames--;
            }
            if (!shown) {
                GLFW.glfwShowWindow(window);
                shown = true;
            }
            if (scene.gliding() || viewport.moving() || player.playing() || motion.playing()) {
                frames = Math.max(frames, SETTLE);
            }
            keep();
        }
    }

    /** Waits for an event, or for the time when something changes by itself. */
    private void sleep() {
        double wait = Double.POSITIVE_INFINITY;
        if (scene.reduced()) {
            wait = ScenePane.PAUSE;
        } else if (state().settings().view().stereoPreview() == StereoPreview.WIGGLE
                && !state().project().objects().isEmpty()
                && GLFW.glfwGetWindowAttrib(window, GLFW.GLFW_ICONIFIED) == 0) {
            wait = WIGGLE;
        } else if (messages.fading() || ImGui.getIO().getWantTextInput()) {
            wait = 0.4;
        } else if (preferences.autosave() > 0 && files.autosave().due(state())) {
            wait = Math.max(0.1, keptAt + preferences.autosave() * 60 - GLFW.glfwGetTime());
        }
        wait = Math.min(wait, films.due());
        if (wait == Double.POSITIVE_INFINITY) {
            clock.pause();
            GLFW.glfwWaitEvents();
        } else {
            GLFW.glfwWaitEventsTimeout(wait);
        }
    }

    /** Saves what a crash would lose, from time to time. */
    private void keep() {
        double now = GLFW.glfwGetTime();
        if (preferences.autosave() > 0 && now - keptAt >= preferences.autosave() * 60) {
            keptAt = now;
            if (!files.autosave().keep(state())) {
                messages.add(Messages.Kind.NOTE, say("What is not saved cannot be kept in %s", folder.path()));
            }
        }
    }

    private void frame() {
        Preferences others = wanted;
        if (others != null) {
            restyle(others);
        }
        scene.step(GLFW.glfwGetTime());
        player.step(GLFW.glfwGetTime(), state());
        motion.step(GLFW.glfwGetTime(), state());
        films.step();
        imgui.begin();
        boolean taken = browser.isOpen() || search.isOpen() || viewport.busy();
        keyboard.read(this, taken, viewport.retouching());
        layout.draw(parts, texts, scale());
        browser.draw(this);
        search.draw(this);
        keysHelp.draw(this);
        log.draw(this);
        films.boxes();
        recovery.draw(this, files::recover);
        quit.draw(this, files::unsaved);
        Framebuffer.bindWindow(device.windowSize());
        imgui.end();
        device.swap();
        clock.end();
        String now = files.title();
        if (!now.equals(title)) {
            title = now;
            GLFW.glfwSetWindowTitle(window, title);
        }
    }

    private int paint(int width, int height, boolean dragging, Optional<Compare> kept) {
        Settings settings = films.shown(
                kept.map(Compare::settings).orElseGet(() -> state().settings()),
                (long) (GLFW.glfwGetTime() / WIGGLE) % 2 == 0);
        Stage.Through through = new Stage.Through(
                player.camera(state()),
                kept.isPresent() ? Optional.empty() : films.eyes(settings.view().stereoPreview()));
        if (player.playing() || motion.playing()) {
            scene.touch();
        }
        Size size = new Size(width, height);
        return kept.isPresent()
                ? scene.paintKept(new Compare(kept.get().staging(), settings, 0), size, dragging, through)
                : scene.paint(motion.pose(Staging.of(state()), settings.view()), settings, size, dragging, through);
    }

    private RgbaImage photograph(boolean transparent) {
        Settings settings = state().settings();
        if (transparent) {
            settings = settings.with(settings.look().with(Backdrop.TRANSPARENT).withGrid(false));
        }
        Staging seen = motion.pose(Staging.of(state()).rendered(), settings.view());
        return scene.photograph(seen, state().view(), settings, device.windowSize());
    }

    @Override
    public void act(Action action) {
        ViewState before = state();
        history = history.apply(action);
        if (!before.view().equals(state().view())) {
            player.look(false);
        }
        scene.changed(before, state(), action);
        librarian.refresh();
        files.follow();
        films.changed(before, state(), action);
        if (action instanceof Action.Open open) {
            layout.opened(open.document());
            Supplier<RgbaImage> seen =
                    () -> scene.photograph(Staging.of(state()), state().view(), state().settings(), Thumbnails.SIZE);
            thumbnails.keep(this, open.document(), seen);
        }
    }

    @Override
    public void run(Command command) {
        if (viewport.runFirst(command, this)) {
            return;
        }
        CommandActions.of(command, state()).ifPresent(this::act);
        if (files.run(command) || films.run(command) || viewport.run(command, this)) {
            return;
        }
        switch (command) {
            case QUIT -> GLFW.glfwSetWindowShouldClose(window, true);
            case SIDE_PANELS -> layout.toggleSidePanels();
            case ONLY_VIEWPORT -> layout.toggleOnlyViewport();
            case RESET_LAYOUT -> layout.reset();
            case LOG -> log.toggle();
            case FULL_SCREEN -> fullScreen.toggle();
            case RENAME -> state().project().activeObject().ifPresent(outliner::rename);
            case SEARCH -> search.open();
            case KEYS -> keysHelp.toggle();
            case TIMELINE -> layout.showTimeline(!layout.timeline());
            case PLAY, CLIP_CAMERA, FIRST_FRAME, LAST_FRAME, INSERT_KEY, REMOVE_KEY -> {
                layout.showTimeline(true);
                if (motion.run(command, state(), GLFW.glfwGetTime())) {
                    return;
                }
                player.run(command, this, GLFW.glfwGetTime());
                scene.touch();
            }
            case RENDER_CLIP -> export(Export.CLIP);
            case THEME ->
                prefer(preferences.with(
                        "theme", preferences.theme() == Theme.Kind.DARK ? Theme.Kind.LIGHT : Theme.Kind.DARK));
            case LANGUAGE ->
                prefer(preferences.with("language", preferences.language().next()));
            default -> {
                // the action has done it
            }
        }
    }

    @Override
    public void export(Export what) {
        SceneObject active = state().project()
                .activeObject()
                .orElse(state().project().objects().get(0));
        dialogs.startIn(active.source().file());
        Workshop.Goods goods =
                new Workshop.Goods(what, Staging.of(state()).rendered(), state().document(), state().settings());
        FileBrowser.Ask wish = new FileBrowser.Ask(
                true,
                List.of(what.extension()),
                what.proposed(active.source().stem(), state().settings()),
                target -> librarian.export(goods, target));
        dialogs.ask(say(what.label()), wish);
    }

    private void dropped(long handle, int count, long names) {
        List<Path> dropped = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            dropped.add(Path.of(GLFWDropCallback.getName(names, i)));
        }
        open(dropped);
    }

    @Override
    public void open(List<Path> paths) {
        files.open(paths);
    }

    /** Runs on the main thread, soon; callable from any thread. */
    private void post(Runnable letter) {
        mail.add(letter);
        GLFW.glfwPostEmptyEvent();
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
        return scene.shownView();
    }

    @Override
    public Optional<Size> clipFrame() {
        return player.frame(state());
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
        return texts;
    }

    @Override
    public Preferences preferences() {
        return preferences;
    }

    @Override
    public void prefer(Preferences others) {
        wanted = others;
    }

    /** Between two frames: letters cannot change while they are drawn. */
    private void restyle(Preferences others) {
        wanted = null;
        boolean newText = others.language() != preferences.language();
        boolean newStyle = newText || others.size() != preferences.size() || others.theme() != preferences.theme();
        preferences = others;
        if (newText) {
            texts = Texts.in(others.language());
        }
        if (newStyle) {
            imgui.restyle(others, texts);
        }
        if (newText) {
            checkFont();
        }
        try {
            others.write(folder.preferences());
        } catch (IOException | UserError e) {
            messages.add(Messages.Kind.NOTE, say("Preferences cannot be kept in %s", folder.path()));
        }
    }

    /** A language whose letters are missing is not shown as question marks. */
    private void checkFont() {
        Language language = texts.language();
        if (language.needsFont()
                && SystemFont.of(language, SystemFont.folders()).isEmpty()) {
            texts = Texts.english();
            messages.add(
                    Messages.Kind.NOTE,
                    "No font with " + OptionPanel.words(diorama.options.Option.text(language))
                            + " letters was found: install one, such as fonts-noto-cjk");
        }
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
    public boolean watching() {
        return files.watching();
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
        try {
            layout.keep(folder.layout());
        } catch (IOException | UserError e) {
            // the next window stands as the first one did
            layout.reset();
        }
        thumbnails.close();
        retouch.close();
        scene.close();
        imgui.close();
        device.close();
    }
}
