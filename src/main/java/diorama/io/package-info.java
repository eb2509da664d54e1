/** Engine: meshes and scenes from and to files. The only home of Assimp. */
@NullMarked
package diorama.io;

import org.jspecify.annotations.NullMarked;
