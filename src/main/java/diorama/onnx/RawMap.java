package diorama.onnx;

import diorama.base.Size;

/** Rows and columns of an output; its values are changed in place before they are given away. */
record RawMap(Size size, float[] values) {
    void scale(float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    /** The part that a padded picture's own {@code inner} of {@code fed} px came to. */
    RawMap corner(Size inner, Size fed) {
        int width = Math.max(1, Math.round((float) size.width() * inner.width() / fed.width()));
        int height = Math.max(1, Math.round((float) size.height() * inner.height() / fed.height()));
        float[] part = new float[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(values, y * size.width(), part, y * width, width);
        }
        return new RawMap(new Size(width, height), part);
    }

    /** Puts the sky where the farthest of the rest is. */
    void clear(RawMap sky, float above, boolean largerIsFarther) {
        if (!sky.size.equals(size)) {
            return;
        }
        float farthest = largerIsFarther ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            if (sky.values[i] < above) {
                farthest = largerIsFarther ? Math.max(farthest, values[i]) : Math.min(farthest, values[i]);
            }
        }
        for (int i = 0; i < values.length && Float.isFinite(farthest); i++) {
            values[i] = sky.values[i] < above ? values[i] : farthest;
        }
    }
}
