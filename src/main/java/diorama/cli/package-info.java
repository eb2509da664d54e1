/** Face: commands and flags to options records, errors to exit codes. The only home of picocli. */
@NullMarked
package diorama.cli;

import org.jspecify.annotations.NullMarked;
