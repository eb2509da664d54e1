/** A stereo film, piece by piece, and its journal. */
@NullMarked
package diorama.pipeline.film;

import org.jspecify.annotations.NullMarked;
