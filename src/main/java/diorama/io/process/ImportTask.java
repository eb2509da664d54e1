package diorama.io.process;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** What the importing process is asked for, and what it leaves behind. */
public final class ImportTask {
    /** What runs in it, by name: it stands above all that asks for it. */
    static final String CHILD = "diorama.io.assimp.ImportChild";

    public static final String TABLE = "scene.json";
    public static final String ARRAYS = "scene.bin";
    /** Asks for the counts alone. */
    public static final String INFO = "info";
    /** Asks for the whole scene. */
    public static final String SCENE = "scene";
    /** Asks for the compressed parts of a glTF file. */
    public static final String UNPACK = "unpack";
    /** Exit code of a file that Assimp refuses; the reason is on standard error. */
    public static final int REFUSED = 9;

    public static final Gson GSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    private ImportTask() {}
}
