/** Scenes on their way from and to files: tables of what a file says, guarded files, counts, options. */
@NullMarked
package diorama.io.scene;

import org.jspecify.annotations.NullMarked;
