package diorama.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.gl.GlScope;
import diorama.gl.HeadlessDevice;
import diorama.image.RgbaImage;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A mesh that a scene has at many places. */
@Tag("gl")
class ManyPlacesTest {
    private static final Size SIZE = new Size(160, 120);
    private static final int PLACES = 40;
    private static final Camera CAMERA = new Camera(
            new Vector3f(0, 1, 7),
            new Vector3f(),
            new Vector3f(0, 1, 0),
            new Projection.Perspective(0.8f, 4f / 3, 0.1f, 100));

    @RegisterExtension
    final HeadlessDevice gl = new HeadlessDevice();

    /** Turned, stretched, mirrored, behind each other, in part beyond the picture and behind the eye. */
    private static Matrix4f place(int i) {
        int row = i / 8;
        return new Matrix4f()
                .translate(0.9f * (i % 8) - 3.2f, 0.8f * row - 1.6f, i == 39 ? 6.8f : 0.3f * (i % 5))
                .rotateXYZ(0.3f * i, 0.5f * i, 0)
                .scale(i % 3 == 0 ? -0.3f : 0.3f, 0.2f + 0.01f * i, 0.35f);
    }

    /** @param shared whether it is one mesh, or as many alike */
    private static Scene scene(boolean shared) {
        Scene sphere = Scenes.sphere(new Vector4f(0.8f, 0.4f, 0.1f, 1), 0, 0.5f);
        Mesh mesh = sphere.meshes().get(0);
        List<Mesh> meshes = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            if (meshes.isEmpty() || !shared) {
                meshes.add(mesh.withMaterial(0));
            }
            List<Integer> shows = List.of(meshes.size() - 1);
            nodes.add(new Node("n" + i, place(i), shows, Optional.empty(), List.of()));
        }
        return new Scene(nodes, meshes, List.of(sphere.materials().get(0)));
    }

    private static RgbaImage gl(SceneRenderer renderer, boolean shared, Shading shading) {
        return renderer.draw(
                scene(shared), CAMERA, SIZE, Look.DEFAULTS.withSamples(1).with(shading));
    }

    @Test
    void isDrawnAtOnceAsItIsOneByOne() {
        try (SceneRenderer renderer = new SceneRenderer(gl.get())) {
            for (Shading shading : List.of(Shading.SHADED, Shading.RENDERED, Shading.NORMALS, Shading.DEPTH)) {
                RgbaImage once = gl(renderer, true, shading);
                int most = Scenes.maxDifference(gl(renderer, false, shading), once, 0);
                assertTrue(most <= 2, shading + " differs by " + most + "/255");
            }
        }
    }

    @Test
    void isOneCallOfTheCard() {
        List<PlacedMesh> parts = PlacedScene.of(scene(true)).meshes();
        try (GlScope scope = gl.get().scope().child("test")) {
            List<Batch> batches = Batch.all(scope, parts);
            assertEquals(1, batches.size());
            assertEquals(16 * PLACES, batches.get(0).places().orElseThrow().length());
            assertEquals(
                    PLACES,
                    Batch.all(scope, PlacedScene.of(scene(false)).meshes()).size());
        }
    }

    @Test
    void isDrawnByTheProcessorFromWhatIsSeenOfIt() {
        try (SoftwareSceneRenderer whole = new SoftwareSceneRenderer();
                SoftwareSceneRenderer small = new SoftwareSceneRenderer(4_000)) {
            for (Shading shading : List.of(Shading.SHADED, Shading.DEPTH, Shading.WIRE)) {
                Look look = Look.DEFAULTS.withSamples(4).with(shading);
                RgbaImage expected = whole.draw(scene(true), CAMERA, SIZE, look);
                RgbaImage drawn = small.draw(scene(true), CAMERA, SIZE, look);
                assertEquals(0, Scenes.maxDifference(expected, drawn, 0), shading.toString());
            }
        }
    }

    @Test
    void hidesMostOfItselfFromTheProcessor() {
        Mesh mesh = Scenes.sphere(new Vector4f(1), 0, 1).meshes().get(0);
        List<Node> row = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            row.add(new Node("n" + i, new Matrix4f().translate(0, 0, -i), List.of(0), Optional.empty(), List.of()));
        }
        Material white = Scenes.sphere(new Vector4f(1), 0, 1).materials().get(0);
        PlacedScene placed = PlacedScene.of(new Scene(row, List.of(mesh), List.of(white)));
        AtomicLong most = new AtomicLong();
        SoftSight.Painted painted = parts -> {
            most.accumulateAndGet(
                    parts.stream().mapToLong(p -> p.mesh().vertexCount()).sum(), Math::max);
            SoftGeometry geometry = new SoftGeometry(parts, new Vector4f(), CAMERA, SIZE);
            SoftPaint paint = SoftPaint.of(placed.meshes().get(0), SoftTexture.of(Scenes.noise(SIZE, 1)));
            SoftPaint[] paints = parts.stream().map(p -> paint).toArray(SoftPaint[]::new);
            return new SoftShader.Setting(
                    geometry,
                    paints,
                    new float[geometry.triangleCount()],
                    Shading.SHADED,
                    Look.DEFAULTS.ramp(),
                    PlacedScene.Range.of(1, 10),
                    false,
                    1);
        };
        long limit = 10L * mesh.vertexCount();
        List<PlacedMesh> seen = SoftSight.seen(placed.meshes(), limit, painted, SIZE);
        long triangles = seen.stream().mapToLong(p -> p.mesh().triangleCount()).sum();
        assertTrue(triangles < 10L * mesh.triangleCount(), triangles + " triangles are kept");
        assertTrue(most.get() <= limit, most + " vertices at once");
    }
}
