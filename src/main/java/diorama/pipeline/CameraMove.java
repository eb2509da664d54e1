package diorama.pipeline;

/** How the camera of a clip moves; names as in 3D-Photo-Inpainting and DepthFlow. */
public enum CameraMove {
    /** Forward while the view widens: the focused plane keeps its size. */
    DOLLY_ZOOM,
    /** Forward. */
    ZOOM_IN,
    /** Around in the picture plane, the focused plane standing still. */
    CIRCLE,
    /** Left and right, the focused plane standing still. */
    SWING,
    /** On an arc around the focused point. */
    ORBIT
}
