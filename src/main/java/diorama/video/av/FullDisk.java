package diorama.video.av;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Tells a disk or quota that is full from other faults; Java has no type for it, only the system's words. */
public final class FullDisk {
    /** Linux' EDQUOT. */
    private static final int NO_QUOTA = -122;

    /** In English, and in the language of the system, in which Java repeats them. */
    private static final List<String> WORDS =
            List.of("no space left", "quota exceeded", "not enough space", Av.system(Av.NO_SPACE), Av.system(NO_QUOTA));

    private FullDisk() {}

    /** Whether a write failed for want of space. */
    public static boolean means(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(message::contains);
    }
}
