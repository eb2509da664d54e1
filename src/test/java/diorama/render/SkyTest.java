package diorama.render;

import static diorama.render.LitScenes.SIZE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.gl.HeadlessDevice;
import diorama.gl.Program;
import diorama.image.LightMap;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joml.Vector3f;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Surroundings behind the scene. */
@Tag("gl")
class SkyTest {
    private static final Look LOOK = Look.DEFAULTS.withSamples(1).with(Backdrop.SURROUNDINGS);
    private static final Scene NOTHING = new Scene(List.of(), List.of(), List.of());
    private static final Lighting PLAIN = Lighting.DEFAULTS.with("tone-map", ToneMap.PLAIN);

    @RegisterExtension
    final HeadlessDevice gl = new HeadlessDevice();

    private RgbaImage draw(Lighting lighting, Optional<LightMap> own, Vector3f target) {
        Camera camera = new Camera(
                new Vector3f(3, 2, 1),
                new Vector3f(3, 2, 1).add(target),
                new Vector3f(0, 1, 0),
                new Projection.Perspective(1, 1, 0.1f, 100));
        try (SceneRenderer renderer = new SceneRenderer(gl.get())) {
            renderer.light(lighting, own, false);
            RgbaImage drawn = renderer.draw(NOTHING, camera, SIZE, LOOK);
            for (Program program : gl.get().scope().programs()) {
                if (program.toString().contains("sky")) {
                    assertEquals(Set.of(), program.neverSet(), program.toString());
                }
            }
            return drawn;
        }
    }

    private static double[] light(RgbaImage image, int x, int y) {
        double[] out = new double[3];
        for (int c = 0; c < 3; c++) {
            out[c] = LinearLight.of(image.channel(x, y, c));
        }
        return out;
    }

    @Test
    void theSkyIsWhereSurfacesSeeIt() {
        RgbaImage drawn =
                draw(PLAIN.with("surroundings", Surroundings.SKY), Optional.empty(), new Vector3f(0.4f, 0.2f, -1));
        Vector3f back = new Vector3f(-0.4f, -0.2f, 1).normalize();
        Vector3f right = new Vector3f(0, 1, 0).cross(back).normalize();
        Vector3f up = new Vector3f(back).cross(right);
        float half = (float) Math.tan(0.5);
        float[] wanted = new float[3];
        for (int[] at : new int[][] {{80, 80}, {10, 20}, {150, 8}, {30, 140}, {120, 150}}) {
            Vector3f d = new Vector3f(right)
                    .mul(half * ((at[0] + 0.5f) / 80 - 1))
                    .add(new Vector3f(up).mul(half * (1 - (at[1] + 0.5f) / 80)))
                    .sub(back)
                    .normalize();
            Surroundings.SKY.of(d.x, d.y, d.z, wanted);
            double[] seen = light(drawn, at[0], at[1]);
            for (int c = 0; c < 3; c++) {
                assertEquals(Math.min(1, wanted[c]), seen[c], 0.012, "channel " + c + " at " + at[0] + ", " + at[1]);
            }
        }
    }

    /** Red before (-Z) and at the left, green behind and at the right. */
    private static LightMap halves() {
        Size size = new Size(256, 128);
        float[] rgb = new float[3 * size.pixels()];
        for (int i = 0; i < size.pixels(); i++) {
            rgb[3 * i + (i % 256 < 128 ? 0 : 1)] = 0.5f;
        }
        return new LightMap(size, rgb);
    }

    @Test
    void aPictureOfYourOwnTurnsWithTheLight() {
        Optional<LightMap> own = Optional.of(halves());
        Vector3f left = new Vector3f(-1, 0, 0);
        double[] before = light(draw(PLAIN, own, left), 80, 80);
        assertEquals(0.5, before[0], 0.01);
        assertEquals(0, before[1], 0.01);
        double[] turned = light(draw(PLAIN.with("light-turn", 180f), own, left), 80, 80);
        assertEquals(0, turned[0], 0.01);
        assertEquals(0.5, turned[1], 0.01);
        assertEquals(
                0.25,
                light(draw(PLAIN.with("exposure", -1f), own, left), 80, 80)[0],
                0.01,
                "as bright as what it lights");
    }

    @Test
    void blurMixesWhatLiesBesideEachOther() {
        Vector3f ahead = new Vector3f(0, 0, -1);
        RgbaImage sharp = draw(PLAIN, Optional.of(halves()), ahead);
        RgbaImage soft = draw(PLAIN.with("backdrop-blur", 40f), Optional.of(halves()), ahead);
        assertTrue(light(sharp, 74, 80)[1] < 0.02, "sharp");
        double mixed = light(soft, 74, 80)[1];
        assertTrue(mixed > 0.1 && mixed < 0.4, mixed + " of the other half");
    }
}
