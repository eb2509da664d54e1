package diorama.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIColor4D;
import org.lwjgl.assimp.AIMaterial;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.AIString;
import org.lwjgl.assimp.AITexture;
import org.lwjgl.assimp.Assimp;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** Assimp's materials, and the files of their base colour pictures. Used in the importing process only. */
final class ImportMaterials {
    private static final int[] BASE_COLOR = {Assimp.aiTextureType_BASE_COLOR, Assimp.aiTextureType_DIFFUSE};

    private final AIScene scene;
    private final GuardedFiles files;
    private final Path folder;
    private final List<String> names = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    ImportMaterials(AIScene scene, GuardedFiles files, Path folder) {
        this.scene = scene;
        this.files = files;
        this.folder = folder;
    }

    List<ImportTable.MaterialRow> rows() throws IOException {
        List<ImportTable.MaterialRow> rows = new ArrayList<>();
        PointerBuffer pointers = scene.mMaterials();
        for (int m = 0; pointers != null && m < scene.mNumMaterials(); m++) {
            rows.add(row(AIMaterial.create(pointers.get(m))));
        }
        files.refused().forEach(r -> notes.add("refused, outside the model's folder: " + r));
        return rows;
    }

    /** What the user should know; complete after {@link #rows}. */
    List<String> notes() {
        return notes;
    }

    /** The file had no such material. */
    boolean isMadeUp(int material) {
        return names.get(material).equals("DefaultMaterial");
    }

    private ImportTable.MaterialRow row(AIMaterial material) throws IOException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            AIString text = AIString.calloc(stack);
            boolean named = Assimp.aiGetMaterialString(material, "?mat.name", 0, 0, text) == Assimp.aiReturn_SUCCESS;
            String name = named ? text.dataString() : "material";
            names.add(name);
            String texture = "";
            for (int type : BASE_COLOR) {
                if (texture.isEmpty() && reference(material, type, text)) {
                    texture = texture(name, text.dataString());
                }
            }
            return new ImportTable.MaterialRow(
                    name,
                    color(material, stack),
                    number(material, "$mat.metallicFactor", 0),
                    number(material, "$mat.roughnessFactor", 1),
                    integer(material, "$mat.shadingm") == Assimp.aiShadingMode_NoShading,
                    texture);
        }
    }

    private static boolean reference(AIMaterial material, int type, AIString out) {
        return Assimp.aiGetMaterialTexture(material, type, 0, out, (IntBuffer) null, null, null, null, null, null)
                == Assimp.aiReturn_SUCCESS;
    }

    private static float[] color(AIMaterial material, MemoryStack stack) {
        AIColor4D color = AIColor4D.calloc(stack);
        for (String key : List.of("$clr.base", "$clr.diffuse")) {
            if (Assimp.aiGetMaterialColor(material, key, 0, 0, color) == Assimp.aiReturn_SUCCESS) {
                return new float[] {color.r(), color.g(), color.b(), color.a()};
            }
        }
        return new float[] {1, 1, 1, 1};
    }

    private static float number(AIMaterial material, String key, float missing) {
        float[] value = {missing};
        int[] count = {1};
        return Assimp.aiGetMaterialFloatArray(material, key, 0, 0, value, count) == Assimp.aiReturn_SUCCESS
                ? value[0]
                : missing;
    }

    /** A whole number, also one that is stored as bytes, as glTF's shading model is; 0 when there is none. */
    private static int integer(AIMaterial material, String key) {
        int[] value = {0};
        int[] count = {1};
        return Assimp.aiGetMaterialIntegerArray(material, key, 0, 0, value, count) == Assimp.aiReturn_SUCCESS
                ? value[0]
                : 0;
    }

    /** The picture's file, empty when there is none; embedded ones are written to the folder of results. */
    private String texture(String material, String reference) throws IOException {
        AITexture embedded = Assimp.aiGetEmbeddedTexture(scene, reference);
        if (embedded != null) {
            return unpacked(embedded).map(Path::toString).orElse("");
        }
        Optional<Path> file = files.resolve(reference);
        if (file.isEmpty() && reference.indexOf('%') >= 0) {
            file = files.resolve(GuardedFiles.decoded(reference));
        }
        if (file.isEmpty() && !files.refused().contains(reference)) {
            notes.add("texture of " + material + " is missing: " + reference);
        }
        return file.map(Path::toString).orElse("");
    }

    /** Only pictures that are whole files are taken, not bare texels. */
    private Optional<Path> unpacked(AITexture texture) throws IOException {
        if (texture.mHeight() != 0) {
            return Optional.empty();
        }
        ByteBuffer bytes = MemoryUtil.memByteBuffer(texture.pcData().address(), texture.mWidth());
        Path file = folder.resolve("texture" + Long.toHexString(texture.address()));
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
        return Optional.of(file);
    }
}
