/** Films: the timeline with shots and keys, what is found out about them, and those in the making. */
@NullMarked
package diorama.gui.film;

import org.jspecify.annotations.NullMarked;
