package diorama.image;

/**
 * How a surface's picture is looked up, as glTF's samplers have it.
 *
 * @param u what lies left and right of the picture
 * @param v what lies above and below it
 * @param larger between texels of pictures that are shown larger than they are
 * @param smaller within the picture, or its copy, of what is shown smaller
 * @param copies which of the ever smaller copies are taken then
 */
public record Sampler(Wrap u, Wrap v, Filter larger, Filter smaller, Copies copies) {
    /** The picture again on all sides, smooth at every size: what is meant where nothing is said. */
    public static final Sampler TILED = new Sampler(Wrap.REPEAT, Wrap.REPEAT);
    /** A picture that ends at its rim, such as a photo. */
    public static final Sampler SINGLE = new Sampler(Wrap.CLAMP, Wrap.CLAMP);

    /** What lies outside of a picture: it again, its mirror image, or the colour of its rim. */
    public enum Wrap {
        REPEAT,
        MIRROR,
        CLAMP;

        /** The texel of a row of {@code size} that stands for number {@code i}. */
        public int texel(int i, int size) {
            if (i >= 0 && i < size) {
                return i;
            }
            return switch (this) {
                case REPEAT -> Math.floorMod(i, size);
                case MIRROR -> {
                    int there = Math.floorMod(i, 2 * size);
                    yield there < size ? there : 2 * size - 1 - there;
                }
                case CLAMP -> i < 0 ? 0 : size - 1;
            };
        }
    }

    /** Between texels: the nearest, or what lies between four. */
    public enum Filter {
        NEAREST,
        LINEAR
    }

    /** Smaller copies: none of them, the one of the nearest size, or what lies between two. */
    public enum Copies {
        NONE,
        NEAREST,
        BETWEEN
    }

    /** Smooth at every size. */
    public Sampler(Wrap u, Wrap v) {
        this(u, v, Filter.LINEAR, Filter.LINEAR, Copies.BETWEEN);
    }
}
