package diorama.base;

/**
 * A fault that the user can mend: the message is one line that says what was wrong, the value, and what is wanted.
 * The command line prints it and exits with 1; the window shows it.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UserError(String message) {
        super(message);
    }

    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}
