/** libav's words, and disks that are full. */
@NullMarked
package diorama.video.av;

import org.jspecify.annotations.NullMarked;
