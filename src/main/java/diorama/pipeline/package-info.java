/** Use cases: the walks from a photo or film to what the user asked for; owns threads and queues. */
@NullMarked
package diorama.pipeline;

import org.jspecify.annotations.NullMarked;
