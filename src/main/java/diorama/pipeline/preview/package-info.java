/** Single frames of a film, to look at. */
@NullMarked
package diorama.pipeline.preview;

import org.jspecify.annotations.NullMarked;
