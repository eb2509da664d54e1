package diorama.io.write;

import diorama.mesh.Morph;
import java.util.List;
import java.util.function.Function;

/** Sums of a mesh and the shapes that it can take. */
public final class ShapeSums {
    private ShapeSums() {}

    /** With 0 for what is no number; the same array where there is none such. */
    public static float[] finite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                float[] out = values.clone();
                for (int i = 0; i < out.length; i++) {
                    out[i] = Float.isFinite(out[i]) ? out[i] : 0;
                }
                return out;
            }
        }
        return values;
    }

    /** With the shares of the shapes at rest. */
    public static float[] rested(float[] values, List<Morph> morphs, Function<Morph, float[]> differences) {
        if (values.length == 0 || morphs.stream().allMatch(m -> m.weight() == 0)) {
            return values;
        }
        float[] out = values.clone();
        for (Morph morph : morphs) {
            float[] more = differences.apply(morph);
            for (int i = 0; morph.weight() != 0 && i < more.length; i++) {
                out[i] += morph.weight() * more[i];
            }
        }
        return out;
    }
}
