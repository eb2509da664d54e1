package diorama.pipeline.clip;

import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.image.DepthMap;
import diorama.relief.PhotoGeometry;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector3d;
import org.joml.Vector3f;
import org.joml.Vector3fc;
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
    private final Optional<CameraKeys> keys;
    private final double focusDistance;
    /** How far the camera stands back for flatter perspective, scene units. */
    private final double back;

    private final double reach;
    private final double crop;

    /**
     * The options' move, or the given one.
     *
     * @param depth of the photo or of the grid that its surface was worked out on
     */
    CameraPath(PhotoGeometry geometry, DepthMap depth, ZoomOptions options, Optional<CameraKeys> keys) {
        this.geometry = geometry;
        this.options = options;
        this.keys = options.loop() ? keys.map(k -> k.closed(options.seconds())) : keys;
        this.focusDistance = geometry.distance(options.focus());
        this.back = focusDistance * options.isometric() / (1 - options.isometric());
        Vector3d[] border = border(geometry.scaled(depth.size()), depth);
        // flat perspective and wide keys need some without any move
        double most = MAX_CROP * cropFor(0, border);
        double reach = options.intensity();
        double crop = cropFor(reach, border);
        // keys are where they were set, even if the photo ends there
        while (crop > most && reach > 0.01 && keys.isEmpty()) {
            reach *= 0.9;
            crop = cropFor(reach, border);
        }
        this.reach = reach;
        this.crop = Math.min(crop, most);
    }

    /** The camera at time {@code t} in [0,1]; 1 is 0 again in a loop. */
    Camera at(double t) {
        return camera(t, reach, crop);
    }

    /** The key of a place; see {@link ZoomClip#key}. */
    CameraKey key(float seconds, Vector3fc eye, float yaw, float pitch, float zoom) {
        double amount = Math.max(1e-3, options.intensity());
        double side = 2 * amount * sideways(PARALLAX);
        double angle = Math.atan2(side, focusDistance) * 1.5;
        Vector3f straight = around(yaw, pitch, 0).invertAffine().transformPosition(eye, new Vector3f());
        double longest = Math.min(0.25 * amount, 0.6) * geometry.near();
        return new CameraKey(
                seconds,
                (float) (straight.x / side),
                (float) (straight.y / side),
                (float) ((back - straight.z) / longest),
                (float) (yaw / angle),
                (float) (pitch / angle),
                0,
                zoom,
                CameraKey.Ease.SPLINE);
    }

    /** Distance from {@code camera} of what has inverse depth {@code d} in the photo's middle, scene units along its sight. */
    double distance(Camera camera, double d) {
        Vector3f sight = camera.target().sub(camera.eye(), new Vector3f()).normalize();
        return sight.dot(new Vector3f(0, 0, (float) -geometry.distance(d)).sub(camera.eye()));
    }

    /** Half the way sideways that moves near against far by {@code share} of the longer side, scene units. */
    double sideways(double share) {
        return share / 2 * geometry.size().longSide() / (geometry.focalPx() * geometry.inverseRange());
    }

    private Camera camera(double t, double amount, double zoom) {
        if (keys.isPresent()) {
            double seconds = t * options.seconds();
            return camera(keys.get().at(seconds), amount, zoom * keys.get().zoom(seconds), false);
        }
        double along = options.turns() * t + options.phase();
        double turn = 2 * Math.PI * along;
        // in a loop there and back in each turn; else there in one and back in the next
        double half = options.loop() ? 2 * along : along;
        double way = options.easing().at(1 - Math.abs(1 - (half - 2 * Math.floor(half / 2))));
        boolean keeps = options.move().keepsFocus();
        return camera(options.move().pose(way, turn), amount, zoom, keeps);
    }

    private Camera camera(CameraPose pose, double amount, double zoom, boolean keepsFocus) {
        double side = 2 * amount * sideways(PARALLAX);
        double forward = Math.min(0.25 * amount, 0.6) * geometry.near() * pose.forward();
        double kept = keepsFocus ? (focusDistance - forward) / focusDistance : 1;
        double angle = Math.atan2(side, focusDistance) * 1.5;
        Camera straight = straight(
                new Vector3d(side * pose.x(), side * pose.y(), -forward),
                zoom * kept * (focusDistance - forward + back) / (focusDistance - forward));
        return turned(straight, angle * pose.turn(), angle * pose.lift(), Math.toRadians(amount * pose.roll()));
    }

    /** Looking along -Z from {@code eye} and {@link #back} behind it; what is focused stands still in the frame. */
    private Camera straight(Vector3d eye, double zoom) {
        float near = (float) (geometry.near() / 4);
        double scale = near / geometry.focalPx() / zoom;
        double halfWidth = geometry.size().width() / 2.0 * scale;
        double halfHeight = geometry.size().height() / 2.0 * scale;
        double slideX = eye.x * near / (focusDistance + back);
        double slideY = eye.y * near / (focusDistance + back);
        Projection window = new Projection.OffAxis(
                (float) (-halfWidth - slideX),
                (float) (halfWidth - slideX),
                (float) (-halfHeight - slideY),
                (float) (halfHeight - slideY),
                near,
                (float) (geometry.far() * 4 + back));
        Vector3f from = new Vector3f((float) eye.x, (float) eye.y, (float) (eye.z + back));
        return new Camera(from, new Vector3f(from.x, from.y, from.z - 1), new Vector3f(0, 1, 0), window);
    }

    private Matrix4f around(double turn, double lift, double roll) {
        return new Matrix4f()
                .translate(0, 0, (float) -focusDistance)
                .rotateY((float) turn)
                .rotateX((float) -lift)
                .rotateZ((float) roll)
                .translate(0, 0, (float) focusDistance);
    }

    /** Turned round the focused point, radians. */
    private Camera turned(Camera straight, double turn, double lift, double roll) {
        if (turn == 0 && lift == 0 && roll == 0) {
            return straight;
        }
        Matrix4f around = around(turn, lift, roll);
        return new Camera(
                around.transformPosition(straight.eye(), new Vector3f()),
                around.transformPosition(straight.target(), new Vector3f()),
                around.transformDirection(straight.up(), new Vector3f()),
                straight.projection());
    }

    /** How much the view must be narrowed so that no frame looks past the photo's borders. */
    private double cropFor(double amount, Vector3d[] border) {
        double worst = 1;
        Vector4f clip = new Vector4f();
        int frames = FRAME_SAMPLES * (keys.isPresent() ? 4 : options.turns());
        for (int frame = 0; frame <= frames; frame++) {
            var viewProjection = camera((double) frame / frames, amount, 1).viewProjection();
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
