package diorama.io.gltf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.UserError;
import diorama.io.GltfText;
import diorama.io.SceneImporter;
import diorama.io.scene.MeshInfo;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What glTF says of vertices and triangles, in all the ways in which it can say it. */
class GltfShapesTest {
    private static final float[] SQUARE = {0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0};

    private final Path file;
    private final GltfText text = new GltfText();

    GltfShapesTest(@TempDir Path folder) {
        file = folder.resolve("made.glb");
    }

    private Mesh read() throws IOException {
        return SceneImporter.read(text.write(file)).scene().meshes().get(0);
    }

    @ParameterizedTest
    @CsvSource({"4,0 1 2 1 3 2,0 1 2 1 3 2", "5,0 1 2 3,0 1 2 2 1 3", "6,0 1 3 2,0 1 3 0 3 2", "0,0 1,''", "1,0 1,''"})
    void trianglesComeFromListsStripsAndFans(int mode, String order, String corners) throws IOException {
        int places = text.floats("VEC3", 4, SQUARE);
        int indices = text.order(numbers(order));
        text.mesh("\"mode\":" + mode + ",\"indices\":" + indices + ",\"attributes\":{\"POSITION\":" + places + "}");
        Mesh mesh = read();
        assertArrayEquals(numbers(corners), mesh.indices());
        assertEquals(numbers(order).length == 2 ? 2 : 4, mesh.vertexCount(), "used ones alone");
    }

    private static int[] numbers(String text) {
        return text.isEmpty()
                ? new int[0]
                : java.util.stream.Stream.of(text.split(" ", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray();
    }

    @Test
    void trianglesWithoutNumbersTakeVerticesInTheirOrder() throws IOException {
        text.mesh("\"attributes\":{\"POSITION\":" + text.floats("VEC3", 4, SQUARE) + "}");
        assertArrayEquals(new int[] {0, 1, 2}, read().indices());
    }

    @ParameterizedTest
    @CsvSource({"'',255", "OPAQUE,255", "BLEND,51", "MASK,51"})
    void opacityOfVerticesCountsAsTheMaterialSays(String mode, int opacity) throws IOException {
        String said = mode.isEmpty() ? "" : "\"alphaMode\":\"" + mode + "\"";
        int colors = text.floats("VEC4", 4, 1, 0, 0, .2f, 1, 0, 0, .2f, 1, 0, 0, .2f, 1, 0, 0, .2f);
        text.mesh("\"material\":0,\"attributes\":{\"POSITION\":" + text.floats("VEC3", 4, SQUARE) + ",\"COLOR_0\":"
                + colors + "}");
        text.with("\"materials\":[{" + said + "}]");
        assertEquals(opacity, read().colors()[3] & 0xff);
    }

    @Test
    void aNodeShowsItsMeshAtManyPlaces() throws IOException {
        int moves = text.floats("VEC3", 3, 0, 0, 0, 5, 0, 0, 0, 7, 0);
        int scales = text.floats("VEC3", 3, 1, 1, 1, 2, 2, 2, 1, 1, 1);
        text.with(
                "\"scenes\":[{\"nodes\":[0]}],\"nodes\":[{\"name\":\"tree\",\"mesh\":0,\"translation\":[0,0,1],\"extensions\":{"
                        + "\"EXT_mesh_gpu_instancing\":{\"attributes\":{\"TRANSLATION\":" + moves + ",\"SCALE\":"
                        + scales
                        + "}}}}],\"extensionsRequired\":[\"EXT_mesh_gpu_instancing\"],\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":"
                        + text.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0) + "}}]}]");
        SceneImporter.Imported read = SceneImporter.read(text.write(file));
        assertEquals(java.util.List.of(), read.notes());
        Node tree = read.scene().roots().get(0);
        assertEquals(0, tree.meshes().size());
        assertEquals(
                java.util.List.of("tree.001", "tree.002", "tree.003"),
                tree.children().stream().map(Node::name).toList());
        MeshInfo info = SceneImporter.info(file);
        assertEquals(3, info.triangles());
        assertEquals(7, info.bbox()[1][0], 1e-6, "twice as large, moved by five");
        assertEquals(8, info.bbox()[1][1], 1e-6);
    }

    @Test
    void whatDoesNotMoveAtManyPlacesIsTold() throws IOException {
        int moves = text.floats("VEC3", 2, 0, 0, 0, 5, 0, 0);
        int places = text.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0);
        String many = "\"extensions\":{\"EXT_mesh_gpu_instancing\":{\"attributes\":{\"TRANSLATION\":" + moves + "}}}";
        int times = text.floats("SCALAR", 2, 0, 1);
        int shares = text.floats("SCALAR", 2, 0, 1);
        text.with("\"scenes\":[{\"nodes\":[0,1]}],\"nodes\":[{\"name\":\"leaf\",\"mesh\":0," + many
                + "},{\"name\":\"man\",\"mesh\":0,\"skin\":0," + many
                + "}],\"skins\":[{\"joints\":[0]}],\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":" + places
                + "},\"targets\":[{\"POSITION\":" + places
                + "}]}]}],\"animations\":[{\"channels\":[{\"sampler\":0,\"target\":{\"node\":0,\"path\":\"weights\"}}],"
                + "\"samplers\":[{\"input\":" + times + ",\"output\":" + shares + "}]}]");
        SceneImporter.Imported read = SceneImporter.read(text.write(file));
        assertEquals(
                java.util.List.of(
                        "man has bones and is shown once, not at many places",
                        "shapes of leaf do not move, as it is shown at many places"),
                read.notes());
        Node man = read.scene().roots().get(0).children().get(1);
        assertEquals(1, man.meshes().size());
    }

    @Test
    void placesWithoutEndAreRefused() throws IOException {
        int moves = text.accessor("\"componentType\":5126,\"count\":100001,\"type\":\"VEC3\"");
        text.with("\"scenes\":[{\"nodes\":[0]}],\"nodes\":[{\"mesh\":0,\"extensions\":{"
                + "\"EXT_mesh_gpu_instancing\":{\"attributes\":{\"TRANSLATION\":" + moves
                + "}}}}],\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":"
                + text.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0) + "}}]}]");
        text.write(file);
        UserError error = assertThrows(UserError.class, () -> SceneImporter.read(file));
        assertTrue(
                String.valueOf(error.getMessage()).endsWith("shows its mesh at 100001 places, more than 100000"),
                error::toString);
    }

    @Test
    void partsThatShareVerticesKeepTheirOwn() throws IOException {
        int places = text.floats("VEC3", 4, SQUARE);
        String attributes = "\"attributes\":{\"POSITION\":" + places + "}";
        text.mesh("\"indices\":" + text.order(1, 3, 2) + "," + attributes + "},{\"indices\":" + text.order(0, 1, 2)
                + "," + attributes);
        Scene scene = SceneImporter.read(text.write(file)).scene();
        assertEquals("shape-1", scene.meshes().get(1).name());
        assertArrayEquals(
                new float[] {1, 0, 0, 0, 1, 0, 1, 1, 0}, scene.meshes().get(0).positions());
        assertArrayEquals(new int[] {0, 2, 1}, scene.meshes().get(0).indices());
    }

    @Test
    void verticesMayLieBetweenOthersAndBeReplaced() throws IOException {
        ByteBuffer mixed = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN);
        for (int v = 0; v < 3; v++) {
            mixed.putFloat(20 * v + 4, SQUARE[3 * v]).putFloat(20 * v + 8, SQUARE[3 * v + 1]);
        }
        int view = text.view(mixed.array(), ",\"byteStride\":20");
        ByteBuffer high = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putFloat(8, 7);
        int places = text.accessor("\"bufferView\":" + view + ",\"byteOffset\":4,\"componentType\":5126,\"count\":3,"
                + "\"type\":\"VEC3\",\"sparse\":{\"count\":1,\"indices\":{\"bufferView\":"
                + text.view(new byte[] {2, 0}, "") + ",\"componentType\":5123},\"values\":{\"bufferView\":"
                + text.view(high.array(), "") + "}}");
        text.mesh("\"attributes\":{\"POSITION\":" + places + "}");
        assertArrayEquals(new float[] {0, 0, 0, 1, 0, 0, 0, 0, 7}, read().positions());
    }

    @Test
    void verticesThatAreOnlyReplacementsAreRead() throws IOException {
        ByteBuffer two = ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(0, 1)
                .putFloat(16, 1);
        int places = text.accessor("\"componentType\":5126,\"count\":3,\"type\":\"VEC3\",\"sparse\":{\"count\":2,"
                + "\"indices\":{\"bufferView\":" + text.view(new byte[] {1, 2}, "")
                + ",\"componentType\":5121},\"values\":{\"bufferView\":" + text.view(two.array(), "") + "}}");
        text.mesh("\"attributes\":{\"POSITION\":" + places + "}");
        assertArrayEquals(new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0}, read().positions());
    }

    @ParameterizedTest
    @CsvSource({"5120,127,true,1", "5121,51,true,0.2", "5122,-32767,true,-1", "5123,13107,true,0.2", "5122,-3,false,-3"
    })
    void wholeNumbersAreSharesWhereTheFileSaysSo(int type, int value, boolean normalized, float shown)
            throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(8, (short) value);
        int places = text.accessor("\"bufferView\":" + text.view(bytes.array(), ",\"byteStride\":8")
                + ",\"componentType\":" + type + ",\"count\":3,\"type\":\"VEC3\",\"normalized\":" + normalized);
        text.mesh("\"attributes\":{\"POSITION\":" + places + "}");
        assertEquals(shown, read().positions()[3], 1e-6f);
    }

    @Test
    void coloursAreEncodedAndSolidWithoutOpacity() throws IOException {
        int places = text.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0);
        int colors = text.floats("VEC3", 3, 0, 0.2158605f, 1, 0, 0, 0, 1, 1, 1);
        text.mesh("\"attributes\":{\"COLOR_0\":" + colors + ",\"POSITION\":" + places + "}");
        byte[] read = read().colors();
        assertArrayEquals(new byte[] {0, -128, -1, -1}, java.util.Arrays.copyOf(read, 4));
    }

    @Test
    void coloursInBytesHaveOpacity() throws IOException {
        int places = text.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0);
        byte[] bytes = {-1, 0, 0, 64, 0, 0, 0, 0, 0, 0, 0, 0};
        int colors = text.accessor("\"bufferView\":" + text.view(bytes, "")
                + ",\"componentType\":5121,\"normalized\":true,\"count\":3,\"type\":\"VEC4\"");
        text.mesh("\"material\":0,\"attributes\":{\"COLOR_0\":" + colors + ",\"POSITION\":" + places + "}")
                .with("\"materials\":[{\"alphaMode\":\"BLEND\"}]");
        assertArrayEquals(new byte[] {-1, 0, 0, 64}, java.util.Arrays.copyOf(read().colors(), 4));
    }

    @Test
    void whatDoesNotFitTheVerticesIsLeftOutAndTold() throws IOException {
        int places = text.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0);
        int uvs = text.floats("VEC2", 2, 0, 0, 1, 1);
        text.mesh("\"attributes\":{\"TEXCOORD_0\":" + uvs + ",\"POSITION\":" + places + "},\"indices\":"
                + text.order(0, 1, 2, 0, 1, 9));
        SceneImporter.Imported read = SceneImporter.read(text.write(file));
        assertEquals(0, read.scene().meshes().get(0).uvs().length);
        assertEquals(1, read.info().triangles());
        assertTrue(
                read.notes().toString().contains("TEXCOORD_0 of mesh shape is of 2 vertices"), read.notes()::toString);
        assertTrue(read.notes().toString().contains("1 triangles of mesh shape name vertices"), read.notes()::toString);
    }

    @Test
    void nodesWithSharesOfTheirOwnShowTheSameShapeOtherwise() throws IOException {
        int places = text.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0);
        int lift = text.floats("VEC3", 3, 0, 0, 2, 0, 0, 2, 0, 0, 2);
        text.with("\"scenes\":[{\"nodes\":[0,1]}],\"nodes\":[{\"mesh\":0},{\"mesh\":0,\"weights\":[0.25]}],"
                + "\"meshes\":[{\"weights\":[1],\"extras\":{\"targetNames\":[\"up\"]},\"primitives\":[{\"attributes\":{\"POSITION\":"
                + places + "},\"targets\":[{\"POSITION\":" + lift + "}]}]}]");
        Scene scene = SceneImporter.read(text.write(file)).scene();
        assertEquals(2, scene.meshes().get(0).positions()[2], 0);
        assertEquals(0.5f, scene.meshes().get(1).positions()[2], 0);
        assertEquals("up", scene.meshes().get(1).morphs().get(0).name());
        assertEquals(0.25f, scene.meshes().get(1).morphs().get(0).weight(), 0);
    }

    @Test
    void theFourStrongestOfEightBonesCarryAVertex() throws IOException {
        int places = text.floats("VEC3", 1, 0, 0, 0);
        int first = text.accessor("\"bufferView\":" + text.view(new byte[] {0, 1, 2, 3}, "")
                + ",\"componentType\":5121,\"count\":1,\"type\":\"VEC4\"");
        int second = text.accessor("\"bufferView\":" + text.view(new byte[] {4, 5, 6, 99}, "")
                + ",\"componentType\":5121,\"count\":1,\"type\":\"VEC4\"");
        int weak = text.floats("VEC4", 1, 0.01f, 0.2f, 0.02f, 0.2f);
        int strong = text.floats("VEC4", 1, 0.4f, 0, 0.2f, 0.5f);
        StringBuilder bones = new StringBuilder();
        for (int b = 1; b <= 7; b++) {
            bones.append(",{\"name\":\"bone").append(b).append("\"}");
        }
        text.with("\"scenes\":[{\"nodes\":[0,1,2,3,4,5,6,7]}],\"nodes\":[{\"mesh\":0,\"skin\":0}" + bones
                + "],\"skins\":[{\"joints\":[1,2,3,4,5,6,7]}],\"meshes\":[{\"primitives\":[{\"mode\":0,\"attributes\":"
                + "{\"POSITION\":" + places + ",\"JOINTS_0\":" + first + ",\"JOINTS_1\":" + second
                + ",\"WEIGHTS_0\":" + weak + ",\"WEIGHTS_1\":" + strong + "}}]}]");
        var skin = read().skin().orElseThrow();
        float sum = 0;
        for (int i = 0; i < 4; i++) {
            assertTrue(java.util.Set.of(1, 3, 4, 6).contains(skin.joints()[i]), "bone " + skin.joints()[i]);
            sum += skin.weights()[i];
        }
        assertEquals(1, sum, 1e-6f);
        assertEquals("bone5", skin.bones().get(4));
        assertArrayEquals(new org.joml.Matrix4f().get(new float[16]), java.util.Arrays.copyOf(skin.inverseBind(), 16));
    }

    @Test
    void onlyTheSceneThatIsMeantIsShown() throws IOException {
        int places = text.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0);
        text.with("\"scene\":1,\"scenes\":[{\"nodes\":[0]},{\"nodes\":[1]}],\"nodes\":[{\"name\":\"not\",\"mesh\":0},"
                + "{\"name\":\"shown\",\"mesh\":0,\"matrix\":[2,0,0,0,0,2,0,0,0,0,2,0,5,0,0,1]}],"
                + "\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":" + places + "}}]}]");
        SceneImporter.Imported read = SceneImporter.read(text.write(file));
        assertEquals(
                java.util.List.of("shown"),
                read.scene().roots().stream().map(Node::name).toList());
        assertArrayEquals(new float[] {7, 2, 0}, read.info().bbox()[1], 0);
    }

    @Test
    void filesOfMeshesAloneShowThemAll() throws IOException {
        int places = text.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0);
        text.with("\"meshes\":[{\"name\":\"lone\",\"primitives\":[{\"attributes\":{\"POSITION\":" + places + "}}]}]");
        SceneImporter.Imported read = SceneImporter.read(text.write(file));
        assertEquals(1, read.info().triangles());
        assertEquals("lone", read.scene().roots().get(0).name());
    }

    @Test
    void chainsOfTenThousandNodesKeepTheirPlaces() throws IOException {
        int places = text.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0);
        StringBuilder nodes = new StringBuilder("{\"mesh\":0}");
        for (int n = 1; n <= 10_000; n++) {
            nodes.append(",{\"children\":[").append(n - 1).append("],\"translation\":[1,0,0]}");
        }
        text.with("\"scenes\":[{\"nodes\":[10000]}],\"nodes\":[" + nodes
                + "],\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":" + places + "}}]}]");
        SceneImporter.Imported read = SceneImporter.read(text.write(file));
        assertArrayEquals(new float[] {10_001, 1, 0}, read.info().bbox()[1], 0);
    }
}
