/** Files of the studio's own: projects, what was not saved, recent files, journals. */
@NullMarked
package diorama.gui.store;

import org.jspecify.annotations.NullMarked;
