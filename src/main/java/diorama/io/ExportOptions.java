package diorama.io;

import diorama.options.Knob;
import diorama.options.OptionSchema;

/** How a scene is written to files. */
public record ExportOptions(
        @Knob("Pictures on meshes: as they came where the format can, else JPEG, or PNG where there is transparency.")
        TextureFormat texture,

        @Knob(value = "Quality of JPEG pictures on meshes.", min = 1, max = 100)
        int textureQuality,

        @Knob("Write smooth normals.") boolean normals,

        @Knob("Axis that points up; auto is Y for glTF and OBJ, Z for PLY and STL, which Blender takes as they are.")
        UpAxis upAxis) {

    /** How pictures are stored. */
    public enum TextureFormat {
        AUTO,
        JPEG,
        PNG
    }

    /** Axis of the file that points up; glTF is always Y. */
    public enum UpAxis {
        AUTO,
        Y,
        Z
    }

    public static final ExportOptions DEFAULTS = new ExportOptions(TextureFormat.AUTO, 95, false, UpAxis.AUTO);
    public static final OptionSchema<ExportOptions> SCHEMA = OptionSchema.of(DEFAULTS);
}
