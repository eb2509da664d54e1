package diorama.io.assimp;

import diorama.mesh.Light;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lwjgl.assimp.AIMetaData;
import org.lwjgl.assimp.AIMetaDataEntry;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.Assimp;

/** What a format means by its numbers, as Blender's importers take it. */
public final class ImportFormat {
    /** Files that say themselves which corners share a vertex. */
    private static final Set<String> SHARED = Set.of("glb", "gltf", "ply", "vrm", "off", "3mf", "amf");

    /** Formats without axes of their own, which Blender takes as they are: Z is up. */
    private static final Set<String> Z_UP = Set.of("ply", "stl", "off", "3mf", "amf", "dxf", "blend");

    private static final Set<String> BACK_TO_FRONT = Set.of("x3d", "x3db");

    private static final Set<String> COLLADA = Set.of("dae", "zae");

    /** Formats that name the whole angle of a spot's cone. */
    private static final Set<String> WHOLE_ANGLES = Set.of("fbx", "3ds", "ase", "blend");

    private static final Set<String> GLTF = Set.of("glb", "gltf", "vrm");
    private static final double CENTIMETRE = 0.01;

    private final String extension;

    public ImportFormat(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        extension = name.substring(name.lastIndexOf('.') + 1);
    }

    boolean sharesVertices() {
        return SHARED.contains(extension);
    }

    public boolean zUp() {
        return Z_UP.contains(extension);
    }

    /** Blender writes and reads these with +Z forward where glTF has -Z. */
    public boolean backToFront() {
        return BACK_TO_FRONT.contains(extension);
    }

    /** Colours of vertices are linear light, not sRGB. */
    boolean linearColors() {
        return GLTF.contains(extension);
    }

    boolean isGltf() {
        return GLTF.contains(extension);
    }

    boolean isOff() {
        return extension.equals("off");
    }

    /** Its text, not packed. */
    boolean isCollada() {
        return extension.equals("dae");
    }

    boolean isPly() {
        return extension.equals("ply");
    }

    boolean isX3d() {
        return extension.equals("x3d");
    }

    boolean isFbx() {
        return extension.equals("fbx");
    }

    /** FBX names centimetres per unit; formats that name a unit in another way are turned to metres by Assimp. */
    float metresPerUnit(AIScene scene) {
        double factor = isFbx() ? number(scene.mMetaData(), "UnitScaleFactor", 1) * CENTIMETRE : 1;
        return factor > 1e-9 && factor < 1e9 ? (float) factor : 1;
    }

    /** What makes of the file's number a {@link Light#intensity}: all but glTF are taken for Blender's watts. */
    float lightUnit(Light.Kind kind) {
        return isGltf() ? 1 : Light.perWatt(kind);
    }

    /**
     * Where a spot's full light ends and where all of it, radians from its axis.
     *
     * @param inner,outer as Assimp gives them: of many formats the whole angle from side to side
     */
    float[] cone(float inner, float outer) {
        if (COLLADA.contains(extension)) {
            // its only angle is the whole cone's; Blender's spots are full up to 85 % of it
            return new float[] {0.85f * inner / 2, inner / 2};
        }
        return WHOLE_ANGLES.contains(extension) ? new float[] {inner / 2, outer / 2} : new float[] {inner, outer};
    }

    private static double number(@Nullable AIMetaData data, String key, double missing) {
        for (int i = 0; data != null && i < data.mNumProperties(); i++) {
            if (data.mKeys().get(i).dataString().equals(key)) {
                AIMetaDataEntry entry = data.mValues().get(i);
                ByteBuffer value = entry.mData(Double.BYTES).order(ByteOrder.nativeOrder());
                return switch (entry.mType()) {
                    case Assimp.AI_FLOAT -> value.getFloat(0);
                    case Assimp.AI_DOUBLE -> value.getDouble(0);
                    case Assimp.AI_INT32 -> value.getInt(0);
                    default -> missing;
                };
            }
        }
        return missing;
    }
}
