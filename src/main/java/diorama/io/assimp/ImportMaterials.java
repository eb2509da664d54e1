package diorama.io.assimp;

import diorama.base.Size;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.image.Sampler;
import diorama.io.scene.GuardedFiles;
import diorama.io.scene.ImportTable;
import diorama.io.scene.PlainLine;
import diorama.mesh.Finish;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIColor4D;
import org.lwjgl.assimp.AIMaterial;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.AIString;
import org.lwjgl.assimp.AITexture;
import org.lwjgl.assimp.Assimp;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** Assimp's materials, and the files of their pictures. Used in the importing process only. */
final class ImportMaterials {
    /** Assimp's kinds for each of {@link ImportTable.MaterialRow#textures}, best first. */
    static final int[][] KINDS = {
        {Assimp.aiTextureType_BASE_COLOR, Assimp.aiTextureType_DIFFUSE},
        {Assimp.aiTextureType_GLTF_METALLIC_ROUGHNESS},
        // Wavefront's bump maps are taken for normals, as Blender does
        {Assimp.aiTextureType_NORMALS, Assimp.aiTextureType_NORMAL_CAMERA, Assimp.aiTextureType_HEIGHT},
        {Assimp.aiTextureType_AMBIENT_OCCLUSION, Assimp.aiTextureType_LIGHTMAP},
        {Assimp.aiTextureType_EMISSIVE, Assimp.aiTextureType_EMISSION_COLOR}
    };

    /** Of bare texels; more is no picture of a model. */
    private static final long MOST_TEXELS = 1L << 26;

    private final AIScene scene;
    private final GuardedFiles files;
    private final Path folder;
    private final ImportFormat format;
    private final ImportRims rims;
    private final List<String> names = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    ImportMaterials(AIScene scene, GuardedFiles files, Path folder, ImportFormat format, ImportRims rims) {
        this.scene = scene;
        this.files = files;
        this.folder = folder;
        this.format = format;
        this.rims = rims;
    }

    List<ImportTable.MaterialRow> rows() throws IOException {
        List<ImportTable.MaterialRow> rows = new ArrayList<>();
        PointerBuffer pointers = scene.mMaterials();
        for (int m = 0; pointers != null && m < scene.mNumMaterials(); m++) {
            rows.add(row(AIMaterial.create(pointers.get(m))));
        }
        files.leftOut().forEach(what -> notes.add("what it includes is left out: " + PlainLine.of(what)));
        files.refused().forEach(r -> notes.add("refused, outside the model's folder: " + PlainLine.of(r)));
        return rows;
    }

    /** What the user should know; complete after {@link #rows}. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** The file had no such material. */
    boolean isMadeUp(int material) {
        if (material >= names.size() || names.get(material).equals("DefaultMaterial")) {
            return true;
        }
        // the last one of glTF's is for whatever has none
        return format.isGltf()
                && material == names.size() - 1
                && names.get(material).isEmpty();
    }

    private ImportTable.MaterialRow row(AIMaterial material) throws IOException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            AIString text = AIString.calloc(stack);
            Optional<String> named = text(material, "?mat.name", text);
            names.add(named.orElse(""));
            String name = named.orElse("material");
            List<ImportTable.TextureRow> textures = new ArrayList<>();
            ImportUvs uvs = ImportUvs.of(material);
            for (int map = 0; map < KINDS.length; map++) {
                if (uvs.loses(map)) {
                    textures.add(ImportTable.TextureRow.LEFT_OUT);
                    notes.add("pictures of " + PlainLine.of(name) + " on third texture coordinates are left out");
                    continue;
                }
                ImportTable.TextureRow found = texture(name, material, KINDS[map], text);
                textures.add(found.reference().isEmpty() ? found : found.with(rims.on(found.sampler(), name, map)));
            }
            float[] none = {0, 0, 0, 1};
            String alpha = text(material, "$mat.gltf.alphaMode", text).orElse("");
            boolean opaque = alpha.equals("OPAQUE");
            float[] color = baseColor(material, stack);
            color[3] = opaque ? 1 : color[3];
            return new ImportTable.MaterialRow(
                    name,
                    color,
                    number(material, "$mat.metallicFactor", 0),
                    roughness(material),
                    integer(material, "$mat.shadingm") == Assimp.aiShadingMode_NoShading,
                    color(material, "$clr.emissive", stack).orElse(none),
                    alpha.equals("MASK"),
                    opaque,
                    textures,
                    uvs.second(),
                    new float[0],
                    Finish.PLAIN);
        }
    }

    private static Optional<String> text(AIMaterial material, String key, AIString out) {
        return Assimp.aiGetMaterialString(material, key, 0, 0, out) == Assimp.aiReturn_SUCCESS
                ? Optional.of(out.dataString())
                : Optional.empty();
    }

    private static float[] baseColor(AIMaterial material, MemoryStack stack) {
        Optional<float[]> base = color(material, "$clr.base", stack);
        if (base.isPresent()) {
            return base.get();
        }
        float[] diffuse = color(material, "$clr.diffuse", stack).orElseGet(() -> new float[] {1, 1, 1, 1});
        diffuse[3] = Math.min(1, Math.max(0, number(material, "$mat.opacity", 1)));
        return diffuse;
    }

    /** From the shininess of older formats as Blender's importers reckon it. */
    private float roughness(AIMaterial material) {
        float missing = -1;
        float stated = number(material, "$mat.roughnessFactor", missing);
        if (stated != missing) {
            return stated;
        }
        float shininess = number(material, "$mat.shininess", 0);
        double gloss = format.isFbx() ? Math.sqrt(shininess) / 10 : Math.sqrt(shininess / 1000);
        return shininess > 0 ? (float) Math.max(0, 1 - gloss) : 1;
    }

    private static Optional<float[]> color(AIMaterial material, String key, MemoryStack stack) {
        AIColor4D color = AIColor4D.calloc(stack);
        if (Assimp.aiGetMaterialColor(material, key, 0, 0, color) != Assimp.aiReturn_SUCCESS) {
            return Optional.empty();
        }
        float[] out = {color.r(), color.g(), color.b(), color.a()};
        for (int i = 0; i < out.length; i++) {
            out[i] = Float.isFinite(out[i]) ? out[i] : 1;
        }
        return Optional.of(out);
    }

    private static float number(AIMaterial material, String key, float missing) {
        float[] value = {missing};
        int[] count = {1};
        boolean found = Assimp.aiGetMaterialFloatArray(material, key, 0, 0, value, count) == Assimp.aiReturn_SUCCESS;
        return found && Float.isFinite(value[0]) ? value[0] : missing;
    }

    /** A whole number, also one that is stored as bytes, as glTF's shading model is; 0 when there is none. */
    private static int integer(AIMaterial material, String key) {
        int[] value = {0};
        int[] count = {1};
        return Assimp.aiGetMaterialIntegerArray(material, key, 0, 0, value, count) == Assimp.aiReturn_SUCCESS
                ? value[0]
                : 0;
    }

    /** The first of the kinds that there is; the best of those that are found. */
    private ImportTable.TextureRow texture(String name, AIMaterial material, int[] kinds, AIString text)
            throws IOException {
        ImportTable.TextureRow row = ImportTable.TextureRow.NONE;
        for (int kind : kinds) {
            if (row.file().isEmpty()
                    && Assimp.aiGetMaterialTexture(
                                    material, kind, 0, text, (IntBuffer) null, null, null, null, null, null)
                            == Assimp.aiReturn_SUCCESS) {
                row = found(name, text.dataString()).with(ImportSamplers.of(material, kind));
            }
        }
        return row;
    }

    /** The picture's file; embedded ones are written to the folder of results. */
    private ImportTable.TextureRow found(String material, String reference) throws IOException {
        AITexture embedded = Assimp.aiGetEmbeddedTexture(scene, reference);
        if (embedded != null) {
            String file = unpacked(embedded).map(Path::toString).orElse("");
            if (file.isEmpty()) {
                notes.add("texture of " + PlainLine.of(material) + " cannot be read: it is too large");
            }
            return new ImportTable.TextureRow(file, PlainLine.of(reference), Sampler.TILED);
        }
        Optional<Path> file = files.resolve(reference);
        if (file.isEmpty() && reference.indexOf('%') >= 0) {
            file = files.resolve(GuardedFiles.decoded(reference));
        }
        if (file.isEmpty() && !files.refused().contains(reference)) {
            notes.add("texture of " + PlainLine.of(material) + " is missing: " + PlainLine.of(reference));
        }
        return new ImportTable.TextureRow(file.map(Path::toString).orElse(""), PlainLine.of(reference), Sampler.TILED);
    }

    /** Whole files are taken as they are; bare texels become a PNG. */
    private Optional<Path> unpacked(AITexture texture) throws IOException {
        Path file = folder.resolve("texture" + Long.toHexString(texture.address()));
        if (Files.exists(file)) {
            return Optional.of(file);
        }
        if (texture.mHeight() != 0) {
            if (Integer.toUnsignedLong(texture.mWidth()) * Integer.toUnsignedLong(texture.mHeight()) > MOST_TEXELS) {
                return Optional.empty();
            }
            Files.write(file, ImageFiles.encode(image(texture), "png", ImageFiles.DEFAULT_QUALITY));
            return Optional.of(file);
        }
        ByteBuffer bytes = MemoryUtil.memByteBuffer(texture.pcData().address(), texture.mWidth());
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
        return Optional.of(file);
    }

    private static RgbaImage image(AITexture texture) {
        RgbaImage out = RgbaImage.allocate(new Size(texture.mWidth(), texture.mHeight()));
        int texels = texture.mWidth() * texture.mHeight();
        ByteBuffer bgra = MemoryUtil.memByteBuffer(texture.pcData().address(), Integer.BYTES * texels);
        int seen = 0;
        for (int i = 0; i < texels; i++) {
            seen |= bgra.get(4 * i + 3);
        }
        // some formats leave transparency at nothing
        int opaque = seen == 0 ? 0xff000000 : 0;
        for (int i = 0; i < texels; i++) {
            int argb = (bgra.get(4 * i + 3) & 0xff) << 24
                    | (bgra.get(4 * i + 2) & 0xff) << 16
                    | (bgra.get(4 * i + 1) & 0xff) << 8
                    | (bgra.get(4 * i) & 0xff);
            out.setArgb(i % texture.mWidth(), i / texture.mWidth(), opaque | argb);
        }
        return out;
    }
}
