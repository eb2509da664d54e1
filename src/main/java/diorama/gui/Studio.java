package diorama.gui;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.gl.GlDevice;
import diorama.image.RgbaImage;
import java.nio.file.Path;
import java.util.List;

/** The studio: a window in which photos are orbited, or its viewport's picture without a window. */
public final class Studio {
    private Studio() {}

    /**
     * Opens the window and returns when it is closed. On macOS only on the process's first thread.
     *
     * @param files photos and meshes; {@code NAME_depth.png} is taken as the depth of {@code NAME.jpg}
     * @throws diorama.base.UserError without a display
     */
    public static void open(List<Path> files, Settings settings, DepthSource depth) {
        try (StudioWindow window = new StudioWindow(settings, new PhotoWorkshop(depth))) {
            window.open(Sources.of(files, List.of()));
            window.run();
        }
    }

    /** What the viewport shows of {@code file} when everything has been made; needs no display. */
    public static RgbaImage picture(Source file, Settings settings, DepthSource depth, Size size) {
        PhotoWorkshop workshop = new PhotoWorkshop(depth);
        CancelToken never = new CancelToken();
        Document opened = workshop.open(file, settings, Progress.NONE, never);
        Document document =
                opened.relief().isPresent() ? workshop.complete(opened, settings, Progress.NONE, never) : opened;
        try (GlDevice device = GlDevice.headless();
                Stage stage = new Stage(device)) {
            return stage.draw(document, document.home(), settings, size).read();
        }
    }
}
