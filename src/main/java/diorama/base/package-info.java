/** The ground: sizes, errors, progress, cancelling, whole files, bands of rows. Knows nothing of pictures. */
@NullMarked
package diorama.base;

import org.jspecify.annotations.NullMarked;
