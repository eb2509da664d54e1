/** GPU: OpenGL objects with owners, contexts with and without a window. The only package that creates or deletes OpenGL objects. */
@NullMarked
package diorama.gl;

import org.jspecify.annotations.NullMarked;
