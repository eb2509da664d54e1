/** Frames into films, whole or in pieces. */
@NullMarked
package diorama.video.write;

import org.jspecify.annotations.NullMarked;
