/** Craft: disparity arithmetic, the two eyes, the scan-line renderer, frame layouts. Must not know OpenGL. */
@NullMarked
package diorama.stereo;

import org.jspecify.annotations.NullMarked;
