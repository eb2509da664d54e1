package diorama.io;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParseException;
import diorama.base.UserError;
import diorama.io.gltf.GltfFile;
import diorama.io.gltf.GltfPictures;
import diorama.io.gltf.GltfShapes;
import diorama.io.gltf.GltfSkins;
import diorama.io.gltf.GltfSurfaces;
import diorama.io.gltf.GltfTree;
import diorama.io.gltf.GltfTriangles;
import diorama.io.gltf.GltfUnpacked;
import diorama.io.gltf.GltfViews;
import diorama.io.scene.FileFault;
import diorama.io.scene.GuardedFiles;
import diorama.io.scene.MemoryBudget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** glTF files that are wrong: each is refused in one line, or read without what is wrong, whatever it asks for. */
@Timeout(value = 100, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BrokenGltfTest {
    private static final float[] TRIANGLE = {0, 0, 0, 1, 0, 0, 0, 1, 0};
    private static final String PLACES = "\"bufferView\":0,\"componentType\":5126,\"count\":3,\"type\":\"VEC3\"";
    private static final String PART = "\"attributes\":{\"POSITION\":0}";

    private final Path file;

    BrokenGltfTest(@TempDir Path folder) {
        file = folder.resolve("broken.glb");
    }

    private static GltfText triangle() {
        GltfText text = new GltfText();
        text.floats("VEC3", 3, TRIANGLE);
        return text.mesh(PART);
    }

    private static String message(Executable reading) {
        return String.valueOf(assertThrows(UserError.class, reading).getMessage());
    }

    /** What is said of it, which must be one line. */
    private String refused(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        String said = message(() -> SceneImporter.read(file));
        assertTrue(said.startsWith(file + ": ") && !said.contains("\n"), said);
        assertEquals(said, message(() -> SceneImporter.info(file)), "info says the same");
        return said;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"count\":3|\"count\":700000000|accessor 0 reaches beyond its buffer view",
                "\"count\":3|\"count\":1e300|no whole number",
                "\"count\":3|\"count\":-1|no whole number",
                "\"count\":3|\"count\":0|no type or count",
                "\"type\":\"VEC3\"|\"type\":\"VEC9\"|no type or count",
                "\"type\":\"VEC3\"|\"type\":\"VEC2\"|POSITION has 2 numbers a vertex, want 3",
                "\"componentType\":5126|\"componentType\":5127|component type 5127",
                "\"bufferView\":0,|'\"bufferView\":0,\"byteOffset\":8,'|accessor 0 reaches beyond its buffer view",
                "\"bufferView\":0,|'\"bufferView\":7,'|number 7 of its 1 bufferViews",
                "\"buffers\":[{\"byteLength\":36|\"buffers\":[{\"byteLength\":2147483647|cut short: 36 of 2147483647 bytes",
                "\"byteLength\":36}|\"byteLength\":37}|buffer view 0 reaches beyond its buffer",
                "\"mesh\":0|\"mesh\":3|number 3 of its 1 meshes",
                "\"mesh\":0|'\"mesh\":0,\"skin\":2'|number 2 of its 0 skins",
                "\"mesh\":0|'\"mesh\":0,\"camera\":2'|number 2 of its 0 cameras",
                "\"mesh\":0|'\"mesh\":0,\"children\":[0]'|thing hangs below itself",
                "\"mesh\":0|'\"mesh\":0,\"children\":[4]'|number 4 of its 1 nodes",
                "\"mesh\":0|'\"mesh\":0,\"matrix\":[1,2]'|\"matrix\" of 2 numbers, want 16",
                "\"mesh\":0|'\"mesh\":0,\"scale\":[1,1e999,1]'|no number",
                "\"mesh\":0|'\"mesh\":0,\"translation\":[1e300,1,1]'|beyond all measure",
                "\"mesh\":0|'\"mesh\":0,\"camera\":0}],\"cameras\":[{\"perspective\":{\"znear\":1e300}'|beyond all",
                "\"POSITION\":0|'\"POSITION\":0},\"material\":5,\"x\":{'|number 5 of its 0 materials",
                "\"POSITION\":0|'\"POSITION\":0},\"mode\":9,\"x\":{'|mode 9",
                "\"POSITION\":0|\"NORMAL\":0|no geometry",
                "\"primitives\":[|'\"primitives\":{},\"x\":['|\"primitives\" that is no list",
                "\"scenes\":|'\"scene\":\"x\",\"scenes\":'|\"scene\" that is no number",
                "{\"asset\"|[\"asset\"|JSON is broken in line 1",
            })
    void numbersThatAreWrongAreNamed(String right, String wrong, String said) throws IOException {
        String json = new String(triangle().binary(), StandardCharsets.ISO_8859_1);
        int at = json.indexOf(right);
        assertTrue(at > 0, json);
        String told = refused(resized(json.substring(0, at) + wrong + json.substring(at + right.length())));
        assertTrue(told.contains(said), told);
    }

    /** With the lengths of its head put right. */
    private static byte[] resized(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int binary = bytes.length - 44;
        String json = text.substring(20, binary).stripTrailing();
        int padded = json.length() + 3 & ~3;
        ByteBuffer out = ByteBuffer.allocate(20 + padded + 44).order(ByteOrder.LITTLE_ENDIAN);
        out.put(bytes, 0, 20).put(json.getBytes(StandardCharsets.ISO_8859_1));
        while (out.position() < 20 + padded) {
            out.put((byte) ' ');
        }
        out.put(bytes, binary, 44);
        return out.putInt(8, out.capacity()).putInt(12, padded).array();
    }

    @Test
    void trianglesOfNoVerticesAreRefused() throws IOException {
        GltfText text = new GltfText();
        text.floats("VEC3", 3, TRIANGLE);
        text.mesh(PART + ",\"indices\":" + text.order(7, 8, 9));
        assertTrue(refused(text.binary()).contains("name vertices that there are not"));
    }

    @Test
    void placesOfManyVerticesThatAreNowhereAreRefused() throws IOException {
        GltfText text = new GltfText();
        text.accessor("\"componentType\":5126,\"count\":2000000000,\"type\":\"VEC3\"");
        assertTrue(refused(text.mesh(PART).binary()).contains("2000000000 elements that are nowhere"));
    }

    @Test
    void replacementsBeyondTheEndAreRefused() throws IOException {
        for (int[] indexAndCount : new int[][] {{9, 1}, {0, 1000}}) {
            GltfText text = new GltfText();
            text.view(new byte[36], "");
            text.accessor(PLACES + ",\"sparse\":{\"count\":" + indexAndCount[1] + ",\"indices\":{\"bufferView\":"
                    + text.view(new byte[] {(byte) indexAndCount[0]}, "")
                    + ",\"componentType\":5121},\"values\":{\"bufferView\":" + text.view(new byte[12], "") + "}}");
            String said = refused(text.mesh(PART).binary());
            assertTrue(said.contains("accessor 0 re"), said);
        }
    }

    @Test
    void treesThatMultiplyThemselvesAreRefused() throws IOException {
        GltfText text = new GltfText();
        text.floats("VEC3", 3, TRIANGLE);
        StringBuilder nodes = new StringBuilder("{\"mesh\":0}");
        for (int n = 1; n <= 40; n++) {
            nodes.append(",{\"children\":[" + (n - 1) + "," + (n - 1) + "]}");
        }
        text.with("\"scenes\":[{\"nodes\":[40]}],\"nodes\":[" + nodes + "],\"meshes\":[{\"primitives\":[{" + PART
                + "}]}]");
        assertTrue(refused(text.binary()).contains("more than 500000 nodes"));
    }

    @Test
    void circlesFarFromTheSceneAreFound() throws IOException {
        GltfText text = new GltfText();
        text.floats("VEC3", 3, TRIANGLE);
        text.with("\"scenes\":[{\"nodes\":[0]}],\"nodes\":[{\"mesh\":0},{\"children\":[2]},{\"children\":[3]},"
                + "{\"name\":\"tail\",\"children\":[1]}],\"meshes\":[{\"primitives\":[{" + PART + "}]}]");
        assertTrue(refused(text.binary()).contains("hangs below itself"));
    }

    @Test
    void manyPartsOfTheSameManyVerticesEndSoon() throws IOException {
        int vertices = 200_000;
        GltfText text = new GltfText();
        text.floats("VEC3", vertices, new float[3 * vertices]);
        int order = text.order(0, 1, 2);
        String part = PART + ",\"indices\":" + order;
        text.mesh(String.join("},{", java.util.Collections.nCopies(20_000, part)));
        Files.write(file, text.binary());
        long triangles = SceneImporter.info(file).triangles();
        assertEquals(20_000, triangles);
    }

    @Test
    void fewBytesThatWantAllMemoryAreRefused() throws IOException {
        int vertices = 200_000;
        GltfText text = new GltfText();
        text.floats("VEC3", vertices, new float[3 * vertices]);
        String target = "{}";
        String part = PART + ",\"targets\":[" + String.join(",", java.util.Collections.nCopies(100_000, target)) + "]";
        assertTrue(refused(text.mesh(part).binary()).contains("more memory than there is"));
    }

    @Test
    void cutFilesAreRefusedWhereverTheyEnd() throws IOException {
        byte[] whole = triangle().binary();
        for (int length = 1; length < whole.length; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            refused(cut);
            if (length > 28) {
                // and those that say that nothing is missing
                ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN).putInt(8, length);
                refused(cut);
            }
        }
    }

    @Test
    void bytesOfChanceNeverBringItDown() throws IOException {
        Random chance = new Random(5);
        byte[] whole = triangle().binary();
        for (int i = 0; i < 400; i++) {
            byte[] changed = whole.clone();
            for (int k = 0; k < 1 + i % 5; k++) {
                changed[chance.nextInt(changed.length)] = (byte) chance.nextInt();
            }
            // that it is glTF it says all the same: other files are for Assimp's process
            System.arraycopy(whole, 0, changed, 0, 8);
            Files.write(file, changed);
            try {
                SceneImporter.read(file);
            } catch (UserError e) {
                assertTrue(!String.valueOf(e.getMessage()).contains("\n"), e::getMessage);
            }
        }
    }

    @Test
    void deepJsonIsRefused() throws IOException {
        Path deep = file.resolveSibling("deep.gltf");
        Files.writeString(deep, "{\"asset\":{\"version\":\"2.0\"},\"extras\":" + "[".repeat(100_000));
        String said = message(() -> SceneImporter.info(deep));
        assertTrue(said.contains("JSON is broken"), said);
    }

    @Test
    void moreValuesThanMemoryCanHoldAreRefused() throws IOException {
        Path many = file.resolveSibling("many.gltf");
        Files.writeString(many, "{\"asset\":{\"version\":\"2.0\"},\"extras\":[" + "0,".repeat(9_000_000) + "0]}");
        String said = message(() -> SceneImporter.info(many));
        assertTrue(said.contains("more than 8000000 values"), said);
    }

    @Test
    void whatTheSceneDoesNotShowMayBeWrong() throws IOException {
        String json = new String(triangle().binary(), StandardCharsets.ISO_8859_1)
                .replace("\"mesh\":0", "\"mesh\":0,\"extensions\":[]},{\"children\":[77]");
        json = json.replace("\"scenes\"", "\"extensionsRequired\":[5,{},[\"x\"],null],\"scenes\"");
        Files.write(file, resized(json));
        SceneImporter.Imported read = SceneImporter.read(file);
        assertEquals(1, read.info().triangles());
        assertEquals(List.of(), read.notes());
    }

    @Test
    void ordersAreUnsignedNumbersAlone() throws IOException {
        for (String kind :
                new String[] {"5126,\"type\":\"SCALAR\"", "5120,\"type\":\"SCALAR\"", "5121,\"type\":\"VEC2\""}) {
            GltfText text = new GltfText();
            text.floats("VEC3", 3, TRIANGLE);
            int view = text.view(new byte[12], "");
            text.accessor("\"bufferView\":" + view + ",\"count\":3,\"componentType\":" + kind);
            String said = refused(text.mesh(PART + ",\"indices\":1").binary());
            assertTrue(said.contains("accessor 1 cannot number vertices"), said);
        }
    }

    @Test
    void memoryForAllThatVerticesBecomeIsTaken() throws IOException {
        GltfText text = new GltfText();
        text.floats("VEC3", 3, TRIANGLE);
        text.mesh(PART).with("\"skins\":[{\"joints\":[0]},{\"joints\":[]}]");
        GltfFile opened = GltfFile.open(new GuardedFiles(text.write(file))).orElseThrow();
        GltfViews views = new GltfViews(opened, new MemoryBudget(31_999), new GltfUnpacked(Map.of(), Map.of()));
        GltfSkins skins = new GltfSkins(views, new GltfTree(views));
        assertEquals(Optional.empty(), skins.skin(1, 3, List.of()), "without bones");
        assertThrows(FileFault.class, () -> skins.skin(0, 1000, List.of()));
        GltfTriangles some = GltfTriangles.of(4, Optional.of(new int[] {0, 1, 2}), 4);
        float[] all = new float[12];
        assertEquals(9, some.of(all, 3, new MemoryBudget(36)).length);
        assertThrows(FileFault.class, () -> some.of(all, 3, new MemoryBudget(35)));
        assertThrows(FileFault.class, () -> GltfTriangles.take(new MemoryBudget(1000), 5, 100, false));
    }

    @Test
    void meshesThatAreShownManyTimesAreRefusedBeforeTheyAreMade() throws IOException {
        GltfText text = new GltfText();
        text.accessor("\"componentType\":5126,\"count\":1000,\"type\":\"VEC3\"");
        text.with("\"scenes\":[{\"nodes\":[0,1]}],\"nodes\":[{\"mesh\":0,\"skin\":0},{\"mesh\":0,\"skin\":0,"
                + "\"weights\":[1]}],\"skins\":[{\"joints\":[0]}],\"meshes\":[{\"primitives\":[{" + PART + "}]}]");
        GltfFile opened = GltfFile.open(new GuardedFiles(text.write(file))).orElseThrow();
        for (int bytes : new int[] {72_000, 71_999}) {
            GltfViews views = new GltfViews(opened, new MemoryBudget(bytes), new GltfUnpacked(Map.of(), Map.of()));
            GltfTree tree = new GltfTree(views);
            GltfSurfaces surfaces = new GltfSurfaces(opened, new GltfPictures(views, file));
            Executable making = () -> new GltfShapes(views, surfaces, new GltfSkins(views, tree), tree.drafts());
            if (bytes < 72_000) {
                assertThrows(FileFault.class, making);
            } else {
                assertDoesNotThrow(making);
            }
        }
    }

    @Test
    void camerasSeeFartherThanTheyBegin() throws IOException {
        String json = new String(triangle().binary(), StandardCharsets.ISO_8859_1)
                .replace(
                        "\"mesh\":0",
                        "\"mesh\":0,\"camera\":0}],\"cameras\":[{\"perspective\":{\"znear\":1e30,\"yfov\":1}");
        Files.write(file, resized(json));
        GltfFile opened = GltfFile.open(new GuardedFiles(file)).orElseThrow();
        GltfViews views = new GltfViews(opened, new MemoryBudget(), new GltfUnpacked(Map.of(), Map.of()));
        float[] lens = new GltfTree(views).rows().get(0).camera();
        assertTrue(lens[3] > lens[2], lens[2] + " to " + lens[3]);
    }

    @Test
    void buffersOfNoPossibleNameAreMissing() throws IOException {
        String json = triangle().json().replace("\"buffers\":[{", "\"buffers\":[{\"uri\":\"\\ud800x.bin\",");
        Path text = Files.writeString(file.resolveSibling("name.gltf"), json);
        String said = message(() -> SceneImporter.info(text));
        assertTrue(said.contains("its buffer 0 (") && said.endsWith("x.bin) is missing"), said);
    }

    @Test
    void wantOfMemoryIsNoFaultOfTheJson() {
        assertThrows(OutOfMemoryError.class, () -> GltfFile.fault(new JsonParseException(new OutOfMemoryError())));
        assertThrows(StackOverflowError.class, () -> GltfFile.fault(new JsonParseException(new StackOverflowError())));
    }

    @Test
    void missingBuffersAreNamed() throws IOException {
        String json = triangle().json().replace("\"buffers\":[{", "\"buffers\":[{\"uri\":\"gone%20away.bin\",");
        Path text = Files.writeString(file.resolveSibling("gone.gltf"), json);
        String said = message(() -> SceneImporter.info(text));
        assertTrue(said.contains("its buffer 0 (gone%20away.bin) is missing"), said);
        Files.write(file.resolveSibling("gone away.bin"), new byte[36]);
        assertEquals(1, SceneImporter.info(text).triangles());
    }
}
