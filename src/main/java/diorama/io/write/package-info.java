/** Files written here, and what is made of a scene before. */
@NullMarked
package diorama.io.write;

import org.jspecify.annotations.NullMarked;
