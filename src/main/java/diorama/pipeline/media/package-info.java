/** What a file is: its kind, the depth or second eye it brings along. */
@NullMarked
package diorama.pipeline.media;

import org.jspecify.annotations.NullMarked;
