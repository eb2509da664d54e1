/** Frames of a film as they are looked at: turned, cut, from shot to shot. */
@NullMarked
package diorama.pipeline.frame;

import org.jspecify.annotations.NullMarked;
