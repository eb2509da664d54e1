package diorama.io;

import java.io.IOException;
import java.nio.file.Path;
import org.lwjgl.assimp.AIFileIO;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.Assimp;

/** Writes a scene with Assimp's exporters, in the importing process only: they crash as well. */
final class AssimpExport {
    private AssimpExport() {}

    /**
     * @param scene a glTF file
     * @param name the name of the file to write, in {@code folder}
     */
    static void write(Path scene, Path folder, String name) throws IOException, ImportChild.RefusedFile {
        AIFileIO guarded = new GuardedFiles(scene).fileIo();
        AIScene read = Assimp.aiImportFileEx(scene.toString(), Assimp.aiProcess_RemoveRedundantMaterials, guarded);
        if (read == null) {
            throw new ImportChild.RefusedFile(String.valueOf(Assimp.aiGetErrorString()));
        }
        String id = ForeignFormat.ofExtension(name.substring(name.lastIndexOf('.') + 1))
                .orElseThrow()
                .id();
        String target = folder.resolve(name).toString();
        if (Assimp.aiExportScene(read, id, target, 0) != Assimp.aiReturn_SUCCESS) {
            throw new ImportChild.RefusedFile(String.valueOf(Assimp.aiGetErrorString()));
        }
    }
}
