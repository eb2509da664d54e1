/** The active photo's camera move: playing it, and the curves of its keys. */
@NullMarked
package diorama.gui.clip;

import org.jspecify.annotations.NullMarked;
