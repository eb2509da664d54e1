package diorama.io.scene;

/** The file is at fault, in words. */
public final class FileFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    public FileFault(String reason) {
        super(reason);
    }
}
