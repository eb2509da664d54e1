/** What is asked for, and what of it changes in time. */
@NullMarked
package diorama.pipeline.job;

import org.jspecify.annotations.NullMarked;
