package diorama.io.assimp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.io.SceneFiles;
import diorama.io.scene.ExportOptions;
import diorama.io.scene.MemoryBudget;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.Assimp;

class FbxSharedTest {
    @Test
    void filesThatMemoryDoesNotHoldStayAsTheyAre(@TempDir Path folder) throws IOException {
        float[] places = {0, 0, 0, 1, 0, 0, 0, 1, 0};
        Mesh mesh = new Mesh("m", places, new float[0], new float[6], new int[] {0, 1, 2}, 0);
        Material red = new Material("red", new Vector4f(1, 0, 0, 1), Optional.empty(), 0, 1, false);
        List<Node> nodes = List.of(
                new Node("a", new Matrix4f(), List.of(0), Optional.empty(), List.of()),
                new Node("b", new Matrix4f().translation(2, 0, 0), List.of(0), Optional.empty(), List.of()));
        Path glb = folder.resolve("two.glb");
        SceneFiles.write(new Scene(nodes, List.of(mesh), List.of(red)), glb, ExportOptions.OF_MESHES);
        AIScene read = Objects.requireNonNull(Assimp.aiImportFile(glb.toString(), 0));
        Path fbx = folder.resolve("two.fbx");
        assertEquals(Assimp.aiReturn_SUCCESS, Assimp.aiExportScene(read, "fbx", fbx.toString(), 0));
        Assimp.aiReleaseImport(read);
        Path shared = folder.resolve("shared.fbx");
        assertFalse(FbxShared.write(fbx, shared, new MemoryBudget(Files.size(fbx) - 1)));
        assertFalse(Files.exists(shared));
        assertTrue(FbxShared.write(fbx, shared, new MemoryBudget(Files.size(fbx))));
    }
}
