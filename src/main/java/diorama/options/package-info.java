/** Matter: one record per concern feeds command line, window, presets and checks. */
@NullMarked
package diorama.options;

import org.jspecify.annotations.NullMarked;
