package diorama.onnx;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.RgbaImage;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads maps out of what a network says, and refuses what is none.
 *
 * @param model its name, for faults
 * @param picture what it was fed as, for faults
 */
record MapReader(String model, TensorInfo picture) {
    /** Range of grey, of 255, from which on a picture is not a flat one. */
    private static final int CONTRAST = 64;

    static UserError fault(String model, String what) {
        return new UserError("model " + model + ": " + what);
    }

    private UserError fault(String what) {
        return fault(model, what);
    }

    /** An output as rows and columns, without what was padded. */
    RawMap read(String name, Map<String, Tensor> said, PictureFeed.Fed fed) {
        Tensor tensor = said.get(name);
        if (tensor == null) {
            throw fault("has no output called '" + name + "'");
        }
        long[] sides = Arrays.stream(tensor.shape()).filter(n -> n != 1).toArray();
        int rank = tensor.shape().length;
        if (sides.length < 2 && rank >= 2) {
            // a map one pixel high or wide
            sides = new long[] {tensor.shape()[rank - 2], tensor.shape()[rank - 1]};
        }
        Size size = fed.fed();
        // coarser than a 32nd of what it was fed is no map
        if (sides.length != 2
                || 32 * sides[1] < size.width()
                || 32 * sides[0] < size.height()
                || sides[0] * sides[1] != tensor.values().length) {
            throw fault("gave an output of shape " + Arrays.toString(tensor.shape()) + ", want one map [1,H,W] for a "
                    + "picture of " + size);
        }
        if (turned(sides, size)) {
            throw fault("gave an output of shape " + Arrays.toString(tensor.shape()) + " for a picture of " + size
                    + ": its sides are exchanged, want rows before columns, [1,H,W]");
        }
        RawMap whole = new RawMap(new Size((int) sides[1], (int) sides[0]), tensor.values());
        return fed.inner().equals(size) ? whole : whole.corner(fed.inner(), size);
    }

    /** Whether a map has its columns first: its sides are to each other as those of the picture the other way round. */
    private static boolean turned(long[] sides, Size fed) {
        double map = (double) sides[1] / sides[0];
        double picture = (double) fed.width() / fed.height();
        // a pixel or two of rounding is no other shape
        double off = 1 + 2.0 / Math.min(sides[0], sides[1]);
        boolean exchanged = Math.abs(Math.log(map * picture)) < Math.log(off);
        return exchanged && Math.abs(Math.log(map / picture)) > 2 * Math.log(off);
    }

    /** Refuses what is no number, and one number everywhere for a picture that is not flat. */
    void checkValues(RawMap map, RgbaImage image) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        int broken = 0;
        for (float v : map.values()) {
            if (Float.isFinite(v)) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            } else {
                broken++;
            }
        }
        requireNumbers(broken, map);
        if (low == high && map.values().length > 1 && contrast(image) >= CONTRAST) {
            throw fault("gave " + low + " everywhere for a picture that is not flat; its input is probably not "
                    + picture + " as it is fed, want its JSON to say how");
        }
    }

    /** Refuses what is no number. */
    void checkFinite(RawMap map) {
        int broken = 0;
        for (float v : map.values()) {
            broken += Float.isFinite(v) ? 0 : 1;
        }
        requireNumbers(broken, map);
    }

    private void requireNumbers(int broken, RawMap map) {
        if (broken > 0) {
            throw fault(String.format(
                    java.util.Locale.ROOT,
                    "gave NaN or infinite depth at %.1f %% of the picture",
                    100.0 * broken / map.values().length));
        }
    }

    /** Range of the picture's grey, of 255, on a coarse grid. */
    private static int contrast(RgbaImage image) {
        int low = 255;
        int high = 0;
        for (int y = 0; y < image.height(); y += Math.max(1, image.height() / 64)) {
            for (int x = 0; x < image.width(); x += Math.max(1, image.width() / 64)) {
                int i = image.index(x, y);
                int sum = (image.rgba().get(i) & 0xff)
                        + (image.rgba().get(i + 1) & 0xff)
                        + (image.rgba().get(i + 2) & 0xff);
                low = Math.min(low, sum / 3);
                high = Math.max(high, sum / 3);
            }
        }
        return high - low;
    }
}
