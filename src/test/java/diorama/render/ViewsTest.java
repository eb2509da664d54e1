package diorama.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.gl.HeadlessDevice;
import diorama.gl.Program;
import diorama.image.ColorRamp;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;
import diorama.relief.Layers;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefOptions;
import diorama.stereo.Disparity;
import diorama.stereo.FramePacker;
import diorama.stereo.StereoLayout;
import diorama.stereo.StereoOptions;
import diorama.stereo.StereoRig;
import diorama.stereo.SyntheticView;
import java.util.Arrays;
import java.util.Set;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Depth maps in colours and scenes in stereo. */
@Tag("gl")
class ViewsTest {
    private static final Size SIZE = new Size(96, 64);
    private static final Look PLAIN = Look.DEFAULTS.withSamples(1).with(Backdrop.BLACK);
    private static final PhotoGeometry GEOMETRY = PhotoGeometry.of(SIZE, ReliefOptions.DEFAULTS, 0);

    @RegisterExtension
    final HeadlessDevice gl = new HeadlessDevice();

    private static Layers surface(RgbaImage color, DepthMap depth) {
        float[] none = new float[SIZE.pixels()];
        Arrays.fill(none, -1);
        return new Layers(color, depth, new byte[SIZE.pixels()], RgbaImage.allocate(SIZE), none);
    }

    @Test
    void everyUniformIsSetByWhatIsDrawn() {
        DepthMap hills = Scenes.hills(SIZE);
        Scene scene = Scenes.relief(Scenes.noise(SIZE, 1), hills, GEOMETRY, 8);
        StereoOptions options = new StereoOptions(2, 0.5f, SyntheticView.BOTH, StereoLayout.ANAGLYPH, false);
        StereoRig rig = StereoRig.of(GEOMETRY, Disparity.of(options, SIZE));
        Look grid = new Look(Shading.WIRE, ColorRamp.GREY, Backdrop.STUDIO, true, 4, false, PointSprites.CLOUDS, 10);
        try (SceneRenderer scenes = new SceneRenderer(gl.get());
                StereoView stereo = new StereoView(gl.get(), scenes);
                DepthView depth = new DepthView(gl.get());
                GlStereo layered = new GlStereo(gl.get(), SIZE, options)) {
            stereo.view(scene, rig, SIZE, grid, StereoLayout.ANAGLYPH, false);
            scenes.draw(scene, GEOMETRY.photoCamera(), SIZE, grid);
            depth.view(hills, ColorRamp.TURBO, SIZE);
            layered.draw(surface(Scenes.noise(SIZE, 1), hills), RgbaImage.allocate(layered.size()));
            for (Program program : gl.get().scope().programs()) {
                assertEquals(Set.of(), program.neverSet(), program.toString());
            }
        }
    }

    @Test
    void depthIsShownInTheRampsColours() {
        DepthMap map = Scenes.hills(SIZE);
        for (ColorRamp ramp : ColorRamp.values()) {
            try (DepthView view = new DepthView(gl.get())) {
                RgbaImage drawn = view.view(map, ramp, SIZE).read();
                // the ramp has 256 steps on the GPU
                assertTrue(Scenes.maxDifference(ramp.paint(map), drawn, 0) <= 3, ramp.toString());
            }
        }
    }

    /** The off-axis cameras move a point as the disparity formula says (CORE E.2). */
    @Test
    void theEyesOfAReliefDifferByItsDisparity() {
        DepthMap flat = DepthMap.constant(SIZE, 0.75f);
        Scene scene = Scenes.relief(Scenes.smooth(SIZE), flat, GEOMETRY, 8);
        // 4 px to either side
        Disparity disparity = new Disparity(16, 0.5);
        StereoRig rig = StereoRig.of(GEOMETRY, disparity);
        try (SceneRenderer scenes = new SceneRenderer(gl.get());
                StereoView stereo = new StereoView(gl.get(), scenes)) {
            RgbaImage packed = stereo.view(scene, rig, SIZE, PLAIN, StereoLayout.FULL_SBS, false)
                    .read();
            assertEquals(new Size(192, 64), packed.size());
            for (int y = 1; y < 63; y++) {
                for (int x = 8; x < 88; x++) {
                    for (int c = 0; c < 3; c++) {
                        int left = packed.channel(x + 4, y, c);
                        int right = packed.channel(96 + x - 4, y, c);
                        assertEquals(left, right, 3 /* levels */, x + "," + y);
                    }
                }
            }
        }
    }

    @Test
    void packingEqualsTheCpusPacker() {
        DepthMap hills = Scenes.hills(SIZE);
        Scene scene = Scenes.relief(Scenes.noise(SIZE, 1), hills, GEOMETRY, 8);
        StereoRig rig = StereoRig.of(GEOMETRY, new Disparity(6, 0.5));
        try (SceneRenderer scenes = new SceneRenderer(gl.get());
                StereoView stereo = new StereoView(gl.get(), scenes)) {
            RgbaImage left = scenes.draw(scene, rig.left(), SIZE, PLAIN);
            RgbaImage right = scenes.draw(scene, rig.right(), SIZE, PLAIN);
            for (StereoLayout layout : StereoLayout.values()) {
                if (layout.showsDepth() || layout == StereoLayout.VR180) {
                    continue;
                }
                for (boolean swap : new boolean[] {false, true}) {
                    RgbaImage packed =
                            stereo.view(scene, rig, SIZE, PLAIN, layout, swap).read();
                    assertEquals(layout.packed(SIZE), packed.size());
                    if (layout != StereoLayout.HALF_SBS && layout != StereoLayout.HALF_TB) {
                        RgbaImage wanted = new FramePacker(SIZE, layout, swap).pack(left, right);
                        assertTrue(Scenes.maxDifference(wanted, packed, 0) <= 1, layout + " " + swap);
                    }
                }
            }
        }
    }

    @Test
    void aPictureOfOddSizeIsAsLargeAsWasAsked() {
        Size odd = new Size(95, 63);
        Scene scene = Scenes.relief(Scenes.smooth(SIZE), Scenes.hills(SIZE), GEOMETRY, 8);
        StereoRig rig = StereoRig.of(GEOMETRY, new Disparity(6, 0.5));
        try (SceneRenderer scenes = new SceneRenderer(gl.get());
                StereoView stereo = new StereoView(gl.get(), scenes)) {
            for (StereoLayout layout : new StereoLayout[] {StereoLayout.HALF_SBS, StereoLayout.HALF_TB}) {
                RgbaImage packed =
                        stereo.view(scene, rig, odd, PLAIN, layout, false).read();
                assertEquals(odd, packed.size(), layout.toString());
                boolean filled = (packed.argb(80, 62) & 0xffffff) != 0;
                assertTrue(filled, "the second eye goes to the edge: " + layout);
            }
        }
    }

    @Test
    void theVisibleRangeIsThatOfTheNearestSurfaces() {
        Scene sphere = Scenes.sphere(new Vector4f(1), 0, 1);
        Camera camera = new Camera(
                new Vector3f(0, 0, 5),
                new Vector3f(),
                new Vector3f(0, 1, 0),
                new Projection.Perspective(0.8f, 1.5f, 0.1f, 100));
        try (SceneRenderer scenes = new SceneRenderer(gl.get())) {
            StereoRig.Range range = scenes.visibleRange(sphere, camera);
            assertEquals(4, range.near(), 0.1);
            assertTrue(range.far() < 5 && range.far() > 4.4, range.toString());
            Scene empty = new Scene(java.util.List.of(), java.util.List.of(), java.util.List.of());
            assertEquals(new StereoRig.Range(1, 10), scenes.visibleRange(empty, camera));
        }
    }

    @Test
    void autoPaintsOnTheCpuWhereOpenGlIsSoftware() {
        boolean software = gl.get().softwareRenderer();
        try (ScenePainter painter = ScenePainter.open(Backend.AUTO)) {
            assertEquals(software, painter.name().equals("CPU"), painter.name());
        }
    }
}
