package diorama.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;
import java.util.List;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Test;

class LensPainterTest {
    private static final Size SIZE = new Size(64, 48);
    private static final double SHARP = 4;
    private static final Scene EMPTY = new Scene(List.of(), List.of(), List.of());

    /** Draws one white dot for a point in space. */
    private record Dot(Vector3f point) implements ScenePainter {
        @Override
        public RgbaImage draw(Scene scene, Camera camera, Size size, Look look) {
            Vector4f clip = camera.viewProjection().transform(new Vector4f(point, 1));
            RgbaImage out = RgbaImage.allocate(size);
            int x = (int) Math.floor((clip.x / clip.w + 1) / 2 * size.width());
            int y = (int) Math.floor((1 - clip.y / clip.w) / 2 * size.height());
            out.setArgb(x, y, 0xffffffff);
            return out;
        }

        @Override
        public String name() {
            return "dot";
        }

        @Override
        public void close() {
            // owns nothing
        }
    }

    private static RgbaImage drawn(Vector3f point, double radius, double shutter) {
        RgbaImage out = RgbaImage.allocate(SIZE);
        Projection window = new Projection.OffAxis(-0.4f, 0.4f, -0.3f, 0.3f, 0.5f, 100);
        new LensPainter(new Dot(point), SIZE)
                .draw(
                        EMPTY,
                        shift -> new Camera(
                                new Vector3f((float) shift, 0, 0),
                                new Vector3f((float) shift, 0, -1),
                                new Vector3f(0, 1, 0),
                                window),
                        SHARP,
                        new LensPainter.Lens(radius, shutter, 64),
                        Look.DEFAULTS,
                        out);
        return out;
    }

    private static int lit(RgbaImage image) {
        int count = 0;
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                count += image.channel(x, y, 0) > 0 ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void whatIsSharpStaysInItsPixelAndItsNeighbours() {
        assertTrue(lit(drawn(new Vector3f(0.01f, 0.01f, (float) -SHARP), 0.2, 0)) <= 4);
    }

    @Test
    void whatIsBehindBecomesADisk() {
        // at 12 a lens of 0.2 is seen 0.2 * (12 - 4) / 4 = 0.4 wide, of a view 19.2 wide in 64 px: 1.3 px round
        // at 40: 0.2 * 9 = 1.8 of 64 = 1.8 px; nearer things more: at 1.5 0.125 of 2.4 = 3.3 px
        int wide = lit(drawn(new Vector3f(0.01f, 0.01f, -1.5f), 0.2, 0));
        assertTrue(wide > 20 && wide < 70, "pixels of the disk: " + wide);
        int far = lit(drawn(new Vector3f(0.01f, 0.01f, -12), 0.2, 0));
        assertTrue(far > 4 && far < wide, "pixels of the disk: " + far);
    }

    @Test
    void anOpenShutterDrawsLines() {
        RgbaImage line = drawn(new Vector3f(0.01f, 0.01f, -4), 0, 1);
        // half a unit to each side of a view 6.4 wide: 10 px in a row or two
        int row = 0;
        for (int x = 0; x < SIZE.width(); x++) {
            row += line.channel(x, 23, 0) > 0 ? 1 : 0;
        }
        assertEquals(10, row, 2);
        assertTrue(lit(line) <= 26, "pixels lit: " + lit(line));
    }
}
