package diorama.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.io.scene.ExportOptions;
import diorama.io.scene.MeshInfo;
import diorama.io.scene.PlacedMesh;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.joml.Matrix4f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mesh that a scene has at many places is written once. */
class SharedMeshesTest {
    private static final int PLACES = 60;
    private static final int TRIANGLES = 500;

    private final Path folder;

    SharedMeshesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static Mesh mesh(String name, int seed) {
        Random random = new Random(seed);
        float[] places = new float[9 * TRIANGLES];
        for (int i = 0; i < places.length; i++) {
            places[i] = random.nextFloat();
        }
        int[] indices = new int[3 * TRIANGLES];
        Arrays.setAll(indices, i -> i);
        return new Mesh(name, places, new float[0], new float[2 * places.length / 3], indices, 0);
    }

    /** One mesh at some places, and another that is shown once. */
    private static Scene scene(int places) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            Matrix4f place = new Matrix4f().translate(2 * i, 0.5f * i, 0).rotateY(i);
            nodes.add(new Node("n" + i, place, List.of(0), Optional.empty(), List.of()));
        }
        nodes.add(new Node("other", new Matrix4f().translate(0, 9, 0), List.of(1), Optional.empty(), List.of()));
        Material red = new Material("red", new Vector4f(1, 0, 0, 1), Optional.empty(), 0, 0.5f, false);
        return new Scene(nodes, List.of(mesh("many", 1), mesh("single", 2)), List.of(red));
    }

    private Path written(int places, String extension) {
        Path file = folder.resolve(places + "." + extension);
        SceneFiles.write(scene(places), file, ExportOptions.OF_MESHES);
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "fbx", "dae", "html"})
    void filesOfManyPlacesAreLittleLarger(String extension) throws IOException {
        long one = Files.size(written(1, extension));
        long many = Files.size(written(PLACES, extension));
        assertTrue(many < 2 * one, one + " bytes, and " + many + " of " + PLACES + " places");
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "fbx", "dae"})
    void allPlacesAreReadAgain(String extension) {
        MeshInfo info = SceneImporter.info(written(PLACES, extension));
        assertEquals((PLACES + 1L) * TRIANGLES, info.triangles());
        SceneImporter.Imported read = SceneImporter.read(written(PLACES, extension));
        List<PlacedMesh> wanted = PlacedMesh.all(scene(PLACES));
        List<PlacedMesh> got = PlacedMesh.all(read.scene());
        assertEquals(wanted.size(), got.size());
        for (PlacedMesh each : wanted) {
            PlacedMesh same = got.stream()
                    .filter(g -> g.name().equals(each.name()))
                    .findFirst()
                    .orElseThrow();
            assertArrayEquals(box(each.mesh()), box(same.mesh()), 2e-3f /* metres */, each.name());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "fbx", "dae"})
    void materialsThatLookAlikeStayApart(String extension) {
        Scene one = scene(1);
        Material red = one.materials().get(0);
        Material other = new Material("other red", red.baseColor(), Optional.empty(), 0, 0.5f, false);
        Material unused = new Material("unused", red.baseColor(), Optional.empty(), 0, 0.5f, false);
        List<Mesh> meshes = List.of(one.meshes().get(0), one.meshes().get(1).withMaterial(2));
        Path file = folder.resolve("alike." + extension);
        SceneFiles.write(new Scene(one.roots(), meshes, List.of(red, unused, other)), file, ExportOptions.OF_MESHES);
        List<String> names = SceneImporter.read(file).scene().materials().stream()
                .map(Material::name)
                .filter(name -> name.contains("red"))
                .sorted()
                .toList();
        assertEquals(2, names.size(), names.toString());
        assertEquals(2, SceneImporter.info(file).materials());
    }

    private static float[] box(Mesh mesh) {
        var b = diorama.mesh.Bounds.of(mesh.positions());
        return new float[] {b.minX(), b.minY(), b.minZ(), b.maxX(), b.maxY(), b.maxZ()};
    }

    @Test
    void fbxFilesEndAsTheirReadersWant() throws IOException {
        byte[] bytes = Files.readAllBytes(written(PLACES, "fbx"));
        byte[] mark = Arrays.copyOfRange(bytes, bytes.length - 16, bytes.length);
        assertEquals((byte) 0xf8, mark[0], "the last mark");
        // the mark, 120 zeros and the version before it lie on multiples of 16 bytes but for four zeros
        assertEquals(0, (bytes.length - 16 - 120 - 4 - 4) % 16);
    }
}
