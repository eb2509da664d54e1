/** Camera moves through a photo and the film of one. */
@NullMarked
package diorama.pipeline.clip;

import org.jspecify.annotations.NullMarked;
