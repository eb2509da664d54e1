package diorama.io;

/** The file is at fault, in words. */
final class FileFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    FileFault(String reason) {
        super(reason);
    }
}
