/** Matter: colour pictures and maps of inverse depth, reading and writing them. Must not know cameras, meshes or networks. */
@NullMarked
package diorama.image;

import org.jspecify.annotations.NullMarked;
