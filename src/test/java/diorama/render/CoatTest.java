package diorama.render;

import static diorama.render.LitScenes.HALF;
import static diorama.render.LitScenes.LOOK;
import static diorama.render.LitScenes.SIZE;
import static diorama.render.LitScenes.draw;
import static diorama.render.LitScenes.facing;
import static diorama.render.LitScenes.light;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.gl.HeadlessDevice;
import diorama.image.RgbaImage;
import diorama.mesh.Coat;
import diorama.mesh.Finish;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import diorama.mesh.Sheen;
import java.util.List;
import java.util.stream.IntStream;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clear lacquer over surfaces. */
@Tag("gl")
class CoatTest {
    @RegisterExtension
    final HeadlessDevice gl = new HeadlessDevice();

    /** A matt sphere under lacquer. */
    private static Scene sphere(float grey, float coat, float roughness) {
        Scene bare = Scenes.sphere(new Vector4f(grey, grey, grey, 1), 0, 1);
        Finish lacquer = new Finish(false, 0, 1, 1, new Coat(coat, roughness, 1), Sheen.NONE, "");
        return new Scene(
                bare.roots(),
                bare.meshes(),
                bare.materials().stream().map(m -> m.with(lacquer)).toList());
    }

    @Test
    void whatIsWhiteInWhiteStaysSo() {
        Lighting white = HALF.with("surroundings", Surroundings.WHITE);
        for (float roughness : new float[] {0, 0.3f}) {
            RgbaImage drawn = draw(gl.get(), sphere(1, 1, roughness), facing(), white);
            for (int x = 30; x < 130; x++) {
                if (drawn.argb(x, 80) != 0xff000000) {
                    assertEquals(0.5, light(drawn, x, 80), 0.03, roughness + " at " + x);
                }
            }
        }
    }

    @Test
    void blackMirrorsFourPercentThroughIt() {
        Lighting white = HALF.with("surroundings", Surroundings.WHITE);
        double bare = light(draw(gl.get(), sphere(0, 0, 0), facing(), white), 80, 80);
        double half = light(draw(gl.get(), sphere(0, 0.5f, 0), facing(), white), 80, 80);
        double whole = light(draw(gl.get(), sphere(0, 1, 0), facing(), white), 80, 80);
        // matt black under it mirrors some of its own
        assertEquals(0.5 * 0.04 * (1 - 0.04), whole - bare * 0.96, 0.005);
        assertTrue(bare < half && half < whole, bare + " " + half + " " + whole);
    }

    @Test
    void itShinesAsSoonAsAMeshIsOpened() {
        Look shaded = LOOK.with(Shading.SHADED);
        int[] brightest = new int[2];
        for (int coat = 0; coat < 2; coat++) {
            Scene scene = sphere(0.02f, coat, 0.1f);
            if (coat == 1) {
                assertFalse(SoftwareSceneRenderer.draws(scene, shaded), "needs OpenGL");
            }
            try (SceneRenderer renderer = new SceneRenderer(gl.get())) {
                RgbaImage drawn = renderer.draw(scene, facing(), SIZE, shaded);
                for (int p = 0; p < SIZE.pixels(); p++) {
                    int bright = drawn.channel(p % SIZE.width(), p / SIZE.width(), 1);
                    brightest[coat] = Math.max(brightest[coat], bright);
                }
            }
        }
        assertTrue(brightest[1] > brightest[0] + 60, brightest[0] + " " + brightest[1]);
    }

    /**
     * What lies behind of a sphere, seen from within; not its rims, whose backs go over into fronts.
     *
     * @param side -1 for normals towards the eye
     */
    private static Scene bowl(int side) {
        Scene sphere = sphere(0.3f, 1, 0.3f);
        Mesh whole = sphere.meshes().get(0);
        float[] normals = whole.normals().clone();
        for (int i = 0; i < normals.length; i++) {
            normals[i] *= side;
        }
        int[] all = whole.indices();
        int[] behind = IntStream.range(0, all.length)
                .filter(i -> whole.positions()[3 * all[i - i % 3] + 2] < -0.3f)
                .map(i -> all[i])
                .toArray();
        return new Scene(
                sphere.roots(),
                List.of(new Mesh("bowl", whole.positions(), normals, new float[0], behind, 0)),
                sphere.materials());
    }

    @Test
    void aBowlShinesWithinAsIfItsNormalsWereTurned() {
        for (Shading shading : List.of(Shading.SHADED, Shading.RENDERED)) {
            try (SceneRenderer renderer = new SceneRenderer(gl.get())) {
                RgbaImage back = renderer.draw(bowl(1), facing(), SIZE, LOOK.with(shading));
                RgbaImage front = renderer.draw(bowl(-1), facing(), SIZE, LOOK.with(shading));
                int most = Scenes.maxDifference(back, front, 0);
                assertTrue(most <= 1, shading + " differs by " + most + "/255");
            }
        }
    }

    /**
     * A sheet seen from below, almost along it.
     *
     * @param side -1 for normals that point down
     * @param degrees of the eye below it
     */
    private static RgbaImage sheet(SceneRenderer renderer, Shading shading, int side, double degrees) {
        float[] corners = {-1, 0, -1, 1, 0, -1, 1, 0, 1, -1, 0, 1};
        float[] up = {0, side, 0, 0, side, 0, 0, side, 0, 0, side, 0};
        Mesh mesh = new Mesh("sheet", corners, up, new float[0], new int[] {0, 2, 1, 0, 3, 2}, 0);
        Scene sphere = sphere(0.3f, 0, 0.5f);
        double below = Math.toRadians(degrees);
        Camera eye = new Camera(
                new Vector3f(0, (float) (-3 * Math.sin(below)), (float) (3 * Math.cos(below))),
                new Vector3f(),
                new Vector3f(0, 1, 0),
                new Projection.Perspective(0.7f, 1, 0.1f, 100));
        return renderer.draw(
                new Scene(sphere.roots(), List.of(mesh), sphere.materials()), eye, SIZE, LOOK.with(shading));
    }

    @Test
    void undersidesOfSheetsAreDarkAtAnyAngle() {
        try (SceneRenderer renderer = new SceneRenderer(gl.get())) {
            for (Shading shading : List.of(Shading.SHADED, Shading.RENDERED)) {
                for (double degrees : new double[] {20, 10, 6, 3}) {
                    RgbaImage back = sheet(renderer, shading, 1, degrees);
                    RgbaImage turned = sheet(renderer, shading, -1, degrees);
                    int most = Scenes.maxDifference(back, turned, 0);
                    assertTrue(most <= 2, shading + " at " + degrees + " degrees differs by " + most + "/255");
                }
            }
        }
    }
}
