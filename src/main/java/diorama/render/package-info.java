/** Engine: one class per OpenGL pass. Must not know files or networks. */
@NullMarked
package diorama.render;

import org.jspecify.annotations.NullMarked;
