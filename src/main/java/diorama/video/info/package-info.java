/** What a film says of itself. */
@NullMarked
package diorama.video.info;

import org.jspecify.annotations.NullMarked;
