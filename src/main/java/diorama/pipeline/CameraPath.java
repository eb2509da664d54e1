package diorama.pipeline;

import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.image.DepthMap;
import diorama.relief.PhotoGeometry;
import org.joml.Vector3d;
import org.joml.Vector3f;
import org.joml.Vector4f;

/**
 * The cameras of a clip. The plane of inverse depth {@code focus} keeps its place in moves within the picture plane: the window
 * is off-axis as for the eyes of a stereo pair. The view is narrowed, and if that is not enough the move shortened, until the
 * photo's borders stay outside of every frame.
 */
final class CameraPath {
    /** Parallax between near and far at intensity 1, share of the longer side. */
    static final double PARALLAX = 0.05;
    /** The borders may be cropped by narrowing the view this far. */
    static final double MAX_CROP = 1.12;

    private static final int BORDER_SAMPLES = 64;
    private static final int FRAME_SAMPLES = 24;

    private final PhotoGeometry geometry;
    private final ZoomOptions options;
    private final double focusDistance;
    private final double reach;
    private final double crop;

    CameraPath(PhotoGeometry geometry, DepthMap depth, ZoomOptions options) {
        this.geometry = geometry;
        this.options = options;
        this.focusDistance = geometry.distance(options.focus());
        Vector3d[] border = border(geometry, depth);
        double reach = options.intensity();
        double crop = cropFor(reach, border);
        while (crop > MAX_CROP && reach > 0.01) {
            reach *= 0.9;
            crop = cropFor(reach, border);
        }
        this.reach = reach;
        this.crop = Math.min(crop, MAX_CROP);
    }

    /** The camera at time {@code t} in [0,1); 1 is 0 again in a loop. */
    Camera at(double t) {
        return camera(t, reach, crop);
    }

    private Camera camera(double t, double amount, double zoom) {
        double turn = 2 * Math.PI * t;
        double there = options.loop() ? (1 - Math.cos(turn)) / 2 : t * t * (3 - 2 * t);
        // metres sideways that move near against far by PARALLAX
        double side = amount * PARALLAX * geometry.size().longSide() / (geometry.focalPx() * geometry.inverseRange());
        double forward = Math.min(0.25 * amount, 0.6) * geometry.near() * there;
        return switch (options.move()) {
            case ZOOM_IN -> straight(new Vector3d(0, 0, -forward), zoom);
            case DOLLY_ZOOM -> straight(new Vector3d(0, 0, -forward), zoom * (focusDistance - forward) / focusDistance);
            case CIRCLE -> shifted(side * Math.sin(turn), side * Math.cos(turn) * 0.6, zoom);
            case SWING -> shifted(side * Math.sin(turn), 0, zoom);
            case ORBIT -> orbiting(Math.atan2(side, focusDistance) * 1.5 * Math.sin(turn), zoom);
        };
    }

    private Camera straight(Vector3d eye, double zoom) {
        return looking(eye, 0, 0, zoom);
    }

    /** Moved in the picture plane, the focused plane standing still in the frame. */
    private Camera shifted(double x, double y, double zoom) {
        return looking(new Vector3d(x, y, 0), x, y, zoom);
    }

    private Camera looking(Vector3d eye, double x, double y, double zoom) {
        float near = (float) (geometry.near() / 4);
        double scale = near / geometry.focalPx() / zoom;
        double halfWidth = geometry.size().width() / 2.0 * scale;
        double halfHeight = geometry.size().height() / 2.0 * scale;
        double slideX = x * near / focusDistance;
        double slideY = y * near / focusDistance;
        Projection window = new Projection.OffAxis(
                (float) (-halfWidth - slideX),
                (float) (halfWidth - slideX),
                (float) (-halfHeight - slideY),
                (float) (halfHeight - slideY),
                near,
                (float) (geometry.far() * 4));
        Vector3f from = new Vector3f((float) eye.x, (float) eye.y, (float) eye.z);
        return new Camera(from, new Vector3f(from.x, from.y, from.z - 1), new Vector3f(0, 1, 0), window);
    }

    private Camera orbiting(double angle, double zoom) {
        Camera straight = looking(new Vector3d(), 0, 0, zoom);
        float z = (float) focusDistance;
        Vector3f eye = new Vector3f((float) (z * Math.sin(angle)), 0, (float) (z * Math.cos(angle)) - z);
        return new Camera(eye, new Vector3f(0, 0, -z), new Vector3f(0, 1, 0), straight.projection());
    }

    /** How much the view must be narrowed so that no frame looks past the photo's borders. */
    private double cropFor(double amount, Vector3d[] border) {
        double worst = 1;
        Vector4f clip = new Vector4f();
        for (int frame = 0; frame <= FRAME_SAMPLES; frame++) {
            var viewProjection =
                    camera((double) frame / FRAME_SAMPLES, amount, 1).viewProjection();
            for (int i = 0; i < border.length; i++) {
                Vector3d p = border[i];
                viewProjection.transform(clip.set((float) p.x, (float) p.y, (float) p.z, 1));
                // sides in the order of border(): left, right, bottom, top
                double outwards =
                        switch (i / BORDER_SAMPLES) {
                            case 0 -> -clip.x;
                            case 1 -> clip.x;
                            case 2 -> -clip.y;
                            default -> clip.y;
                        };
                if (clip.w > 0) {
                    worst = Math.max(worst, clip.w / Math.max(1e-6, outwards));
                }
            }
        }
        return worst;
    }

    private static Vector3d[] border(PhotoGeometry geometry, DepthMap depth) {
        int w = depth.width();
        int h = depth.height();
        Vector3d[] points = new Vector3d[4 * BORDER_SAMPLES];
        for (int i = 0; i < BORDER_SAMPLES; i++) {
            double t = i / (BORDER_SAMPLES - 1.0);
            int x = (int) Math.round(t * (w - 1));
            int y = (int) Math.round(t * (h - 1));
            points[i] = geometry.point(0.5, y + 0.5, depth.at(0, y));
            points[BORDER_SAMPLES + i] = geometry.point(w - 0.5, y + 0.5, depth.at(w - 1, y));
            points[2 * BORDER_SAMPLES + i] = geometry.point(x + 0.5, h - 0.5, depth.at(x, h - 1));
            points[3 * BORDER_SAMPLES + i] = geometry.point(x + 0.5, 0.5, depth.at(x, 0));
        }
        return points;
    }
}
