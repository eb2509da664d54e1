package diorama.io.obj;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.ImageFiles;
import diorama.io.SceneImporter;
import diorama.io.process.ImportProcess;
import diorama.io.process.ImportTask;
import diorama.io.scene.ImportTable;
import diorama.io.scene.MeshInfo;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.relief.ReliefScenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wavefront files are read here without Assimp, and say the same. */
class ObjSceneTest {
    private static final String CORNERS = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\n";
    private static final String MAPPED = CORNERS + "vt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\nvn 0 0 1\n";

    private final Path folder;
    private final Path model;

    ObjSceneTest(@TempDir Path folder) {
        this.folder = folder;
        model = folder.resolve("model.obj");
    }

    private Scene scene(String text) throws IOException {
        Files.writeString(model, text);
        return SceneImporter.read(model).scene();
    }

    private Mesh mesh(String text) throws IOException {
        Scene scene = scene(text);
        assertEquals(1, scene.meshes().size());
        return scene.meshes().get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                MAPPED + "f 1/1/1 2/2/1 3/3/1 4/4/1\n",
                MAPPED + "f 1//1 2//1 3//1\nf 1/1 3/3 4/4\n",
                CORNERS + "f -4 -3 -2 -1\n",
                CORNERS + "o first\nf 1 2 3\no second\ng part a\nf 1 3 4\ng part b\nusemtl red\nf 1 2 4\n",
                "v 0 0 0 1 0 0\nv 1 0 0 0 0.5 0\nv 1 1 0 0 0 1\nf 1 2 3\n",
                "v 0 0 0\r\nv 1 0 \\\r\n0\r\nv 1 1 0\r\nf 1 2 \\\r\n3\r\n",
                "v 0 0 0 1\nv 2 0 0 2\nv 1 1 0 1\nf 1 2 3\n",
                "v nan 0 0\nv 1 inf 0\nv 0 1 0\nv 0 0 1\nf 1 2 3\nf 2 3 4\n",
                "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 0 0\nv 1 1 0\nv 0 1 0\nf 1 2 3\nf 4 5 6\n",
                CORNERS + "f 1 1 2\nf 2 2 2 2\nf 1 2 3\n",
                "# none\n\n" + CORNERS + "s off\nf 1 2 3\n"
            })
    void tellsWhatAssimpTells(String text) throws IOException {
        Files.writeString(model, text);
        MeshInfo theirs = ImportProcess.run(model, ImportTask.INFO, (results, read, extra) -> ImportTask.GSON
                .fromJson(Files.readString(results.resolve(ImportTask.TABLE)), ImportTable.class)
                .info());
        assertEquals(ImportTask.GSON.toJson(theirs), ImportTask.GSON.toJson(SceneImporter.info(model)));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5e1,15",
        "-.25,-0.25",
        "+3.,3",
        "1e999,Infinity",
        "-1.#INF,-Infinity",
        "1.#QNAN,NaN",
        "NaN,NaN",
        "0.123456789012345678901234567890,0.12345679",
        "12345678901234567890123,1.2345679e22",
        "1E-50,0"
    })
    void numbersAreReadAsTheyAreSpelt(String spelt, float meant) throws IOException {
        assertEquals(
                meant, mesh("v " + spelt + " 0 0\nv 1 0 0\nv 1 1 0\nf 1 2 3\n").positions()[0]);
    }

    @Test
    void hollowPolygonsAreFilledAsTheyAre() throws IOException {
        Mesh arrow = mesh("v 0 0 1\nv 4 0 1\nv 4 4 1\nv 2 1 1\nv 0 4 1\nf 1 2 3 4 5\n");
        assertEquals(3, arrow.triangleCount());
        float area = 0;
        for (int t = 0; t < 9; t += 3) {
            float[] p = arrow.positions();
            int a = 3 * arrow.indices()[t];
            int b = 3 * arrow.indices()[t + 1];
            int c = 3 * arrow.indices()[t + 2];
            float twice = (p[b] - p[a]) * (p[c + 1] - p[a + 1]) - (p[b + 1] - p[a + 1]) * (p[c] - p[a]);
            assertTrue(twice > 0, "a triangle faces away or has no area");
            area += twice / 2;
        }
        assertEquals(10, area, 1e-5f /* square units: 16 less the notch of 6 */);
    }

    @Test
    void polygonsOfManyCornersAreSoonFilled() throws IOException {
        StringBuilder star = new StringBuilder();
        StringBuilder face = new StringBuilder("f");
        int corners = 20_000;
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = i % 2 == 0 ? 2 : 1;
            star.append("v ")
                    .append(radius * Math.cos(angle))
                    .append(" 0 ")
                    .append(radius * Math.sin(angle))
                    .append('\n');
            face.append(' ').append(i + 1);
        }
        assertEquals(
                corners - 2, mesh(star.append(face).append('\n').toString()).triangleCount());
    }

    @Test
    void manyPartsOfALargeFileAreOne() throws IOException {
        int side = 300;
        StringBuilder text = new StringBuilder("o grid\n");
        for (int i = 0; i < side * side; i++) {
            text.append("v ")
                    .append(i % side)
                    .append(".000000 0.000000 ")
                    .append(i / side)
                    .append(".000000\n");
        }
        for (int y = 1; y < side; y++) {
            for (int x = 1; x < side; x++) {
                int a = (y - 1) * side + x;
                text.append("f ")
                        .append(a)
                        .append(' ')
                        .append(a + 1)
                        .append(' ')
                        .append(a + side + 1)
                        .append(' ');
                // every other face counts backwards from all vertices
                text.append(x % 2 == 0 ? a + side : a + side - side * side - 1).append('\n');
            }
        }
        assertTrue(text.length() > 3 << 20, "want several parts");
        Mesh grid = mesh(text.toString());
        assertEquals(2 * (side - 1) * (side - 1), grid.triangleCount());
        assertEquals(side * side, grid.vertexCount());
        for (int i = 0; i < grid.indices().length; i += 3) {
            for (int k = 0; k < 3; k++) {
                int a = grid.indices()[i];
                int b = grid.indices()[i + k];
                assertTrue(Math.abs(grid.positions()[3 * a] - grid.positions()[3 * b]) <= 1, "torn at face " + i / 6);
            }
        }
    }

    @Test
    void groupsAndMaterialsBecomeObjectsAndMeshes() throws IOException {
        Scene scene = scene(CORNERS + "o house\nusemtl brick\nf 1 2 3\nusemtl glass\nf 1 3 4\nusemtl brick\nf 2 3 4\n"
                + "o tree\ng leaves\nf 1 2 4\n");
        List<Node> objects = scene.roots().get(0).children();
        assertEquals(
                List.of("house", "leaves"), objects.stream().map(Node::name).toList());
        assertEquals(List.of(0, 1), objects.get(0).meshes());
        assertEquals(2, scene.meshes().get(0).triangleCount());
        assertEquals(
                List.of("brick", "glass", "brick"),
                scene.meshes().stream()
                        .map(m -> scene.materials().get(m.material()).name())
                        .toList());
    }

    @Test
    void materialsAreTakenAsBlenderTakesThem() throws IOException {
        ImageFiles.write(ReliefScenes.gradient(new Size(8, 8)), folder.resolve("my paint.png"));
        Files.writeString(folder.resolve("two words.mtl"), """
                newmtl paint
                Kd 0.8 0.1 0.2
                Ns 250
                d 0.5
                Ke 0.1 0 0
                map_Kd -s 2 2 1 -clamp on my paint.png
                newmtl metal
                Tr 0.25
                Pr 0.3
                Pm 0.9
                illum 0
                """);
        Scene scene = scene("mtllib two words.mtl\n" + MAPPED + "usemtl paint\nf 1/1 2/2 3/3\nusemtl metal\nf 1 3 4\n");
        Material paint = scene.materials().get(scene.meshes().get(0).material());
        Material metal = scene.materials().get(scene.meshes().get(1).material());
        assertEquals(0.5f, paint.roughness(), 1e-6f);
        assertEquals(0.5f, paint.baseColor().w());
        assertEquals(0.1f, paint.emissive().x());
        assertTrue(paint.baseColorTexture().isPresent());
        assertEquals(0.75f, metal.baseColor().w());
        assertEquals(0.3f, metal.roughness());
        assertEquals(0.9f, metal.metallic());
        assertTrue(metal.unlit());
    }

    @Test
    void anOptionWithoutItsWordIsNoPicture() throws IOException {
        Files.writeString(folder.resolve("bare.mtl"), "newmtl bare\nKd 0.8 0.1 0.2\nmap_Kd -clamp\n");
        Scene scene = scene("mtllib bare.mtl\n" + MAPPED + "usemtl bare\nf 1/1 2/2 3/3\n");
        assertEquals(1, scene.meshes().get(0).triangleCount());
    }

    @Test
    void picturesAreNamedFromTheirLibrary() throws IOException {
        Path below = Files.createDirectory(folder.resolve("materials"));
        ImageFiles.write(ReliefScenes.gradient(new Size(8, 8)), below.resolve("paint.png"));
        Files.writeString(below.resolve("house.mtl"), "newmtl paint\nmap_Kd paint.png\nbump gone.png\n");
        Files.writeString(model, "mtllib materials/house.mtl\nusemtl paint\n" + MAPPED + "f 1/1 2/2 3/3\n");
        MeshInfo info = SceneImporter.info(model);
        assertTrue(info.textured());
        assertEquals(List.of("texture of paint is missing: materials/gone.png"), info.notes());
    }

    @Test
    @Timeout(20)
    void manyObjectsOfManyMaterialsAreSoonRead() throws IOException {
        StringBuilder text = new StringBuilder(CORNERS);
        int count = 30_000;
        for (int i = 0; i < count; i++) {
            text.append("o part")
                    .append(i)
                    .append("\nusemtl paint")
                    .append(i % 25_000)
                    .append("\nf 1 2 3\n");
        }
        Files.writeString(model, text);
        assertEquals(25_000, SceneImporter.info(model).materials());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v 0 0|line 5: a vertex has 2 numbers, want 3",
                "v 0 zero 0|line 5: 'zero' is no number",
                "v 0 1,5 0|line 5: '1,5' is no number",
                "f 0 1 2|line 5: '0' is no corner, want numbers from 1, or from -1 down, as in 1/2/3",
                "f 1 2 x|line 5: 'x' is no corner, want numbers from 1, or from -1 down, as in 1/2/3",
                "f 1 2 99999999999|line 5: '99999999999' is larger than any count",
                "f 1 2 9|a face names vertex 9, but there are 4",
                "f 1 2 -9|a face names vertex -4, but there are 4"
            })
    void brokenLinesAreToldByTheirNumber(String line, String told) throws IOException {
        Files.writeString(model, CORNERS + line + "\nf 1 2 3\n");
        String message =
                assertThrows(UserError.class, () -> SceneImporter.info(model)).getMessage();
        assertEquals(model + ": cannot be imported: " + told, message);
    }

    @Test
    void cornersThatNameNoTextureCoordinateHaveNone() throws IOException {
        Mesh mesh = mesh(CORNERS + "vt 0.25 0.25\nf 1/1 2/5 3/1\n");
        assertArrayEquals(new float[] {0.25f, 0.75f, 0, 1, 0.25f, 0.75f}, mesh.uvs());
    }

    @Test
    void missingLibrariesAreNamedAndOthersRefused() throws IOException {
        Files.writeString(model, "mtllib gone.mtl\nmtllib /etc/hostname\n" + CORNERS + "f 1 2 3\n");
        assertEquals(
                List.of("material library is missing: gone.mtl", "refused, outside the model's folder: /etc/hostname"),
                SceneImporter.info(model).notes());
    }

    @Test
    void textOfAnyLineEndsIsRead() throws IOException {
        Path marked = folder.resolve("marked.obj");
        Files.writeString(marked, "\ufeff" + CORNERS + "f 1 2 3\n");
        assertEquals(1, SceneImporter.info(marked).triangles());
        assertEquals(
                1,
                scene("# \\\n" + CORNERS.replace('\n', '\r')
                                + "call run.sh\rcstype bezier\rvp 1 2 3\rf 1 2 3 # corners")
                        .meshes()
                        .size());
    }
}
