package diorama.render;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.gl.GlDevice;
import diorama.image.RgbaImage;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector4f;

/** Scenes in physically based light, and what is seen of them. */
final class LitScenes {
    static final Size SIZE = new Size(160, 160);
    static final Look LOOK = Look.DEFAULTS.withSamples(1).with(Backdrop.BLACK).with(Shading.RENDERED);
    /** Half of the light, so that what is too bright is seen. */
    static final Lighting HALF = Lighting.DEFAULTS
            .with("tone-map", ToneMap.PLAIN)
            .with("exposure", -1f)
            .with("occlusion", 0f);

    private LitScenes() {}

    static RgbaImage draw(GlDevice device, Scene scene, Camera camera, Lighting lighting) {
        try (SceneRenderer renderer = new SceneRenderer(device)) {
            renderer.light(lighting, Optional.empty(), false);
            return renderer.draw(scene, camera, SIZE, LOOK);
        }
    }

    static Camera facing() {
        return new Camera(
                new Vector3f(0, 0, 4),
                new Vector3f(),
                new Vector3f(0, 1, 0),
                new Projection.Perspective(0.8f, 1, 0.1f, 100));
    }

    /** From above: 4 units of the floor are seen, one unit is 40 px, +X to the right, +Z downwards. */
    static Camera above() {
        return new Camera(
                new Vector3f(0, 8, 0),
                new Vector3f(),
                new Vector3f(0, 0, -1),
                new Projection.Orthographic(4, 1, 0.1f, 20));
    }

    static double light(RgbaImage image, double x, double y) {
        return LinearLight.of(image.channel((int) x, (int) y, 1));
    }

    /** A box of sides 2 half x height on the floor's middle. */
    static Scene onFloor(float half, float height, Material... materials) {
        List<Mesh> meshes = new ArrayList<>();
        meshes.add(box("floor", -20, -0.1f, -20, 20, 0, 20, 0));
        meshes.add(box("box", -half, 0, -half, half, height, half, Math.min(1, materials.length - 1)));
        Node node = new Node("all", new Matrix4f(), List.of(0, 1), Optional.empty(), List.of());
        return new Scene(List.of(node), meshes, List.of(materials));
    }

    private static Mesh box(String name, float x0, float y0, float z0, float x1, float y1, float z1, int material) {
        float[] positions = new float[24];
        for (int i = 0; i < 8; i++) {
            positions[3 * i] = (i & 1) == 0 ? x0 : x1;
            positions[3 * i + 1] = (i & 2) == 0 ? y0 : y1;
            positions[3 * i + 2] = (i & 4) == 0 ? z0 : z1;
        }
        int[] indices = {
            0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5
        };
        return new Mesh(name, positions, new float[0], new float[0], indices, material);
    }

    static Material paint(float alpha) {
        return new Material("paint", new Vector4f(0.5f, 0.5f, 0.5f, alpha), Optional.empty(), 0, 1, false);
    }
}
