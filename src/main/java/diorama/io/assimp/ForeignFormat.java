package diorama.io.assimp;

import diorama.io.scene.Axes;
import java.util.Arrays;
import java.util.Optional;

/** Formats that Assimp's exporters write for us. */
public enum ForeignFormat {
    FBX("fbx", "fbx", "Autodesk FBX"),
    DAE("dae", "collada", "Collada"),
    THREE_DS("3ds", "3ds", "Autodesk 3DS"),
    DIRECT_X("x", "x", "DirectX"),
    STEP("stp", "stp", "STEP");

    private final String extension;
    private final String id;
    private final String title;

    ForeignFormat(String extension, String id, String title) {
        this.extension = extension;
        this.id = id;
        this.title = title;
    }

    public String extension() {
        return extension;
    }

    /** Assimp's name of it. */
    String id() {
        return id;
    }

    String title() {
        return title;
    }

    /** Axes that the file should have. */
    public Axes axes() {
        return this == THREE_DS ? Axes.Z_UP : Axes.Y_UP;
    }

    /** Assimp writes FBX files whose unit is the centimetre. */
    public double unitsPerMetre() {
        return this == FBX ? 100 : 1;
    }

    /** Whether it keeps the tree of nodes and their movements; others get vertices at their final places. */
    boolean keepsTree() {
        return this == FBX || this == DAE;
    }

    /** Whether other programs read movements right as Assimp writes them. */
    boolean keepsAnimations() {
        return this == FBX;
    }

    /** Pictures go into the file. */
    boolean embeds() {
        return this == FBX;
    }

    public static Optional<ForeignFormat> ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(f -> f.extension.equals(extension))
                .findFirst();
    }
}
