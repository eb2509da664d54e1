package diorama.io.assimp;

import diorama.io.scene.GuardedFiles;
import diorama.io.scene.MemoryBudget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIFileIO;
import org.lwjgl.assimp.AIMaterial;
import org.lwjgl.assimp.AIMaterialProperty;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.AIVector3D;
import org.lwjgl.assimp.Assimp;

/** Writes a scene with Assimp's exporters, in the importing process only: they crash as well. */
final class AssimpExport {
    /** Before the name of a file whose meshes are shared, which lies beside the other. */
    static final String SHARED = "shared-";

    private AssimpExport() {}

    /**
     * @param scene a glTF file
     * @param name the name of the file to write, in {@code folder}
     */
    static void write(Path scene, Path folder, String name) throws IOException, ImportChild.RefusedFile {
        AIFileIO guarded = new GuardedFiles(scene).fileIo();
        AIScene read = Assimp.aiImportFileEx(scene.toString(), 0, guarded);
        if (read == null) {
            throw new ImportChild.RefusedFile(String.valueOf(Assimp.aiGetErrorString()));
        }
        ForeignFormat format = ForeignFormat.ofExtension(name.substring(name.lastIndexOf('.') + 1))
                .orElseThrow();
        keepUsed(read);
        PointerBuffer materials = read.mMaterials();
        for (int m = 0; materials != null && m < read.mNumMaterials(); m++) {
            suit(AIMaterial.create(materials.get(m)), format);
        }
        if (format == ForeignFormat.FBX) {
            PointerBuffer meshes = read.mMeshes();
            for (int m = 0; meshes != null && m < read.mNumMeshes(); m++) {
                tellSetsApart(AIMesh.create(meshes.get(m)));
            }
        }
        AssimpLights lights = new AssimpLights(read, format);
        String target = folder.resolve(name).toString();
        if (Assimp.aiExportScene(read, format.id(), target, 0) != Assimp.aiReturn_SUCCESS) {
            throw new ImportChild.RefusedFile(String.valueOf(Assimp.aiGetErrorString()));
        }
        lights.finish(folder.resolve(name));
        if (format == ForeignFormat.FBX) {
            FbxShared.write(folder.resolve(name), folder.resolve(SHARED + name), new MemoryBudget());
        }
    }

    /**
     * Assimp's reader adds a material for what has none. Its own step that removes those without use makes one of all that look alike,
     * whatever they are called.
     */
    private static void keepUsed(AIScene scene) {
        PointerBuffer meshes = scene.mMeshes();
        PointerBuffer materials = scene.mMaterials();
        if (meshes == null || materials == null) {
            return;
        }
        Map<Integer, Integer> places = new TreeMap<>();
        for (int m = 0; m < scene.mNumMeshes(); m++) {
            places.put(AIMesh.create(meshes.get(m)).mMaterialIndex(), 0);
        }
        int next = 0;
        for (Map.Entry<Integer, Integer> used : places.entrySet()) {
            // in the order in which they are, so that none is written over before it is moved
            materials.put(next, materials.get(used.getKey()));
            used.setValue(next++);
        }
        for (int m = 0; m < scene.mNumMeshes(); m++) {
            AIMesh mesh = AIMesh.create(meshes.get(m));
            mesh.mMaterialIndex(places.getOrDefault(mesh.mMaterialIndex(), 0));
        }
        AIScene.nmNumMaterials(scene.address(), next);
    }

    /**
     * Assimp's FBX writer looks up the texture coordinates of all sets in one table, so that a set got numbers of another, wrong
     * ones or such as no reader takes. It compares three numbers and writes two: the third tells the sets apart.
     */
    private static void tellSetsApart(AIMesh mesh) {
        for (int set = 1; set < Assimp.AI_MAX_NUMBER_OF_TEXTURECOORDS; set++) {
            AIVector3D.Buffer coordinates = mesh.mTextureCoords(set);
            for (int v = 0; coordinates != null && v < coordinates.remaining(); v++) {
                coordinates.get(v).z(set);
            }
        }
    }

    /** Says what the format's readers understand, where Assimp's words for glTF's materials mislead them. */
    private static void suit(AIMaterial material, ForeignFormat format) {
        Optional<ByteBuffer> shading = value(material, Assimp.AI_MATKEY_SHADING_MODEL);
        if (format == ForeignFormat.DAE
                && shading.filter(s -> s.getInt(0) == Assimp.aiShadingMode_Unlit)
                        .isPresent()) {
            // COLLADA's <constant> has no picture of its own: Blender shows it black
            shading.get().putInt(0, Assimp.aiShadingMode_Phong);
        }
        Optional<ByteBuffer> shininess = value(material, Assimp.AI_MATKEY_SHININESS);
        if (format == ForeignFormat.FBX && shininess.isPresent()) {
            float roughness = value(material, Assimp.AI_MATKEY_ROUGHNESS_FACTOR)
                    .map(r -> r.getFloat(0))
                    .orElse(1f);
            float smooth = 10 * (1 - Math.max(0, Math.min(1, roughness)));
            // the exponent from which Blender's importer, as others do, reckons roughness: 1 - sqrt(exponent) / 10
            shininess.get().putFloat(0, smooth * smooth);
        }
    }

    /** The bytes of a number of the material itself, not of its textures. */
    private static Optional<ByteBuffer> value(AIMaterial material, String key) {
        PointerBuffer properties = material.mProperties();
        for (int p = 0; properties != null && p < material.mNumProperties(); p++) {
            AIMaterialProperty property = AIMaterialProperty.create(properties.get(p));
            if (property.mKey().dataString().equals(key) && property.mDataLength() >= Integer.BYTES) {
                return Optional.of(property.mData().order(ByteOrder.nativeOrder()));
            }
        }
        return Optional.empty();
    }
}
