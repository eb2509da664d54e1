package diorama.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** What is done when a disk is full: to return is to try again, to throw is to give up. */
@FunctionalInterface
public interface OnFullDisk {
    /**
     * @param file that cannot grow
     * @param bytes wanted
     */
    void pause(Path file, long bytes);

    /** Whether a failed write failed for want of space; Java has no type for it. */
    static boolean means(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("quota exceeded")
                || message.contains("not enough space");
    }
}
