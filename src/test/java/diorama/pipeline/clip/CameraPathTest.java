package diorama.pipeline.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import diorama.base.Size;
import diorama.camera.Camera;
import diorama.image.DepthMap;
import diorama.options.Presets;
import diorama.relief.PhotoGeometry;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector3d;
import org.joml.Vector4f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CameraPathTest {
    private static final PhotoGeometry GEOMETRY = new PhotoGeometry(new Size(160, 90), 160, 1, 10);

    /** Near at the bottom, far at the top. */
    private static DepthMap ramp() {
        DepthMap map = DepthMap.allocate(GEOMETRY.size());
        for (int i = 0; i < map.inverseDepth().length; i++) {
            map.inverseDepth()[i] = Math.floorDiv(i, 160) / 89f;
        }
        return map;
    }

    private static ZoomOptions options(CameraMove move, boolean loop) {
        return ZoomOptions.DEFAULTS.with(move).withLoop(loop);
    }

    private static Vector4f seen(Camera camera, double px, double py, double d) {
        Vector3d p = GEOMETRY.point(px, py, d);
        Vector4f clip = new Vector4f((float) p.x, (float) p.y, (float) p.z, 1);
        camera.viewProjection().transform(clip);
        return clip.div(clip.w);
    }

    @ParameterizedTest
    @EnumSource(CameraMove.class)
    void aLoopEndsWhereItBegan(CameraMove move) {
        CameraPath path = new CameraPath(GEOMETRY, ramp(), options(move, true), Optional.empty());
        Matrix4f first = path.at(0).viewProjection();
        assertTrue(first.equals(path.at(1).viewProjection(), 1e-5f), move + ": the loop has a seam");
        assertTrue(!first.equals(path.at(0.3).viewProjection(), 1e-3f), move + ": nothing moves");
    }

    /** The same slope on any number of pixels. */
    private static DepthMap slope(Size size) {
        DepthMap map = DepthMap.allocate(size);
        for (int i = 0; i < map.inverseDepth().length; i++) {
            map.inverseDepth()[i] = (Math.floorDiv(i, size.width()) + 0.5f) / size.height();
        }
        return map;
    }

    /** Large photos are worked out on a grid of fewer pixels. */
    @ParameterizedTest
    @EnumSource(CameraMove.class)
    void aCoarserGridMovesTheCameraAlike(CameraMove move) {
        ZoomOptions zoom = options(move, true);
        CameraPath fine = new CameraPath(GEOMETRY, slope(GEOMETRY.size()), zoom, Optional.empty());
        CameraPath grid = new CameraPath(GEOMETRY, slope(new Size(80, 45)), zoom, Optional.empty());
        Matrix4f expected = fine.at(0.3).viewProjection();
        assertTrue(expected.equals(grid.at(0.3).viewProjection(), 0.05f), move + ": another view");
    }

    @ParameterizedTest
    @EnumSource(CameraMove.class)
    void noFrameLooksPastThePhoto(CameraMove move) {
        DepthMap depth = ramp();
        CameraPath path = new CameraPath(GEOMETRY, depth, options(move, true), Optional.empty());
        float slack = 0.02f; // NDC: the border is sampled, not followed
        for (double t = 0; t < 1; t += 0.05) {
            Camera camera = path.at(t);
            for (int y = 0; y < 90; y++) {
                assertTrue(seen(camera, 0.5, y + 0.5, depth.at(0, y)).x <= -1 + slack, move + " left at " + t);
                assertTrue(seen(camera, 159.5, y + 0.5, depth.at(159, y)).x >= 1 - slack, move + " right at " + t);
            }
            assertTrue(seen(camera, 80, 0.5, depth.at(80, 0)).y >= 1 - slack, move + " top at " + t);
            assertTrue(seen(camera, 80, 89.5, depth.at(80, 89)).y <= -1 + slack, move + " bottom at " + t);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CameraMove.class,
            names = {"CIRCLE", "SWING", "DOLLY_ZOOM"})
    void theFocusedPlaneStandsStill(CameraMove move) {
        CameraPath path = new CameraPath(GEOMETRY, ramp(), options(move, true), Optional.empty());
        Vector4f first = seen(path.at(0), 30, 20, 0.4);
        for (double t = 0; t < 1; t += 0.1) {
            Vector4f now = seen(path.at(t), 30, 20, 0.4);
            assertEquals(first.x, now.x, 1e-4f, move + " at " + t);
            assertEquals(first.y, now.y, 1e-4f, move + " at " + t);
        }
    }

    @ParameterizedTest
    @EnumSource(CameraMove.class)
    void nearMovesAgainstFar(CameraMove move) {
        CameraPath path = new CameraPath(GEOMETRY, ramp(), options(move, true), Optional.empty());
        double least = 0;
        for (double t = 0; t < 1; t += 0.1) {
            Vector4f near = seen(path.at(t), 40, 45, 1).sub(seen(path.at(0), 40, 45, 1));
            Vector4f far = seen(path.at(t), 40, 45, 0).sub(seen(path.at(0), 40, 45, 0));
            least = Math.max(least, Math.hypot((near.x - far.x) * 80, (near.y - far.y) * 45));
        }
        assertTrue(least > 1.5, move + ": parallax of " + least + " px at most");
    }

    @Test
    void flatterPerspectiveKeepsTheFocusedPlaneAndBringsNearAndFarTogether() {
        ZoomOptions flat = Presets.apply(
                JsonParser.parseString("{\"zoom\": {\"isometric\": 0.6, \"move\": \"swing\"}}")
                        .getAsJsonObject(),
                "zoom",
                ZoomOptions.SCHEMA,
                ZoomOptions.DEFAULTS);
        CameraPath photo = new CameraPath(GEOMETRY, ramp(), options(CameraMove.SWING, true), Optional.empty());
        CameraPath flattened = new CameraPath(GEOMETRY, ramp(), flat, Optional.empty());
        Vector4f focused = seen(photo.at(0), 30, 20, 0.4);
        assertEquals(
                focused.x / seen(photo.at(0), 50, 20, 0.4).x,
                seen(flattened.at(0), 30, 20, 0.4).x / seen(flattened.at(0), 50, 20, 0.4).x,
                1e-4f);
        double own = seen(photo.at(0), 30, 20, 1).x / seen(photo.at(0), 30, 20, 0).x;
        double less = seen(flattened.at(0), 30, 20, 1).x / seen(flattened.at(0), 30, 20, 0).x;
        assertEquals(1, own, 1e-4);
        assertTrue(less < 0.8, "near things look smaller than in the photo against far ones: " + less);
    }

    @Test
    void aMoveOfSeveralTurnsIsMadeSoOften() {
        JsonObject preset = JsonParser.parseString("{\"zoom\": {\"turns\": 3, \"phase\": 0.25, \"move\": \"swing\"}}")
                .getAsJsonObject();
        ZoomOptions three = Presets.apply(preset, "zoom", ZoomOptions.SCHEMA, ZoomOptions.DEFAULTS);
        CameraPath path = new CameraPath(GEOMETRY, ramp(), three, Optional.empty());
        assertTrue(path.at(0).viewProjection().equals(path.at(1 / 3.0).viewProjection(), 1e-5f));
        assertTrue(path.at(0).eye().x() > 0.9 * path.sideways(2 * CameraPath.PARALLAX), "starts at its right end");
    }
}
