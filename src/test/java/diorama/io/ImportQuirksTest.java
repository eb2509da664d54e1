package diorama.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.UserError;
import diorama.io.scene.MeshInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.meshoptimizer.MeshOptimizer;

/** Whole files that Assimp alone refuses, misreads or never ends on. */
class ImportQuirksTest {
    private static final float[] TRIANGLE = {0, 0, 0, 1, 0, 0, 0, 1, 0};
    private static final String SCENE =
            "\"scene\":0,\"scenes\":[{\"nodes\":[0]}],\"nodes\":[{\"mesh\":0,\"scale\":[2,2,2]}],";
    private static final String MESH = "\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":0}}]}]";

    private final Path folder;

    ImportQuirksTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void numbersOfSixteenBitsAreRead() throws IOException {
        byte[] made = new byte[24];
        ByteBuffer shorts = little(made);
        for (float value : TRIANGLE) {
            shorts.putShort((short) (32767 * value));
            if (shorts.position() % 8 == 6) {
                shorts.putShort((short) 0);
            }
        }
        MeshInfo info = SceneImporter.info(gltf("short.gltf", SCENE, made, "\"byteStride\":8", 5122, true));
        assertEquals(1, info.triangles());
        assertArrayEquals(new float[] {2, 2, 0}, info.bbox()[1], 1e-4f);
    }

    @Test
    void compressedBuffersAreRead() throws IOException {
        byte[] packed = packed();
        String view = "\"extensions\":{\"EXT_meshopt_compression\":{\"buffer\":0,\"byteLength\":" + packed.length
                + ",\"byteStride\":12,\"count\":3,\"mode\":\"ATTRIBUTES\"}}";
        MeshInfo info = SceneImporter.info(gltf("packed.gltf", SCENE, packed, view, 5126, false));
        assertEquals(1, info.triangles());
        assertArrayEquals(new float[] {2, 2, 0}, info.bbox()[1], 0);
    }

    @Test
    void brokenCompressedBuffersAreRefusedInOneLine() throws IOException {
        byte[] packed = packed();
        String head = "\"extensions\":{\"EXT_meshopt_compression\":{\"buffer\":0,\"byteLength\":" + packed.length;
        String[] views = {
            head + ",\"byteStride\":12,\"count\":2000000000,\"mode\":\"ATTRIBUTES\"}}",
            head + ",\"byteStride\":12,\"count\":3000,\"mode\":\"ATTRIBUTES\"}}",
            head + ",\"byteStride\":13,\"count\":3,\"mode\":\"ATTRIBUTES\"}}",
            head + ",\"byteStride\":12,\"count\":3,\"mode\":\"SECRET\"}}",
            head + "000,\"byteStride\":12,\"count\":3,\"mode\":\"ATTRIBUTES\"}}"
        };
        for (int i = 0; i < views.length; i++) {
            Path file = gltf("broken" + i + ".gltf", SCENE, packed, views[i], 5126, false);
            assertOneLine(file, "compressed buffer view");
        }
        String before = head + ",\"byteOffset\":-8,\"byteStride\":12,\"count\":3,\"mode\":\"ATTRIBUTES\"}}";
        assertOneLine(
                gltf("before.gltf", SCENE, packed, before, 5126, false), "\"byteOffset\" that is no whole number");
    }

    @Test
    void narrowNumbersOutsideTheFileAreRefusedInOneLine() throws IOException {
        Path file = gltf("short.gltf", SCENE, new byte[12], "\"byteStride\":8", 5122, true);
        assertOneLine(file, "accessor 0 reaches beyond its buffer view");
    }

    @Test
    void filesWithoutASceneShowAllNodes() throws IOException {
        String nodes = "\"nodes\":[{\"children\":[1]},{\"mesh\":0}],";
        MeshInfo info = SceneImporter.info(gltf("sceneless.gltf", nodes, floats(), "\"target\":34962", 5126, false));
        assertEquals(1, info.triangles());
        assertEquals(0, info.materials());
    }

    @Test
    void binaryFilesWithoutPaddingAreRead() throws IOException {
        String json = "{\"asset\":{\"version\":\"2.0\"}," + SCENE + MESH
                + ",\"buffers\":[{\"byteLength\":36}],\"bufferViews\":[{\"buffer\":0,\"byteLength\":36}],"
                + accessors(5126, false) + "}";
        byte[] text = (json.length() % 4 == 0 ? json + " " : json).getBytes(StandardCharsets.US_ASCII);
        int total = 12 + 8 + text.length + 8 + 36;
        byte[] made = new byte[total];
        ByteBuffer out = little(made);
        out.putInt(0x46546C67).putInt(2).putInt(total);
        out.putInt(text.length).putInt(0x4E4F534A).put(text);
        out.putInt(36).putInt(0x004E4942).put(floats());
        MeshInfo info = SceneImporter.info(Files.write(folder.resolve("unpadded.glb"), made));
        assertEquals(1, info.triangles());
    }

    @Test
    void commentsInObjectFilesAndFacesOfManyCornersAreRead() throws IOException {
        StringBuilder text = new StringBuilder("OFF # a wheel\n# of corners\n\n12 2 0\n");
        StringBuilder face = new StringBuilder("12");
        for (int corner = 0; corner < 12; corner++) {
            double angle = Math.PI * corner / 6;
            text.append(Math.cos(angle) + " " + Math.sin(angle) + " 0 # corner\n");
            face.append(" ").append(corner);
        }
        Path file = Files.writeString(folder.resolve("wheel.off"), text + "\n" + face + "\n3 0 1 2\n");
        MeshInfo info = SceneImporter.info(file);
        assertEquals(11, info.triangles());
        assertEquals(12, info.vertices());
    }

    @Test
    void facesOfObjectFilesMayBeToldInSeveralLinesAndEdgesNotAtAll() throws IOException {
        String corners = "0 0 0\n1 0 0\n1 1 0\n0 1 0\n";
        Path spread =
                Files.writeString(folder.resolve("spread.off"), "OFF\n4 2 0\n" + corners + "4 0 1\n2\n3\n3 0 1\n2\n");
        assertEquals(3, SceneImporter.info(spread).triangles());
        for (String counts : new String[] {"OFF\n4 2\n", "OFF 4 2\n", "OFF\n\n4 2\n\n"}) {
            Path edgeless =
                    Files.writeString(folder.resolve("edgeless.off"), counts + corners + "3 0 1 2\n4 0 1 2 3\n");
            assertEquals(3, SceneImporter.info(edgeless).triangles(), counts);
        }
    }

    @Test
    void emptyLinesAndCommentsAmongNumbersOfPolygonFilesAreNone() throws IOException {
        String head = "ply\nformat ascii 1.0\nelement vertex 4\nproperty float x\nproperty float y\nproperty float z\n"
                + "element face 2\nproperty list uchar int vertex_index\nend_header\n";
        String numbers = "\n0 0 0\ncomment a corner\n1 0 0\n1 1 0\r\n \r\n0 1 0\n\n4 0 1 2 3\n3 0 1 2\n\n";
        MeshInfo info = SceneImporter.info(Files.writeString(folder.resolve("airy.ply"), head + numbers));
        assertEquals(3, info.triangles());
        assertEquals(4, info.vertices());
    }

    @Test
    void polygonFilesMayHaveLineEndsOfOldAndEndAfterTheirHead() throws IOException {
        String head = "ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nproperty float y\nproperty float z\n"
                + "element face 1\nproperty list uchar int vertex_index\nend_header";
        String text = head + "\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n";
        Path old = Files.writeString(folder.resolve("old.ply"), text.replace('\n', '\r'));
        assertEquals(1, SceneImporter.info(old).triangles());
        Path none =
                Files.writeString(folder.resolve("none.ply"), head.replaceAll("element (\\w+) \\d", "element $1 0"));
        assertOneLine(none, "Unable to extract mesh data");
    }

    @Test
    void commentsMakeNoTextOfPolygonFilesOfNumbers() throws IOException {
        String head = "ply\nformat binary_little_endian 1.0\ncomment was format ascii\nelement vertex 3\n"
                + "property float x\nproperty float y\nproperty float z\n"
                + "element face 1\nproperty list uchar int vertex_index\nend_header\n";
        byte[] made = new byte[3 * 12 + 13];
        ByteBuffer numbers = little(made);
        // some of its bytes are an empty line
        float[] corners = {0, 0, 0, Float.intBitsToFloat(0x3f0a0a0a), 0, 0, 0, 1, 0};
        for (float corner : corners) {
            numbers.putFloat(corner);
        }
        numbers.put((byte) 3).putInt(0).putInt(1).putInt(2);
        Path file = folder.resolve("numbers.ply");
        Files.write(file, head.getBytes(StandardCharsets.US_ASCII));
        Files.write(file, made, StandardOpenOption.APPEND);
        MeshInfo info = SceneImporter.info(file);
        assertEquals(1, info.triangles());
        assertEquals(corners[3], info.bbox()[1][0], 1e-6f);
    }

    @Test
    void emptyPartsOfPlatesAreLeftOut() throws IOException {
        String facet = "facet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\nendloop\nendfacet\n";
        Path file = Files.writeString(
                folder.resolve("two.stl"), "solid empty\nendsolid empty\nsolid full\n" + facet + "endsolid full\n");
        assertEquals(1, SceneImporter.info(file).triangles());
        Path none = Files.writeString(folder.resolve("none.stl"), "solid empty\nendsolid empty\n");
        assertOneLine(none, "it holds no geometry");
    }

    @Test
    void whatScenesIncludeIsLeftOutAndNamed() throws IOException {
        Path file = Files.writeString(
                folder.resolve("with.x3d"),
                "<?xml version=\"1.0\"?><X3D version=\"3.0\"><Scene><Inline url='\"more.x3d\"'/><Shape>"
                        + "<IndexedFaceSet coordIndex=\"0 1 2 -1\"><Coordinate point=\"0 0 0 1 0 0 0 1 0\"/>"
                        + "</IndexedFaceSet></Shape></Scene></X3D>");
        MeshInfo info = SceneImporter.info(file);
        assertEquals(1, info.triangles());
        assertTrue(info.notes().toString().contains("more.x3d"), info.notes().toString());
    }

    @Test
    void buffersOutsideTheFolderAreRefusedAndNamed() throws IOException {
        for (String uri : new String[] {"/etc/hostname", "../up.bin", "%2e%2e/up.bin", "http://localhost/up.bin"}) {
            String json = "{\"asset\":{\"version\":\"2.0\"}," + SCENE + MESH
                    + ",\"buffers\":[{\"byteLength\":36,\"uri\":\"" + uri
                    + "\"}],\"bufferViews\":[{\"buffer\":0,\"byteLength\":36}]," + accessors(5126, false) + "}";
            Path file = Files.writeString(folder.resolve("outside.gltf"), json);
            assertOneLine(file, "outside the model's folder: " + uri);
        }
    }

    private void assertOneLine(Path file, String words) {
        String said = String.valueOf(
                assertThrows(UserError.class, () -> SceneImporter.info(file)).getMessage());
        assertTrue(said.startsWith(file.toString()) && !said.contains("\n") && said.contains(words), said);
    }

    private Path gltf(String name, String scene, byte[] buffer, String view, int type, boolean normalized)
            throws IOException {
        String json = "{\"asset\":{\"version\":\"2.0\"}," + scene + MESH + ",\"buffers\":[{\"byteLength\":"
                + buffer.length + ",\"uri\":\"data:application/octet-stream;base64,"
                + Base64.getEncoder().encodeToString(buffer)
                + "\"}],\"bufferViews\":[{\"buffer\":0,\"byteLength\":" + buffer.length + "," + view + "}],"
                + accessors(type, normalized) + "}";
        return Files.writeString(folder.resolve(name), json);
    }

    private static String accessors(int type, boolean normalized) {
        return "\"accessors\":[{\"bufferView\":0,\"componentType\":" + type + ",\"count\":3,\"type\":\"VEC3\","
                + "\"normalized\":" + normalized + "}]";
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] floats() {
        byte[] made = new byte[36];
        little(made).asFloatBuffer().put(TRIANGLE);
        return made;
    }

    private static byte[] packed() {
        ByteBuffer plain = MemoryUtil.memAlloc(36).put(floats()).flip();
        ByteBuffer out = MemoryUtil.memAlloc((int) MeshOptimizer.meshopt_encodeVertexBufferBound(3, 12));
        try {
            MeshOptimizer.meshopt_encodeVertexVersion(0);
            byte[] packed = new byte[(int) MeshOptimizer.meshopt_encodeVertexBuffer(out, plain, 3, 12)];
            out.get(packed);
            return packed;
        } finally {
            MemoryUtil.memFree(plain);
            MemoryUtil.memFree(out);
        }
    }
}
