/** Wavefront files, read here. */
@NullMarked
package diorama.io.obj;

import org.jspecify.annotations.NullMarked;
