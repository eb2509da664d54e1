package diorama.gl;

/** OpenGL refused something: a mistake of ours or of the driver, not of the user. */
public final class GlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GlException(String message) {
        super(message);
    }
}
