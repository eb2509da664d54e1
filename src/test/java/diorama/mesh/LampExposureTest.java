package diorama.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Test;

/** Files in Blender's units are shown as Blender shows them, others so that there is something to see. */
class LampExposureTest {
    private static final float WATT = Light.perWatt(Light.Kind.POINT);
    /** A white surface that faces it shows 1 of, candela at one metre or lux. */
    private static final float WHITE = (float) (Light.LUMENS_PER_WATT * Math.PI);

    private static Node mesh(int which, Matrix4f place) {
        return new Node("mesh", place, List.of(which), Optional.empty(), List.of());
    }

    /** It looks down before it is turned. */
    private static Node lamp(Light.Kind kind, float intensity, Matrix4f place) {
        Light light = new Light("lamp", kind, new Vector3f(1), intensity, 0.3f, 0.4f);
        Matrix4f down = place.rotateX((float) -Math.PI / 2);
        return new Node("lamp", down, List.of(), Optional.empty(), Optional.of(light), List.of());
    }

    private static Matrix4f at(double x, double y, double z) {
        return new Matrix4f().translation((float) x, (float) y, (float) z);
    }

    /** Mesh 0 is a square of side 2 that looks up, 1 a cube of side 2, 2 the square as a photo that nothing lights. */
    private static Scene scene(Node... roots) {
        Mesh square = new Mesh(
                "square",
                new float[] {-1, 0, -1, 1, 0, -1, 1, 0, 1, -1, 0, 1},
                new float[0],
                new float[0],
                new int[] {0, 2, 1, 0, 3, 2},
                0);
        float[] corners = new float[24];
        for (int i = 0; i < 24; i++) {
            boolean far = (((i / 3) >> (i % 3)) & 1) == 1;
            corners[i] = far ? 1 : -1;
        }
        int[] sides = {
            0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5
        };
        Mesh cube = new Mesh("cube", corners, new float[0], new float[0], sides, 0);
        Mesh photo = new Mesh("photo", square.positions(), new float[0], new float[0], square.indices(), 1);
        Material matt = new Material("matt", new Vector4f(1), Optional.empty(), 0, 1, false);
        Material unlit = new Material("photo", new Vector4f(1), Optional.empty(), 0, 1, true);
        return new Scene(List.of(roots), List.of(square, cube, photo), List.of(matt, unlit));
    }

    private static List<Float> exposures(Scene scene) {
        List<Float> out = new ArrayList<>();
        LampExposure.exposed(scene).roots().forEach(n -> n.light().ifPresent(l -> out.add(l.exposure())));
        return out;
    }

    private static Node ground(float side, double height) {
        return mesh(0, at(0, height, 0).scale(side / 2));
    }

    @Test
    void blendersFirstSceneIsShownAsBlenderHasItOnAWideGroundToo() {
        Node bulb = lamp(Light.Kind.POINT, 1000 * WATT, at(4.08, 5.9, -1));
        Node cube = mesh(1, new Matrix4f());
        Scene alone = scene(cube, bulb);
        assertSame(alone, LampExposure.exposed(alone));
        for (float side : new float[] {10, 100, 1000, 10_000}) {
            Scene wide = scene(cube, ground(side, -1), bulb);
            assertSame(wide, LampExposure.exposed(wide), "ground of " + side + " m");
        }
    }

    @Test
    void aWallBesideALampDoesNotDarkenTheRoom() {
        Matrix4f room = at(0, 1.5, 0).scale(3, 1.5f, 3);
        Scene beside = scene(mesh(1, room), lamp(Light.Kind.POINT, 60 * WATT, at(2.95, 1.5, 0)));
        assertSame(beside, LampExposure.exposed(beside));
    }

    @Test
    void aLampsOwnBulbDoesNotCount() {
        Node bulb = mesh(1, at(0, 2, 0).scale(0.03f));
        List<Float> weak = exposures(scene(ground(6, 0), bulb, lamp(Light.Kind.POINT, 1, at(0, 2, 0))));
        assertEquals(4 * WHITE, weak.get(0), 0.01f * WHITE, "white two metres below");
    }

    @Test
    void photosDoNotCount() {
        Node photo = mesh(2, at(0, 1, 0));
        List<Float> dark = exposures(scene(ground(6, 0), photo, lamp(Light.Kind.POINT, 1, at(0, 2, 0))));
        assertEquals(4 * WHITE, dark.get(0), 0.01f * WHITE);
    }

    @Test
    void aSpotCountsWhereItShines() {
        Matrix4f aside = at(0, 2, 0).rotateX(0.8f);
        Scene seen = scene(ground(100, 0), lamp(Light.Kind.SPOT, 0.8f * WHITE, aside));
        double distance = 2 / Math.cos(0.8);
        assertTrue(0.8 / (distance * distance) > 0.04);
        assertSame(seen, LampExposure.exposed(seen), "below it is nothing, along its axis enough");
        Node up = lamp(Light.Kind.SPOT, 1e6f * WHITE, at(0, 2, 0).rotateX((float) Math.PI));
        List<Float> away = exposures(scene(ground(100, 0), up, lamp(Light.Kind.SUN, 0.001f * WHITE, at(0, 0, 0))));
        assertEquals(1000, away.get(0), 5, "one that shines into the sky does not make it bright");
    }

    @Test
    void brightnessDoesNotLeap() {
        double before = 0;
        for (double light = 1e-4; light < 1e4; light *= 1.02) {
            float factor = exposures(scene(ground(10, 0), lamp(Light.Kind.SUN, (float) light * WHITE, at(0, 2, 0))))
                    .get(0);
            double shown = factor * light;
            assertTrue(before == 0 || Math.abs(Math.log(shown / before)) < 0.05, light + " shows " + shown);
            assertTrue(light < 0.05 || light > 3 || factor == 1, light + " times " + factor);
            assertTrue(shown > 0.039 && shown < 4.01, light + " shows " + shown);
            before = shown;
        }
    }

    @Test
    void allLampsOfAFileChangeAlike() {
        List<Float> both = exposures(
                scene(ground(10, 0), lamp(Light.Kind.POINT, 3, at(0, 2, 0)), lamp(Light.Kind.SUN, 1, at(0, 2, 0))));
        assertEquals(both.get(0), both.get(1));
        assertTrue(both.get(0) > 100);
    }
}
