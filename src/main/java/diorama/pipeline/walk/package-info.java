/** Threads, queues and the disk under every walk. */
@NullMarked
package diorama.pipeline.walk;

import org.jspecify.annotations.NullMarked;
