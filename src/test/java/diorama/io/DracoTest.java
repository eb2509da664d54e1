package diorama.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.UserError;
import diorama.io.gltf.GltfDraco;
import diorama.mesh.Mesh;
import diorama.mesh.Skin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of meshes that Draco has compressed, with all that glTF may add to them. */
class DracoTest {
    /** A square of two triangles with coordinates, colours, bones and weights, by Draco's own encoder, in order. */
    private static final byte[] SQUARE = Base64.getDecoder()
            .decode(
                    "RFJBQ08CAgEAAAACBAEAAQIDAgEBBQAJAwAAAwkCAAECAgQAAgQEBAADBAkEAAQCAgEBAgABAQADAwEwARADACiCiBEAAAAA/wcAAAAB"
                            + "AQADAwEwARADACiCZAEAAAAA/wMAAAABAQECaQEcARgBCP+TAQQGALiw+kyBAAAAAP8AAAAAAQEAAgMBQAEAEQEAAAAAAQAAAAAB"
                            + "AQEBAQFAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgD8LAAAAAAAAAAAAAIA/CgAAgD8AAAAAAAAAAAAAAAAAAIA/CA==");

    private final Path file;
    private final GltfText text = new GltfText();
    private int corners = 6;
    private int coordinates = 1;
    private int more;

    DracoTest(@TempDir Path folder) {
        file = folder.resolve("packed.glb");
    }

    @Test
    void thereIsAlwaysAReason() {
        assertEquals("other parts come of it than it says", GltfDraco.reason(""));
        assertEquals("GLTF: broken", GltfDraco.reason("GLTF: broken"));
    }

    private void make(byte[] packed) throws IOException {
        make(packed, 4);
    }

    private void make(byte[] packed, int vertices) throws IOException {
        int view = text.view(packed, "");
        int places = text.accessor("\"componentType\":5126,\"count\":" + vertices + ",\"type\":\"VEC3\"");
        int uvs = text.accessor("\"componentType\":5126,\"count\":4,\"type\":\"VEC2\"");
        int colors = text.accessor("\"componentType\":5121,\"normalized\":true,\"count\":4,\"type\":\"VEC4\"");
        int joints = text.accessor("\"componentType\":5123,\"count\":4,\"type\":\"VEC4\"");
        int weights = text.accessor("\"componentType\":5126,\"count\":4,\"type\":\"VEC4\"");
        int order = text.accessor("\"componentType\":5125,\"count\":" + corners + ",\"type\":\"SCALAR\"");
        // not compressed: what each vertex of the file has more
        int second = text.floats("VEC2", 4, 0, 0, 1, 0, 2, 0, 3, 0);
        int lift = text.floats("VEC3", 4, 0, 0, 1, 0, 0, 2, 0, 0, 3, 0, 0, 4);
        StringBuilder ids = new StringBuilder();
        StringBuilder sets = new StringBuilder();
        for (int set = 1; set <= more; set++) {
            ids.append(",\"JOINTS_" + set + "\":3,\"WEIGHTS_" + set + "\":4");
            sets.append(",\"JOINTS_" + set + "\":" + joints + ",\"WEIGHTS_" + set + "\":" + weights);
        }
        text.with(
                "\"materials\":[{\"alphaMode\":\"BLEND\"}],\"extensionsRequired\":[\"KHR_draco_mesh_compression\"],\"scenes\":[{\"nodes\":[0,1,2]}],"
                        + "\"nodes\":[{\"mesh\":0,\"skin\":0},{\"name\":\"one\"},{\"name\":\"two\"}],\"skins\":[{\"joints\":[1,2]}],"
                        + "\"meshes\":[{\"primitives\":[{\"material\":0,\"indices\":" + order
                        + ",\"attributes\":{\"POSITION\":"
                        + places
                        + ",\"TEXCOORD_0\":" + uvs + ",\"TEXCOORD_1\":" + second + ",\"COLOR_0\":" + colors
                        + ",\"JOINTS_0\":"
                        + joints + ",\"WEIGHTS_0\":" + weights + sets + "},\"targets\":[{\"POSITION\":" + lift
                        + "}],\"extensions\":{\"KHR_draco_mesh_compression\":{\"bufferView\":" + view
                        + ",\"attributes\":{\"POSITION\":0,\"TEXCOORD_0\":" + coordinates
                        + ",\"COLOR_0\":2,\"JOINTS_0\":3,\"WEIGHTS_0\":4" + ids + "}}}}]}]");
        text.write(file);
    }

    @Test
    void allThatVerticesHaveIsUnpacked() throws IOException {
        make(SQUARE);
        SceneImporter.Imported read = SceneImporter.read(file);
        assertEquals(List.of(), read.notes());
        Mesh mesh = read.scene().meshes().get(0);
        assertArrayEquals(new int[] {0, 1, 2, 3, 2, 1}, mesh.indices());
        assertArrayEquals(new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0}, mesh.positions(), 1e-3f);
        assertArrayEquals(new float[] {0, 0, 1, 0, 0, 1, 1, 1}, mesh.uvs(), 2e-3f);
        assertEquals(51, mesh.colors()[15], "opacity of the last");
        assertEquals(-1, mesh.colors()[0], "red of the first");
        Skin skin = mesh.skin().orElseThrow();
        assertEquals("two", skin.bones().get(skin.joints()[0]));
        assertEquals("one", skin.bones().get(skin.joints()[4]));
        assertEquals(1, skin.weights()[0], 1e-6f);
    }

    @Test
    void whatIsNotCompressedStaysWithItsVertices() throws IOException {
        make(SQUARE);
        Mesh mesh = SceneImporter.read(file).scene().meshes().get(0);
        assertArrayEquals(new float[] {0, 0, 1, 0, 2, 0, 3, 0}, mesh.uvs2(), 0);
        assertArrayEquals(
                new float[] {0, 0, 1, 0, 0, 2, 0, 0, 3, 0, 0, 4},
                mesh.morphs().get(0).positions(),
                0);
    }

    @Test
    void otherNumbersOfVerticesThanThereAreAreRefused() throws IOException {
        make(SQUARE, 2_000_000_000);
        String said = String.valueOf(
                assertThrows(UserError.class, () -> SceneImporter.info(file)).getMessage());
        assertTrue(said.contains("has 2000000000 vertices, more than 16777216"), said);
    }

    /** Those of Khronos' own samples that were packed without duplicates. */
    @Test
    void fewerVerticesThanTheFileSaysAreRead() throws IOException {
        make(SQUARE, 7);
        SceneImporter.Imported read = SceneImporter.read(file);
        Mesh mesh = read.scene().meshes().get(0);
        assertArrayEquals(new int[] {0, 1, 2, 3, 2, 1}, mesh.indices());
        assertArrayEquals(new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0}, mesh.positions(), 1e-3f);
        assertEquals(2, SceneImporter.info(file).triangles());
    }

    @Test
    void fewerCornersThanTheFileSaysAreRead() throws IOException {
        corners = 9;
        make(SQUARE);
        Mesh mesh = SceneImporter.read(file).scene().meshes().get(0);
        assertArrayEquals(new int[] {0, 1, 2, 3, 2, 1}, mesh.indices());
    }

    @Test
    void cornersBeyondTheStatedVerticesAreLeftOutOrRefused() throws IOException {
        make(SQUARE, 3);
        try {
            SceneImporter.Imported read = SceneImporter.read(file);
            for (int corner : read.scene().meshes().get(0).indices()) {
                assertTrue(corner < 3, read.notes().toString());
            }
        } catch (UserError e) {
            assertTrue(!String.valueOf(e.getMessage()).contains("\n"), e.getMessage());
        }
    }

    /** Seven of them can be unpacked beside the places. */
    @Test
    void attributesBeyondThoseThatCanBeUnpackedAreLeftOutWithANote() throws IOException {
        more = 3;
        make(SQUARE);
        SceneImporter.Imported read = SceneImporter.read(file);
        assertEquals(
                List.of(
                        "JOINTS_3 of mesh meshes[0] cannot be unpacked: left out",
                        "WEIGHTS_2 of mesh meshes[0] cannot be unpacked: left out",
                        "WEIGHTS_3 of mesh meshes[0] cannot be unpacked: left out"),
                read.notes());
        assertEquals(4, read.scene().meshes().get(0).vertexCount());
    }

    @Test
    void attributesThatTheDataHaveNotAreRefusedInOneLine() throws IOException {
        coordinates = 9;
        make(SQUARE);
        String said = String.valueOf(
                assertThrows(UserError.class, () -> SceneImporter.info(file)).getMessage());
        assertTrue(said.contains("Draco") && !said.contains("\n"), said);
    }

    @Test
    void brokenDataAreRefusedInOneLine() throws IOException {
        make(Arrays.copyOf(SQUARE, 60));
        String said = String.valueOf(
                assertThrows(UserError.class, () -> SceneImporter.info(file)).getMessage());
        assertTrue(said.startsWith(file.toString()) && !said.contains("\n"), said);
        assertTrue(said.contains("Draco"), said);
    }
}
