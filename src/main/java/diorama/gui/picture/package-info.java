/** The viewport's picture and what is written over it. */
@NullMarked
package diorama.gui.picture;

import org.jspecify.annotations.NullMarked;
