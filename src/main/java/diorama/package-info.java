/** The program: {@link diorama.Main} hands its arguments to {@code diorama.cli}. */
@NullMarked
package diorama;

import org.jspecify.annotations.NullMarked;
