package diorama.pipeline.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.DepthOptions;
import diorama.depth.RawDepth;
import diorama.image.DepthMap;
import diorama.image.Picture;
import diorama.image.PictureFormat;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;
import diorama.relief.Layers;
import diorama.relief.ReliefOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;

class SurfaceGridTest {
    private static final Size FULL = new Size(400, 300);
    private static final ReliefOptions COARSE =
            ReliefOptions.SCHEMA.with(ReliefOptions.DEFAULTS, ReliefOptions.SCHEMA.option("surface-size"), 160);

    /** A near square before a far wall. */
    private static Photo photo(OptionalDouble focalPx) {
        RgbaImage image = RgbaImage.allocate(FULL);
        DepthMap depth = DepthMap.allocate(FULL);
        for (int y = 0; y < FULL.height(); y++) {
            for (int x = 0; x < FULL.width(); x++) {
                boolean near = x >= 100 && x < 200 && y >= 100 && y < 200;
                image.setArgb(x, y, near ? 0xFFD02010 : 0xFF1040A0 + x % 2);
                depth.inverseDepth()[y * FULL.width() + x] = near ? 0.75f : 0.25f;
            }
        }
        Picture picture = new Picture(image, PictureFormat.PNG, 8, false, Optional.empty(), focalPx, true);
        RawDepth raw = new RawDepth(depth.size(), depth.inverseDepth(), DepthKind.INVERSE_RELATIVE);
        return new Photo(Path.of("photo.png"), picture, depth, raw, Optional.empty(), "a test");
    }

    @Test
    void sidesAreAsThePhotosWhereSomeSizeHasThem() {
        assertEquals(new Size(2560, 1920), SurfaceGrid.size(new Size(4000, 3000), 2560));
        assertEquals(new Size(2559, 1706), SurfaceGrid.size(new Size(6000, 4000), 2560));
        Size odd = SurfaceGrid.size(new Size(4001, 2999), 2560);
        assertTrue(odd.longSide() > 2300, odd.toString());
        assertEquals(4001.0 / 2999, (double) odd.width() / odd.height(), 2e-5);
        assertEquals(new Size(1600, 1067), SurfaceGrid.size(new Size(1600, 1067), 2560));
        assertEquals(new Size(9000, 6000), SurfaceGrid.size(new Size(9000, 6000), 0));
        assertEquals(new Size(2560, 1), SurfaceGrid.size(new Size(20000, 3), 2560));
    }

    @Test
    void depthOfTheGridIsNeverBetweenTheSidesOfAnEdge() {
        Layers torn =
                PhotoToRelief.torn(photo(OptionalDouble.empty()), DepthOptions.DEFAULTS, COARSE, PhotoToRelief.REACH);
        assertEquals(new Size(160, 120), torn.size());
        for (float d : torn.depth().inverseDepth()) {
            assertTrue(d == 0.25f || d == 0.75f, "inverse depth " + d);
        }
    }

    @Test
    void theSurfaceLiesWhereThatOfAllPixelsLiesAndShowsAllOfThem() {
        for (OptionalDouble focal : new OptionalDouble[] {OptionalDouble.empty(), OptionalDouble.of(500)}) {
            Photo photo = photo(focal);
            Scene fine = PhotoToRelief.scene(photo, DepthOptions.DEFAULTS, ReliefOptions.DEFAULTS, PhotoToRelief.REACH);
            Scene coarse = PhotoToRelief.scene(photo, DepthOptions.DEFAULTS, COARSE, PhotoToRelief.REACH);
            assertSame(
                    photo.picture().image(),
                    coarse.materials().get(0).baseColorTexture().orElseThrow());
            for (int axis = 0; axis < 3; axis++) {
                for (boolean most : new boolean[] {false, true}) {
                    assertEquals(end(fine, axis, most), end(coarse, axis, most), 1e-4, "axis " + axis);
                }
            }
            // an edge of the square moves by less than a pixel of the grid, 2.5 px
            double pixel = PhotoToRelief.geometry(photo, COARSE).distance(0.75)
                    / PhotoToRelief.geometry(photo, COARSE).focalPx();
            assertEquals(nearEnd(fine, false), nearEnd(coarse, false), 2.5 * pixel);
            assertEquals(nearEnd(fine, true), nearEnd(coarse, true), 2.5 * pixel);
        }
    }

    private static double end(Scene scene, int axis, boolean most) {
        return scene.meshes().stream()
                .mapToDouble(mesh -> {
                    double end = most ? -1e9 : 1e9;
                    for (int v = 0; v < mesh.vertexCount(); v++) {
                        double value = place(mesh.positions(), v).get(axis);
                        end = most ? Math.max(end, value) : Math.min(end, value);
                    }
                    return end;
                })
                .reduce(most ? Math::max : Math::min)
                .orElseThrow();
    }

    /** Where the near square ends to the left or right, metres. */
    private static double nearEnd(Scene scene, boolean right) {
        float[] all = scene.meshes().get(0).positions();
        double near = 0;
        for (int v = 0; v < all.length / 3; v++) {
            near = Math.max(near, all[3 * v + 2] + 100);
        }
        double end = right ? -1e9 : 1e9;
        for (int v = 0; v < all.length / 3; v++) {
            if (all[3 * v + 2] + 100 > near - 0.01) {
                end = right ? Math.max(end, all[3 * v]) : Math.min(end, all[3 * v]);
            }
        }
        return end;
    }

    private static Vector3d place(float[] positions, int vertex) {
        return new Vector3d(positions[3 * vertex], positions[3 * vertex + 1], positions[3 * vertex + 2]);
    }
}
