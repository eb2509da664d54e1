/** Encoders, what each can, and the tags that pictures get. */
@NullMarked
package diorama.video.encode;

import org.jspecify.annotations.NullMarked;
