package diorama.io;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.Assimp;

/**
 * The importing process: reads one file with Assimp and leaves a compact scene in a folder. It is a process of its own because
 * a broken file can crash, hang or exhaust a native library.
 */
public final class ImportChild {
    static final String TABLE = "scene.json";
    static final String ARRAYS = "scene.bin";
    /** Asks for the counts alone. */
    static final String INFO = "info";
    /** Exit code of a file that Assimp refuses; the reason is on standard error. */
    static final int REFUSED = 3;

    static final Gson GSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();
    private static final int FLAGS = Assimp.aiProcess_Triangulate | Assimp.aiProcess_SortByPType;

    private ImportChild() {}

    /** @param args file, folder for the results, "info" or "scene" */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        Path folder = Path.of(args[1]);
        GuardedFiles files = new GuardedFiles(file);
        AIScene scene = Assimp.aiImportFileEx(file.toString(), FLAGS, files.fileIo());
        if (scene == null) {
            fail(String.valueOf(Assimp.aiGetErrorString()));
            return;
        }
        if (scene.mNumMeshes() == 0) {
            fail("it holds no geometry");
            return;
        }
        ImportReader reader = new ImportReader(scene, files, folder, !sharesVertices(file));
        boolean infoOnly = args[2].equals(INFO);
        ImportTable table = reader.read(infoOnly);
        Files.writeString(folder.resolve(TABLE), GSON.toJson(table));
        // the process ends here: its memory goes back at once
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    /** Files that say themselves which corners share a vertex. */
    private static boolean sharesVertices(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".glb") || name.endsWith(".gltf") || name.endsWith(".ply");
    }

    private static void fail(String reason) {
        System.err.println(reason);
        System.err.flush();
        Runtime.getRuntime().halt(REFUSED);
    }
}
