package diorama.depth;

/**
 * Depth that nobody has to guess.
 *
 * @param range what becomes inverse depth 0 and 1
 */
public record GivenDepth(RawDepth raw, DepthRange range) {}
