package diorama.render;

import diorama.image.ColorRamp;

/** What surfaces show. */
public enum Shading {
    /** Triangles on top of the dimmed surface. */
    WIRE,
    /** The form alone: plain clay in a soft light from the camera. */
    SOLID,
    /** The form as a glossy ball of clay in a studio would show it. */
    MATCAP,
    /** Photos as they are, imported meshes under studio light. */
    SHADED,
    /** Meshes in physically based light with shadows ({@link Lighting}), photos as they are; needs OpenGL, else {@link #SHADED}. */
    RENDERED,
    /** Inverse depth as a {@link ColorRamp}: along the photo camera's axis where the scene has one, else along the view's. */
    DEPTH,
    /** Where surfaces face, in view space: right is red, up is green, towards the eye is blue. */
    NORMALS,
    /** A checker in texture coordinates. */
    UV,
    /** The picture, dimmed; what the photo did not see is blue, stretched skin between near and far is red. */
    TEARS
}
