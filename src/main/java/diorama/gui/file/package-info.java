/** Opening and saving: dialogs, folders, files that change, small pictures of files. */
@NullMarked
package diorama.gui.file;

import org.jspecify.annotations.NullMarked;
