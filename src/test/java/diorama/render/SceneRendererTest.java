package diorama.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.gl.HeadlessDevice;
import diorama.image.ColorRamp;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefOptions;
import java.util.List;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("gl")
class SceneRendererTest {
    private static final Size SIZE = new Size(160, 120);
    private static final Look PLAIN = Look.DEFAULTS.withSamples(1).with(Backdrop.BLACK);

    @RegisterExtension
    final HeadlessDevice gl = new HeadlessDevice();

    private RgbaImage draw(Scene scene, Camera camera, Size size, Look look) {
        try (SceneRenderer renderer = new SceneRenderer(gl.get())) {
            return renderer.draw(scene, camera, size, look);
        }
    }

    private static Camera facing() {
        return new Camera(
                new Vector3f(0, 0, 4),
                new Vector3f(),
                new Vector3f(0, 1, 0),
                new Projection.Perspective(0.8f, 4f / 3, 0.1f, 100));
    }

    /** CORE E.9.1. */
    @Test
    void theSourceCameraShowsThePhoto() {
        RgbaImage photo = Scenes.noise(SIZE, 1);
        PhotoGeometry geometry = PhotoGeometry.of(SIZE, ReliefOptions.DEFAULTS, 0);
        Scene scene = Scenes.relief(photo, Scenes.hills(SIZE), geometry, 8);
        RgbaImage drawn = draw(scene, geometry.photoCamera(), SIZE, PLAIN);
        int most = Scenes.maxDifference(photo, drawn, 1 /* px */);
        assertTrue(most <= 1, "differs by " + most + "/255");
    }

    @Test
    void aRedSphereStandsInTheMiddleOfTheBackdrop() {
        RgbaImage drawn = draw(Scenes.sphere(new Vector4f(0.8f, 0.02f, 0.02f, 1), 0, 0.6f), facing(), SIZE, PLAIN);
        assertEquals(0xff000000, drawn.argb(2, 2));
        assertTrue(
                drawn.channel(80, 60, 0) > 120 && drawn.channel(80, 60, 1) < 110,
                Integer.toHexString(drawn.argb(80, 60)));
        // the key light stands at the upper left
        assertTrue(drawn.channel(65, 45, 0) > drawn.channel(95, 80, 0));
    }

    @Test
    void edgesOfManyTrianglesAreAsSmoothAsThoseOfFew() {
        Scene few = Scenes.sheet(2);
        Scene many = Scenes.sheet(460);
        Camera camera = facing();
        Look smooth = PLAIN.withSamples(4);
        RgbaImage one = draw(few, camera, SIZE, smooth);
        RgbaImage other = draw(many, camera, SIZE, smooth);
        assertEquals(SIZE, other.size());
        int most = 0;
        int between = 0;
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                most = Math.max(most, Math.abs(one.channel(x, y, 1) - other.channel(x, y, 1)));
                int level = other.channel(x, y, 1);
                between += level > 40 && level < 120 ? 1 : 0;
            }
        }
        assertTrue(between > 20, between + " pixels of edges are half covered");
        assertTrue(most <= 90, "differs by " + most + "/255"); // a sample more or less at an edge
    }

    @Test
    void openGlAndTheCpuDrawTheSame() {
        PhotoGeometry geometry = PhotoGeometry.of(SIZE, ReliefOptions.DEFAULTS, 0);
        Scene relief = Scenes.relief(Scenes.smooth(SIZE), Scenes.hills(SIZE), geometry, 8);
        Camera aside = new Camera(
                new Vector3f(-0.2f, 0.1f, 0.05f),
                new Vector3f(0, 0, -2.5f),
                new Vector3f(0, 1, 0),
                geometry.photoCamera().projection());
        Scene sphere = Scenes.sphere(new Vector4f(0.7f, 0.3f, 0.1f, 1), 0.4f, 0.4f);
        try (SceneRenderer scenes = new SceneRenderer(gl.get());
                ScenePainter cpu = new SoftwareSceneRenderer()) {
            for (Look look : List.of(PLAIN, PLAIN.with(Shading.DEPTH), PLAIN.with(Backdrop.STUDIO))) {
                assertAlike(
                        42 /* dB */, scenes.draw(relief, aside, SIZE, look), cpu.draw(relief, aside, SIZE, look), look);
                assertAlike(
                        40, scenes.draw(sphere, facing(), SIZE, look), cpu.draw(sphere, facing(), SIZE, look), look);
            }
            Look grid =
                    new Look(Shading.SHADED, ColorRamp.GREY, Backdrop.STUDIO, true, 4, false, PointSprites.CLOUDS, 10);
            assertAlike(38, scenes.draw(sphere, facing(), SIZE, grid), cpu.draw(sphere, facing(), SIZE, grid), grid);
        }
    }

    private static void assertAlike(double floor, RgbaImage gl, RgbaImage cpu, Look look) {
        double psnr = Scenes.psnr(gl, cpu);
        assertTrue(psnr >= floor, psnr + " dB with " + look);
    }

    @Test
    void aTransparentBackdropHasNoAlpha() {
        RgbaImage drawn =
                draw(Scenes.sphere(new Vector4f(1), 0, 1), facing(), SIZE, Look.DEFAULTS.with(Backdrop.TRANSPARENT));
        assertEquals(0, drawn.argb(0, 0));
        assertEquals(255, drawn.channel(80, 60, 3));
    }
}
