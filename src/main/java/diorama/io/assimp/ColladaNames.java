package diorama.io.assimp;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lwjgl.assimp.AIFileIO;
import org.lwjgl.assimp.AIPropertyStore;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.Assimp;

/**
 * What nodes of a Collada file are called: Assimp calls them by their identifiers, in which letters beyond ASCII are written
 * otherwise, and knows cameras, lamps, bones and what moves by it. Used in the importing process only.
 */
public final class ColladaNames {
    private static final Pattern NODE = Pattern.compile("<node\\b([^<>]*)>");
    private static final Pattern NAME = Pattern.compile("\\bname\\s*=\\s*(\"[^\"]*\"|'[^']*')");

    private ColladaNames() {}

    /** Whether all nodes have names, no two the same: then these can stand for the identifiers. */
    public static boolean areApart(ByteBuffer file) {
        Matcher node = NODE.matcher(new LatinText(file));
        Set<String> names = new HashSet<>();
        while (node.find()) {
            Matcher name = NAME.matcher(node.group(1));
            if (!name.find() || name.group(1).length() == 2 || !names.add(name.group(1))) {
                return false;
            }
        }
        return true;
    }

    /** Reads a file with its nodes called by their names. Null where Assimp refuses it. */
    static @Nullable AIScene read(String file, AIFileIO files) {
        AIPropertyStore store = Assimp.aiCreatePropertyStore();
        if (store == null) {
            throw new OutOfMemoryError();
        }
        Assimp.aiSetImportPropertyInteger(store, Assimp.AI_CONFIG_IMPORT_COLLADA_USE_COLLADA_NAMES, 1);
        return Assimp.aiImportFileExWithProperties(file, 0, files, store);
    }
}
