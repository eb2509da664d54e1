/** Frames out of films, one after the other. */
@NullMarked
package diorama.video.read;

import org.jspecify.annotations.NullMarked;
