/** Stereo pictures, by either back end. */
@NullMarked
package diorama.pipeline.draw;

import org.jspecify.annotations.NullMarked;
