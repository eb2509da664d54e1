package diorama.gui;

import diorama.base.CancelToken;
import diorama.base.Parallel;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.camera.Camera;
import diorama.gl.GlDevice;
import diorama.gl.GraphicsCard;
import diorama.gui.film.MotionPlayer;
import diorama.gui.picture.Stage;
import diorama.gui.state.Action;
import diorama.gui.state.Document;
import diorama.gui.state.Settings;
import diorama.gui.state.StagedScene;
import diorama.gui.state.Staging;
import diorama.gui.state.Standpoint;
import diorama.gui.state.StereoPreview;
import diorama.gui.state.ViewState;
import diorama.gui.store.ProjectFile;
import diorama.gui.work.PhotoWorkshop;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;
import diorama.pipeline.media.MediaKind;
import diorama.render.Backend;
import diorama.render.ScenePainter;
import diorama.render.SoftwareSceneRenderer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The viewport's picture of a file without a window. */
final class StudioPicture {
    private final Settings settings;
    private final Standpoint from;
    private final Studio.Means means;
    private final Size size;
    private final Consumer<String> notes;
    private final Supplier<GlDevice> devices;
    private final CancelToken never = new CancelToken();

    /**
     * @param notes takes what the user should know
     * @param devices gives one without a window, or says by a {@link UserError} why there is none
     */
    StudioPicture(
            Settings settings,
            Standpoint from,
            Studio.Means means,
            Size size,
            Consumer<String> notes,
            Supplier<GlDevice> devices) {
        this.notes = notes;
        this.devices = devices;
        this.settings = settings;
        this.from = from;
        this.means = means;
        this.size = size;
    }

    /** A file with its animation at its time, and where it is seen from. */
    private record Shown(Staging staging, ViewState state) {}

    RgbaImage of(Path file) {
        try (PhotoWorkshop workshop = means.workshop()) {
            if (ProjectFile.isProject(file)) {
                return project(workshop, file);
            }
            return mayBeDrawnHere() ? here(shown(file, workshop, opened(file, workshop))) : onDevice(file, workshop);
        }
    }

    /** Whether it is drawn without OpenGL: where that would be the processor too it takes longer, first of all to start. */
    private boolean mayBeDrawnHere() {
        return !GraphicsCard.maybe()
                && settings.view().stereoPreview() == StereoPreview.OFF
                && SoftwareSceneRenderer.draws(settings.look());
    }

    private RgbaImage here(Shown shown) {
        Scene scene = new StagedScene().of(shown.staging, Document::scene);
        if (!SoftwareSceneRenderer.draws(scene, settings.look())) {
            GlDevice device;
            try {
                device = devices.get();
            } catch (UserError e) {
                if (SoftwareSceneRenderer.lacksPoints(scene, settings.look())) {
                    throw e;
                }
                notes.accept("drawn by the processor, without all that its materials have: " + e.getMessage());
                return byProcessor(scene, shown);
            }
            return onDevice(device, () -> shown);
        }
        return byProcessor(scene, shown);
    }

    private RgbaImage byProcessor(Scene scene, Shown shown) {
        try (ScenePainter painter = ScenePainter.open(Backend.CPU)) {
            Camera camera = Stage.camera(shown.staging, from.of(shown.state.view()), size);
            return painter.draw(scene, camera, size, settings.look());
        }
    }

    private RgbaImage onDevice(Path file, PhotoWorkshop workshop) {
        Supplier<Document> coming = coming(file, workshop);
        return onDevice(devices.get(), () -> shown(file, workshop, coming.get()));
    }

    /** A mesh is read while OpenGL starts. */
    private Supplier<Document> coming(Path file, PhotoWorkshop workshop) {
        if (MediaKind.of(file) != MediaKind.MESH) {
            return () -> opened(file, workshop);
        }
        CompletableFuture<Document> early = CompletableFuture.supplyAsync(() -> opened(file, workshop));
        return () -> Parallel.awaited(early);
    }

    private RgbaImage onDevice(GlDevice device, Supplier<Shown> what) {
        try (device;
                Stage stage = new Stage(device)) {
            Shown shown = what.get();
            return stage.draw(shown.staging, from.of(shown.state.view()), settings, size)
                    .read();
        }
    }

    private RgbaImage project(PhotoWorkshop workshop, Path file) {
        try (GlDevice device = devices.get();
                Stage stage = new Stage(device);
                ProjectScene project = new ProjectScene(workshop, means.reels())) {
            ViewState state = project.whole(ProjectFile.read(file));
            int animation = state.settings().view().animation();
            Staging staging = MotionPlayer.at(Staging.of(state).rendered(), animation, from.animationTime());
            return stage.draw(staging, state.view(), state.settings(), size, false, ProjectScene.through(state))
                    .read();
        }
    }

    private Document opened(Path file, PhotoWorkshop workshop) {
        return workshop.open(means.source(file), settings.recipe(), Progress.NONE, never);
    }

    private Shown shown(Path file, PhotoWorkshop workshop, Document opened) {
        Document document = opened.relief().isPresent()
                ? workshop.complete(opened, settings.recipe(), Progress.NONE, never)
                : opened;
        int wanted = settings.view().animation();
        int animations = document.scene().animations().size();
        if (wanted > animations) {
            throw new UserError("--animation: got " + wanted + ", but " + file + " has " + animations);
        }
        ViewState state = ViewState.empty(settings).reduce(new Action.Open(document));
        return new Shown(MotionPlayer.at(Staging.of(state), wanted, from.animationTime()), state);
    }
}
