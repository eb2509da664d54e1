/** What is asked of films, and what of them is carried. */
@NullMarked
package diorama.video.option;

import org.jspecify.annotations.NullMarked;
