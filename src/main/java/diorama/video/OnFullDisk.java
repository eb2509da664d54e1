package diorama.video;

import diorama.base.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is done when a disk is full: to return is to try again, to throw is to give up. */
@FunctionalInterface
public interface OnFullDisk {
    /** Linux' ENOSPC and EDQUOT. */
    int NO_SPACE = 28;

    int NO_QUOTA = 122;

    /**
     * @param file that cannot grow
     * @param bytes wanted
     */
    void pause(Path file, long bytes);

    /** How a full disk is called: in English, and in the language of the system, which Java may speak. */
    List<String> MEANING = Stream.of(
                    "no space left", "quota exceeded", "not enough space", Av.text(-NO_SPACE), Av.text(-NO_QUOTA))
            .map(words -> words.toLowerCase(Locale.ROOT))
            .toList();

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
                if (!(e.getCause() instanceof IOException cause) || !means(cause)) {
                    throw e;
                }
                pause(file, bytes);
            }
        }
    }

    /** Whether a failed write failed for want of space; Java has no type for it. */
    static boolean means(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return MEANING.stream().anyMatch(message::contains);
    }
}
