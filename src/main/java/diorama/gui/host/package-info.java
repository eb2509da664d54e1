/** The window as GLFW and Dear ImGui have it: its frames, keys and letters. */
@NullMarked
package diorama.gui.host;

import org.jspecify.annotations.NullMarked;
