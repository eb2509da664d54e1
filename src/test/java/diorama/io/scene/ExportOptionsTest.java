package diorama.io.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.UserError;
import diorama.io.PaintedTree;
import diorama.io.Rewriting;
import diorama.io.SceneFiles;
import diorama.io.SceneImporter;
import diorama.mesh.Bounds;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each option of exports does what it says. */
class ExportOptionsTest extends Rewriting {
    @Test
    void embeddedGltfIsOneFile() throws IOException {
        Path file = folder.resolve("one.gltf");
        SceneFiles.write(PaintedTree.scene(), file, with("textures", ExportOptions.Textures.EMBED));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
        assertTrue(SceneImporter.read(file).info().textured());
    }

    @Test
    void texturesAreReferredToWhereTheyLie() throws IOException {
        Path model = folder.resolve("model.obj");
        SceneFiles.write(PaintedTree.scene(), model, ExportOptions.OF_MESHES);
        SceneImporter.Imported read = SceneImporter.read(model);
        Path target = Files.createDirectory(folder.resolve("deeper")).resolve("again.obj");
        SceneFiles.write(read.scene(), target, with("textures", ExportOptions.Textures.REFERENCE), read.originals());
        String library = Files.readString(target.resolveSibling("again.mtl"));
        assertTrue(library.contains("map_Kd ../model_bark.jpg"), library);
    }

    @Test
    void picturesAreMadeSmallerWhenAsked() {
        Scene after =
                through(PaintedTree.scene(), "glb", with("texture-size", 8)).scene();
        Material bark = after.materials().get(mesh(after, "bark").material());
        assertEquals(8, bark.baseColorTexture().orElseThrow().size().longSide());
    }

    @Test
    void appliedTransformsLeaveNothingInTheTree() {
        Scene after = through(PaintedTree.scene(), "glb", with("apply-transform", true))
                .scene();
        for (Node node : all(after.roots())) {
            if (!node.meshes().isEmpty()) {
                assertEquals(new org.joml.Matrix4f(), node.transform());
            }
        }
        assertEquals(bounds(PaintedTree.scene()).maxY(), bounds(after).maxY(), 1e-5f);
    }

    @Test
    void axesAndScaleAreAskedForAsInBlender() {
        ExportOptions turned = ExportOptions.MESH_SCHEMA.with(
                with("scale", 10f), ExportOptions.MESH_SCHEMA.option("up-axis"), ExportOptions.Axis.Z);
        Bounds before = bounds(PaintedTree.scene());
        Bounds after = bounds(through(PaintedTree.scene(), "obj", turned).scene());
        assertEquals(10 * before.maxY(), after.maxZ(), 1e-3f);
        assertEquals(-10 * before.maxZ(), after.minY(), 1e-3f);
        ExportOptions bad = ExportOptions.MESH_SCHEMA.with(
                with("up-axis", ExportOptions.Axis.Z),
                ExportOptions.MESH_SCHEMA.option("forward-axis"),
                ExportOptions.Axis.NEGATIVE_Z);
        assertThrows(UserError.class, () -> SceneFiles.write(PaintedTree.scene(), folder.resolve("bad.obj"), bad));
    }

    @Test
    void selectionTakesObjectsWithWhatHangsBelow() {
        Scene after =
                through(PaintedTree.scene(), "glb", with("selection", "leaf")).scene();
        assertEquals(
                1,
                all(after.roots()).stream().filter(n -> !n.meshes().isEmpty()).count());
        assertThrows(
                UserError.class,
                () -> SceneFiles.write(PaintedTree.scene(), folder.resolve("none.glb"), with("selection", "nobody")));
    }

    @Test
    void nothingThatIsNotFiniteIsWritten() {
        Mesh broken = new Mesh(
                "broken",
                new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0, Float.NaN, Float.POSITIVE_INFINITY, 0},
                new float[0],
                new float[0],
                new int[] {0, 1, 2, 0, 2, 3},
                0);
        Node node = new Node("n", new org.joml.Matrix4f(), List.of(0), java.util.Optional.empty(), List.of());
        Scene scene = new Scene(List.of(node), List.of(broken), List.of());
        SceneImporter.Imported after = through(scene, "glb", ExportOptions.OF_MESHES);
        assertEquals(0, after.info().nonfinite());
        assertEquals(1, after.info().triangles());
    }
}
