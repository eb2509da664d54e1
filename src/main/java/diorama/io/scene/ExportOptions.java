package diorama.io.scene;

import diorama.options.Knob;
import diorama.options.OptionSchema;
import org.joml.Vector3i;

/** How a scene is written to files. */
public record ExportOptions(
        @Knob("Only objects of these names, separated by commas, and what hangs below them; empty for all.")
        String selection,

        @Knob("Apply the transforms of objects to their vertices; animations and bones are left out then.")
        boolean applyTransform,

        @Knob("Axis that points forward; auto is -Z where Y is up, else Y.")
        Axis forwardAxis,

        @Knob("Axis that points up; auto is Y for glTF and OBJ, Z for PLY and STL, which Blender takes as they are.")
        Axis upAxis,

        @Knob(value = "Factor for all lengths.", min = 0.000001, max = 1000000, softMin = 0.01, softMax = 100)
        float scale,

        @Knob("Write smooth normals, also for photos.") boolean normals,

        @Knob("Write texture coordinates.") boolean uvs,

        @Knob("Write materials and their pictures.") boolean materials,

        @Knob(
                "Where pictures go: auto embeds them in GLB and FBX, copies them beside others; or embed, copy, reference.")
        Textures textures,

        @Knob("Pictures on meshes: as they came where the format can, else JPEG, or PNG where there is transparency.")
        TextureFormat texture,

        @Knob(value = "Quality of JPEG pictures on meshes.", min = 1, max = 100)
        int textureQuality,

        @Knob(
                value = "Longest side of pictures on meshes; 0 leaves them as they are.",
                unit = "px",
                min = 0,
                max = 16384)
        int textureSize,

        @Knob(value = "Most triangles, taken out where they are missed least; 0 keeps all.", min = 0, max = 1000000000)
        int triangles,

        @Knob(
                "Compression of GLB and glTF: meshopt makes them a third to a half, for three.js, Babylon.js and Diorama; Blender does not read it.")
        Compression compress) {

    /** How buffers of glTF are stored. */
    public enum Compression {
        NONE,
        MESHOPT
    }

    /** Where pictures go. */
    public enum Textures {
        AUTO,
        EMBED,
        COPY,
        REFERENCE
    }

    /** How pictures are stored. */
    public enum TextureFormat {
        AUTO,
        JPEG,
        PNG
    }

    /** An axis of the file. */
    public enum Axis {
        AUTO(0, 0, 0),
        X(1, 0, 0),
        Y(0, 1, 0),
        Z(0, 0, 1),
        NEGATIVE_X(-1, 0, 0),
        NEGATIVE_Y(0, -1, 0),
        NEGATIVE_Z(0, 0, -1);

        private final int x;
        private final int y;
        private final int z;

        Axis(int x, int y, int z) {
            this.x = x;
            this.y = y;
            this.z = z;
        }

        /** Unit vector; zero for {@link #AUTO}. */
        Vector3i direction() {
            return new Vector3i(x, y, z);
        }
    }

    public static final ExportOptions DEFAULTS = new ExportOptions(
            "",
            false,
            Axis.AUTO,
            Axis.AUTO,
            1,
            false,
            true,
            true,
            Textures.AUTO,
            TextureFormat.AUTO,
            95,
            0,
            0,
            Compression.NONE);
    public static final OptionSchema<ExportOptions> SCHEMA = OptionSchema.of(DEFAULTS);
    /** For scenes that have normals of their own. */
    public static final ExportOptions OF_MESHES = SCHEMA.with(DEFAULTS, SCHEMA.option("normals"), true);

    public static final OptionSchema<ExportOptions> MESH_SCHEMA = OptionSchema.of(OF_MESHES);
}
