/** Folders of pictures and depth, to be edited outside. */
@NullMarked
package diorama.pipeline.export;

import org.jspecify.annotations.NullMarked;
