package diorama.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.io.scene.ExportOptions;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.mesh.Skin;
import diorama.options.OptionSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written compressed is what is read again, and smaller. */
class CompressedGltfTest {
    private static final int SIDE = 60;
    private static final ExportOptions PACKED = packed(ExportOptions.OF_MESHES);

    private final Path folder;

    CompressedGltfTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static ExportOptions packed(ExportOptions options) {
        OptionSchema<ExportOptions> schema = ExportOptions.MESH_SCHEMA;
        return schema.withText(options, schema.option("compress"), "meshopt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hills.glb", "hills.gltf"})
    void wavesKeepTheirShapeInLessThanHalf(String name) throws IOException {
        Path plain = folder.resolve("plain.glb");
        SceneFiles.write(hills(), plain, ExportOptions.OF_MESHES);
        Path file = folder.resolve(name);
        SceneFiles.write(hills(), file, PACKED);
        long size = Files.size(file);
        Path beside = folder.resolve("hills.bin");
        size += Files.exists(beside) ? Files.size(beside) : 0;
        assertTrue(size < Files.size(plain) / 2, size + " of " + Files.size(plain));
        SceneImporter.Imported read = SceneImporter.read(file);
        assertEquals(2 * SIDE * SIDE, read.info().triangles());
        Mesh mesh = read.scene().meshes().get(0);
        for (int v = 0; v < mesh.vertexCount(); v++) {
            float x = mesh.positions()[3 * v];
            float y = mesh.positions()[3 * v + 1];
            // metres: what a vertex of a metre or two keeps in 18 bits
            assertEquals(height(x, y), mesh.positions()[3 * v + 2], 4e-5f);
            assertEquals(x, mesh.uvs()[2 * v], 4e-5f);
        }
    }

    @Test
    void bonesColoursPicturesAndMotionComeAlong() {
        Path file = folder.resolve("tree.glb");
        SceneFiles.write(PaintedTree.scene(), file, PACKED);
        SceneImporter.Imported read = SceneImporter.read(file);
        assertEquals(4, read.info().triangles());
        assertTrue(read.info().textured());
        Scene was = PaintedTree.scene();
        assertArrayEquals(
                was.animations().get(0).tracks().get(0).moves().times(),
                read.scene().animations().get(0).tracks().get(0).moves().times(),
                0);
        Mesh blade = read.scene().meshes().stream()
                .filter(m -> m.colors().length > 0)
                .findFirst()
                .orElseThrow();
        assertEquals(16, blade.colors().length);
    }

    @Test
    void weightsOfBonesAreKeptToTheLastBit() {
        Skin skin =
                new Skin(List.of("bone"), new Matrix4f().get(new float[16]), new int[Skin.PER_VERTEX * 3], new float[] {
                    1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0
                });
        Mesh mesh = new Mesh(
                "skin",
                new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0},
                new float[0],
                new float[0],
                new byte[0],
                new int[] {0, 1, 2},
                0,
                Optional.of(skin));
        Node bone = new Node("bone", new Matrix4f(), List.of(), Optional.empty(), List.of());
        Node body = new Node("body", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        Path file = folder.resolve("skin.glb");
        SceneFiles.write(new Scene(List.of(bone, body), List.of(mesh), List.of(paint())), file, PACKED);
        Mesh read = SceneImporter.read(file).scene().meshes().get(0);
        assertArrayEquals(skin.weights(), read.skin().orElseThrow().weights(), 0);
    }

    @Test
    void otherFormatsSayThatTheyCannot() {
        List<String> notes =
                SceneFiles.write(hills(), folder.resolve("hills.ply"), PACKED).notes();
        assertTrue(notes.toString().contains("--compress"), notes.toString());
    }

    private static float height(float x, float y) {
        return (float) (0.2 * Math.sin(5 * x) * Math.cos(4 * y));
    }

    private static Material paint() {
        return new Material(
                "paint",
                new Vector4f(1),
                Optional.empty(),
                0,
                1,
                false,
                new Vector3f(),
                false,
                new MaterialMaps(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static Scene hills() {
        int row = SIDE + 1;
        float[] positions = new float[3 * row * row];
        float[] uvs = new float[2 * row * row];
        for (int v = 0; v < row * row; v++) {
            int line = v / row;
            float x = (v - line * row) / (float) SIDE;
            float y = line / (float) SIDE;
            positions[3 * v] = x;
            positions[3 * v + 1] = y;
            positions[3 * v + 2] = height(x, y);
            uvs[2 * v] = x;
            uvs[2 * v + 1] = 1 - y;
        }
        int[] indices = new int[6 * SIDE * SIDE];
        int n = 0;
        for (int j = 0; j < SIDE; j++) {
            for (int i = 0; i < SIDE; i++) {
                int a = j * row + i;
                for (int corner : new int[] {a, a + 1, a + row + 1, a, a + row + 1, a + row}) {
                    indices[n++] = corner;
                }
            }
        }
        Mesh mesh = new Mesh("hills", positions, diorama.mesh.Normals.smooth(positions, indices), uvs, indices, 0);
        Node node = new Node("hills", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        return new Scene(List.of(node), List.of(mesh), List.of(paint()));
    }
}
