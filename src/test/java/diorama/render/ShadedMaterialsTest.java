package diorama.render;

import static diorama.render.LitScenes.LOOK;
import static diorama.render.LitScenes.SIZE;
import static diorama.render.LitScenes.above;
import static diorama.render.LitScenes.onFloor;
import static diorama.render.LitScenes.paint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.gl.HeadlessDevice;
import diorama.image.RgbaImage;
import diorama.mesh.Finish;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All that a material has is seen as soon as a mesh is opened. */
@Tag("gl")
class ShadedMaterialsTest {
    private static final Look SHADED = LOOK.with(Shading.SHADED);

    @RegisterExtension
    final HeadlessDevice gl = new HeadlessDevice();

    private static Material black(Vector3f light, MaterialMaps maps) {
        return new Material("black", new Vector4f(0, 0, 0, 1), Optional.empty(), 1, 1, false, light, false, maps);
    }

    private static MaterialMaps emission(int argb) {
        RgbaImage map = RgbaImage.allocate(new Size(1, 1));
        map.setArgb(0, 0, argb);
        return new MaterialMaps(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(map));
    }

    private RgbaImage draw(Scene scene) {
        assertFalse(SoftwareSceneRenderer.draws(scene, SHADED), "needs OpenGL");
        try (SceneRenderer renderer = new SceneRenderer(gl.get())) {
            return renderer.draw(scene, above(), SIZE, SHADED);
        }
    }

    @Test
    void surfacesShineByThemselves() {
        RgbaImage drawn = draw(onFloor(0.5f, 1, paint(1), black(new Vector3f(0, 0.5f, 0), MaterialMaps.NONE)));
        assertTrue(drawn.channel(80, 80, 1) > 170, Integer.toHexString(drawn.argb(80, 80)));
        RgbaImage red = draw(onFloor(0.5f, 1, paint(1), black(new Vector3f(1, 1, 1), emission(0xffff0000))));
        assertTrue(red.channel(80, 80, 0) > 200 && red.channel(80, 80, 1) < 100, Integer.toHexString(red.argb(80, 80)));
    }

    @Test
    void whatIsHalfClearShowsWhatIsBehind() {
        RgbaImage whole = draw(onFloor(0.5f, 1, paint(1), black(new Vector3f(0, 0, 1e-3f), MaterialMaps.NONE)));
        Material glass = new Material("glass", new Vector4f(0, 0, 0, 0.2f), Optional.empty(), 0, 1, false);
        RgbaImage clear = draw(onFloor(0.5f, 1, paint(1), glass));
        double floor = LinearLight.of(clear.channel(10, 10, 0));
        double through = LinearLight.of(clear.channel(80, 80, 0));
        // two faces let four fifths through each, and mirror a little
        assertEquals(0.64 * floor, through, 0.1 * floor);
        assertTrue(whole.channel(80, 80, 0) < clear.channel(80, 80, 0) / 2);
    }

    @Test
    void picturesCountAsMuchAsTheMaterialSays() {
        assertEquals(0, occluded(1).channel(80, 80, 1), "all of what is black");
        int half = occluded(0.5f).channel(80, 80, 1);
        int none = occluded(0).channel(80, 80, 1);
        assertTrue(0 < half && half < none, half + " " + none);
    }

    private RgbaImage occluded(float share) {
        RgbaImage map = RgbaImage.allocate(new Size(1, 1));
        map.setArgb(0, 0, 0xff000000);
        MaterialMaps maps = new MaterialMaps(Optional.empty(), Optional.empty(), Optional.of(map), Optional.empty());
        Material white =
                new Material("white", new Vector4f(1), Optional.empty(), 0, 1, false, new Vector3f(), false, maps);
        return draw(onFloor(0.5f, 1, paint(1), white.with(new Finish(false, 0, 1, share, ""))));
    }

    private static Material glass(Vector4f color, Optional<RgbaImage> picture, boolean cutout, MaterialMaps maps) {
        return new Material("glass", color, picture, 1, 1, false, new Vector3f(0, 0, 1e-3f), cutout, maps)
                .with(new Finish(false, 1, 1, 1, ""));
    }

    private static RgbaImage plain(int argb) {
        RgbaImage out = RgbaImage.allocate(new Size(1, 1));
        out.setArgb(0, 0, argb);
        return out;
    }

    private static MaterialMaps metal(int argb) {
        return new MaterialMaps(Optional.of(plain(argb)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private RgbaImage drawn(Look look, Material material) {
        try (SceneRenderer renderer = new SceneRenderer(gl.get())) {
            return renderer.draw(onFloor(0.5f, 1, paint(1), material), above(), SIZE, look);
        }
    }

    /** How much of the grey floor's green is seen through something red. */
    private double through(Look look, Material red) {
        RgbaImage drawn = drawn(look, red);
        return LinearLight.of(drawn.channel(80, 80, 1)) / LinearLight.of(drawn.channel(10, 10, 1));
    }

    @Test
    void whatIsCutOutAtLittleAlphaIsThere() {
        Material red = new Material(
                "red",
                new Vector4f(1, 0, 0, 1e30f),
                Optional.empty(),
                1,
                1,
                false,
                new Vector3f(),
                true,
                MaterialMaps.NONE);
        assertTrue(through(SHADED, red) < 0.3);
        assertTrue(through(LOOK, red) < 0.3);
    }

    @Test
    void glassThatIsCutOutIsThere() {
        Material red = new Material(
                "red",
                new Vector4f(1, 0, 0, 1),
                Optional.empty(),
                0,
                1,
                false,
                new Vector3f(),
                true,
                MaterialMaps.NONE);
        for (Look look : List.of(SHADED, LOOK)) {
            double seen = through(look, red.with(new Finish(false, 1, 1, 1, "")));
            assertTrue(seen < 0.3, look.shading() + ": " + seen);
        }
    }

    @Test
    void picturesSayWhereGlassIs() {
        for (Look look : List.of(SHADED, LOOK)) {
            Vector4f red = new Vector4f(1, 0, 0, 1);
            double lens = through(look, glass(red, Optional.empty(), false, metal(0xffffff00)));
            double frame = through(look, glass(red, Optional.empty(), false, metal(0xffffffff)));
            assertTrue(lens > 0.5 && frame < 0.3, look.shading() + ": " + lens + " " + frame);
            Vector4f white = new Vector4f(1);
            double clear = through(look, glass(white, Optional.of(plain(0xffffffff)), false, metal(0xffffff00)));
            double dark = through(look, glass(white, Optional.of(plain(0xff000000)), false, metal(0xffffff00)));
            assertTrue(clear > 0.5 && dark < 0.3, look.shading() + ": " + clear + " " + dark);
        }
    }

    @Test
    void coloursOfVerticesThatHideAllAreOpaque() {
        for (int alpha : new int[] {255, 254}) {
            byte[] colors = new byte[12];
            Arrays.fill(colors, (byte) alpha);
            float[] corners = {0, 0, 0, 1, 0, 0, 0, 1, 0};
            Mesh mesh = new Mesh(
                    "m", corners, new float[0], new float[0], colors, new int[] {0, 1, 2}, 0, Optional.empty());
            Node node = new Node("n", new Matrix4f(), List.of(0), Optional.empty(), List.of());
            try (GpuScene gpu = new GpuScene(gl.get().scope(), 64, Pyramids.none())) {
                PlacedScene placed = gpu.load(new Scene(List.of(node), List.of(mesh), List.of(paint(1))));
                assertEquals(alpha == 255, gpu.opaque(placed.meshes().get(0)));
            }
        }
    }

    @Test
    void plainMaterialsNeedNoOpenGl() {
        assertTrue(SoftwareSceneRenderer.draws(onFloor(0.5f, 1, paint(1), paint(1)), SHADED));
    }
}
