package diorama.render;

import diorama.image.ColorRamp;

/** What surfaces show. */
public enum Shading {
    /** Photos as they are, imported meshes under studio light. */
    SHADED,
    /** Inverse depth as a {@link ColorRamp}: along the photo camera's axis where the scene has one, else along the view's. */
    DEPTH,
    /** Triangles on top of the dimmed surface. */
    WIRE
}
