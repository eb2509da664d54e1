package diorama.pipeline.photo;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.Picture;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import diorama.mesh.Material;
import diorama.mesh.Scene;
import diorama.relief.ReliefOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * The grid that the surface of a large photo is worked out on ({@link ReliefOptions#surfaceSize}): fewer pixels than the photo
 * has, which stays the surface's texture as it is. Networks see no more detail than that; tears move by up to half a pixel of the
 * grid.
 */
final class SurfaceGrid {
    /** Share of the wanted size that a grid has at least: somewhere above it are sides in the photo's ratio, or nearly. */
    private static final double LEAST = 0.9;

    private SurfaceGrid() {}

    /** The photo on its grid: as it is where it is no larger. */
    static Photo of(Photo photo, ReliefOptions options) {
        Size full = photo.picture().size();
        Size grid = size(full, options.surfaceSize());
        if (grid.equals(full)) {
            return photo;
        }
        Picture small = photo.picture().withPart(Resample.resize(photo.picture().image(), grid));
        return new Photo(
                photo.file(),
                small,
                sampled(photo.depth(), grid),
                photo.raw(),
                photo.metric(),
                photo.depthFrom(),
                photo.fills());
    }

    /** The scene of a photo's grid with all of the photo's pixels on its front. */
    static Scene textured(Scene scene, RgbaImage photo) {
        List<Material> materials = new ArrayList<>(scene.materials());
        materials.set(0, materials.get(0).withTexture(photo));
        return new Scene(scene.roots(), scene.meshes(), materials);
    }

    /** Of all sizes down to nine tenths of the wanted one that whose sides are most nearly as the photo's. */
    static Size size(Size photo, int longSide) {
        if (longSide == 0 || photo.longSide() <= longSide) {
            return photo;
        }
        Size best = photo.fitting(longSide);
        for (int side = longSide; side >= LEAST * longSide && distortion(best, photo) > 0; side--) {
            Size other = photo.fitting(side);
            if (distortion(other, photo) < distortion(best, photo)) {
                best = other;
            }
        }
        return best;
    }

    private static double distortion(Size grid, Size photo) {
        return Math.abs((double) grid.width() * photo.height() / ((double) grid.height() * photo.width()) - 1);
    }

    /** Depth where the grid's pixels have their centres: never between the two sides of an edge. */
    private static DepthMap sampled(DepthMap depth, Size grid) {
        DepthMap out = DepthMap.allocate(grid);
        double stepX = (double) depth.width() / grid.width();
        double stepY = (double) depth.height() / grid.height();
        Parallel.rows(grid.height(), (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < grid.width(); x++) {
                    out.inverseDepth()[y * grid.width() + x] =
                            depth.at((int) ((x + 0.5) * stepX), (int) ((y + 0.5) * stepY));
                }
            }
        });
        return out;
    }
}
