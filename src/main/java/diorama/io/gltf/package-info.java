/** glTF, read and written here. */
@NullMarked
package diorama.io.gltf;

import org.jspecify.annotations.NullMarked;
