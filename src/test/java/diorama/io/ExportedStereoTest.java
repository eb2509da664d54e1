package diorama.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.io.scene.ExportOptions;
import diorama.mesh.Scene;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefMesher;
import diorama.relief.ReliefOptions;
import diorama.relief.ReliefScenes;
import diorama.stereo.Disparity;
import diorama.stereo.Eye;
import diorama.stereo.ScanlineRenderer;
import diorama.stereo.StereoLayout;
import diorama.stereo.StereoOptions;
import diorama.stereo.StereoPair;
import diorama.stereo.StereoRig;
import diorama.stereo.SyntheticView;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A film's frames and an exported mesh are one scene: the file, seen by the two off-axis cameras, is the stereo frame. */
class ExportedStereoTest {
    private static final Size SIZE = new Size(85, 64);
    /** Levels of red a pixel of the source. */
    private static final int RAMP = 3;

    private static final StereoOptions STEREO =
            new StereoOptions(20, 0.4f, SyntheticView.BOTH, StereoLayout.FULL_SBS, false);

    private final Disparity disparity = Disparity.of(STEREO, SIZE);
    private final PhotoGeometry geometry = PhotoGeometry.of(SIZE, ReliefOptions.DEFAULTS, 0);
    private final Layers layers = layers();
    private final Scene exported;

    ExportedStereoTest(@TempDir Path folder) {
        Path file = folder.resolve("scene.glb");
        ExportOptions exact = ExportOptions.SCHEMA.with(
                ExportOptions.DEFAULTS, ExportOptions.SCHEMA.option("texture"), ExportOptions.TextureFormat.PNG);
        Scene scene = ReliefMesher.mesh(layers, geometry, ReliefOptions.DEFAULTS, disparity.pixels());
        SceneFiles.write(scene, file, exact);
        exported = SceneImporter.read(file).scene();
    }

    @Test
    void exportedMeshThroughTheOffAxisCamerasIsTheStereoFrame() {
        StereoPair frame = new ScanlineRenderer().draw(layers, STEREO);
        assertSame(Eye.LEFT, frame.left());
        assertSame(Eye.RIGHT, frame.right());
    }

    @Test
    void exportedMeshThroughThePhotoCameraIsThePhoto() {
        SceneRaster seen = new SceneRaster(
                exported, new org.joml.Matrix4d(geometry.photoCamera().viewProjection()), SIZE);
        for (int p = 0; p < SIZE.pixels(); p++) {
            int x = p % SIZE.width();
            int y = p / SIZE.width();
            assertEquals(layers.color().channel(x, y, 0), seen.color[3 * p], RAMP * 0.25, x + "," + y);
            assertEquals(layers.color().channel(x, y, 1), seen.color[3 * p + 1], RAMP * 0.25, x + "," + y);
        }
    }

    private void assertSame(Eye eye, RgbaImage frame) {
        SceneRaster seen =
                new SceneRaster(exported, StereoRig.of(geometry, disparity).viewProjection(eye), SIZE);
        int rim = (int) Math.ceil(disparity.pixels());
        int compared = 0;
        for (int y = 1; y < SIZE.height() - 1; y++) {
            for (int x = rim; x < SIZE.width() - rim; x++) {
                if (smooth(seen, x, y)) {
                    int p = y * SIZE.width() + x;
                    for (int c = 0; c < 2; c++) {
                        // half a pixel of displacement, and half a level of rounding
                        double most = steepest(frame, x, y, c) * 0.5 + 0.5;
                        assertEquals(frame.channel(x, y, c), seen.color[3 * p + c], most, eye + " " + x + "," + y);
                    }
                    compared++;
                }
            }
        }
        int all = (SIZE.height() - 2) * (SIZE.width() - 2 * rim);
        assertTrue(compared > 0.7 * all, compared + " of " + all + " pixels are away from edges");
    }

    /** Levels a pixel: the ramp's, or what the background, which is filled from all sides, has here; at most twice the ramp's. */
    private static int steepest(RgbaImage frame, int x, int y, int channel) {
        int here = frame.channel(x, y, channel);
        int along = Math.max(
                Math.abs(frame.channel(x - 1, y, channel) - here), Math.abs(frame.channel(x + 1, y, channel) - here));
        int across = Math.max(
                Math.abs(frame.channel(x, y - 1, channel) - here), Math.abs(frame.channel(x, y + 1, channel) - here));
        return Math.min(2 * RAMP, Math.max(RAMP, Math.max(along, across)));
    }

    /** No edge of depth or layer beside the pixel: half a pixel of displacement may show the other side there. */
    @SuppressWarnings("ReferenceEquality") // the same picture, not an equal one
    private static boolean smooth(SceneRaster seen, int x, int y) {
        int p = y * SIZE.width() + x;
        float here = seen.distance[p];
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                int q = (y + dy) * SIZE.width() + x + dx;
                if (seen.source[q] != seen.source[p] || !(Math.abs(1 / seen.distance[q] - 1 / here) < 0.05)) {
                    return false;
                }
            }
        }
        return true;
    }

    private Layers layers() {
        RgbaImage ramp = RgbaImage.allocate(SIZE);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                ramp.setArgb(x, y, 0xff000000 | (RAMP * x) << 16 | (RAMP * y) << 8);
            }
        }
        return LayerBuilder.forStills()
                .build(
                        ramp,
                        ReliefScenes.depth(SIZE, (x, y) -> ReliefScenes.discAndPole(x, y, SIZE)),
                        ReliefOptions.DEFAULTS,
                        2 * disparity.pixels());
    }
}
