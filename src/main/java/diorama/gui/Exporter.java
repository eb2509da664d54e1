package diorama.gui;

import diorama.base.Progress;
import diorama.base.UserError;
import diorama.image.DepthFiles;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.io.ExportOptions;
import diorama.io.SceneFiles;
import diorama.relief.Layers;
import diorama.stereo.StereoPainter;
import java.nio.file.Path;

/** Writes what is asked for; files appear under their final names only when they are whole. */
final class Exporter {
    private Exporter() {}

    static void write(Document document, Settings settings, Export what, Path target, Progress progress) {
        progress.update(0, -1, "writing " + target.getFileName());
        switch (what) {
            case GLB, GLTF, OBJ, PLY, STL ->
                SceneFiles.write(
                        document.scene(),
                        target,
                        document.relief().isPresent() ? ExportOptions.DEFAULTS : ExportOptions.OF_MESHES);
            case DEPTH -> DepthFiles.write(layers(document).depth(), target);
            case STEREO -> ImageFiles.write(stereo(layers(document), settings), target);
        }
    }

    private static Layers layers(Document document) {
        return document.relief()
                .flatMap(Document.Relief::layers)
                .orElseThrow(() -> new UserError(document.source().name() + ": its depth is not known yet"));
    }

    private static RgbaImage stereo(Layers layers, Settings settings) {
        StereoPainter painter = new StereoPainter(layers.size(), settings.stereo());
        RgbaImage packed = RgbaImage.allocate(painter.size());
        painter.draw(layers, packed);
        return packed;
    }
}
