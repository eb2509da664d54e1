package diorama.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.mesh.Finish;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Test;

class SoftwareSceneRendererTest {
    private static final Size SIZE = new Size(160, 120);
    private static final Look PLAIN = Look.DEFAULTS.withSamples(1).with(Backdrop.BLACK);
    private static final PhotoGeometry GEOMETRY = PhotoGeometry.of(SIZE, ReliefOptions.DEFAULTS, 0);

    private static RgbaImage draw(Scene scene, Camera camera, Look look) {
        try (ScenePainter painter = new SoftwareSceneRenderer()) {
            return painter.draw(scene, camera, SIZE, look);
        }
    }

    private static Scene hills() {
        return Scenes.relief(Scenes.noise(SIZE, 1), Scenes.hills(SIZE), GEOMETRY, 8);
    }

    private static Camera at(float x, float y, float z, float targetZ) {
        return new Camera(
                new Vector3f(x, y, z),
                new Vector3f(0, 0, targetZ),
                new Vector3f(0, 1, 0),
                GEOMETRY.photoCamera().projection());
    }

    private static Scene one(Mesh mesh, Material material) {
        Node node = new Node(mesh.name(), new Matrix4f(), List.of(0), Optional.empty(), List.of());
        return new Scene(List.of(node), List.of(mesh), List.of(material));
    }

    private static Material plain(Vector4f color, Optional<RgbaImage> texture) {
        return new Material("plain", color, texture, 0, 1, true);
    }

    /** CORE E.9.1. */
    @Test
    void saysWhatItLeavesToOpenGl() {
        Scene cloud = new Scene(
                List.of(),
                List.of(new Mesh("cloud", new float[9], new float[0], new float[0], new int[0], 0)),
                List.of());
        assertFalse(SoftwareSceneRenderer.draws(cloud, Look.DEFAULTS), "points");
        assertTrue(SoftwareSceneRenderer.draws(new Scene(List.of(), List.of(), List.of()), Look.DEFAULTS));
        assertFalse(SoftwareSceneRenderer.draws(Look.DEFAULTS.with(Shading.RENDERED)));
        assertFalse(SoftwareSceneRenderer.draws(Look.DEFAULTS.with(Backdrop.SURROUNDINGS)));
        assertFalse(SoftwareSceneRenderer.draws(Look.DEFAULTS.withXray(true)));
    }

    @Test
    void theSourceCameraShowsThePhoto() {
        RgbaImage drawn = draw(hills(), GEOMETRY.photoCamera(), PLAIN);
        int most = Scenes.maxDifference(Scenes.noise(SIZE, 1), drawn, 0);
        assertTrue(most <= 1, "differs by " + most + "/255");
    }

    @Test
    void aClosedSurfaceHasNoGapsHoweverItIsTurned() {
        Scene sphere = Scenes.sphere(new Vector4f(1), 0, 1);
        Mesh white = sphere.meshes().get(0);
        Scene unlit = one(white, plain(new Vector4f(1), Optional.empty()));
        Projection lens = new Projection.Perspective(0.5f, 4f / 3, 0.1f, 100);
        for (int i = 0; i < 12; i++) {
            Vector3f eye =
                    new Vector3f(3, 0.3f * i - 1.5f, 0.1f).rotateY(i * 0.7f).normalize(3);
            RgbaImage drawn = draw(unlit, new Camera(eye, new Vector3f(), new Vector3f(0, 1, 0), lens), PLAIN);
            // the sphere covers all but the corners
            for (int y = 30; y < 90; y++) {
                for (int x = 50; x < 110; x++) {
                    assertEquals(0xffffffff, drawn.argb(x, y), "gap at " + x + "," + y + " in view " + i);
                }
            }
        }
    }

    @Test
    void whatLiesBehindTheCameraIsCutOff() {
        // a floor that runs from far ahead to far behind the eye
        float[] corners = {-50, -1, -50, 50, -1, -50, -50, -1, 50, 50, -1, 50};
        Mesh floor = new Mesh("floor", corners, new float[0], new float[0], Scenes.gridIndices(2, 2), 0);
        Scene scene = one(floor, plain(new Vector4f(0, 1, 0, 1), Optional.empty()));
        Camera camera = Camera.atOrigin(new Projection.Perspective(1, 4f / 3, 0.1f, 1000));
        RgbaImage drawn = draw(scene, camera, PLAIN);
        assertEquals(0xff000000, drawn.argb(80, 10));
        assertEquals(0xff000000, drawn.argb(80, 59));
        assertEquals(0xff00ff00, drawn.argb(80, 70));
        assertEquals(0xff00ff00, drawn.argb(0, 119));
        assertEquals(0xff00ff00, drawn.argb(159, 119));
    }

    @Test
    void meshesBehindOneThatIsCutManyTimesAreDrawn() {
        float[] corners = new float[9 * 100];
        int[] indices = new int[3 * 100];
        for (int t = 0; t < 100; t++) {
            float[] across = {-50, -1, -50, 50, -1, -50, 0, -1, 50};
            System.arraycopy(across, 0, corners, 9 * t, 9);
            Arrays.setAll(indices, i -> i);
        }
        Mesh floors = new Mesh("floors", corners, new float[0], new float[0], indices, 0);
        float[] sides = {-50, 1, -50, 50, 1, -50, -50, 50, -50, 50, 50, -50};
        Mesh wall = new Mesh("wall", sides, new float[0], new float[0], Scenes.gridIndices(2, 2), 0);
        Node both = new Node("both", new Matrix4f(), List.of(0, 1), Optional.empty(), List.of());
        Scene scene = new Scene(
                List.of(both), List.of(floors, wall), List.of(plain(new Vector4f(0, 1, 0, 1), Optional.empty())));
        RgbaImage drawn = draw(scene, Camera.atOrigin(new Projection.Perspective(1, 4f / 3, 0.1f, 1000)), PLAIN);
        assertEquals(0xff00ff00, drawn.argb(80, 10), "wall");
        assertEquals(0xff00ff00, drawn.argb(80, 119), "floors");
    }

    @Test
    void whatIsGlassByAPictureAloneIsNoHole() {
        RgbaImage nowhere = RgbaImage.allocate(new Size(1, 1));
        nowhere.setArgb(0, 0, 0xff000000);
        MaterialMaps maps = new MaterialMaps(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Map.of(),
                Map.of(MaterialMaps.Kind.TRANSMISSION, nowhere));
        Material glass = new Material("glass", new Vector4f(1), Optional.empty(), 0, 1, false)
                .with(new Finish(false, 1, 1, 1, ""));
        float[] corners = {-1, 1, 0, 1, 1, 0, -1, -1, 0, 1, -1, 0};
        Mesh card = new Mesh("card", corners, new float[0], new float[8], Scenes.gridIndices(2, 2), 0);
        Projection lens = new Projection.Orthographic(2, 4f / 3, 0.1f, 10);
        Camera camera = new Camera(new Vector3f(0, 0, 2), new Vector3f(), new Vector3f(0, 1, 0), lens);
        assertEquals(0xff000000, draw(one(card, glass), camera, PLAIN).argb(80, 60), "all of it is glass");
        assertTrue(draw(one(card, glass.with(maps)), camera, PLAIN).channel(80, 60, 1) > 100);
        assertEquals(1, glass.with(maps).seenColor().w(), "of points and of formats without glass");
        assertEquals(1, glass.with(maps).withoutGlass().baseColor().w());
    }

    @Test
    void transparentTexelsAreHoles() {
        RgbaImage texture = RgbaImage.allocate(new Size(2, 1));
        texture.setArgb(0, 0, 0xffff0000);
        texture.setArgb(1, 0, 0x00ff0000);
        float[] corners = {-1, 1, 0, 1, 1, 0, -1, -1, 0, 1, -1, 0};
        Mesh card = new Mesh(
                "card", corners, new float[0], new float[] {0, 0, 1, 0, 0, 1, 1, 1}, Scenes.gridIndices(2, 2), 0);
        Camera camera = new Camera(
                new Vector3f(0, 0, 2),
                new Vector3f(),
                new Vector3f(0, 1, 0),
                new Projection.Orthographic(2, 4f / 3, 0.1f, 10));
        RgbaImage drawn = draw(one(card, plain(new Vector4f(1), Optional.of(texture))), camera, PLAIN);
        assertEquals(0xffff0000, drawn.argb(40, 60));
        assertEquals(0xff000000, drawn.argb(120, 60));
    }

    @Test
    void coloursOfVerticesAreMixedInLinearLight() {
        float[] corners = {-1, 1, 0, 1, 1, 0, -1, -1, 0, 1, -1, 0};
        byte on = (byte) 255;
        byte[] colors = {on, 0, 0, on, 0, 0, on, on, on, 0, 0, on, 0, 0, on, on};
        Mesh card = new Mesh(
                "card", corners, new float[0], new float[0], colors, Scenes.gridIndices(2, 2), 0, Optional.empty());
        Camera camera = new Camera(
                new Vector3f(0, 0, 2),
                new Vector3f(),
                new Vector3f(0, 1, 0),
                new Projection.Orthographic(2, 4f / 3, 0.1f, 10));
        RgbaImage drawn = draw(one(card, plain(new Vector4f(1), Optional.empty())), camera, PLAIN);
        assertTrue(drawn.channel(24, 60, 0) > 245, "left " + drawn.channel(24, 60, 0));
        assertTrue(drawn.channel(136, 60, 2) > 245, "right " + drawn.channel(136, 60, 2));
        assertEquals(188, drawn.channel(80, 60, 0), 2); // half of the light
    }

    @Test
    void aTransparentBackdropHasNoAlphaAndEdgesAreBetween() {
        Scene sphere = Scenes.sphere(new Vector4f(1), 0, 1);
        Camera camera = at(0, 0, 4, 0);
        RgbaImage drawn = draw(sphere, camera, Look.DEFAULTS.with(Backdrop.TRANSPARENT));
        assertEquals(0, drawn.argb(0, 0));
        assertEquals(255, drawn.channel(80, 60, 3));
        boolean between = false;
        for (int x = 0; x < 80; x++) {
            int alpha = drawn.channel(x, 60, 3);
            between |= alpha == 127 || alpha == 128 || alpha == 64 || alpha == 191;
        }
        assertTrue(between, "no antialiased edge");
    }

    @Test
    void theNearerSurfaceHidesTheFartherInEitherOrder() {
        float[] near = {-1, 1, 0, 1, 1, 0, -1, -1, 0, 1, -1, 0};
        float[] far = {-1, 1, -1, 1, 1, -1, -1, -1, -1, 1, -1, -1};
        int[] indices = Scenes.gridIndices(2, 2);
        Mesh front = new Mesh("front", near, new float[0], new float[0], indices, 0);
        Mesh back = new Mesh("back", far, new float[0], new float[0], indices, 1);
        List<Material> materials = List.of(
                plain(new Vector4f(1, 0, 0, 1), Optional.empty()), plain(new Vector4f(0, 0, 1, 1), Optional.empty()));
        for (List<Mesh> order : List.of(List.of(front, back), List.of(back, front))) {
            Node node = new Node("both", new Matrix4f(), List.of(0, 1), Optional.empty(), List.of());
            RgbaImage drawn = draw(new Scene(List.of(node), order, materials), at(0, 0, 2, 0), PLAIN);
            assertEquals(0xffff0000, drawn.argb(80, 60));
        }
    }

    @Test
    void depthShadingIsThePhotosInverseDepth() {
        DepthMap depth = Scenes.hills(SIZE);
        Look look = new Look(
                Shading.DEPTH, diorama.image.ColorRamp.GREY, Backdrop.BLACK, false, 1, false, PointSprites.CLOUDS, 10);
        Scene scene = Scenes.relief(Scenes.noise(SIZE, 1), depth, GEOMETRY, 1);
        RgbaImage drawn = draw(scene, GEOMETRY.photoCamera(), look);
        float min = 1;
        float max = 0;
        for (float d : depth.inverseDepth()) {
            min = Math.min(min, d);
            max = Math.max(max, d);
        }
        for (int x = 4; x < 156; x += 7) {
            float d = (depth.at(x, 50) - min) / (max - min);
            // the grid's vertices lie half a pixel beside the map's
            assertEquals(255 * d, drawn.channel(x, 50, 0), 4, "x = " + x);
        }
    }
}
