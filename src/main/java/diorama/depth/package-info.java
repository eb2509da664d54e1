/** Craft: what inverse depth means; normalising it, sharpening its edges, steadying it in time. Must not know networks or OpenGL. */
@NullMarked
package diorama.depth;

import org.jspecify.annotations.NullMarked;
