package diorama.render;

/** What draws. */
public enum Backend {
    /** OpenGL where a GPU does it, else the CPU. */
    AUTO,
    GL,
    CPU
}
