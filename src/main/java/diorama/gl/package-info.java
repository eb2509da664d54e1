/**
 * GPU: OpenGL objects with owners, contexts with and without a window. The only package that creates or deletes OpenGL
 * objects. Asks for the 3.3 core profile and calls nothing newer. Must not know meshes, cameras or what is drawn.
 *
 * @see diorama.gl.GlDevice
 * @see diorama.gl.GlScope
 * @see diorama.gl.Program
 */
@NullMarked
package diorama.gl;

import org.jspecify.annotations.NullMarked;
