package diorama.image;

/** Guesses what belongs into the holes of a picture. */
@FunctionalInterface
public interface HoleFiller {
    /**
     * @param hole of each pixel, row-major; what the picture shows there says nothing
     * @return a picture of the same size, which counts in the holes
     */
    RgbaImage fill(RgbaImage picture, boolean[] hole);
}
