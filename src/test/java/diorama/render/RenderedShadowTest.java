package diorama.render;

import static diorama.render.LitScenes.HALF;
import static diorama.render.LitScenes.LOOK;
import static diorama.render.LitScenes.SIZE;
import static diorama.render.LitScenes.above;
import static diorama.render.LitScenes.draw;
import static diorama.render.LitScenes.light;
import static diorama.render.LitScenes.onFloor;
import static diorama.render.LitScenes.paint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.gl.HeadlessDevice;
import diorama.gl.Program;
import diorama.image.RgbaImage;
import diorama.mesh.Material;
import diorama.mesh.Scene;
import java.util.Optional;
import java.util.Set;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Shadows and dark corners in physically based light. */
@Tag("gl")
class RenderedShadowTest {
    @RegisterExtension
    final HeadlessDevice gl = new HeadlessDevice();

    @Test
    void aShadowLiesWhereGeometrySays() {
        // a thin high plate's upper edge throws its shadow along the light
        Scene scene = onFloor(0.25f, 1, paint(1));
        Lighting sun = HALF.with("surroundings", Surroundings.SKY).with("lamp-size", 0f);
        Vector3f toLight = new Vector3f(Surroundings.SKY.key().toLight());
        // where the middle of the upper face falls on the floor, px
        double x = 80 - 40 * toLight.x / toLight.y;
        double y = 80 - 40 * toLight.z / toLight.y;
        RgbaImage drawn = draw(gl.get(), scene, above(), sun);
        double open = light(drawn, 20, 140);
        assertTrue(light(drawn, x, y) < 0.6 * open, light(drawn, x, y) + " in the shadow, " + open + " outside");
        // 0.25 units are 10 px: beyond the upper face's shadow all is lit
        double beyond = 1.25 * 10 * Math.sqrt(2);
        double length = Math.hypot(x - 80, y - 80);
        double outX = x + beyond * (x - 80) / length;
        double outY = y + beyond * (y - 80) / length;
        assertEquals(open, light(drawn, outX, outY), 0.02 * open);
        // the light turned half round throws it to the other side
        RgbaImage turned = draw(gl.get(), scene, above(), sun.with("light-turn", 180f));
        assertEquals(open, light(turned, x, y), 0.02 * open);
        assertTrue(light(turned, 160 - x, 160 - y) < 0.6 * open);
        RgbaImage none = draw(gl.get(), scene, above(), sun.with("shadows", false));
        assertEquals(open, light(none, x, y), 0.02 * open);
    }

    @Test
    void theFootOfADarkSideIsAsDarkAsItsShadow() {
        Scene scene = onFloor(0.5f, 1, paint(1));
        // the sun comes from -X and +Z; seen are the dark side at +X and the floor before it
        Camera behind = new Camera(
                new Vector3f(5, 3, 1),
                new Vector3f(0.5f, 0.2f, 0),
                new Vector3f(0, 1, 0),
                new Projection.Perspective(0.35f, 1, 0.1f, 100));
        RgbaImage drawn = draw(gl.get(), scene, behind, HALF.with("surroundings", Surroundings.SKY));
        double shadow = at(drawn, behind, 0.75f, -0.1f);
        assertTrue(at(drawn, behind, 1.6f, 0) > 1.6 * shadow, "lit floor");
        for (float x = 0.51f; x < 0.7f; x += 0.01f) {
            assertEquals(1, at(drawn, behind, x, -0.1f) / shadow, 0.15, x - 0.5f + " before the wall");
        }
    }

    /** Light at a place of the floor. */
    private static double at(RgbaImage drawn, Camera camera, float x, float z) {
        Vector3f ndc = camera.viewProjection().transformProject(new Vector3f(x, 0, z));
        return light(drawn, (ndc.x + 1) / 2 * SIZE.width(), (1 - ndc.y) / 2 * SIZE.height());
    }

    @Test
    void aLargerLampMakesASofterShadow() {
        Scene scene = onFloor(0.25f, 1, paint(1));
        Lighting sun = HALF.with("surroundings", Surroundings.SKY);
        int hard = between(draw(gl.get(), scene, above(), sun.with("lamp-size", 0f)));
        int soft = between(draw(gl.get(), scene, above(), sun.with("lamp-size", 20f)));
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
        RgbaImage plain = draw(gl.get(), scene, aside, open);
        RgbaImage occluded = draw(gl.get(), scene, aside, open.with("occlusion", 1f));
        assertEquals(1, share(plain, occluded, aside, 1.5f, 0, 0.8f), 0.01, "of the light on the open floor");
        double corner = share(plain, occluded, aside, 0, 0, 0.55f);
        assertTrue(corner < 0.72 && corner > 0.4, corner + " of the light beside a wall");
        // the floor lies far behind the box's upper edge: no halo round it
        assertEquals(1, share(plain, occluded, aside, 0.1f, 1, -0.47f), 0.02);
        assertEquals(1, share(plain, occluded, aside, 0, 0, -1.75f), 0.05);
    }

    @Test
    void aPhotoRoundASmallMeshDoesNotDarkenIt() {
        Material photo = new Material("photo", new Vector4f(1), Optional.empty(), 0, 1, true);
        Scene scene = onFloor(0.5f, 1, photo, paint(1));
        Camera aside = new Camera(
                new Vector3f(0, 1.5f, 5),
                new Vector3f(0, 0.5f, 0),
                new Vector3f(0, 1, 0),
                new Projection.Perspective(0.6f, 1, 0.1f, 100));
        Lighting caught = HALF.with("surroundings", Surroundings.WHITE).with("catch-shadows", true);
        RgbaImage plain = draw(gl.get(), scene, aside, caught);
        RgbaImage occluded = draw(gl.get(), scene, aside, caught.with("occlusion", 6f));
        assertEquals(1, share(plain, occluded, aside, 0, 0.5f, 0.5f), 0.03, "of the light half way up the box");
    }

    /** How much of the light at a place of the world is left. */
    private static double share(RgbaImage before, RgbaImage after, Camera camera, float x, float y, float z) {
        Vector3f ndc = camera.viewProjection().transformProject(new Vector3f(x, y, z));
        double px = (ndc.x + 1) / 2 * SIZE.width();
        double py = (1 - ndc.y) / 2 * SIZE.height();
        return light(after, px, py) / light(before, px, py);
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
        try (SceneRenderer renderer = new SceneRenderer(gl.get())) {
            renderer.light(Lighting.DEFAULTS, Optional.empty(), false);
            assertEquals(255, darkest(renderer.draw(sphere, down, SIZE, white)));
            renderer.light(Lighting.DEFAULTS.with("catch-shadows", true), Optional.empty(), false);
            int shadow = darkest(renderer.draw(sphere, down, SIZE, white));
            assertTrue(shadow < 215, shadow + " of 255");
            for (Program program : gl.get().scope().programs()) {
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
}
