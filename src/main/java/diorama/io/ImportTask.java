package diorama.io;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** What the importing process is asked for, and what it leaves behind. */
final class ImportTask {
    /** What runs in it, by name: it stands above all that asks for it. */
    static final String CHILD = "diorama.io.ImportChild";

    static final String TABLE = "scene.json";
    static final String ARRAYS = "scene.bin";
    /** Asks for the counts alone. */
    static final String INFO = "info";
    /** Asks for the whole scene. */
    static final String SCENE = "scene";
    /** Asks for the compressed parts of a glTF file. */
    static final String UNPACK = "unpack";
    /** Exit code of a file that Assimp refuses; the reason is on standard error. */
    static final int REFUSED = 9;

    static final Gson GSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    private ImportTask() {}
}
