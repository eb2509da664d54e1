package diorama.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.ImageFiles;
import diorama.io.scene.MeshInfo;
import diorama.io.scene.MissingPicture;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import diorama.relief.ReliefScenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneImporterTest {
    private static final String SQUARE = """
            mtllib square.mtl
            v 0 0 0
            v 2 0 0
            v 2 1 0
            v 0 1 -3
            vt 0 0
            vt 1 0
            vt 1 1
            vt 0 1
            usemtl paint
            f 1/1 2/2 3/3 4/4
            """;

    private final Path folder;
    private final Path model;

    SceneImporterTest(@TempDir Path outer) throws IOException {
        folder = Files.createDirectory(outer.resolve("model"));
        model = folder.resolve("square.obj");
        Files.writeString(model, SQUARE);
        ImageFiles.write(ReliefScenes.gradient(new Size(8, 8)), outer.resolve("secret.png"));
    }

    @Test
    void infoTellsWhatAMeshIs() throws IOException {
        ImageFiles.write(ReliefScenes.gradient(new Size(8, 8)), folder.resolve("paint.png"));
        material("map_Kd paint.png");
        MeshInfo info = SceneImporter.info(model);
        assertEquals(2, info.triangles());
        assertEquals(4, info.vertices());
        assertEquals(0, info.nonfinite());
        assertArrayEquals(new float[] {0, 0, -3}, info.bbox()[0]);
        assertArrayEquals(new float[] {2, 1, 0}, info.bbox()[1]);
        assertTrue(info.textured());
        assertEquals(1, info.materials());
        assertEquals(0, info.animations());
        assertEquals(List.of(), info.notes());
    }

    @Test
    void missingTextureIsNamed() throws IOException {
        material("map_Kd gone.png");
        MeshInfo info = SceneImporter.info(model);
        assertFalse(info.textured());
        assertEquals(List.of("texture of paint is missing: gone.png"), info.notes());
    }

    @Test
    void texturesOutsideTheFolderAreRefusedAndNamed() throws IOException {
        String secret = folder.resolve("../secret.png").normalize().toString();
        for (String reference : List.of("../secret.png", secret, "http://example.org/a.png", "/dev/zero")) {
            material("map_Kd " + reference);
            MeshInfo info = SceneImporter.info(model);
            assertFalse(info.textured(), reference);
            assertEquals(List.of("refused, outside the model's folder: " + reference), info.notes());
        }
    }

    @Test
    void linksOutOfTheFolderAreNotFollowed() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.png"), Path.of("../secret.png"));
        material("map_Kd link.png");
        assertFalse(SceneImporter.info(model).textured());
    }

    @Test
    void absolutePathsOfOtherMachinesAreFoundBesideTheModel() throws IOException {
        ImageFiles.write(ReliefScenes.gradient(new Size(8, 8)), folder.resolve("Paint.png"));
        material("map_Kd C:\\artist\\paint.png");
        assertTrue(SceneImporter.info(model).textured());
    }

    @Test
    void materialLibraryOutsideTheFolderIsNotOpened() throws IOException {
        Files.writeString(folder.resolve("../square.mtl"), "newmtl paint\nmap_Kd paint.png\n");
        ImageFiles.write(ReliefScenes.gradient(new Size(8, 8)), folder.resolve("paint.png"));
        Files.writeString(model, SQUARE.replace("mtllib square.mtl", "mtllib ../square.mtl"));
        MeshInfo info = SceneImporter.info(model);
        assertFalse(info.textured());
        assertTrue(info.notes().get(0).startsWith("refused"), info.notes().toString());
    }

    @Test
    void coordinatesThatAreNotFiniteAreCounted() throws IOException {
        Files.writeString(model, SQUARE.replace("v 2 1 0", "v nan 1 inf"));
        MeshInfo info = SceneImporter.info(model);
        assertEquals(2, info.nonfinite());
        assertArrayEquals(new float[] {2, 1, 0}, info.bbox()[1]);
    }

    @Test
    void normalsAreMadeWhenMissing() {
        Mesh mesh = SceneImporter.read(model).scene().meshes().get(0);
        assertEquals(mesh.positions().length, mesh.normals().length);
    }

    @Test
    void brokenFilesGiveOneLine() throws IOException {
        byte[] garbage = new byte[4096];
        new java.util.Random(3).nextBytes(garbage);
        for (String name : List.of("a.glb", "a.fbx", "a.stl", "a.blend", "a.ply", "a.3ds", "a.dae", "a.txt")) {
            Path file = Files.write(folder.resolve(name), garbage);
            assertOneLine(file);
        }
    }

    @Test
    void truncatedFileGivesOneLine() throws IOException {
        byte[] vase = Files.readAllBytes(Path.of("samples/vase.glb"));
        assertOneLine(Files.write(folder.resolve("cut.glb"), Arrays.copyOf(vase, vase.length / 3)));
    }

    @Test
    void missingAndEmptyFilesGiveOneLine() throws IOException {
        assertOneLine(folder.resolve("gone.glb"));
        assertOneLine(Files.createFile(folder.resolve("empty.glb")));
        assertOneLine(folder);
    }

    @Test
    void thousandsOfNestedNodesAreLoaded() throws IOException {
        int depth = 10_000;
        StringBuilder nodes = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            nodes.append("{\"translation\":[0,0.5,0],\"children\":[")
                    .append(i + 1)
                    .append("]},");
        }
        nodes.append("{\"mesh\":0}");
        Files.writeString(folder.resolve("deep.gltf"), """
                {"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],"nodes":[%s],
                 "meshes":[{"primitives":[{"attributes":{"POSITION":0}}]}],
                 "accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3","min":[0,0,0],"max":[1,1,0]}],
                 "bufferViews":[{"buffer":0,"byteLength":36}],
                 "buffers":[{"byteLength":36,"uri":"data:application/octet-stream;base64,%s"}]}
                """.formatted(nodes, triangle()));
        MeshInfo info = SceneImporter.info(folder.resolve("deep.gltf"));
        assertEquals(1, info.triangles());
        assertEquals(depth * 0.5f + 1, info.bbox()[1][1], 1e-2);
        assertEquals(
                1,
                SceneImporter.read(folder.resolve("deep.gltf")).scene().meshes().size());
    }

    @Test
    void nodesThatHoldThemselvesGiveOneLine() throws IOException {
        Files.writeString(folder.resolve("cycle.gltf"), """
                {"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],
                 "nodes":[{"children":[1],"mesh":0},{"children":[0]}],
                 "meshes":[{"primitives":[{"attributes":{"POSITION":0}}]}],
                 "accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3","min":[0,0,0],"max":[1,1,0]}],
                 "bufferViews":[{"buffer":0,"byteLength":36}],
                 "buffers":[{"byteLength":36,"uri":"data:application/octet-stream;base64,%s"}]}
                """.formatted(triangle()));
        assertOneLine(folder.resolve("cycle.gltf"));
    }

    @Test
    void hugeCountsGiveOneLine() throws IOException {
        byte[] stl = new byte[84 + 50];
        Arrays.fill(stl, 80, 84, (byte) 0xff);
        assertOneLine(Files.write(folder.resolve("huge.stl"), stl));
        assertOneLine(Files.writeString(folder.resolve("huge.ply"), """
                ply
                format binary_little_endian 1.0
                element vertex 4294967295
                property float x
                property float y
                property float z
                element face 4294967295
                property list uchar int vertex_indices
                end_header
                """));
        assertOneLine(Files.writeString(folder.resolve("huge.off"), "OFF\n4294967295 4294967295 0\n0 0 0\n"));
        assertOneLine(Files.writeString(folder.resolve("huge.gltf"), """
                {"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],"nodes":[{"mesh":0}],
                 "meshes":[{"primitives":[{"attributes":{"POSITION":0}}]}],
                 "accessors":[{"bufferView":0,"componentType":5126,"count":4000000000,"type":"VEC3"}],
                 "bufferViews":[{"buffer":0,"byteLength":36}],
                 "buffers":[{"byteLength":36,"uri":"data:application/octet-stream;base64,%s"}]}
                """.formatted(triangle())));
    }

    @Test
    void pointsAndLinesAreLoadedWithoutTriangles() throws IOException {
        MeshInfo lines = SceneImporter.info(
                Files.writeString(folder.resolve("lines only.obj"), "v 0 0 0\nv 1 0 0\nv 0 2 0\nl 1 2\nl 2 3\n"));
        assertEquals(0, lines.triangles());
        assertArrayEquals(new float[] {1, 2, 0}, lines.bbox()[1]);
        SceneImporter.Imported points = SceneImporter.read(Files.writeString(folder.resolve("p.ply"), """
                ply
                format ascii 1.0
                element vertex 2
                property float x
                property float y
                property float z
                property uchar red
                property uchar green
                property uchar blue
                end_header
                0 0 1 255 0 0
                0 3 0 0 128 7
                """));
        Mesh mesh = points.scene().meshes().get(0);
        assertEquals(0, mesh.triangleCount());
        assertArrayEquals(new byte[] {-1, 0, 0, -1, 0, (byte) 128, 7, -1}, mesh.colors());
    }

    /** Assimp's reader leaves nodes of such files out; their triangles are shown all the same. */
    @Test
    void rawTrianglesAreAllShown() throws IOException {
        Path raw = Files.writeString(folder.resolve("two.raw"), """
                first
                0.5 0.5 0.5 0 0 0 0 1 0 1 0 0
                second
                0.0 1.0 0.0 0 3 0 0 4 0 1 3 0
                """);
        assertEquals(2, SceneImporter.info(raw).triangles());
        assertEquals(2, SceneImporter.read(raw).scene().meshes().size());
    }

    @Test
    void namesOfManyKindsAreFound() throws IOException {
        for (String name : List.of("zwei Wörter.obj", "模型.obj", "-dash.obj", "a;b&c'd.obj", "UPPER.OBJ")) {
            assertEquals(
                    2,
                    SceneImporter.info(Files.writeString(folder.resolve(name), SQUARE))
                            .triangles(),
                    name);
        }
    }

    @Test
    void missingTexturesAreShownAsACheckerButNotConverted() throws IOException {
        material("map_Kd gone.png");
        Scene seen = SceneImporter.read(model).scene();
        Scene bare = SceneImporter.read(model, MissingPicture.NOTHING).scene();
        assertTrue(textured(seen));
        assertFalse(textured(bare));
    }

    private static boolean textured(Scene scene) {
        return scene.materials().stream().anyMatch(m -> m.baseColorTexture().isPresent());
    }

    private static String triangle() {
        var bytes = java.nio.ByteBuffer.allocate(36).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (float value : new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0}) {
            bytes.putFloat(value);
        }
        return java.util.Base64.getEncoder().encodeToString(bytes.array());
    }

    private static void assertOneLine(Path file) {
        UserError error = assertThrows(UserError.class, () -> SceneImporter.info(file), file.toString());
        String message = String.valueOf(error.getMessage());
        assertTrue(message.startsWith(file.toString()), message);
        assertFalse(message.contains("\n"), message);
    }

    private void material(String map) throws IOException {
        Files.writeString(folder.resolve("square.mtl"), "newmtl paint\nKd 1 1 1\n" + map + "\n");
    }
}
