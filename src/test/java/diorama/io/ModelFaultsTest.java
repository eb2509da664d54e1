package diorama.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.ImageFiles;
import diorama.io.process.Blender;
import diorama.io.scene.ExportOptions;
import diorama.io.scene.MeshInfo;
import diorama.io.scene.PlacedMesh;
import diorama.mesh.Bounds;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.relief.ReliefScenes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is amiss in a model is told in its own words. */
class ModelFaultsTest {
    private final Path folder;

    ModelFaultsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void texelsInsideAModelArePictures() throws IOException {
        Path model = Files.write(folder.resolve("quake.mdl"), quake());
        MeshInfo info = SceneImporter.info(model);
        assertTrue(info.textured(), info.toString());
        assertEquals(List.of(), info.notes());
        var materials = SceneImporter.read(model).scene().materials();
        assertEquals(8, materials.get(0).baseColorTexture().orElseThrow().width());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "text", "huge"})
    void texturesThatCannotBeReadAreNamed(String fault) throws IOException {
        Path picture = folder.resolve("paint.png");
        ImageFiles.write(ReliefScenes.gradient(new Size(64, 64)), picture);
        byte[] whole = Files.readAllBytes(picture);
        byte[] broken =
                switch (fault) {
                    case "cut" -> Arrays.copyOf(whole, 60);
                    case "text" -> "hello".getBytes(StandardCharsets.US_ASCII);
                    default ->
                        ByteBuffer.wrap(whole.clone()).putInt(16, 2_000_000_000).array();
                };
        Files.write(picture, broken);
        Path model = folder.resolve("square.obj");
        Files.writeString(model, """
                mtllib square.mtl
                v 0 0 0
                v 1 0 0
                v 1 1 0
                vt 0 0
                vt 1 0
                vt 1 1
                usemtl m
                f 1/1 2/2 3/3
                """);
        Files.writeString(folder.resolve("square.mtl"), "newmtl m\nmap_Kd paint.png\n");
        MeshInfo info = SceneImporter.info(model);
        assertFalse(info.textured());
        assertEquals(1, info.notes().size());
        assertTrue(
                info.notes().get(0).startsWith("texture of m cannot be read: "),
                info.notes().toString());
    }

    @Test
    void x3dLooksWhereBlenderTakesItToLook() throws IOException {
        Path model = folder.resolve("a.x3d");
        Files.writeString(model, """
                <?xml version="1.0" encoding="UTF-8"?>
                <X3D version="3.0" profile="Immersive"><Scene><Shape>
                <IndexedFaceSet coordIndex="0 1 2 -1"><Coordinate point="0 0 0 1 0 0 0 1 2"/></IndexedFaceSet>
                </Shape></Scene></X3D>
                """);
        Bounds bounds = PlacedMesh.all(SceneImporter.read(model).scene()).stream()
                .map(p -> Bounds.of(p.mesh().positions()))
                .reduce(Bounds.EMPTY, Bounds::union);
        assertEquals(-1, bounds.minX(), 1e-6);
        assertEquals(1, bounds.maxY(), 1e-6);
        assertEquals(-2, bounds.minZ(), 1e-6);
    }

    @Test
    void lackOfMemoryIsSaidInWords() throws IOException {
        Path model = folder.resolve("huge.ply");
        Files.writeString(model, """
                ply
                format binary_little_endian 1.0
                element vertex 2000000000
                property float x
                property float y
                property float z
                element face 1
                property list uchar int vertex_indices
                end_header
                """);
        String said = String.valueOf(
                assertThrows(UserError.class, () -> SceneImporter.info(model)).getMessage());
        assertFalse(said.contains("bad_alloc"), said);
    }

    @Test
    void usdIsNamed() throws IOException {
        Path model = Files.writeString(folder.resolve("x.usda"), "#usda 1.0\n");
        assertTrue(String.valueOf(assertThrows(UserError.class, () -> SceneImporter.info(model))
                        .getMessage())
                .contains("USD is not read"));
    }

    @Test
    void refusedPartsOfAnEmptySceneAreNamedOnce() throws IOException {
        Path model = folder.resolve("a.lws");
        Files.writeString(model, "LWSC\n3\n\nLoadObjectLayer 1 /etc/passwd\nLoadObjectLayer 1 ../x.lwo\n");
        String said = String.valueOf(
                assertThrows(UserError.class, () -> SceneImporter.info(model)).getMessage());
        assertTrue(said.endsWith("refused, outside the model's folder: /etc/passwd, ../x.lwo"), said);
    }

    @Test
    void trianglesThatAreLeftOutAreTold() {
        float[] positions = {0, 0, 0, 1, 0, 0, 0, 1, 0, Float.NaN, 0, 0};
        Mesh mesh = new Mesh("m", positions, new float[0], new float[0], new int[] {0, 1, 2, 1, 2, 3}, 0);
        Node node = new Node("n", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        Scene scene = new Scene(List.of(node), List.of(mesh), List.of());
        SceneFiles.Written written = SceneFiles.write(scene, folder.resolve("a.stl"), ExportOptions.OF_MESHES);
        assertEquals(1, written.triangles());
        assertEquals(List.of("1 triangle is left out, as coordinates are infinite or no numbers"), written.notes());
    }

    @Test
    void picturesThatCannotBeEmbeddedAreTold() {
        ExportOptions embed = ExportOptions.MESH_SCHEMA.with(
                ExportOptions.OF_MESHES, ExportOptions.MESH_SCHEMA.option("textures"), ExportOptions.Textures.EMBED);
        for (String extension : List.of("obj", "dae")) {
            SceneFiles.Written written =
                    SceneFiles.write(PaintedTree.scene(), folder.resolve("tree." + extension), embed);
            String notes = String.join("; ", written.notes());
            assertTrue(notes.contains("." + extension + " files hold no pictures"), notes);
        }
    }

    @Test
    void whatBlenderDoesNotOpenIsRefusedBeforeTheWork() {
        String said = String.valueOf(assertThrows(UserError.class, () -> Blender.requireShowing(Path.of("scene.html")))
                .getMessage());
        assertTrue(said.contains("want a name ending in .glb, .gltf, .obj"), said);
    }

    /** A model of Quake: one skin of 8 x 4 texels, one triangle, one frame. */
    private static byte[] quake() {
        ByteBuffer out = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        out.put("IDPO".getBytes(StandardCharsets.US_ASCII)).putInt(6);
        out.putFloat(1).putFloat(1).putFloat(1); // scale
        out.putFloat(0).putFloat(0).putFloat(0); // origin
        out.putFloat(10).putFloat(0).putFloat(0).putFloat(0); // radius, eye
        out.putInt(1)
                .putInt(8)
                .putInt(4)
                .putInt(3)
                .putInt(1)
                .putInt(1)
                .putInt(0)
                .putInt(0)
                .putFloat(1);
        out.putInt(0);
        for (int i = 0; i < 32; i++) {
            out.put((byte) (i * 5));
        }
        for (int v = 0; v < 3; v++) {
            out.putInt(0).putInt(v).putInt(v);
        }
        out.putInt(1).putInt(0).putInt(1).putInt(2);
        out.putInt(0).putInt(0).putInt(0x00ffffff);
        out.put(new byte[16]);
        out.put(new byte[] {0, 0, 0, 0, 100, 0, 0, 0, 0, 100, 0, 0});
        return Arrays.copyOf(out.array(), out.position());
    }
}
