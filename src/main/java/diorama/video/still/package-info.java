/** Single pictures in formats that only libav reads. */
@NullMarked
package diorama.video.still;

import org.jspecify.annotations.NullMarked;
