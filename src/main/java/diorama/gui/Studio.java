package diorama.gui;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.gl.GlDevice;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.DepthChoice;
import java.nio.file.Path;
import java.util.List;

/** The studio: a window in which photos are orbited, or its viewport's picture without a window. */
public final class Studio {
    private Studio() {}

    /**
     * Opens the window and returns when it is closed. On macOS only on the process's first thread.
     *
     * @param files photos and meshes; {@code NAME_depth.png} is taken as the depth of {@code NAME.jpg}
     * @param choice where depth comes from of these files when nothing else is said
     * @param from where they are first seen from
     * @throws diorama.base.UserError without a display
     */
    public static void open(
            List<Path> files, Settings settings, Standpoint from, DepthChoice choice, ModelCatalogue models) {
        try (PhotoWorkshop workshop = new PhotoWorkshop(models, choice);
                StudioWindow window = new StudioWindow(settings, workshop)) {
            List<Source> sources = Sources.of(files, List.of());
            window.open(sources.stream().map(s -> s.withDepth(choice.file())).toList(), from);
            window.run();
        }
    }

    /** What the viewport shows of a photo or mesh when everything has been made; needs no display. */
    public static RgbaImage picture(
            Path file, Settings settings, Standpoint from, DepthChoice choice, ModelCatalogue models, Size size) {
        try (PhotoWorkshop workshop = new PhotoWorkshop(models, choice);
                GlDevice device = GlDevice.headless();
                Stage stage = new Stage(device)) {
            CancelToken never = new CancelToken();
            Document opened = workshop.open(Source.of(file).withDepth(choice.file()), settings, Progress.NONE, never);
            Document document =
                    opened.relief().isPresent() ? workshop.complete(opened, settings, Progress.NONE, never) : opened;
            return stage.draw(document, from.of(document.home()), settings, size)
                    .read();
        }
    }
}
