/** Panels, menus and boxes, and the keys that lead to them. */
@NullMarked
package diorama.gui.panel;

import org.jspecify.annotations.NullMarked;
