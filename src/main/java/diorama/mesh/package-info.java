/** Matter: triangles, materials and the tree of a scene. Must not know files or OpenGL. */
@NullMarked
package diorama.mesh;

import org.jspecify.annotations.NullMarked;
