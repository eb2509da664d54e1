/** Matter: where one looks from. Right-handed, +X right, +Y up, cameras look along -Z, angles in radians; NDC as OpenGL, z in [-1,1]. UV origin and image row 0 are at the top. */
@NullMarked
package diorama.camera;

import org.jspecify.annotations.NullMarked;
