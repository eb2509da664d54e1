package diorama.depth;

/**
 * One of several looks that a network takes at a still.
 *
 * @param area px in all that it is fed
 * @param mirrored whether at the mirror image
 */
public record StillLook(int area, boolean mirrored) {
    public StillLook {
        if (area < 1) {
            throw new IllegalArgumentException("a look of " + area + " px");
        }
    }
}
