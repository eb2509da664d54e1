/** Films opened: what is in the file, without decoding. */
@NullMarked
package diorama.video.file;

import org.jspecify.annotations.NullMarked;
