package diorama.gui.work;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;
import diorama.pipeline.photo.Fills;
import diorama.pipeline.photo.PhotoToRelief;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefOptions;

/** The relief for views that move on a slow renderer: of a smaller depth map, with the whole photo on it. */
final class Draft {
    /** Longer side of the depth map, px: some 40,000 triangles. */
    private static final int SIDE = 256;

    private Draft() {}

    /** @param whole the full scene, whose pictures the draft shows as well */
    static Scene of(Layers layers, PhotoGeometry geometry, ReliefOptions options, Scene whole) {
        Size full = layers.size();
        Size size = full.fitting(SIDE);
        if (size.equals(full)) {
            return whole;
        }
        RgbaImage color = RgbaImage.allocate(size);
        DepthMap depth = DepthMap.allocate(size);
        for (int y = 0; y < size.height(); y++) {
            int fromY = (int) ((y + 0.5) * full.height() / size.height());
            for (int x = 0; x < size.width(); x++) {
                int fromX = (int) ((x + 0.5) * full.width() / size.width());
                color.setArgb(x, y, layers.color().argb(fromX, fromY));
                depth.inverseDepth()[y * size.width() + x] = layers.depth().at(fromX, fromY);
            }
        }
        double reachPx = PhotoToRelief.REACH * size.longSide();
        Layers small = LayerBuilder.torn(color, depth, options, reachPx);
        Scene scene = PhotoToRelief.scene(small, geometry.scaled(size), options, reachPx, Fills.NONE);
        return scene.materials().size() <= whole.materials().size()
                ? new Scene(scene.roots(), scene.meshes(), whole.materials())
                : scene;
    }
}
