/** Pixels from and to what libav keeps them in. */
@NullMarked
package diorama.video.color;

import org.jspecify.annotations.NullMarked;
