/** What mouse and keys do in the viewport: looking, moving, measuring, cropping, retouching. */
@NullMarked
package diorama.gui.tool;

import org.jspecify.annotations.NullMarked;
