package diorama.gl;

/** A platform's OpenGL context, current on the thread that made it. */
interface GlContext extends AutoCloseable {
    /** How it was come by, for {@code doctor} and error reports: "EGL surfaceless", "window". */
    String kind();

    /** It is not to be kept for others when it is closed: it is lost, or nobody could begin with it. */
    default void spoil() {}

    @Override
    void close();
}
