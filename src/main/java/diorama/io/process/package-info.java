/** The importing process: its limits, what it is asked for, and Blender beside it. */
@NullMarked
package diorama.io.process;

import org.jspecify.annotations.NullMarked;
