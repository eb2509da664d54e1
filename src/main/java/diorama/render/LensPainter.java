package diorama.render;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.joml.Vector3f;

/**
 * Draws a frame as the mean, in linear light, of pictures from many points of a lens and many moments of an open shutter: sharp
 * and blurred things cover each other as they do in a camera, and what a blurred object half hides is really seen.
 *
 * <p>Source: Haeberli and Akeley, The accumulation buffer, 1990. It differs in that all of its views are off-axis, as a stereo
 * pair's, in that points of the lens lie on a sunflower's spiral (Vogel, 1979), and in that each view is moved within the pixel too,
 * which smooths edges.
 */
public final class LensPainter {
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

    /** The camera of each moment. */
    @FunctionalInterface
    public interface Path {
        /** @param shift later than the frame's own moment, frames */
        Camera camera(double shift);
    }

    /**
     * @param radius of the lens, scene units
     * @param shutter how long it is open, frames
     * @param samples pictures of a frame
     */
    public record Lens(double radius, double shutter, int samples) {}

    private final ScenePainter painter;
    private final Size size;
    private final float[] sum;

    /** @param painter used on the calling thread, not closed */
    public LensPainter(ScenePainter painter, Size size) {
        this.painter = painter;
        this.size = size;
        sum = new float[3 * size.pixels()];
    }

    /**
     * Fills {@code into} with one frame; opaque.
     *
     * @param sharpDistance of the plane that is sharp, from each moment's camera along its line of sight, scene units
     */
    public void draw(Scene scene, Path path, double sharpDistance, Lens lens, Look look, RgbaImage into) {
        Arrays.fill(sum, 0);
        for (int k = 0; k < lens.samples(); k++) {
            add(painter.draw(scene, camera(path, sharpDistance, lens, k, size), size, look));
        }
        mean(lens.samples(), into);
    }

    /**
     * The camera of one of the pictures whose mean is a frame; the first ones are near the middle of the lens.
     *
     * @param k from 0 to the lens' number of samples
     * @param size of the frame, px
     */
    public static Camera camera(Path path, double sharpDistance, Lens lens, int k, Size size) {
        double place = (k + 0.5) / lens.samples();
        // moments in an order of their own, so that the lens and the shutter do not go together
        double moment = radicalInverse(k) - 0.5;
        double radius = lens.radius() * Math.sqrt(place);
        return aside(
                path.camera(lens.shutter() * moment),
                radius * Math.cos(k * GOLDEN_ANGLE),
                radius * Math.sin(k * GOLDEN_ANGLE),
                sharpDistance,
                (radicalInverse(2 * k + 1) - 0.5) / size.width(),
                (place - 0.5) / size.height());
    }

    /**
     * The camera moved within its own picture plane, what lies at {@code distance} standing still, and its window by shares of its
     * width and height.
     */
    private static Camera aside(Camera camera, double x, double y, double distance, double shareX, double shareY) {
        Vector3f sight = camera.target().sub(camera.eye(), new Vector3f()).normalize();
        Vector3f right = sight.cross(camera.up(), new Vector3f()).normalize();
        Vector3f up = right.cross(sight, new Vector3f());
        Vector3f way = right.mul((float) x, new Vector3f()).add(up.mul((float) y, new Vector3f()));
        if (!(camera.projection() instanceof Projection.OffAxis w)) {
            throw new IllegalArgumentException("a lens wants an off-axis camera: " + camera.projection());
        }
        float slideX = (float) (shareX * (w.right() - w.left()) - x * w.near() / distance);
        float slideY = (float) (shareY * (w.top() - w.bottom()) - y * w.near() / distance);
        return new Camera(
                camera.eye().add(way, new Vector3f()),
                camera.target().add(way, new Vector3f()),
                camera.up(),
                new Projection.OffAxis(
                        w.left() + slideX,
                        w.right() + slideX,
                        w.bottom() + slideY,
                        w.top() + slideY,
                        w.near(),
                        w.far()));
    }

    /** Digits of k in base 2 mirrored at the point: spreads evenly over [0,1) however many are taken (van der Corput). */
    private static double radicalInverse(int k) {
        return (Integer.reverse(k) >>> 1) / (double) (1L << 31);
    }

    private void add(RgbaImage picture) {
        ByteBuffer from = picture.rgba();
        Parallel.rows(size.height(), (top, bottom) -> {
            for (int p = top * size.width(); p < bottom * size.width(); p++) {
                for (int c = 0; c < 3; c++) {
                    sum[3 * p + c] += LinearLight.of(from.get(4 * p + c) & 0xff);
                }
            }
        });
    }

    private void mean(int samples, RgbaImage into) {
        ByteBuffer to = into.rgba();
        Parallel.rows(size.height(), (top, bottom) -> {
            for (int p = top * size.width(); p < bottom * size.width(); p++) {
                for (int c = 0; c < 3; c++) {
                    to.put(4 * p + c, (byte) LinearLight.encode(sum[3 * p + c] / samples));
                }
                to.put(4 * p + 3, (byte) 255);
            }
        });
    }
}
