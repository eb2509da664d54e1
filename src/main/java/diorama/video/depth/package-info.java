/** Films of depth. */
@NullMarked
package diorama.video.depth;

import org.jspecify.annotations.NullMarked;
