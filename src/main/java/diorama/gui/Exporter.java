package diorama.gui;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.UserError;
import diorama.image.DepthFiles;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.io.SceneFiles;
import diorama.pipeline.RetouchFile;
import diorama.pipeline.ZoomClip;
import diorama.relief.Layers;
import diorama.render.Backend;
import diorama.render.ScenePainter;
import diorama.stereo.StereoPainter;
import diorama.video.EncodeOptions;
import java.nio.file.Path;
import java.util.List;

/** Writes what is asked for; files appear under their final names only when they are whole. */
final class Exporter {
    private Exporter() {}

    static void write(Workshop.Goods goods, Path target, Progress progress, CancelToken cancel) {
        progress.update(0, -1, "writing " + target.getFileName());
        switch (goods.what()) {
            case GLB, GLTF, OBJ, PLY, STL, FBX, DAE, HTML -> {
                Staging staging = goods.staging();
                if (staging.parts().isEmpty()) {
                    throw new UserError("nothing to export: no object is shown in saved pictures");
                }
                SceneFiles.writeMixed(new StagedScene().of(staging, Document::scene), target);
            }
            case DEPTH -> DepthFiles.write(layers(goods).depth(), target);
            case RETOUCH ->
                RetouchFile.write(
                        goods.photo()
                                .flatMap(Document::relief)
                                .map(r -> r.builtWith().retouch())
                                .orElse(List.of()),
                        target);
            case STEREO -> ImageFiles.write(stereo(layers(goods), goods.settings()), target);
            case CLIP -> {
                ZoomClip clip = goods.photo()
                        .flatMap(goods.settings().clip()::of)
                        .orElseThrow(() -> new UserError("want a photo whose depth is known to be the active object"));
                try (ScenePainter painter = ScenePainter.open(Backend.AUTO)) {
                    clip.write(target, painter, EncodeOptions.DEFAULTS, progress, cancel);
                }
            }
        }
    }

    private static Layers layers(Workshop.Goods goods) {
        return goods.photo()
                .flatMap(Document::relief)
                .flatMap(Document.Relief::layers)
                .orElseThrow(() -> new UserError("want a photo whose depth is known to be the active object"));
    }

    private static RgbaImage stereo(Layers layers, Settings settings) {
        StereoPainter painter = new StereoPainter(layers.size(), settings.stereo());
        RgbaImage packed = RgbaImage.allocate(painter.size());
        painter.draw(layers, packed);
        return packed;
    }
}
