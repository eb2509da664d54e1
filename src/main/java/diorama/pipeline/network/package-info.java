/** Depth as networks give it, kept for the next time. */
@NullMarked
package diorama.pipeline.network;

import org.jspecify.annotations.NullMarked;
