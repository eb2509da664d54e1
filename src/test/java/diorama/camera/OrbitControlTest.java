package diorama.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Test;

class OrbitControlTest {
    private static final float ASPECT = 1.6f;
    private static final Vector3f CENTER = new Vector3f(1, 2, -5);
    private static final OrbitControl VIEW = OrbitControl.around(CENTER, 2);

    @Test
    void thePhotoCameraComesBackExactly() {
        Camera photo = Camera.atOrigin(new Projection.Perspective(0.7f, 1.5f, 0.25f, 40));
        Camera again = OrbitControl.of(photo, 3).camera(1.5f, new Vector3f(0, 0, -5), 4);
        assertTrue(new Vector3f(again.eye()).length() < 1e-6f);
        Projection.Perspective lens = (Projection.Perspective) again.projection();
        assertEquals(0.7f, lens.fovY(), 1e-6f /* rad */);
        assertClose(new Vector3f(0, 0, -1), new Vector3f(again.target()).normalize());
    }

    @Test
    void anyTurnedCameraComesBackWithoutRoll() {
        OrbitControl turned = VIEW.orbited(1.1f, -0.4f);
        OrbitControl again = OrbitControl.of(turned.camera(1, CENTER, 2), turned.distance());
        assertEquals(turned.yaw(), again.yaw(), 1e-5f);
        assertEquals(turned.pitch(), again.pitch(), 1e-5f);
        assertClose(turned.pivot(), again.pivot());
    }

    @Test
    void aCameraRolledToTheLeftSeesThePictureTurnedToTheRight() {
        OrbitControl rolled = VIEW.seenFrom(OrbitControl.Side.FRONT).rolled((float) Math.PI / 2);
        assertClose(new Vector3f(-1, 0, 0), rolled.up());
        assertClose(new Vector3f(0, 1, 0), rolled.right());
        assertClose(VIEW.seenFrom(OrbitControl.Side.FRONT).eye(), rolled.eye());
        // what the hand calls right is up in the scene
        assertEquals(0.2f, rolled.orbited(0.2f, 0).pitch(), 1e-5f);
        assertEquals(0, rolled.seenFrom(OrbitControl.Side.RIGHT).roll(), "the numpad sets it upright");
        assertEquals(
                -3 * Math.PI / 4,
                rolled.rolled((float) Math.PI / 2)
                        .towards(rolled.rolled((float) Math.PI), 0.5f)
                        .roll(),
                1e-5,
                "the shorter way round");
    }

    @Test
    void aNarrowViewportSeesTheWholePhoto() {
        OrbitControl view = OrbitControl.of(Camera.atOrigin(new Projection.Perspective(0.7f, 1.5f, 0.25f, 40)), 3);
        Vector4f corner = new Vector4f(view.tanX(), view.tanY(), -1, 1);
        for (float aspect : new float[] {0.4f, 1.5f, 3}) {
            Vector4f clip = project(view, aspect, corner);
            assertTrue(Math.max(clip.x, clip.y) < 1.0001f && Math.max(clip.x, clip.y) > 0.9999f, "aspect " + aspect);
        }
    }

    @Test
    void whatIsFramedFillsTheWindowFromEverySide() {
        float[] plank = new float[24];
        for (int i = 0; i < 8; i++) {
            plank[3 * i] = (i & 1) == 0 ? -3 : 3;
            plank[3 * i + 1] = (i & 2) == 0 ? 0 : 0.5f;
            plank[3 * i + 2] = (i & 4) == 0 ? -9 : -8.9f;
        }
        for (boolean parallel : new boolean[] {false, true}) {
            for (int turn = 0; turn < 12; turn++) {
                OrbitControl view = VIEW.orbited(turn * 0.55f, 0.3f * (turn % 5) - 0.6f)
                        .withParallel(parallel)
                        .fitted(new Vector3f(0, 0.25f, -8.95f), plank);
                float most = 0;
                for (int i = 0; i < 24; i += 3) {
                    Vector4f clip = project(view, 1, new Vector4f(plank[i], plank[i + 1], plank[i + 2], 1));
                    most = Math.max(most, Math.max(Math.abs(clip.x), Math.abs(clip.y)));
                }
                assertEquals(1 / 1.1f, most, 1e-3f /* NDC */, "turn " + turn + ", parallel " + parallel);
            }
        }
    }

    @Test
    void threeQuartersShowThreeSidesAlike() {
        Vector3f back = VIEW.threeQuarters().back();
        assertEquals(back.x, back.y, 1e-6f);
        assertEquals(back.y, back.z, 1e-6f);
        assertTrue(back.x > 0);
    }

    @Test
    void orbitKeepsThePivotInTheMiddleAndTheDistance() {
        for (int i = 0; i < 20; i++) {
            OrbitControl view = VIEW.orbited(i * 0.7f, i * 0.3f - 3);
            assertEquals(VIEW.distance(), view.eye().distance(view.pivot()), 1e-4f);
            Vector4f clip = project(view, ASPECT, new Vector4f(view.pivot(), 1));
            assertEquals(0, Math.abs(clip.x) + Math.abs(clip.y), 1e-5f /* NDC */);
        }
    }

    @Test
    void theEyeGoesRightAndUp() {
        OrbitControl front = VIEW.seenFrom(OrbitControl.Side.FRONT);
        assertTrue(front.orbited(0.1f, 0).eye().x > front.eye().x);
        assertTrue(front.orbited(0, 0.1f).eye().y > front.eye().y);
    }

    @Test
    void theViewStaysDefinedAtThePoles() {
        OrbitControl top = VIEW.orbited(0, 10);
        assertEquals(Math.PI / 2, top.pitch(), 1e-6);
        assertTrue(top.camera(ASPECT, CENTER, 2).viewProjection().isFinite());
        assertEquals(0, top.up().dot(top.back()), 1e-6f);
    }

    @Test
    void whatIsUnderTheHandFollowsThePan() {
        Vector4f before = project(VIEW, ASPECT, new Vector4f(CENTER, 1));
        Vector4f after = project(VIEW.panned(0.25f, -0.1f, ASPECT), ASPECT, new Vector4f(CENTER, 1));
        assertEquals(2 * 0.25f / ASPECT, after.x - before.x, 1e-5f /* NDC */);
        assertEquals(-0.2f, after.y - before.y, 1e-5f /* NDC */);
    }

    @Test
    void zoomKeepsWhatIsUnderTheCursor() {
        for (boolean parallel : new boolean[] {false, true}) {
            OrbitControl view = VIEW.withParallel(parallel);
            float half = view.distance() * view.halfHeight(ASPECT);
            Vector3f point = new Vector3f(view.pivot())
                    .add(view.right().mul(0.6f * half * ASPECT))
                    .add(view.up().mul(-0.3f * half));
            Vector4f clip = project(view.zoomed(0.4f, 0.6f, -0.3f, ASPECT), ASPECT, new Vector4f(point, 1));
            assertEquals(0.6f, clip.x, 1e-4f /* NDC */);
            assertEquals(-0.3f, clip.y, 1e-4f /* NDC */);
        }
    }

    @Test
    void parallelRaysKeepTheSizeAtThePivot() {
        Vector4f point = new Vector4f(new Vector3f(VIEW.up()).add(VIEW.pivot()), 1);
        float perspective = project(VIEW, ASPECT, point).y;
        assertEquals(perspective, project(VIEW.withParallel(true), ASPECT, point).y, 1e-5f /* NDC */);
    }

    @Test
    void parallelSightHasAllOfTheSceneBeforeTheEye() {
        OrbitControl near = VIEW.withParallel(true).withDistance(0.1f);
        Camera camera = near.camera(ASPECT, CENTER, 7);
        Projection.Orthographic window = (Projection.Orthographic) camera.projection();
        assertTrue(window.near() > 0, "near " + window.near());
        float depth = new Vector3f(camera.eye()).sub(CENTER).dot(near.back());
        assertTrue(depth - 7 > window.near() && depth + 7 < window.far());
        assertEquals(
                0,
                new Vector3f(camera.eye()).sub(near.pivot()).cross(near.back()).length(),
                1e-4);
    }

    @Test
    void aFramedSphereIsSeenWhole() {
        OrbitControl view = VIEW.orbited(2, 1).framed(CENTER, 7);
        for (float aspect : new float[] {0.5f, 1, 2}) {
            Matrix4f toClip = view.camera(aspect, CENTER, 7).viewProjection();
            for (int i = 0; i < 200; i++) {
                Vector3f direction =
                        new Vector3f((float) Math.sin(i), (float) Math.cos(i * 1.7), (float) Math.sin(i * 2.3));
                Vector4f clip =
                        toClip.transform(new Vector4f(direction.normalize(7).add(CENTER), 1));
                assertTrue(Math.abs(clip.x) < clip.w && Math.abs(clip.y) < clip.w && Math.abs(clip.z) < clip.w);
            }
        }
    }

    @Test
    void theNumpadLooksAlongTheAxes() {
        assertClose(
                new Vector3f(0, 0, 1), VIEW.seenFrom(OrbitControl.Side.FRONT).back());
        assertClose(
                new Vector3f(1, 0, 0), VIEW.seenFrom(OrbitControl.Side.RIGHT).back());
        assertClose(new Vector3f(0, 1, 0), VIEW.seenFrom(OrbitControl.Side.TOP).back());
        assertClose(
                new Vector3f(-1, 0, 0),
                VIEW.seenFrom(OrbitControl.Side.RIGHT).opposite().back());
    }

    @Test
    void easingTurnsTheShorterWayAndArrives() {
        OrbitControl start = VIEW.seenFrom(OrbitControl.Side.FRONT).orbited(3, 0);
        OrbitControl end = VIEW.seenFrom(OrbitControl.Side.FRONT).orbited(-3, 0).withDistance(4 * VIEW.distance());
        OrbitControl half = start.towards(end, 0.5f);
        assertEquals(Math.PI, Math.abs(half.yaw()), 1e-4);
        assertEquals(2 * VIEW.distance(), half.distance(), 1e-4f);
        assertClose(end.eye(), start.towards(end, 1).eye());
    }

    private static Vector4f project(OrbitControl view, float aspect, Vector4f point) {
        Vector4f clip = view.camera(aspect, CENTER, 20).viewProjection().transform(new Vector4f(point));
        return clip.div(clip.w);
    }

    private static void assertClose(org.joml.Vector3fc want, org.joml.Vector3fc got) {
        assertTrue(new Vector3f(want).distance(got) < 1e-4f, "want " + want + ", got " + got);
    }
}
