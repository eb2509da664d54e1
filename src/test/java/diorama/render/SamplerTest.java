package diorama.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.gl.GlDevice;
import diorama.gl.Headless;
import diorama.image.RgbaImage;
import diorama.image.Sampler;
import diorama.image.Sampler.Copies;
import diorama.image.Sampler.Filter;
import diorama.image.Sampler.Wrap;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures are looked up as the samplers of files say, by both painters. */
class SamplerTest {
    private static final int SIDE = 4;

    /** Sixteen colours. */
    private static RgbaImage colors() {
        RgbaImage out = RgbaImage.allocate(new Size(SIDE, SIDE));
        for (int i = 0; i < SIDE * SIDE; i++) {
            out.setArgb(i % SIDE, i / SIDE, 0xff000000 | (i % SIDE * 85) << 16 | (i / SIDE * 85) << 8 | 0x40);
        }
        return out;
    }

    /** A square that shows a picture from {@code low} to {@code high} of its coordinates. */
    private static Scene square(RgbaImage picture, Sampler sampler, float low, float high) {
        Material paint = new Material("paint", new Vector4f(1), Optional.of(picture), 0, 1, true).with(sampler);
        Mesh mesh = new Mesh(
                "square",
                new float[] {-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0},
                new float[0],
                new float[] {low, high, high, high, high, low, low, low},
                new int[] {0, 1, 2, 0, 2, 3},
                0);
        Node node = new Node("square", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        return new Scene(List.of(node), List.of(mesh), List.of(paint));
    }

    private static RgbaImage draw(ScenePainter painter, Scene scene, int side) {
        Camera facing = new Camera(
                new Vector3f(0, 0, 4),
                new Vector3f(),
                new Vector3f(0, 1, 0),
                new Projection.Orthographic(2, 1, 0.1f, 10));
        Look look = Look.DEFAULTS.withSamples(1).with(Backdrop.BLACK);
        return painter.draw(scene, facing, new Size(side, side), look);
    }

    private static void wraps(ScenePainter painter) {
        RgbaImage picture = colors();
        for (Wrap u : Wrap.values()) {
            for (Wrap v : Wrap.values()) {
                Sampler crisp = new Sampler(u, v, Filter.NEAREST, Filter.NEAREST, Copies.NONE);
                RgbaImage drawn = draw(painter, square(picture, crisp, -1, 2), 4 * 3 * SIDE);
                for (int y = 0; y < 3 * SIDE; y++) {
                    for (int x = 0; x < 3 * SIDE; x++) {
                        int wanted = picture.argb(u.texel(x - SIDE, SIDE), v.texel(y - SIDE, SIDE));
                        String where = painter.name() + " " + u + " " + v + " texel " + x + "," + y;
                        near(wanted, drawn.argb(4 * x + 2, 4 * y + 2), where);
                        near(wanted, drawn.argb(4 * x, 4 * y + 3), where + ", a corner of it");
                    }
                }
            }
        }
    }

    private static void near(int wanted, int got, String where) {
        for (int shift = 0; shift < 24; shift += 8) {
            assertEquals((wanted >> shift) & 255, (got >> shift) & 255, 1, where);
        }
    }

    /** Lines of one texel, shown at a quarter: one of them, or what they are together. */
    private static void shrinks(ScenePainter painter) {
        RgbaImage lines = RgbaImage.allocate(new Size(64, 64));
        for (int i = 0; i < 64 * 64; i++) {
            lines.setArgb(i % 64, i / 64, i % 2 == 0 ? 0xff000000 : 0xffffffff);
        }
        Sampler crisp = new Sampler(Wrap.REPEAT, Wrap.REPEAT, Filter.NEAREST, Filter.NEAREST, Copies.NONE);
        int one = draw(painter, square(lines, crisp, 0, 1), 16).channel(8, 8, 0);
        assertEquals(0, one % 255, painter.name());
        for (Copies copies : List.of(Copies.NEAREST, Copies.BETWEEN)) {
            Sampler mean = new Sampler(Wrap.REPEAT, Wrap.REPEAT, Filter.NEAREST, Filter.NEAREST, copies);
            int all = draw(painter, square(lines, mean, 0, 1), 16).channel(8, 8, 0);
            assertEquals(188, all, 2, painter.name() + " " + copies);
        }
    }

    @Test
    void texelsBeyondTheRimAreThoseOfTheWay() {
        assertArrayEquals(new int[] {2, 0, 1, 2, 0, 1, 2, 0, 1, 2}, texels(Wrap.REPEAT));
        assertArrayEquals(new int[] {2, 2, 1, 0, 0, 1, 2, 2, 1, 0}, texels(Wrap.MIRROR));
        assertArrayEquals(new int[] {0, 0, 0, 0, 0, 1, 2, 2, 2, 2}, texels(Wrap.CLAMP));
    }

    private static int[] texels(Wrap wrap) {
        return IntStream.range(-4, 6).map(i -> wrap.texel(i, 3)).toArray();
    }

    @Test
    void theProcessorsPainterHeedsThem() {
        try (ScenePainter painter = new SoftwareSceneRenderer()) {
            wraps(painter);
            shrinks(painter);
        }
    }

    @Test
    @Tag("gl")
    void openGlHeedsThem() {
        try (GlDevice device = Headless.device();
                SceneRenderer painter = new SceneRenderer(device)) {
            wraps(painter);
            shrinks(painter);
        }
    }
}
