package diorama.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.gl.HeadlessDevice;
import diorama.image.RgbaImage;
import diorama.mesh.LampExposure;
import diorama.mesh.Light;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lamps of files over a matt floor, seen from above, against the formulas of KHR_lights_punctual in Blender's units. */
@Tag("gl")
class LampsTest {
    private static final Size SIZE = new Size(160, 160);
    private static final Look LOOK =
            Look.DEFAULTS.withSamples(1).with(Backdrop.BLACK).with(Shading.RENDERED);
    private static final Lighting PLAIN = Lighting.DEFAULTS
            .with("tone-map", ToneMap.PLAIN)
            .with("occlusion", 0f)
            .with("fill-light", 0f);
    /** What a white surface that faces it shows 1 of, candela at one metre or lux. */
    private static final float WHITE = (float) (683 * Math.PI);
    /** A matt surface mirrors a little too. */
    private static final double MATT = 0.06;

    @RegisterExtension
    final HeadlessDevice gl = new HeadlessDevice();

    /** 4 units of the floor are seen, one unit is 40 px, +X to the right, +Z downwards. */
    private RgbaImage draw(Scene scene, Lighting lighting) {
        Camera above = new Camera(
                new Vector3f(0, 8, 0),
                new Vector3f(),
                new Vector3f(0, 0, -1),
                new Projection.Orthographic(4, 1, 0.1f, 20));
        try (SceneRenderer renderer = new SceneRenderer(gl.get())) {
            renderer.light(lighting, Optional.empty(), false);
            return renderer.draw(scene, above, SIZE, LOOK);
        }
    }

    private static double light(RgbaImage image, double x, double z) {
        return LinearLight.of(image.channel((int) (80 + 40 * x), (int) (80 + 40 * z), 1));
    }

    private static Light lamp(Light.Kind kind, float intensity) {
        return new Light("lamp", kind, new Vector3f(1), intensity, 0.2f, 0.4f);
    }

    /** Lamps look down from where they are put. */
    private static Node at(float x, float y, float z, Light light) {
        Matrix4f down = new Matrix4f().translation(x, y, z).rotateX((float) -Math.PI / 2);
        return new Node("lamp " + x, down, List.of(), Optional.empty(), Optional.of(light), List.of());
    }

    private static Scene floor(Node... more) {
        float[] square = {-5, 0, -5, 5, 0, -5, 5, 0, 5, -5, 0, 5};
        float[] up = {0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0};
        Mesh floor = new Mesh("floor", square, up, new float[0], new int[] {0, 2, 1, 0, 3, 2}, 0);
        float[] small = {-0.5f, 1, -0.5f, 0.5f, 1, -0.5f, 0.5f, 1, 0.5f, -0.5f, 1, 0.5f};
        Mesh lid = new Mesh("lid", small, up, new float[0], new int[] {0, 2, 1, 0, 3, 2}, 0);
        List<Node> roots = new ArrayList<>(List.of(more));
        roots.add(new Node("floor", new Matrix4f(), List.of(0), Optional.empty(), List.of()));
        Material matt = new Material("matt", new Vector4f(1), Optional.empty(), 0, 1, false);
        return new Scene(roots, List.of(floor, lid), List.of(matt));
    }

    private static Node lid(float x) {
        return new Node("lid", new Matrix4f().translation(x, 0, 0), List.of(1), Optional.empty(), List.of());
    }

    @Test
    void aPointLightsByTheSquareOfItsDistanceAndTheCosine() {
        RgbaImage drawn = draw(floor(at(0, 2, 0, lamp(Light.Kind.POINT, 2 * WHITE))), PLAIN);
        assertEquals(0.5, light(drawn, 0, 0), MATT, "two metres below it");
        double aside = 2 / (4 + 2.25) * 2 / Math.sqrt(4 + 2.25);
        assertEquals(aside, light(drawn, 1.5, 0), MATT, "a metre and a half aside");
    }

    @Test
    void aSunLightsAllAlike() {
        RgbaImage drawn = draw(floor(at(0, 2, 0, lamp(Light.Kind.SUN, 0.5f * WHITE))), PLAIN);
        assertEquals(0.5, light(drawn, 0, 0), MATT);
        assertEquals(light(drawn, -1.8, 1.7), light(drawn, 1.8, -1.7), 0.01);
    }

    @Test
    void aSpotEndsWithItsCone() {
        RgbaImage drawn = draw(floor(at(0, 3, 0, lamp(Light.Kind.SPOT, 4.5f * WHITE))), PLAIN);
        assertEquals(0.5, light(drawn, 0, 0), MATT, "in its middle");
        assertTrue(light(drawn, 1.0, 0) > 0.02, "between the cones");
        assertEquals(0, light(drawn, 1.4, 0), 0.001, "outside, 3 tan 0.4 is 1.27");
    }

    @Test
    void lampsAddUpInTheirColours() {
        Light red = new Light("red", Light.Kind.SUN, new Vector3f(1, 0, 0), 0.4f * WHITE, 0, 1);
        Light green = new Light("green", Light.Kind.SUN, new Vector3f(0, 1, 0), 0.4f * WHITE, 0, 1);
        RgbaImage drawn = draw(floor(at(0, 2, 0, red), at(1, 2, 0, green)), PLAIN);
        assertEquals(0.4, LinearLight.of(drawn.channel(80, 80, 0)), MATT);
        assertEquals(0.4, LinearLight.of(drawn.channel(80, 80, 1)), MATT);
        assertEquals(0, LinearLight.of(drawn.channel(80, 80, 2)), 0.005);
    }

    @Test
    void shadowsFallAwayFromANearLampAndGrow() {
        Node point = at(-1, 2, 0, lamp(Light.Kind.POINT, 2 * WHITE));
        Lighting hard = PLAIN.with("lamp-size", 0.5f);
        RgbaImage open = draw(floor(point), hard);
        RgbaImage shaded = draw(floor(point, lid(0)), hard);
        // the lid spans x -0.5 to 0.5 half way up, so its shadow spans 0 to 2
        assertEquals(0, light(shaded, 1.5, 0), 0.01);
        assertEquals(0, light(shaded, 1.0, 0.8), 0.01);
        assertEquals(light(open, -1.2, 0), light(shaded, -1.2, 0), 0.01);
        assertEquals(light(open, 1.0, 1.5), light(shaded, 1.0, 1.5), 0.01);
    }

    @Test
    void eachOfFourLampsThrowsItsShadow() {
        Vector3f[] colors = {
            new Vector3f(1, 0, 0), new Vector3f(0, 1, 0), new Vector3f(0, 0, 1), new Vector3f(0.5f, 0.5f, 0)
        };
        float[][] places = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};
        Node[] lamps = new Node[5];
        for (int i = 0; i < 4; i++) {
            Light.Kind kind = i == 0 ? Light.Kind.SPOT : Light.Kind.POINT;
            Light light = new Light("lamp" + i, kind, colors[i], (2 - 0.1f * i) * WHITE, 1.2f, 1.4f);
            lamps[i] = at(places[i][0], 2, places[i][1], light);
        }
        lamps[4] = lid(0);
        Lighting hard = PLAIN.with("lamp-size", 0.5f).with("exposure", -1f);
        RgbaImage open = draw(floor(lamps[0], lamps[1], lamps[2], lamps[3]), hard);
        RgbaImage shaded = draw(floor(lamps), hard);
        // the lid is half way up: shadows lie opposite the lamps, from the middle to two units aside
        for (int i = 0; i < 3; i++) {
            double x = -1.6 * places[i][0];
            double z = -1.6 * places[i][1];
            int px = (int) (80 + 40 * x);
            int py = (int) (80 + 40 * z);
            for (int c = 0; c < 3; c++) {
                double was = LinearLight.of(open.channel(px, py, c));
                double is = LinearLight.of(shaded.channel(px, py, c));
                // red and green have the fourth lamp's light too
                double left = c == i ? (c == 2 ? 0 : 0.5) : 0.97;
                assertTrue(c == i ? is <= left * was + 0.01 : is >= left * was, i + " " + c + ": " + is + " of " + was);
            }
        }
        double was = LinearLight.of(open.channel(80, 80 - 64, 0));
        assertTrue(LinearLight.of(shaded.channel(80, 80 - 64, 0)) < 0.9 * was, "the fourth lamp's shadow");
    }

    @Test
    void aLampLowOverAWideGroundThrowsShadows() {
        Node point = at(-1, 2, 0, lamp(Light.Kind.POINT, 2 * WHITE));
        Node far = new Node(
                "far", new Matrix4f().translation(0, -0.01f, 0).scale(100), List.of(0), Optional.empty(), List.of());
        Lighting hard = PLAIN.with("lamp-size", 0.5f);
        RgbaImage shaded = draw(floor(point, lid(0), far), hard);
        assertEquals(0, light(shaded, 1.0, 0), 0.01);
        assertTrue(light(shaded, -1.2, 0) > 0.4);
    }

    @Test
    void aSpotThatShinesElsewhereLeavesTheShadowToTheLampThatLights() {
        Light strong = lamp(Light.Kind.SPOT, 1000 * WHITE);
        Matrix4f up = new Matrix4f().translation(1, 2, 0).rotateX((float) Math.PI / 2);
        Node sky = new Node("sky", up, List.of(), Optional.empty(), Optional.of(strong), List.of());
        Node point = at(-1, 2, 0, lamp(Light.Kind.POINT, 2 * WHITE));
        RgbaImage shaded = draw(floor(sky, point, lid(0)), PLAIN.with("lamp-size", 0.5f));
        assertEquals(0, light(shaded, 1.0, 0.8), 0.01);
    }

    @Test
    void ofManyLampsThoseThatLightMostAreShown() {
        List<Node> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(at(i, 50, 300, lamp(Light.Kind.POINT, 0.01f * WHITE)));
        }
        many.add(at(0, 2, 0, lamp(Light.Kind.SUN, 0.5f * WHITE)));
        Scene scene = floor(many.toArray(new Node[0]));
        assertEquals(LampExposure.MOST, PlacedScene.of(scene).lamps().size());
        assertTrue(PlacedScene.of(scene).lamps().get(0).isSun());
        assertEquals(0.5, light(draw(scene, PLAIN), 0, 0), MATT);
    }

    @Test
    void theLampOfTheSurroundingsIsOutUnlessThoseOfTheFileAre() {
        Scene scene = floor(at(0, 2, 0, lamp(Light.Kind.SUN, 0.2f * WHITE)));
        assertEquals(0.2, light(draw(scene, PLAIN.with("surroundings", Surroundings.SKY)), 1, 1), MATT);
        Lighting without = PLAIN.with("lamps", false);
        assertEquals(light(draw(floor(), PLAIN), 1, 1), light(draw(scene, without), 1, 1), 0.01);
    }

    @Test
    void lampsWithoutBlendersUnitsAreExposedAnew() {
        RgbaImage weak =
                draw(LampExposure.exposed(floor(at(0, 2, 0, lamp(Light.Kind.SUN, 3)))), PLAIN.with("exposure", -1f));
        RgbaImage noon = draw(
                LampExposure.exposed(floor(at(0, 2, 0, lamp(Light.Kind.SUN, 100_000)))), PLAIN.with("exposure", -1f));
        assertEquals(0.5, light(weak, 0, 0), MATT, "three lux would be black");
        assertEquals(0.5, light(noon, 0, 0), MATT, "noon would be white");
    }
}
