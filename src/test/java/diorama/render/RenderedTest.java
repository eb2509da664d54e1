package diorama.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.gl.GlDevice;
import diorama.gl.Headless;
import diorama.gl.Program;
import diorama.image.RgbaImage;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Physically based light against what is known of it. */
@Tag("gl")
class RenderedTest {
    private static final Size SIZE = new Size(160, 160);
    private static final Look LOOK =
            Look.DEFAULTS.withSamples(1).with(Backdrop.BLACK).with(Shading.RENDERED);
    /** Half of the light, so that what is too bright is seen. */
    private static final Lighting HALF = Lighting.DEFAULTS
            .with("tone-map", ToneMap.PLAIN)
            .with("exposure", -1f)
            .with("occlusion", 0f);

    @SuppressWarnings("NullAway.Init") // set before each test
    private GlDevice device;

    @BeforeEach
    void open() {
        device = Headless.device();
    }

    @AfterEach
    void close() {
        device.close();
    }

    private RgbaImage draw(Scene scene, Camera camera, Lighting lighting) {
        try (SceneRenderer renderer = new SceneRenderer(device)) {
            renderer.light(lighting, Optional.empty(), false);
            return renderer.draw(scene, camera, SIZE, LOOK);
        }
    }

    private static Camera facing() {
        return new Camera(
                new Vector3f(0, 0, 4),
                new Vector3f(),
                new Vector3f(0, 1, 0),
                new Projection.Perspective(0.8f, 1, 0.1f, 100));
    }

    /** From above: 4 units of the floor are seen, one unit is 40 px, +X to the right, +Z downwards. */
    private static Camera above() {
        return new Camera(
                new Vector3f(0, 8, 0),
                new Vector3f(),
                new Vector3f(0, 0, -1),
                new Projection.Orthographic(4, 1, 0.1f, 20));
    }

    private static double light(RgbaImage image, double x, double y) {
        return LinearLight.of(image.channel((int) x, (int) y, 1));
    }

    @Test
    void aWhiteSphereInWhiteSurroundingsIsWhiteAtAnyRoughness() {
        Lighting white = HALF.with("surroundings", Surroundings.WHITE);
        for (float metallic : new float[] {0, 0.5f, 1}) {
            for (float roughness : new float[] {0, 0.25f, 0.6f, 1}) {
                RgbaImage drawn = draw(Scenes.sphere(new Vector4f(1), metallic, roughness), facing(), white);
                for (int x = 20; x < 140; x++) {
                    if (drawn.argb(x, 80) != 0xff000000) {
                        assertEquals(0.5, light(drawn, x, 80), 0.01, metallic + " " + roughness + " at " + x);
                    }
                }
            }
        }
    }

    @Test
    void aGreySphereSendsBackWhatItIsSaidTo() {
        Lighting white = HALF.with("surroundings", Surroundings.WHITE);
        RgbaImage metal = draw(Scenes.sphere(new Vector4f(0.5f, 0.5f, 0.5f, 1), 1, 0), facing(), white);
        assertEquals(0.25, light(metal, 80, 80), 0.01, "a mirror of 50 %");
    }

    /** A box of sides 2 half x height on the floor's middle. */
    private static Scene onFloor(float half, float height, Material... materials) {
        List<Mesh> meshes = new ArrayList<>();
        meshes.add(box("floor", -20, -0.1f, -20, 20, 0, 20, 0));
        meshes.add(box("box", -half, 0, -half, half, height, half, Math.min(1, materials.length - 1)));
        Node node = new Node("all", new Matrix4f(), List.of(0, 1), Optional.empty(), List.of());
        return new Scene(List.of(node), meshes, List.of(materials));
    }

    private static Mesh box(String name, float x0, float y0, float z0, float x1, float y1, float z1, int material) {
        float[] positions = new float[24];
        for (int i = 0; i < 8; i++) {
            positions[3 * i] = (i & 1) == 0 ? x0 : x1;
            positions[3 * i + 1] = (i & 2) == 0 ? y0 : y1;
            positions[3 * i + 2] = (i & 4) == 0 ? z0 : z1;
        }
        int[] indices = {
            0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5
        };
        return new Mesh(name, positions, new float[0], new float[0], indices, material);
    }

    private static Material paint(float alpha) {
        return new Material("paint", new Vector4f(0.5f, 0.5f, 0.5f, alpha), Optional.empty(), 0, 1, false);
    }

    @Test
    void aShadowLiesWhereGeometrySays() {
        // a thin high plate's upper edge throws its shadow along the light
        Scene scene = onFloor(0.25f, 1, paint(1));
        Lighting sun = HALF.with("surroundings", Surroundings.SKY).with("lamp-size", 0f);
        Vector3f toLight = new Vector3f(Surroundings.SKY.key().toLight());
        // where the middle of the upper face falls on the floor, px
        double x = 80 - 40 * toLight.x / toLight.y;
        double y = 80 - 40 * toLight.z / toLight.y;
        RgbaImage drawn = draw(scene, above(), sun);
        double open = light(drawn, 20, 140);
        assertTrue(light(drawn, x, y) < 0.6 * open, light(drawn, x, y) + " in the shadow, " + open + " outside");
        // 0.25 units are 10 px: beyond the upper face's shadow all is lit
        double beyond = 1.25 * 10 * Math.sqrt(2);
        double length = Math.hypot(x - 80, y - 80);
        double outX = x + beyond * (x - 80) / length;
        double outY = y + beyond * (y - 80) / length;
        assertEquals(open, light(drawn, outX, outY), 0.02 * open);
        // the light turned half round throws it to the other side
        RgbaImage turned = draw(scene, above(), sun.with("light-turn", 180f));
        assertEquals(open, light(turned, x, y), 0.02 * open);
        assertTrue(light(turned, 160 - x, 160 - y) < 0.6 * open);
        RgbaImage none = draw(scene, above(), sun.with("shadows", false));
        assertEquals(open, light(none, x, y), 0.02 * open);
    }

    @Test
    void aLargerLampMakesASofterShadow() {
        Scene scene = onFloor(0.25f, 1, paint(1));
        Lighting sun = HALF.with("surroundings", Surroundings.SKY);
        int hard = between(draw(scene, above(), sun.with("lamp-size", 0f)));
        int soft = between(draw(scene, above(), sun.with("lamp-size", 20f)));
        assertTrue(soft > 2 * hard, soft + " px in half shadow, " + hard + " with a point of light");
    }

    /** Pixels of the floor that are neither lit nor in full shadow. */
    private static int between(RgbaImage drawn) {
        double open = light(drawn, 20, 140);
        int count = 0;
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                double l = light(drawn, x, y) / open;
                count += l > 0.6 && l < 0.93 ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void cornersAreDarkerAndOpenFloorsAreNot() {
        Lighting open = HALF.with("surroundings", Surroundings.WHITE);
        Scene scene = onFloor(0.5f, 1, paint(1));
        Camera aside = new Camera(
                new Vector3f(0, 4, 5),
                new Vector3f(0, 0.5f, 0),
                new Vector3f(0, 1, 0),
                new Projection.Perspective(0.6f, 1, 0.1f, 100));
        RgbaImage plain = draw(scene, aside, open);
        RgbaImage occluded = draw(scene, aside, open.with("occlusion", 1f));
        assertEquals(1, share(plain, occluded, aside, 1.5f, 0, 0.8f), 0.01, "of the light on the open floor");
        double corner = share(plain, occluded, aside, 0, 0, 0.55f);
        assertTrue(corner < 0.72 && corner > 0.4, corner + " of the light beside a wall");
        // the floor lies far behind the box's upper edge: no halo round it
        assertEquals(1, share(plain, occluded, aside, 0.1f, 1, -0.47f), 0.02);
        assertEquals(1, share(plain, occluded, aside, 0, 0, -1.75f), 0.05);
    }

    /** How much of the light at a place of the world is left. */
    private static double share(RgbaImage before, RgbaImage after, Camera camera, float x, float y, float z) {
        Vector3f ndc = camera.viewProjection().transformProject(new Vector3f(x, y, z));
        double px = (ndc.x + 1) / 2 * SIZE.width();
        double py = (1 - ndc.y) / 2 * SIZE.height();
        return light(after, px, py) / light(before, px, py);
    }

    @Test
    void photosKeepTheirColours() {
        Size size = new Size(96, 64);
        PhotoGeometry geometry = PhotoGeometry.of(size, ReliefOptions.DEFAULTS, 0);
        RgbaImage photo = Scenes.noise(size, 1);
        Scene scene = Scenes.relief(photo, Scenes.hills(size), geometry, 8);
        try (SceneRenderer renderer = new SceneRenderer(device)) {
            for (ToneMap tone : ToneMap.values()) {
                renderer.light(Lighting.DEFAULTS.with("tone-map", tone).with("exposure", 2f), Optional.empty(), false);
                RgbaImage drawn = renderer.draw(scene, geometry.photoCamera(), size, LOOK);
                assertTrue(Scenes.maxDifference(photo, drawn, 1) <= 1, tone + "");
            }
        }
    }

    @Test
    void whatIsHalfClearShowsWhatIsBehind() {
        Lighting white = HALF.with("surroundings", Surroundings.WHITE);
        Material blue = new Material("blue", new Vector4f(0, 0, 0.5f, 0.5f), Optional.empty(), 0, 1, false);
        RgbaImage clear = draw(onFloor(0.5f, 1, paint(1), blue), above(), white);
        double floor = LinearLight.of(clear.channel(10, 10, 0));
        double through = LinearLight.of(clear.channel(80, 80, 0));
        // the box has two faces, each lets half of the light through and mirrors a little
        assertEquals(floor / 4, through, 0.05);
        Material mask = new Material(
                "mask", blue.baseColor(), Optional.empty(), 0, 1, false, new Vector3f(), true, MaterialMaps.NONE);
        RgbaImage cut = draw(onFloor(0.5f, 1, paint(1), mask), above(), white);
        assertTrue(LinearLight.of(cut.channel(80, 80, 0)) < 0.06, "what is not cut out covers all");
    }

    @Test
    void surfacesGiveTheirOwnLight() {
        Material lamp = new Material(
                "lamp",
                new Vector4f(0, 0, 0, 1),
                Optional.empty(),
                0,
                1,
                false,
                new Vector3f(0, 0.6f, 0),
                false,
                MaterialMaps.NONE);
        RgbaImage drawn = draw(onFloor(0.5f, 1, paint(1), lamp), above(), HALF);
        double green = LinearLight.of(drawn.channel(80, 80, 1)) - LinearLight.of(drawn.channel(80, 80, 0));
        assertEquals(0.3, green, 0.01);
    }

    @Test
    void normalMapsBendTheLight() {
        Mesh plate = new Mesh(
                "plate",
                new float[] {-1, -1, 0, 1, -1, 0, -1, 1, 0, 1, 1, 0},
                new float[] {0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1},
                new float[] {0, 1, 1, 1, 0, 0, 1, 0},
                new int[] {0, 1, 2, 1, 3, 2},
                0);
        Lighting sky = HALF.with("surroundings", Surroundings.STUDIO);
        double flat = green(plate, 0xff8080ff, sky);
        // towards +X of the texture, which is right, where the lamp is not; and towards +Y, which is up
        assertTrue(green(plate, 0xffda80da, sky) < 0.9 * flat);
        assertTrue(green(plate, 0xff80dada, sky) > 1.02 * flat);
        assertEquals(green(plate, 0xff8080ff, sky), flat, 1e-6);
    }

    private double green(Mesh plate, int normal, Lighting lighting) {
        RgbaImage map = RgbaImage.allocate(new Size(1, 1));
        map.setArgb(0, 0, normal);
        MaterialMaps maps = new MaterialMaps(Optional.empty(), Optional.of(map), Optional.empty(), Optional.empty());
        Material material = new Material(
                "bumpy", new Vector4f(0.5f, 0.5f, 0.5f, 1), Optional.empty(), 0, 1, false, new Vector3f(), false, maps);
        Node node = new Node("plate", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        return light(draw(new Scene(List.of(node), List.of(plate), List.of(material)), facing(), lighting), 80, 80);
    }

    @Test
    void theFloorCatchesShadowsWhenAsked() {
        Scene sphere = Scenes.sphere(new Vector4f(0.5f, 0.5f, 0.5f, 1), 0, 1);
        Camera down = new Camera(
                new Vector3f(0, 9, 3),
                new Vector3f(),
                new Vector3f(0, 0, -1),
                new Projection.Perspective(0.9f, 1, 0.1f, 100));
        Look white = LOOK.with(Backdrop.WHITE);
        try (SceneRenderer renderer = new SceneRenderer(device)) {
            renderer.light(Lighting.DEFAULTS, Optional.empty(), false);
            assertEquals(255, darkest(renderer.draw(sphere, down, SIZE, white)));
            renderer.light(Lighting.DEFAULTS.with("catch-shadows", true), Optional.empty(), false);
            int shadow = darkest(renderer.draw(sphere, down, SIZE, white));
            assertTrue(shadow < 215, shadow + " of 255");
            for (Program program : device.scope().programs()) {
                if (program.toString().contains("floor") || program.toString().contains("visib")) {
                    assertEquals(Set.of(), program.neverSet(), program.toString());
                }
            }
        }
    }

    /** Green of the darkest pixel beside the sphere. */
    private static int darkest(RgbaImage image) {
        int least = 255;
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                if (Math.hypot(x - 80, y - 80) > 22) {
                    least = Math.min(least, image.channel(x, y, 1));
                }
            }
        }
        return least;
    }

    @Test
    void theCpuDrawsItAsShaded() {
        Scene sphere = Scenes.sphere(new Vector4f(0.5f, 0.3f, 0.2f, 1), 0, 0.5f);
        try (ScenePainter cpu = new SoftwareSceneRenderer()) {
            RgbaImage rendered = cpu.draw(sphere, facing(), SIZE, LOOK);
            RgbaImage shaded = cpu.draw(sphere, facing(), SIZE, LOOK.with(Shading.SHADED));
            assertEquals(0, Scenes.maxDifference(rendered, shaded, 0));
        }
    }
}
