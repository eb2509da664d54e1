/** Face: the studio window. The only home of Dear ImGui. */
@NullMarked
package diorama.gui;

import org.jspecify.annotations.NullMarked;
