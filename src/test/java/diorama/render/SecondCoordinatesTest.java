package diorama.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.gl.GlDevice;
import diorama.gl.Headless;
import diorama.image.RgbaImage;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("gl")
class SecondCoordinatesTest {
    /** A black square whose glow is black on its first coordinates and green on its second. */
    private static Scene square(Set<MaterialMaps.Kind> second) {
        RgbaImage glow = RgbaImage.allocate(new Size(8, 8));
        for (int i = 0; i < 64; i++) {
            glow.setArgb(i % 8, i / 8, i % 8 < 4 ? 0xff000000 : 0xff00ff00);
        }
        Material material = new Material(
                "glow",
                new Vector4f(0, 0, 0, 1),
                Optional.empty(),
                0,
                1,
                false,
                new Vector3f(1),
                false,
                new MaterialMaps(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(glow), second));
        float[] left = {0.25f, 0.5f, 0.25f, 0.5f, 0.25f, 0.5f, 0.25f, 0.5f};
        float[] right = {0.75f, 0.5f, 0.75f, 0.5f, 0.75f, 0.5f, 0.75f, 0.5f};
        Mesh mesh = new Mesh(
                "square",
                new float[] {-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0},
                new float[0],
                left,
                right,
                new byte[0],
                new int[] {0, 1, 2, 0, 2, 3},
                0,
                Optional.empty());
        Node node = new Node("square", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        return new Scene(List.of(node), List.of(mesh), List.of(material));
    }

    private static int green(Scene scene) {
        try (GlDevice device = Headless.device();
                SceneRenderer renderer = new SceneRenderer(device)) {
            Camera facing = new Camera(
                    new Vector3f(0, 0, 4),
                    new Vector3f(),
                    new Vector3f(0, 1, 0),
                    new Projection.Orthographic(2, 1, 0.1f, 10));
            Lighting plain = Lighting.DEFAULTS.with("tone-map", ToneMap.PLAIN);
            renderer.light(plain, Optional.empty(), false);
            return renderer.draw(
                            scene,
                            facing,
                            new Size(16, 16),
                            Look.DEFAULTS.withSamples(1).with(Shading.RENDERED))
                    .channel(8, 8, 1);
        }
    }

    @Test
    void picturesLieOnTheCoordinatesThatTheyName() {
        assertEquals(255, green(square(Set.of(MaterialMaps.Kind.EMISSIVE))), 1);
        assertEquals(40, green(square(Set.of())), 40 /* what black mirrors of the room */);
    }
}
