package diorama.gui;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.gl.GlDevice;
import diorama.gl.WarmStart;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.DepthChoice;
import diorama.pipeline.MediaKind;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The studio: a window in which photos are orbited, or its viewport's picture without a window. */
public final class Studio {
    /** How long the last jobs may take after the window has closed, s; what they need then goes with the process. */
    private static final long LAST_JOBS = 60;

    private Studio() {}

    /** Whether a window can be hoped for. */
    public static boolean hasDisplay() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return Boolean.getBoolean("diorama.gl.unseen")
                || system.startsWith("windows")
                || system.startsWith("mac")
                || !System.getenv().getOrDefault("DISPLAY", "").isEmpty()
                || !System.getenv().getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }

    /** Begins to load what the window needs, while it is still found out what is to be shown in it. */
    public static void warmUp() {
        WarmStart.begin(List.of("imgui.ImGui"));
    }

    /** Opens the window on these files as they are, without any option. */
    public static void open(List<Path> files, DepthChoice choice, Supplier<ModelCatalogue> models) {
        open(files, Settings.DEFAULTS, Standpoint.DEFAULTS, choice, models);
    }

    /**
     * Opens the window and returns when it is closed. On macOS only on the process's first thread.
     *
     * @param files photos and meshes; {@code NAME_depth.png} is taken as the depth of {@code NAME.jpg}
     * @param choice where depth comes from of these files when nothing else is said
     * @param from where they are first seen from
     * @throws diorama.base.UserError without a display
     */
    public static void open(
            List<Path> files, Settings settings, Standpoint from, DepthChoice choice, Supplier<ModelCatalogue> models) {
        // letters are baked while OpenGL starts
        StudioFolder folder = StudioFolder.here();
        CompletableFuture<Letters> letters =
                CompletableFuture.supplyAsync(() -> Letters.of(Preferences.read(folder.preferences())));
        PhotoWorkshop workshop = new PhotoWorkshop(models, choice);
        Reels reels = new Reels(models, choice);
        StudioWindow closed;
        try (StudioWindow window = new StudioWindow(settings, workshop, reels, folder, letters)) {
            closed = window;
            Optional<Path> project =
                    files.stream().filter(ProjectFile::isProject).findFirst();
            project.ifPresent(window::load);
            List<Source> sources = Sources.of(
                    files.stream().filter(f -> !ProjectFile.isProject(f)).toList(), List.of());
            window.open(sources.stream().map(s -> s.withDepth(choice.file())).toList(), from);
            PrintStream before = System.err;
            Log log = window.messages().log();
            log.add(Log.Level.INFO, window.device());
            System.setErr(log.beside(before));
            try {
                if (Boolean.getBoolean("diorama.gui.rehearsal")) {
                    window.rehearse();
                } else {
                    window.run();
                }
            } finally {
                System.setErr(before);
            }
        }
        if (closed.jobs().ended(LAST_JOBS)) {
            reels.close();
            workshop.close();
        }
    }

    /** What the viewport shows of a photo or mesh when everything has been made; needs no display. */
    public static RgbaImage picture(
            Path file,
            Settings settings,
            Standpoint from,
            DepthChoice choice,
            Supplier<ModelCatalogue> models,
            Size size) {
        CancelToken never = new CancelToken();
        SceneObject.Recipe recipe = settings.recipe();
        boolean mesh = !ProjectFile.isProject(file) && MediaKind.of(file) == MediaKind.MESH;
        PhotoWorkshop workshop = new PhotoWorkshop(models, choice);
        // a mesh is read while OpenGL starts
        CompletableFuture<Document> early = mesh
                ? CompletableFuture.supplyAsync(() -> workshop.open(source(file, choice), recipe, Progress.NONE, never))
                : new CompletableFuture<>();
        try (workshop;
                GlDevice device = GlDevice.headless();
                Stage stage = new Stage(device)) {
            if (ProjectFile.isProject(file)) {
                try (ProjectScene project = new ProjectScene(workshop, new Reels(models, choice))) {
                    ViewState state = project.whole(ProjectFile.read(file));
                    int animation = state.settings().view().animation();
                    Staging staging = MotionPlayer.at(Staging.of(state).rendered(), animation, from.animationTime());
                    return stage.draw(staging, state.view(), state.settings(), size, false, ProjectScene.through(state))
                            .read();
                }
            }
            Document opened = mesh ? awaited(early) : workshop.open(source(file, choice), recipe, Progress.NONE, never);
            Document document =
                    opened.relief().isPresent() ? workshop.complete(opened, recipe, Progress.NONE, never) : opened;
            int wanted = settings.view().animation();
            int animations = document.scene().animations().size();
            if (wanted > animations) {
                throw new UserError("--animation: got " + wanted + ", but " + file + " has " + animations);
            }
            ViewState state = ViewState.empty(settings).reduce(new Action.Open(document));
            Staging staging = MotionPlayer.at(Staging.of(state), wanted, from.animationTime());
            return stage.draw(staging, from.of(state.view()), settings, size).read();
        }
    }

    private static Source source(Path file, DepthChoice choice) {
        return Source.of(file).withDepth(choice.file());
    }

    /** What comes, or the error that came instead. */
    private static <T> T awaited(CompletableFuture<T> coming) {
        try {
            return coming.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException own) {
                throw own;
            }
            throw e;
        }
    }
}
