/** Craft: inverse depth to a layered, cut, displaced surface: the one geometry and the reference in tests. Must not know OpenGL or files. */
@NullMarked
package diorama.relief;

import org.jspecify.annotations.NullMarked;
