package diorama.gui;

import diorama.base.Size;
import diorama.gl.GlDevice;
import diorama.gl.WarmStart;
import diorama.gui.host.Letters;
import diorama.gui.state.Preferences;
import diorama.gui.state.Settings;
import diorama.gui.state.Source;
import diorama.gui.state.Sources;
import diorama.gui.state.Standpoint;
import diorama.gui.store.ProjectFile;
import diorama.gui.store.StudioFolder;
import diorama.gui.work.EarlyMesh;
import diorama.gui.work.Log;
import diorama.gui.work.PhotoWorkshop;
import diorama.gui.work.Reels;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.media.DepthChoice;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The studio: a window in which photos are orbited, or its viewport's picture without a window. */
public final class Studio {
    /** How long the last jobs may take after the window has closed, s; what they need then goes with the process. */
    private static final long LAST_JOBS = 60;

    private Studio() {}

    /**
     * What files are opened with.
     *
     * @param choice where depth comes from when nothing else is said
     * @param models are read when a network is first asked for
     * @param early a mesh among the files that is being read already
     */
    public record Means(DepthChoice choice, Supplier<ModelCatalogue> models, EarlyMesh early) {
        Source source(Path file) {
            return Source.of(file).withDepth(choice.file());
        }

        PhotoWorkshop workshop() {
            return new PhotoWorkshop(models, choice, early);
        }

        Reels reels() {
            return new Reels(models, choice);
        }
    }

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
    public static void open(List<Path> files, Means means) {
        open(files, Settings.DEFAULTS, Standpoint.DEFAULTS, means);
    }

    /**
     * Opens the window and returns when it is closed. On macOS only on the process's first thread.
     *
     * @param files photos and meshes; {@code NAME_depth.png} is taken as the depth of {@code NAME.jpg}
     * @param from where they are first seen from
     * @throws diorama.base.UserError without a display
     */
    public static void open(List<Path> files, Settings settings, Standpoint from, Means means) {
        // letters are baked while OpenGL starts
        StudioFolder folder = StudioFolder.here();
        CompletableFuture<Letters> letters =
                CompletableFuture.supplyAsync(() -> Letters.of(Preferences.read(folder.preferences())));
        PhotoWorkshop workshop = means.workshop();
        Reels reels = means.reels();
        StudioWindow closed;
        try (StudioWindow window =
                new StudioWindow(settings, new StudioDesk.Makers(workshop, reels), folder, letters)) {
            closed = window;
            Optional<Path> project =
                    files.stream().filter(ProjectFile::isProject).findFirst();
            project.ifPresent(window::load);
            List<Source> sources = Sources.of(
                    files.stream().filter(f -> !ProjectFile.isProject(f)).toList(), List.of());
            window.open(
                    sources.stream()
                            .map(s -> s.withDepth(means.choice().file()))
                            .toList(),
                    from);
            PrintStream before = System.err;
            Log log = window.log();
            log.add(Log.Level.INFO, window.device());
            log.add(Log.Level.INFO, folder.journal().toString());
            System.setErr(log.beside(before));
            try {
                if (Boolean.getBoolean("diorama.gui.rehearsal")) {
                    window.run(new Rehearsal(window));
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

    /**
     * What the viewport shows of a photo or mesh when everything has been made; needs no display.
     *
     * @param notes takes what the user should know
     */
    public static RgbaImage picture(
            Path file, Settings settings, Standpoint from, Means means, Size size, Consumer<String> notes) {
        return new StudioPicture(settings, from, means, size, notes, GlDevice::headless).of(file);
    }
}
