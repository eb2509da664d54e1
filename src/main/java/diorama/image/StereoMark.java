package diorama.image;

/**
 * How a picture file says that it holds two eyes.
 *
 * @param aboveEachOther and not side by side
 * @param leftFirst the left eye is left or above
 * @param half each eye is squeezed to half
 */
public record StereoMark(boolean aboveEachOther, boolean leftFirst, boolean half) {}
