package diorama.gui.panel;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.OrbitControl;
import diorama.gl.GlDevice;
import diorama.gui.clip.ClipPlayer;
import diorama.gui.clip.GraphPanel;
import diorama.gui.desk.Desk;
import diorama.gui.file.Photographer;
import diorama.gui.file.Thumbnails;
import diorama.gui.film.FilmDesk;
import diorama.gui.film.MotionPlayer;
import diorama.gui.film.TimelinePanel;
import diorama.gui.picture.Exposure;
import diorama.gui.picture.Photographs;
import diorama.gui.picture.PictureJobs;
import diorama.gui.picture.ScenePane;
import diorama.gui.picture.Stage;
import diorama.gui.picture.Through;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.Compare;
import diorama.gui.state.Document;
import diorama.gui.state.Settings;
import diorama.gui.state.Staging;
import diorama.gui.state.StereoPreview;
import diorama.gui.state.ViewState;
import diorama.gui.store.CommandText;
import diorama.gui.work.LightLibrary;
import diorama.image.RgbaImage;
import diorama.render.Backdrop;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.lwjgl.glfw.GLFW;

/**
 * What the viewport shows: the scene as it moves by itself, through the eye of the view or of the moving camera, films as their
 * two eyes see them, and what all is compared with. Confined to the main thread.
 */
public final class ViewPainter implements ViewportPanel.Painter, Photographer, AutoCloseable {
    /** How long a wiggling view shows one eye, s. */
    private static final double WIGGLE = 0.16;

    /** Pictures that show depth of field and motion blur well enough, where they are drawn soon and where not. */
    private static final int LENS = 96;

    private static final int SLOW_LENS = 32;

    /** The frame from which on the window is on the screen: the first one is drawn before that. */
    private static final int SHOWN = 2;

    private final Desk desk;
    private final GlDevice device;
    private final FilmDesk films;
    private final ScenePane scene;
    private final ClipPlayer player = new ClipPlayer();
    private final GraphPanel graph = new GraphPanel();
    private final MotionPlayer motion = new MotionPlayer();
    private final Photographs photographs = new Photographs();
    private final PictureJobs pictureJobs;
    private int frames;
    /** Whether more of what draws is to be made. */
    private boolean warming;

    /** Of the viewport as it was drawn last, px. */
    private Size size = new Size(1280, 720);

    public ViewPainter(Desk desk, GlDevice device, FilmDesk films) {
        this.desk = desk;
        this.device = device;
        this.films = films;
        LightLibrary library = new LightLibrary(desk.jobs(), desk.say("Reading the surroundings"));
        pictureJobs = new PictureJobs(desk.jobs(), desk.say("Drawing the picture"), GlDevice::beside);
        scene = new ScenePane(device, desk.state().view(), library);
    }

    /** Goes to a time of the scene's own motion, s. */
    public void seek(double seconds) {
        motion.seek(seconds);
    }

    /** While a file is being opened at the start: makes what will draw it. After each frame. */
    public void warmUp() {
        frames++;
        if (warming || (frames == SHOWN && desk.jobs().status().isPresent())) {
            warming = scene.warmUp(desk.state().settings());
        }
    }

    /** Moves on to the present time; once a frame of the window. */
    public void step() {
        double now = GLFW.glfwGetTime();
        scene.step(now);
        player.step(now, desk.state());
        motion.step(now, desk.state());
    }

    /** Whether the next frame is another one by itself. */
    public boolean moving() {
        return warming || photographs.isTaking() || scene.gliding() || player.playing() || motion.playing();
    }

    /** When something changes by itself, s from now. */
    public double due() {
        if (scene.reduced()) {
            return Math.min(scene.due(), ScenePane.PAUSE);
        }
        boolean wiggles = desk.state().settings().view().stereoPreview() == StereoPreview.WIGGLE
                && !desk.state().project().objects().isEmpty();
        return Math.min(scene.due(), wiggles && !minimised() ? WIGGLE : Double.POSITIVE_INFINITY);
    }

    private boolean minimised() {
        return GLFW.glfwGetWindowAttrib(device.window().orElseThrow(), GLFW.GLFW_ICONIFIED) != 0;
    }

    /** Follows a change of the state. */
    public void changed(ViewState before, ViewState after, Action action) {
        player.changed(before, after, action);
        scene.changed(before, after, action);
    }

    /** Does what a command of the timeline wants of what moves. */
    public void run(Command command) {
        double now = GLFW.glfwGetTime();
        if (!motion.run(command, desk.state(), now)) {
            player.run(command, desk, now);
            scene.touch();
        }
    }

    /** The curves under the timeline. */
    GraphPanel graph() {
        return graph;
    }

    /** Opens the menu of the chosen key's handles, or of the nearest one's in time. */
    void openHandles() {
        graph.openHandles(desk.state().settings().clip(), player.time());
    }

    /** Draws the timeline of what moves. */
    void timeline() {
        TimelinePanel.draw(desk, player, graph, motion, films);
    }

    /** The view as it is drawn. */
    public OrbitControl shownView() {
        return scene.shownView();
    }

    /** Shape of what the moving camera sees, while one looks through it. */
    public Optional<Size> clipFrame() {
        return player.frame(desk.state());
    }

    /** The moving camera, with all that a viewport of such a shape shows. */
    public Optional<Camera> clipCamera(float aspect) {
        return player.camera(desk.state()).map(camera -> Stage.widened(camera, aspect));
    }

    @Override
    public int paint(int width, int height, boolean dragging, Optional<Compare> kept) {
        ViewState state = desk.state();
        Settings settings = films.shown(
                kept.map(Compare::settings).orElseGet(state::settings), (long) (GLFW.glfwGetTime() / WIGGLE) % 2 == 0);
        Through through = new Through(
                player.camera(state),
                kept.isPresent() ? Optional.empty() : films.eyes(settings.view().stereoPreview()),
                exposure(state));
        if (player.playing() || motion.playing()) {
            scene.touch();
        }
        size = new Size(width, height);
        return kept.isPresent()
                ? scene.paintKept(new Compare(kept.get().staging(), settings, 0, true), size, dragging, through)
                : scene.paint(motion.pose(Staging.of(state), settings.view()), settings, size, dragging, through);
    }

    private Optional<Exposure> exposure(ViewState state) {
        return player.exposure(state, device.softwareRenderer() ? SLOW_LENS : LENS);
    }

    /** What the viewport shows, in its shape; all of its triangles and smooth edges. */
    @Override
    public CompletableFuture<RgbaImage> picture(boolean transparent) {
        ViewState state = desk.state();
        Settings shown = films.shown(state.settings(), true);
        Settings settings =
                transparent ? shown.with(shown.look().with(Backdrop.TRANSPARENT).withGrid(false)) : shown;
        Staging seen = motion.pose(Staging.of(state).rendered(), settings.view());
        Through through =
                new Through(player.camera(state), films.eyes(settings.view().stereoPreview()), exposure(state));
        Size of = size;
        Supplier<CompletableFuture<RgbaImage>> here =
                () -> photographs.take(scene.photograph(seen, state.view(), settings, of, through));
        return device.softwareRenderer()
                ? pictureJobs.take(stage -> stage.photograph(seen, state.view(), settings, of, through), here)
                : here.get();
    }

    /** Makes a part of the pictures that are asked for, after each frame. */
    public void takePicture() {
        photographs.part();
    }

    /** Makes at once the pictures that are waited for; the window goes. */
    public void finishPictures() {
        pictureJobs.finish();
        photographs.finish();
    }

    @Override
    public Optional<CommandText.Shot> shot() {
        ViewState state = desk.state();
        float time = motion.moves(state) ? (float) motion.time() : 0;
        return player.camera(state).isPresent() ? Optional.empty() : Optional.of(new CommandText.Shot(size, time));
    }

    /** The scene in small, for lists of files. */
    public RgbaImage thumbnail() {
        return thumbnail(desk.state());
    }

    /** What was opened in small, without what stands beside it. */
    public RgbaImage thumbnail(Document document) {
        return thumbnail(ViewState.empty(desk.state().settings()).reduce(new Action.Open(document)));
    }

    private RgbaImage thumbnail(ViewState state) {
        // two eyes tell nothing where they are so small
        Settings settings = state.settings().with(state.settings().view().withStereoPreview(StereoPreview.OFF));
        return scene.sketch(Staging.of(state), state.view(), settings, Thumbnails.DRAWN);
    }

    @Override
    public void close() {
        photographs.close();
        scene.close();
    }
}
