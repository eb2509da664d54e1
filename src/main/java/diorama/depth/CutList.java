package diorama.depth;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where the shots of a film begin, in a text file that people edit: a line for each cut with the number of the frame that the
 * shot begins with, counted from 0; what follows {@code #} is for the reader.
 *
 * @param cuts numbers of frames, each over 0
 */
public record CutList(SortedSet<Long> cuts) {
    public CutList {
        cuts = new TreeSet<>(cuts);
    }

    /** Whether a shot begins with that frame. */
    public boolean cutBefore(long frame) {
        return cuts.contains(frame);
    }

    /** @throws UserError when it cannot be read or a line says no frame */
    public static CutList read(Path file) {
        SortedSet<Long> cuts = new TreeSet<>();
        try {
            int number = 0;
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                String frame = line.replaceFirst("#.*", "").strip();
                if (frame.isEmpty()) {
                    continue;
                }
                if (!frame.matches("\\d{1,12}")) {
                    throw new UserError(
                            file + ": line " + number + " says '" + frame + "', want the number of a frame");
                }
                if (Long.parseLong(frame) > 0) {
                    cuts.add(Long.parseLong(frame));
                }
            }
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read as a list of cuts: " + AtomicFile.reason(e), e);
        }
        return new CutList(cuts);
    }

    /** @param framesPerSecond for the times that people read */
    public void write(Path file, double framesPerSecond) {
        StringBuilder text = new StringBuilder("# frames that shots begin with; edit, and give to --cuts again\n");
        for (long cut : cuts) {
            double seconds = cut / framesPerSecond;
            text.append(String.format(
                    Locale.ROOT,
                    "%d  # %d:%02d:%06.3f\n",
                    cut,
                    (long) seconds / 3600,
                    (long) seconds / 60 % 60,
                    seconds % 60));
        }
        AtomicFile.write(file, part -> Files.writeString(part, text));
    }
}
