package diorama.camera;

import java.util.Arrays;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * A turntable around a pivot: what the mouse and the numpad move. Every operation gives a new value.
 *
 * <p>The lens is the window that must be seen whole at distance 1; a viewport of another shape sees more, never less. At yaw 0
 * and pitch 0 the eye is on the pivot's +Z side and looks along -Z, as the photo camera does.
 *
 * @param pivot what is turned around, scene units
 * @param yaw eye's turn about +Y, radians, + towards +X
 * @param pitch eye's height over the pivot, radians, -pi/2 to pi/2
 * @param distance from eye to pivot, scene units, &gt; 0
 * @param roll of the camera, anticlockwise round the line of sight, radians
 * @param tanX half width of the window at distance 1
 * @param tanY half height of the window at distance 1
 * @param parallel parallel rays instead of perspective; sizes at the pivot stay
 */
public record OrbitControl(
        Vector3fc pivot, float yaw, float pitch, float roll, float distance, float tanX, float tanY, boolean parallel) {
    private static final float HALF_TURN = (float) Math.PI;
    private static final float QUARTER_TURN = HALF_TURN / 2;
    /** 25 degrees: Blender's viewport lens of 50 mm is 19.8, a phone is 33. */
    private static final float MESH_TAN = 0.4663f;
    /** Air around a framed sphere. */
    private static final float FRAME_MARGIN = 1.1f;

    public OrbitControl {
        if (!(distance > 0) || !(tanX > 0) || !(tanY > 0) || !Float.isFinite(yaw + roll) || !pivot.isFinite()) {
            throw new IllegalArgumentException("orbit at distance " + distance + ", lens " + tanX + " x " + tanY);
        }
        pivot = new Vector3f(pivot);
        yaw = wrapped(yaw);
        roll = wrapped(roll);
        pitch = Math.max(-QUARTER_TURN, Math.min(QUARTER_TURN, pitch));
    }

    /** The directions of the numpad; each says from where one looks. */
    public enum Side {
        FRONT(0, 0),
        BACK(HALF_TURN, 0),
        RIGHT(QUARTER_TURN, 0),
        LEFT(-QUARTER_TURN, 0),
        TOP(0, QUARTER_TURN),
        BOTTOM(0, -QUARTER_TURN);

        private final float yaw;
        private final float pitch;

        Side(float yaw, float pitch) {
            this.yaw = yaw;
            this.pitch = pitch;
        }
    }

    /** The view of {@code camera} (perspective, its roll is dropped), turning about the point {@code distance} before it. */
    public static OrbitControl of(Camera camera, float distance) {
        if (!(camera.projection() instanceof Projection.Perspective lens)) {
            throw new IllegalArgumentException("want a perspective camera");
        }
        Vector3f back = new Vector3f(camera.eye()).sub(camera.target()).normalize();
        float tanY = (float) Math.tan(lens.fovY() / 2);
        float yaw = Math.abs(back.y) > 0.9999f ? 0 : (float) Math.atan2(back.x, back.z);
        float pitch = (float) Math.asin(Math.max(-1, Math.min(1, back.y)));
        Vector3f pivot = back.mul(-distance, new Vector3f()).add(camera.eye());
        return new OrbitControl(pivot, yaw, pitch, 0, distance, tanY * lens.aspect(), tanY, false);
    }

    /** A three-quarter view of a sphere. */
    public static OrbitControl around(Vector3fc center, float radius) {
        float up = (float) Math.toRadians(20);
        float aside = (float) Math.toRadians(30);
        return new OrbitControl(center, aside, up, 0, 1, MESH_TAN, MESH_TAN, false).framed(center, radius);
    }

    /** Turned by radians; + right moves the eye to its right, + up raises it. */
    public OrbitControl orbited(float right, float up) {
        float c = (float) Math.cos(roll);
        float s = (float) Math.sin(roll);
        return aimed(yaw + c * right - s * up, pitch + s * right + c * up);
    }

    /** From another direction, radians; the rest stays. */
    public OrbitControl aimed(float otherYaw, float otherPitch) {
        return new OrbitControl(pivot, otherYaw, otherPitch, roll, distance, tanX, tanY, parallel);
    }

    /** The camera turned anticlockwise round its line of sight, radians: the picture turns clockwise. */
    public OrbitControl rolled(float angle) {
        return new OrbitControl(pivot, yaw, pitch, roll + angle, distance, tanX, tanY, parallel);
    }

    /** The picture follows the hand: {@code right} and {@code up} in heights of a viewport of the given aspect. */
    public OrbitControl panned(float right, float up, float aspect) {
        float height = 2 * distance * halfHeight(aspect);
        Vector3f moved = new Vector3f(pivot).sub(right().mul(right * height)).sub(up().mul(up * height));
        return withPivot(moved, distance);
    }

    /** Nearer (factor below 1) or farther, while the point of the pivot's plane under the cursor ({@code x}, {@code y} in NDC) stays. */
    public OrbitControl zoomed(float factor, float x, float y, float aspect) {
        float halfHeight = distance * halfHeight(aspect);
        Vector3f fixed =
                new Vector3f(pivot).add(right().mul(x * halfHeight * aspect)).add(up().mul(y * halfHeight));
        return withPivot(new Vector3f(pivot).sub(fixed).mul(factor).add(fixed), distance * factor);
    }

    /** A sphere fills the window from the same direction. */
    public OrbitControl framed(Vector3fc center, float radius) {
        float tan = Math.min(tanX, tanY);
        float sine = tan / (float) Math.sqrt(1 + tan * tan);
        return withPivot(center, FRAME_MARGIN * Math.max(radius, 1e-6f) / sine);
    }

    /**
     * The same direction, so near that points just fit into the window, with some air around them.
     *
     * @param center beside which the new pivot lies
     * @param points xyz each, at least one; scene units
     */
    public OrbitControl fitted(Vector3fc center, float[] points) {
        Vector3f right = right();
        Vector3f up = up();
        Vector3f back = back();
        float tx = tanX / FRAME_MARGIN;
        float ty = tanY / FRAME_MARGIN;
        // rays through the window's four borders move outwards until all points lie within
        float[] reach = new float[4];
        Arrays.fill(reach, Float.NEGATIVE_INFINITY);
        Vector3f p = new Vector3f();
        for (int i = 0; i < points.length; i += 3) {
            p.set(points[i], points[i + 1], points[i + 2]).sub(center);
            float b = parallel ? 0 : p.dot(back);
            float x = p.dot(right) / tx;
            float y = p.dot(up) / ty;
            reach[0] = Math.max(reach[0], b + x);
            reach[1] = Math.max(reach[1], b - x);
            reach[2] = Math.max(reach[2], b + y);
            reach[3] = Math.max(reach[3], b - y);
        }
        float far = Math.max(Math.max((reach[0] + reach[1]) / 2, (reach[2] + reach[3]) / 2), 1e-6f);
        Vector3f middle = new Vector3f(center)
                .add(right.mul((reach[0] - reach[1]) / 2 * tx))
                .add(up.mul((reach[2] - reach[3]) / 2 * ty));
        return withPivot(middle, far);
    }

    public OrbitControl seenFrom(Side side) {
        return new OrbitControl(pivot, side.yaw, side.pitch, 0, distance, tanX, tanY, parallel);
    }

    /** From before, above and the right, where all three sides of things are seen. */
    public OrbitControl threeQuarters() {
        float up = (float) Math.asin(1 / Math.sqrt(3));
        return new OrbitControl(pivot, QUARTER_TURN / 2, up, 0, distance, tanX, tanY, parallel);
    }

    /** From the other side, as numpad 9. */
    public OrbitControl opposite() {
        return new OrbitControl(pivot, yaw + HALF_TURN, -pitch, -roll, distance, tanX, tanY, parallel);
    }

    public OrbitControl withParallel(boolean on) {
        return new OrbitControl(pivot, yaw, pitch, roll, distance, tanX, tanY, on);
    }

    public OrbitControl withDistance(float other) {
        return new OrbitControl(pivot, yaw, pitch, roll, other, tanX, tanY, parallel);
    }

    /** With another pivot, the eye at {@code back} from it; the lens stays. */
    public OrbitControl placed(Vector3fc newPivot, Vector3fc back) {
        float far = back.length();
        Vector3f unit = new Vector3f(back).div(far);
        float newYaw = Math.abs(unit.y) > 0.9999f ? yaw : (float) Math.atan2(unit.x, unit.z);
        float newPitch = (float) Math.asin(Math.max(-1, Math.min(1, unit.y)));
        return new OrbitControl(newPivot, newYaw, newPitch, roll, far, tanX, tanY, parallel);
    }

    /** Looks to the right and up from where the eye is, radians, then goes to the right, upwards and ahead, scene units. */
    public OrbitControl walked(float turnRight, float turnUp, float goRight, float goUp, float goAhead) {
        OrbitControl turned = orbited(-turnRight, -turnUp);
        Vector3f eye = eye().add(turned.right().mul(goRight))
                .add(turned.up().mul(goUp))
                .sub(turned.back().mul(goAhead));
        return turned.withPivot(eye.sub(turned.back().mul(distance)), distance);
    }

    /** On the way to {@code end}: {@code t} from 0 to 1, turning the shorter way, distances in proportion. */
    public OrbitControl towards(OrbitControl end, float t) {
        return new OrbitControl(
                new Vector3f(pivot).lerp(end.pivot, t),
                yaw + t * wrapped(end.yaw - yaw),
                pitch + t * (end.pitch - pitch),
                roll + t * wrapped(end.roll - roll),
                inProportion(distance, end.distance, t),
                inProportion(tanX, end.tanX, t),
                inProportion(tanY, end.tanY, t),
                end.parallel);
    }

    /** Unit vector from pivot to eye. */
    public Vector3f back() {
        float c = (float) Math.cos(pitch);
        return new Vector3f(c * (float) Math.sin(yaw), (float) Math.sin(pitch), c * (float) Math.cos(yaw));
    }

    /** Unit vector to the right of the view. */
    public Vector3f right() {
        return level().mul((float) Math.cos(roll)).add(upright().mul((float) Math.sin(roll)));
    }

    /** Unit vector upwards in the view; defined at the poles too. */
    public Vector3f up() {
        return upright().mul((float) Math.cos(roll)).sub(level().mul((float) Math.sin(roll)));
    }

    /** To the right of a view that is not rolled. */
    private Vector3f level() {
        return new Vector3f((float) Math.cos(yaw), 0, -(float) Math.sin(yaw));
    }

    private Vector3f upright() {
        float s = -(float) Math.sin(pitch);
        return new Vector3f(s * (float) Math.sin(yaw), (float) Math.cos(pitch), s * (float) Math.cos(yaw));
    }

    public Vector3f eye() {
        return back().mul(distance).add(pivot);
    }

    /** Tangent of half the vertical view angle in a viewport of the given aspect (width / height). */
    public float halfHeight(float aspect) {
        return Math.max(tanY, tanX / aspect);
    }

    /** Angle between this view and {@code other}'s, seen from the pivot, radians, 0 to pi. */
    public float angleTo(OrbitControl other) {
        return back().angle(other.back());
    }

    /** The camera for a viewport of the given aspect; near and far enclose the sphere that the scene lies in. */
    public Camera camera(float aspect, Vector3fc center, float radius) {
        Vector3f eye = eye();
        float depth = new Vector3f(eye).sub(center).dot(back());
        float far = Math.max(depth + 1.01f * radius, 2 * distance);
        float half = halfHeight(aspect);
        Projection projection;
        if (parallel) {
            // where the eye stands along parallel sight changes nothing of what is seen: before all of the scene
            float back = Math.max(0, 1.02f * radius - depth);
            eye.add(back().mul(back));
            depth += back;
            far += back;
            projection = new Projection.Orthographic(2 * half * distance, aspect, depth - 1.01f * radius, far);
        } else {
            float near = Math.max(0.99f * (depth - radius), far / 4000);
            projection = new Projection.Perspective(2 * (float) Math.atan(half), aspect, near, far);
        }
        return new Camera(eye, new Vector3f(pivot), up(), projection);
    }

    private OrbitControl withPivot(Vector3fc other, float otherDistance) {
        return new OrbitControl(other, yaw, pitch, roll, otherDistance, tanX, tanY, parallel);
    }

    private static float inProportion(float a, float b, float t) {
        return a == b ? a : (float) (a * Math.pow(b / a, t));
    }

    /** {@code angle} in [-pi, pi]. */
    private static float wrapped(float angle) {
        return angle - 2 * HALF_TURN * Math.round(angle / (2 * HALF_TURN));
    }
}
