/** All other kinds, by Assimp. Nearly all of it runs in the importing process. */
@NullMarked
package diorama.io.assimp;

import org.jspecify.annotations.NullMarked;
