package diorama.render;

import static diorama.render.LitScenes.HALF;
import static diorama.render.LitScenes.LOOK;
import static diorama.render.LitScenes.SIZE;
import static diorama.render.LitScenes.above;
import static diorama.render.LitScenes.draw;
import static diorama.render.LitScenes.facing;
import static diorama.render.LitScenes.light;
import static diorama.render.LitScenes.onFloor;
import static diorama.render.LitScenes.paint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.gl.HeadlessDevice;
import diorama.image.RgbaImage;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefOptions;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Physically based light against what is known of it. */
@Tag("gl")
class RenderedTest {
    @RegisterExtension
    final HeadlessDevice gl = new HeadlessDevice();

    @Test
    void aWhiteSphereInWhiteSurroundingsIsWhiteAtAnyRoughness() {
        Lighting white = HALF.with("surroundings", Surroundings.WHITE);
        for (float metallic : new float[] {0, 0.5f, 1}) {
            for (float roughness : new float[] {0, 0.25f, 0.6f, 1}) {
                RgbaImage drawn = draw(gl.get(), Scenes.sphere(new Vector4f(1), metallic, roughness), facing(), white);
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
        RgbaImage metal = draw(gl.get(), Scenes.sphere(new Vector4f(0.5f, 0.5f, 0.5f, 1), 1, 0), facing(), white);
        assertEquals(0.25, light(metal, 80, 80), 0.01, "a mirror of 50 %");
    }

    @Test
    void photosKeepTheirColours() {
        Size size = new Size(96, 64);
        PhotoGeometry geometry = PhotoGeometry.of(size, ReliefOptions.DEFAULTS, 0);
        RgbaImage photo = Scenes.noise(size, 1);
        Scene scene = Scenes.relief(photo, Scenes.hills(size), geometry, 8);
        try (SceneRenderer renderer = new SceneRenderer(gl.get())) {
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
        RgbaImage clear = draw(gl.get(), onFloor(0.5f, 1, paint(1), blue), above(), white);
        double floor = LinearLight.of(clear.channel(10, 10, 0));
        double through = LinearLight.of(clear.channel(80, 80, 0));
        // the box has two faces, each lets half of the light through and mirrors a little
        assertEquals(floor / 4, through, 0.05);
        Material mask = new Material(
                "mask", blue.baseColor(), Optional.empty(), 0, 1, false, new Vector3f(), true, MaterialMaps.NONE);
        RgbaImage cut = draw(gl.get(), onFloor(0.5f, 1, paint(1), mask), above(), white);
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
        RgbaImage drawn = draw(gl.get(), onFloor(0.5f, 1, paint(1), lamp), above(), HALF);
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
        return light(
                draw(gl.get(), new Scene(List.of(node), List.of(plate), List.of(material)), facing(), lighting),
                80,
                80);
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
