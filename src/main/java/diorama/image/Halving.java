package diorama.image;

/**
 * What each pixel of a picture of half the size is made of along one axis. With an odd number of pixels each is made of a little more
 * than two: whoever leaves the last one out moves what is seen, by up to a pixel of the smallest copy.
 *
 * <p>Source: Guthe and Heckbert, Non-power-of-two mipmap creation, NVIDIA, 2005.
 *
 * @param from pixels of the larger one
 */
public record Halving(int from) {
    /** Whether what is left over is a part of all. */
    public boolean odd() {
        return from > 1 && from % 2 > 0;
    }

    /** Pixels of the smaller one. */
    public int to() {
        return Math.max(1, from / 2);
    }

    /** How many of the larger one's pixels are in one of the smaller one's, the first of which is twice its place. */
    public int taps() {
        return from == 1 ? 1 : 2 + from % 2;
    }

    /** Share of a tap in a pixel; those of a pixel add up to 1. */
    public float share(int pixel, int tap) {
        if (taps() < 3) {
            return 1f / taps();
        }
        int n = to();
        int part = tap == 0 ? n - pixel : tap == 1 ? n : pixel + 1;
        return part / (2f * n + 1);
    }
}
