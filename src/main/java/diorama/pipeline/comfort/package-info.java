/** What parallax eyes are given, measured. */
@NullMarked
package diorama.pipeline.comfort;

import org.jspecify.annotations.NullMarked;
