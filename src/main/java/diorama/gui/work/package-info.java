/** Work on threads of its own: what is read, made and written while the window goes on. */
@NullMarked
package diorama.gui.work;

import org.jspecify.annotations.NullMarked;
