package diorama.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.io.scene.ExportOptions;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.AIVector3D;
import org.lwjgl.assimp.Assimp;

/** Second texture coordinates, and moved, turned and scaled ones (KHR_texture_transform). */
class TextureCoordinatesTest extends Rewriting {
    private static final float[] FIRST = {0, 0, 1, 0, 0.25f, 0.75f};
    private static final float[] SECOND = {0.5f, 0.5f, 1, 0.5f, 0.5f, 1};

    private static RgbaImage picture(int color) {
        RgbaImage out = RgbaImage.allocate(new Size(4, 4));
        for (int i = 0; i < 16; i++) {
            out.setArgb(i % 4, i / 4, color);
        }
        return out;
    }

    private static Scene scene(Set<MaterialMaps.Kind> kinds) {
        return scene(kinds, SECOND);
    }

    private static Scene scene(Set<MaterialMaps.Kind> kinds, float[] second) {
        MaterialMaps maps = new MaterialMaps(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(picture(0xff40ff40)), kinds);
        Material material = new Material(
                "paint", new Vector4f(1), Optional.of(picture(0xffff8000)), 0, 1, false, new Vector3f(1), false, maps);
        float[] up = {0, 0, 1, 0, 0, 1, 0, 0, 1};
        Mesh mesh = new Mesh(
                "sheet",
                new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0},
                up,
                FIRST,
                second,
                new byte[0],
                new int[] {0, 1, 2},
                0,
                Optional.empty());
        Node node = new Node("sheet", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        return new Scene(List.of(node), List.of(mesh), List.of(material));
    }

    private Scene changed(Scene scene, String from, String to) throws IOException {
        Path file = folder.resolve("changed.gltf");
        SceneFiles.write(scene, file, ExportOptions.OF_MESHES);
        String text = Files.readString(file);
        assertTrue(text.contains(from), text);
        // readers heed extensions only where the file says that it uses them
        Files.writeString(
                file,
                text.replace(from, to)
                        .replace("{\"asset\"", "{\"extensionsUsed\":[\"KHR_texture_transform\"],\"asset\""));
        return SceneImporter.read(file).scene();
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "gltf"})
    void secondCoordinatesComeBack(String extension) {
        Scene after = through(scene(Set.of(MaterialMaps.Kind.EMISSIVE)), extension, ExportOptions.OF_MESHES)
                .scene();
        assertArrayEquals(FIRST, after.meshes().get(0).uvs(), 1e-6f);
        assertArrayEquals(SECOND, after.meshes().get(0).uvs2(), 1e-6f);
        assertEquals(
                Set.of(MaterialMaps.Kind.EMISSIVE),
                after.materials().get(0).maps().second());
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "fbx", "dae"})
    void coordinatesThatNoPictureNeedsAreWrittenOn(String extension) {
        Scene after =
                through(scene(Set.of()), extension, ExportOptions.OF_MESHES).scene();
        assertArrayEquals(FIRST, after.meshes().get(0).uvs(), 1e-6f);
        assertArrayEquals(SECOND, after.meshes().get(0).uvs2(), 1e-6f);
        assertEquals(Set.of(), after.materials().get(0).maps().second());
    }

    @Test
    void theBaseColoursCoordinatesBecomeTheFirst() throws IOException {
        Scene after = changed(scene(Set.of()), "\"baseColorTexture\":{", "\"baseColorTexture\":{\"texCoord\":1,");
        assertArrayEquals(SECOND, after.meshes().get(0).uvs(), 1e-6f);
        assertArrayEquals(FIRST, after.meshes().get(0).uvs2(), 1e-6f);
        assertEquals(
                Set.of(MaterialMaps.Kind.EMISSIVE),
                after.materials().get(0).maps().second());
    }

    @Test
    void movesTurnsAndScalesOfTexturesAreInTheCoordinates() throws IOException {
        Scene after = changed(
                scene(Set.of()),
                "\"baseColorTexture\":{",
                "\"baseColorTexture\":{\"extensions\":{\"KHR_texture_transform\":"
                        + "{\"offset\":[0.1,-0.3],\"rotation\":0.6,\"scale\":[2,0.5]}},");
        float[] wanted = new float[6];
        double cos = Math.cos(0.6);
        double sin = Math.sin(0.6);
        for (int v = 0; v < 6; v += 2) {
            double x = 2 * FIRST[v];
            double y = 0.5 * FIRST[v + 1];
            wanted[v] = (float) (0.1 + cos * x + sin * y);
            wanted[v + 1] = (float) (-0.3 - sin * x + cos * y);
        }
        assertArrayEquals(wanted, after.meshes().get(0).uvs(), 1e-5f);
        assertArrayEquals(FIRST, after.meshes().get(0).uvs2(), 1e-6f, "of the other picture");
    }

    @Test
    void coordinatesThatATransformNamesCount() throws IOException {
        Scene after = changed(
                scene(Set.of()),
                "\"baseColorTexture\":{",
                "\"baseColorTexture\":{\"extensions\":{\"KHR_texture_transform\":{\"texCoord\":1}},");
        assertArrayEquals(SECOND, after.meshes().get(0).uvs(), 1e-6f);
        assertArrayEquals(FIRST, after.meshes().get(0).uvs2(), 1e-6f, "of the other picture");
    }

    /** The second set has values of the first, at other vertices. */
    @ParameterizedTest
    @ValueSource(strings = {"fbx", "dae"})
    void setsOfLikeValuesAreBothWritten(String extension) {
        float[] second = {0.25f, 0.75f, 0.5f, 0.5f, 0, 0};
        Path file = folder.resolve("both." + extension);
        SceneFiles.write(scene(Set.of(), second), file, ExportOptions.OF_MESHES);
        assertArrayEquals(
                FIRST, SceneImporter.read(file).scene().meshes().get(0).uvs(), 1e-6f);
        AIScene read = Objects.requireNonNull(Assimp.aiImportFile(file.toString(), 0));
        AIMesh mesh = AIMesh.create(Objects.requireNonNull(read.mMeshes()).get(0));
        assertArrayEquals(FIRST, pairs(mesh, 0), 1e-6f);
        assertArrayEquals(second, pairs(mesh, 1), 1e-6f);
        Assimp.aiReleaseImport(read);
    }

    private static float[] pairs(AIMesh mesh, int index) {
        AIVector3D.Buffer set = Objects.requireNonNull(mesh.mTextureCoords(index));
        float[] out = new float[2 * set.remaining()];
        for (int v = 0; v < set.remaining(); v++) {
            out[2 * v] = set.get(v).x();
            out[2 * v + 1] = 1 - set.get(v).y();
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(strings = {"obj", "fbx", "dae"})
    void formatsWithOneSetSayWhatTheyLeaveOut(String extension) {
        Path file = folder.resolve("one." + extension);
        SceneFiles.Written written =
                SceneFiles.write(scene(Set.of(MaterialMaps.Kind.EMISSIVE)), file, ExportOptions.OF_MESHES);
        assertTrue(
                written.notes().toString().contains("a picture that lies on second texture coordinates is left out"),
                written.notes().toString());
        assertEquals(
                Optional.empty(),
                SceneImporter.read(file).scene().materials().get(0).maps().emissive());
    }
}
