package diorama.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.camera.Projection;
import diorama.io.scene.ExportOptions;
import diorama.io.scene.PlacedMesh;
import diorama.io.scene.TextureBytes;
import diorama.mesh.Bounds;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefMesher;
import diorama.relief.ReliefOptions;
import diorama.relief.ReliefScenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SceneFilesTest {
    private static final Size SIZE = new Size(160, 120);
    private static final PhotoGeometry GEOMETRY = PhotoGeometry.of(SIZE, ReliefOptions.DEFAULTS, 0);
    private static final Scene SCENE = ReliefMesher.mesh(
            ReliefScenes.layers(SIZE, (x, y) -> ReliefScenes.discAndPole(x, y, SIZE)),
            GEOMETRY,
            ReliefOptions.DEFAULTS);

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"glb", "gltf", "obj", "ply", "stl"})
    void whatIsWrittenIsReadBack(String extension) {
        Path file = folder.resolve("a scene ü." + extension);
        SceneFiles.write(SCENE, file, ExportOptions.DEFAULTS);
        SceneImporter.Imported back = SceneImporter.read(file);
        assertEquals(List.of(), back.notes());
        List<PlacedMesh> meshes = PlacedMesh.all(back.scene());
        assertEquals(
                triangles(SCENE.meshes()),
                meshes.stream().mapToLong(m -> m.mesh().triangleCount()).sum());
        assertBounds(
                bounds(SCENE.meshes()),
                bounds(meshes.stream().map(PlacedMesh::mesh).toList()));
        boolean textured = !extension.equals("stl") && !extension.equals("ply");
        assertEquals(textured, back.scene().materials().stream().anyMatch(m -> m.baseColorTexture()
                .isPresent()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "gltf", "obj"})
    void textureCoordinatesStayWithTheirPoints(String extension) {
        Path file = folder.resolve("scene." + extension);
        SceneFiles.write(SCENE, file, ExportOptions.DEFAULTS);
        for (PlacedMesh placed : PlacedMesh.all(SceneImporter.read(file).scene())) {
            Mesh mesh = placed.mesh();
            for (int v = 0; v < mesh.vertexCount(); v++) {
                double z = -mesh.positions()[3 * v + 2];
                double x = mesh.positions()[3 * v] * GEOMETRY.focalPx() / z / SIZE.width() + 0.5;
                double y = 0.5 - mesh.positions()[3 * v + 1] * GEOMETRY.focalPx() / z / SIZE.height();
                assertEquals(x, mesh.uvs()[2 * v], 1.0 / SIZE.width());
                assertEquals(y, mesh.uvs()[2 * v + 1], 1.0 / SIZE.height());
            }
        }
    }

    @Test
    void cameraComesBack() {
        Path file = folder.resolve("scene.glb");
        SceneFiles.write(SCENE, file, ExportOptions.DEFAULTS);
        Optional<Node> camera = find(SceneImporter.read(file).scene().roots());
        Projection.Perspective written =
                (Projection.Perspective) GEOMETRY.photoCamera().projection();
        Projection.Perspective read = (Projection.Perspective)
                camera.orElseThrow().camera().orElseThrow().projection();
        assertEquals(written.fovY(), read.fovY(), 1e-5);
        assertEquals(written.aspect(), read.aspect(), 1e-5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "gltf"})
    void photosComeBackWithoutLights(String extension) {
        Path file = folder.resolve("scene." + extension);
        SceneFiles.write(SCENE, file, ExportOptions.DEFAULTS);
        Scene read = SceneImporter.read(file).scene();
        for (Mesh mesh : read.meshes()) {
            assertTrue(read.materials().get(mesh.material()).unlit(), mesh.name());
        }
    }

    @Test
    void originalPictureIsEmbeddedUnchanged() throws IOException {
        byte[] original = new byte[997];
        Arrays.fill(original, (byte) 0x5a);
        Path file = folder.resolve("scene.gltf");
        var image = SCENE.materials().get(0).baseColorTexture().orElseThrow();
        SceneFiles.write(SCENE, file, ExportOptions.DEFAULTS, List.of(new TextureBytes(image, "jpg", original)));
        assertArrayEquals(original, Files.readAllBytes(folder.resolve("scene_photo.jpg")));
    }

    @Test
    void normalsAreOfUnitLengthAndFaceTheCamera() {
        ExportOptions options = ExportOptions.OF_MESHES;
        Path file = folder.resolve("scene.glb");
        SceneFiles.write(SCENE, file, options);
        for (Mesh mesh : SceneImporter.read(file).scene().meshes()) {
            for (int v = 0; v < mesh.normals().length; v += 3) {
                float[] n = mesh.normals();
                float[] p = mesh.positions();
                assertEquals(1, Math.hypot(Math.hypot(n[v], n[v + 1]), n[v + 2]), 1e-5);
                assertTrue(n[v] * p[v] + n[v + 1] * p[v + 1] + n[v + 2] * p[v + 2] <= 1e-6);
            }
        }
    }

    @Test
    void sameSceneGivesSameBytes() throws IOException {
        Path one = folder.resolve("one.glb");
        Path two = folder.resolve("two.glb");
        SceneFiles.write(SCENE, one, ExportOptions.DEFAULTS);
        SceneFiles.write(SCENE, two, ExportOptions.DEFAULTS);
        assertEquals(-1, Files.mismatch(one, two));
    }

    @Test
    void otherEndingsAreRefused() {
        UserError error = assertThrows(
                UserError.class, () -> SceneFiles.write(SCENE, folder.resolve("scene.xyz"), ExportOptions.DEFAULTS));
        assertTrue(String.valueOf(error.getMessage()).contains(".glb, .gltf, .obj, .ply, .stl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gltf", "obj", "ply"})
    void nothingIsLeftWhenASideFileCannotBeWritten(String extension) throws IOException {
        Files.createDirectory(folder.resolve("scene_photo.jpg"));
        assertThrows(
                UserError.class,
                () -> SceneFiles.write(SCENE, folder.resolve("scene." + extension), ExportOptions.DEFAULTS));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(
                    List.of("scene_photo.jpg"),
                    left.map(p -> p.getFileName().toString()).toList());
        }
    }

    private static long triangles(List<Mesh> meshes) {
        return meshes.stream().mapToLong(Mesh::triangleCount).sum();
    }

    private static Bounds bounds(List<Mesh> meshes) {
        return meshes.stream().map(m -> Bounds.of(m.positions())).reduce(Bounds.EMPTY, Bounds::union);
    }

    private static void assertBounds(Bounds wanted, Bounds found) {
        assertEquals(wanted.minX(), found.minX(), 1e-6);
        assertEquals(wanted.minY(), found.minY(), 1e-6);
        assertEquals(wanted.minZ(), found.minZ(), 1e-6);
        assertEquals(wanted.maxX(), found.maxX(), 1e-6);
        assertEquals(wanted.maxY(), found.maxY(), 1e-6);
        assertEquals(wanted.maxZ(), found.maxZ(), 1e-6);
    }

    private static Optional<Node> find(List<Node> nodes) {
        return nodes.stream()
                .flatMap(n -> Stream.concat(Stream.of(n), n.children().stream()))
                .filter(n -> n.camera().isPresent())
                .findFirst();
    }
}
