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

import diorama.base.Size;
import diorama.gl.HeadlessDevice;
import diorama.image.RgbaImage;
import diorama.mesh.Coat;
import diorama.mesh.Finish;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.MaterialMaps.Kind;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.mesh.Sheen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joml.Matrix4f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sheen, and pictures of lacquer, sheen and glass. */
@Tag("gl")
class FinerMapsTest {
    private static final Lighting WHITE = HALF.with("surroundings", Surroundings.WHITE);

    @RegisterExtension
    final HeadlessDevice gl = new HeadlessDevice();

    private static Scene sphere(float grey, Sheen sheen) {
        Scene bare = Scenes.sphere(new Vector4f(grey, grey, grey, 1), 0, 1);
        Finish velvet = new Finish(false, 0, 1, 1, Coat.NONE, sheen, "");
        return new Scene(
                bare.roots(),
                bare.meshes(),
                bare.materials().stream().map(m -> m.with(velvet)).toList());
    }

    /** A square before the eye, whose left half is of the first pixel of a picture and whose right half of the second. */
    private static Scene square(Finish finish, Kind kind, int left, int right, boolean second) {
        RgbaImage picture = RgbaImage.allocate(new Size(2, 1));
        picture.setArgb(0, 0, left);
        picture.setArgb(1, 0, right);
        MaterialMaps maps = new MaterialMaps(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                second ? Set.of(kind) : Set.of(),
                Map.of(),
                Map.of(kind, picture));
        Material dark = new Material("dark", new Vector4f(0, 0, 0, 1), Optional.empty(), 0, 1, false)
                .with(maps)
                .with(finish);
        float[] corners = {-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0};
        float[] uvs = {0, 1, 1, 1, 1, 0, 0, 0};
        float[] mirrored = {1, 1, 0, 1, 0, 0, 1, 0};
        int[] indices = {0, 1, 2, 0, 2, 3};
        Mesh mesh = new Mesh("square", corners, new float[0], uvs, mirrored, new byte[0], indices, 0, Optional.empty());
        Node node = new Node("n", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        return new Scene(List.of(node), List.of(mesh), List.of(dark));
    }

    /** How much brighter the left half is than the right, of 255. */
    private int lean(Look look, Scene scene) {
        try (SceneRenderer renderer = new SceneRenderer(gl.get())) {
            renderer.light(WHITE, Optional.empty(), false);
            RgbaImage drawn = renderer.draw(scene, facing(), SIZE, look);
            return drawn.channel(60, 80, 1) - drawn.channel(100, 80, 1);
        }
    }

    private void assertLeans(int least, Finish finish, Kind kind, int left, int right) {
        for (Look look : List.of(LOOK, LOOK.with(Shading.SHADED))) {
            int one = lean(look, square(finish, kind, left, right, false));
            int other = lean(look, square(finish, kind, left, right, true));
            assertTrue(one > least && other < -least, look.shading() + " " + kind + ": " + one + " " + other);
        }
    }

    @Test
    void fibresShineMostAtTheRim() {
        double bare = light(draw(gl.get(), sphere(0, Sheen.NONE), facing(), WHITE), 80, 80);
        RgbaImage drawn = draw(gl.get(), sphere(0, new Sheen(1, 1, 1, 1)), facing(), WHITE);
        // the integral over white surroundings, of which half is seen: .14 straight on
        assertEquals(0.5 * 0.14, light(drawn, 80, 80) - bare * 0.86, 0.02);
        int rim = 80;
        while (drawn.argb(rim + 1, 80) != 0xff000000) {
            rim++;
        }
        assertTrue(light(drawn, rim - 3, 80) > 2 * light(drawn, 80, 80));
    }

    @Test
    void fibresTakeFromWhatLiesBelowAsMuchAsTheyMirror() {
        RgbaImage drawn = draw(gl.get(), sphere(1, new Sheen(1, 1, 1, 0.6f)), facing(), WHITE);
        for (int x = 40; x < 120; x++) {
            assertEquals(0.5, light(drawn, x, 80), 0.03, "at " + x);
        }
    }

    @Test
    void theyAreSeenAsSoonAsAMeshIsOpened() {
        Scene scene = sphere(0, new Sheen(0, 1, 0, 0.5f));
        Look shaded = LOOK.with(Shading.SHADED);
        assertFalse(SoftwareSceneRenderer.draws(scene, shaded), "needs OpenGL");
        try (SceneRenderer renderer = new SceneRenderer(gl.get())) {
            RgbaImage drawn = renderer.draw(scene, facing(), SIZE, shaded);
            int greener = 0;
            for (int p = 0; p < SIZE.pixels(); p++) {
                int x = p % SIZE.width();
                int y = p / SIZE.width();
                greener = Math.max(greener, drawn.channel(x, y, 1) - drawn.channel(x, y, 0));
            }
            assertTrue(greener > 60, "" + greener);
        }
    }

    @Test
    void picturesSayWhereLacquerAndSheenAre() {
        Finish coat = new Finish(false, 0, 1, 1, new Coat(1, 0.1f, 1), Sheen.NONE, "");
        assertLeans(3, coat, Kind.COAT, 0xffff0000, 0xff00ffff);
        Finish sheen = new Finish(false, 0, 1, 1, Coat.NONE, new Sheen(1, 1, 1, 1), "");
        assertLeans(15, sheen, Kind.SHEEN, 0xffffffff, 0xff000000);
        assertLeans(15, sheen, Kind.SHEEN_ROUGHNESS, 0xff000000, 0x00ffffff);
    }

    @Test
    void lacquerHasRoughnessAndBumpsOfItsOwn() {
        Finish coat = new Finish(false, 0, 1, 1, new Coat(1, 1, 1), Sheen.NONE, "");
        int roughness = lean(LOOK, square(coat, Kind.COAT_ROUGHNESS, 0xff000000, 0xff00ff00, false));
        assertTrue(roughness > 3, "" + roughness);
        Finish smooth = new Finish(false, 0, 1, 1, new Coat(1, 0.05f, 1), Sheen.NONE, "");
        // slopes that look up see the bright part of the studio
        int up = lean(LOOK.with(Shading.SHADED), square(smooth, Kind.COAT_NORMAL, 0xff80e0c0, 0xff8020c0, false));
        assertTrue(up > 10, "" + up);
    }

    @Test
    void picturesSayWhereLightGoesThrough() {
        Finish glass = new Finish(false, 1, 1, 1, "");
        Scene pane = square(glass, Kind.TRANSMISSION, 0xffff0000, 0xff00ffff, false);
        Material white = new Material("white", new Vector4f(1), Optional.empty(), 0, 1, false)
                .with(pane.materials().get(0).maps())
                .with(glass);
        Material red = new Material("red", new Vector4f(1, 0, 0, 1), Optional.empty(), 0, 1, true);
        float[] corners = {-9, -9, -1, 9, -9, -1, 9, 9, -1, -9, 9, -1};
        Mesh wall = new Mesh("wall", corners, new float[0], new float[0], new int[] {0, 1, 2, 0, 2, 3}, 1);
        Node node = new Node("n", new Matrix4f(), List.of(0, 1), Optional.empty(), List.of());
        Scene scene = new Scene(List.of(node), List.of(pane.meshes().get(0), wall), List.of(white, red));
        for (Look look : List.of(LOOK, LOOK.with(Shading.SHADED))) {
            // green is seen of the pane alone
            int lean = lean(look, scene);
            assertTrue(lean < -60, look.shading() + ": " + lean);
        }
    }
}
