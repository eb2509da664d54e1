package diorama.io.assimp;

import diorama.io.scene.ImportTable;
import diorama.mesh.Light;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AICamera;
import org.lwjgl.assimp.AIColor3D;
import org.lwjgl.assimp.AILight;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.AIVector3D;
import org.lwjgl.assimp.Assimp;

/** Assimp's cameras and lamps, by the names of their nodes. Used in the importing process only. */
final class ImportStage {
    private static final float NEAR = 0.01f;
    private static final float FAR = 1000;

    private final Map<String, float[]> lenses = new HashMap<>();
    private final Map<String, Integer> lampOf = new HashMap<>();
    private final Map<String, Matrix4f> aims = new HashMap<>();
    private final List<ImportTable.LightRow> lights = new ArrayList<>();

    private final ImportFormat format;

    ImportStage(AIScene scene, ImportFormat format) {
        this.format = format;
        PointerBuffer cameras = scene.mCameras();
        for (int c = 0; cameras != null && c < scene.mNumCameras(); c++) {
            camera(AICamera.create(cameras.get(c)));
        }
        PointerBuffer lamps = scene.mLights();
        for (int l = 0; lamps != null && l < scene.mNumLights(); l++) {
            light(AILight.create(lamps.get(l)));
        }
    }

    List<ImportTable.LightRow> lights() {
        return lights;
    }

    /** Vertical field of view, aspect, near, far; empty for nodes that are no camera. */
    float[] lens(String node) {
        return lenses.getOrDefault(node, new float[0]);
    }

    /** Index of the node's lamp, -1 for none; only the first node of a name has it. */
    int lamp(String node) {
        Integer lamp = lampOf.remove(node);
        return lamp == null ? -1 : lamp;
    }

    /** From a camera or lamp that looks along -Z to its node's space. */
    Matrix4f aim(String node) {
        return aims.getOrDefault(node, new Matrix4f());
    }

    private void camera(AICamera camera) {
        String name = camera.mName().dataString();
        float aspect = camera.mAspect() > 0 && Float.isFinite(camera.mAspect()) ? camera.mAspect() : 1;
        double half = format.isFbx() ? camera.mHorizontalFOV() : camera.mHorizontalFOV() / 2;
        double fovY = 2 * Math.atan(Math.tan(half) / aspect);
        if (!(fovY > 0.001 && fovY < Math.PI - 0.001)) {
            return;
        }
        float near = camera.mClipPlaneNear() > 0 ? camera.mClipPlaneNear() : NEAR;
        float far = camera.mClipPlaneFar() > near ? Math.min(camera.mClipPlaneFar(), 1e9f) : near + FAR;
        lenses.put(name, new float[] {(float) fovY, aspect, near, far});
        aims.put(name, aim(camera.mPosition(), camera.mLookAt(), camera.mUp()));
    }

    private void light(AILight light) {
        Light.Kind kind =
                switch (light.mType()) {
                    case Assimp.aiLightSource_DIRECTIONAL -> Light.Kind.SUN;
                    case Assimp.aiLightSource_POINT, Assimp.aiLightSource_AREA -> Light.Kind.POINT;
                    case Assimp.aiLightSource_SPOT -> Light.Kind.SPOT;
                    default -> null;
                };
        AIColor3D color = light.mColorDiffuse();
        float strongest = Math.max(color.r(), Math.max(color.g(), color.b()));
        if (kind == null || !(strongest > 0) || !Float.isFinite(strongest)) {
            return;
        }
        String name = light.mName().dataString();
        lampOf.put(name, lights.size());
        aims.put(name, aim(light.mPosition(), light.mDirection(), light.mUp()));
        float[] share = {
            Math.max(0, color.r() / strongest), Math.max(0, color.g() / strongest), Math.max(0, color.b() / strongest)
        };
        float[] cone = format.cone(light.mAngleInnerCone(), light.mAngleOuterCone());
        lights.add(new ImportTable.LightRow(
                name, kind.name(), share, strongest * format.lightUnit(kind), cone[0], cone[1]));
    }

    private static Matrix4f aim(AIVector3D place, AIVector3D direction, AIVector3D upwards) {
        Vector3f forward = new Vector3f(direction.x(), direction.y(), direction.z());
        Vector3f up = new Vector3f(upwards.x(), upwards.y(), upwards.z());
        Vector3f eye = new Vector3f(place.x(), place.y(), place.z());
        if (!eye.isFinite() || !forward.isFinite() || !(forward.length() > 0)) {
            return new Matrix4f();
        }
        if (!up.isFinite() || !(up.cross(forward, new Vector3f()).length() > 1e-4f * forward.length())) {
            up.set(Math.abs(forward.y) < 0.9f * forward.length() ? new Vector3f(0, 1, 0) : new Vector3f(0, 0, 1));
        }
        Matrix4f aim = new Matrix4f()
                .setLookAt(eye, eye.add(forward, new Vector3f()), up)
                .invertAffine();
        return aim.equals(new Matrix4f(), 1e-6f) ? new Matrix4f() : aim;
    }
}
