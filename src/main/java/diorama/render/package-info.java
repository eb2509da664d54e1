/**
 * Engine: one class per pass. Scenes, depth maps and stereo pairs become pictures, with OpenGL or, where that is missing or
 * slow, on the CPU. Creates no OpenGL object itself: those live in {@code gl}. Must not know files or windows.
 *
 * @see diorama.render.ScenePainter
 * @see diorama.render.SceneRenderer
 * @see diorama.render.SoftwareSceneRenderer
 */
@NullMarked
package diorama.render;

import org.jspecify.annotations.NullMarked;
