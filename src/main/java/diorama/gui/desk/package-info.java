/** What panels may see and ask for. */
@NullMarked
package diorama.gui.desk;

import org.jspecify.annotations.NullMarked;
