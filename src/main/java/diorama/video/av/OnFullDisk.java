package diorama.video.av;

import diorama.base.UserError;
import java.io.IOException;
import java.nio.file.Path;

/** What is done when a disk is full: to return is to try again, to throw is to give up. */
@FunctionalInterface
public interface OnFullDisk {
    /**
     * @param file that cannot grow
     * @param bytes wanted
     */
    void pause(Path file, long bytes);

    /** Gives up in one line. */
    OnFullDisk GIVE_UP = (file, bytes) -> {
        throw new UserError(file + ": cannot be written: the disk is full");
    };

    /**
     * Writes a whole file, again after every pause while the disk is full.
     *
     * @param file that {@code write} writes
     * @param bytes it may have
     */
    default void write(Path file, long bytes, Runnable write) {
        boolean written = false;
        while (!written) {
            try {
                write.run();
                written = true;
            } catch (UserError e) {
                if (!(e.getCause() instanceof IOException cause) || !FullDisk.means(cause)) {
                    throw e;
                }
                pause(file, bytes);
            }
        }
    }
}
