/** Whether a stereo film has all that its source has. */
@NullMarked
package diorama.pipeline.check;

import org.jspecify.annotations.NullMarked;
