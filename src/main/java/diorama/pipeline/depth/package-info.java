/** Films of depth, made and read. */
@NullMarked
package diorama.pipeline.depth;

import org.jspecify.annotations.NullMarked;
