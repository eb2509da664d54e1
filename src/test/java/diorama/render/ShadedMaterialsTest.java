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
import diorama.mesh.Scene;
import java.util.Optional;
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

    @Test
    void plainMaterialsNeedNoOpenGl() {
        assertTrue(SoftwareSceneRenderer.draws(onFloor(0.5f, 1, paint(1), paint(1)), SHADED));
    }
}
