/** What Assimp leaves out of FBX files. */
@NullMarked
package diorama.io.fbx;

import org.jspecify.annotations.NullMarked;
