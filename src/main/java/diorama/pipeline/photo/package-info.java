/** A photo with its depth, and its surface. */
@NullMarked
package diorama.pipeline.photo;

import org.jspecify.annotations.NullMarked;
