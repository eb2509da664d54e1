/** Words, letters, colours, and the small parts that panels are made of. */
@NullMarked
package diorama.gui.look;

import org.jspecify.annotations.NullMarked;
