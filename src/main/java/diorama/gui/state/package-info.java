/** What the studio knows, as one value, and the actions that change it; no window is needed. */
@NullMarked
package diorama.gui.state;

import org.jspecify.annotations.NullMarked;
