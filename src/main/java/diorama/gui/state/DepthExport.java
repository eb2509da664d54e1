package diorama.gui.state;

import diorama.options.Knob;
import diorama.options.OptionSchema;
import diorama.pipeline.photo.DepthFormat;

/** As what a photo's depth is written. */
public record DepthExport(
        @Knob(
                "16 bits near = white, floating point (metres where they are known), colours, normals, or edges that tear.")
        Kind kind) {

    /** The formats of pictures. */
    public enum Kind {
        PNG16,
        PNG8,
        EXR,
        PFM,
        NPY,
        TIFF,
        INFERNO,
        TURBO,
        GREY,
        NORMALS,
        EDGES;

        public DepthFormat format() {
            return DepthFormat.valueOf(name());
        }
    }

    static final DepthExport DEFAULTS = new DepthExport(Kind.PNG16);
    public static final OptionSchema<DepthExport> SCHEMA = OptionSchema.of(DEFAULTS);
}
