package diorama.pipeline.export;

import com.google.gson.JsonObject;
import diorama.base.AtomicFile;
import diorama.base.UserError;
import diorama.video.av.OnFullDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How far an export has come, in a hidden file of its folder: what it is made from, then {@code index;} on a line for every
 * frame whose files are whole. It goes away with the last frame. Confined to one thread at a time.
 */
final class ExportProgress {
    private static final String NAME = ".diorama-export";
    private static final Pattern FRAME = Pattern.compile("(\\d{1,12});");
    private static final Pattern PICTURE = Pattern.compile("(\\d{8,12})\\.png");

    private final Path file;
    private final OnFullDisk onFull;
    private final long kept;

    private ExportProgress(Path file, OnFullDisk onFull, long kept) {
        this.file = file;
        this.onFull = onFull;
        this.kept = kept;
    }

    /** Whether an export into {@code folder} was begun and is not whole. */
    static boolean begun(Path folder) {
        return Files.exists(folder.resolve(NAME));
    }

    /**
     * Goes on where a run for the same {@code key} was broken off in {@code folder}, else begins anew.
     *
     * @param folders every frame has a picture in each of them
     * @param anew begins anew all the same
     */
    static ExportProgress open(Path folder, List<Path> folders, JsonObject key, boolean anew, OnFullDisk onFull) {
        Path file = folder.resolve(NAME);
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (!anew && !lines.isEmpty() && lines.get(0).equals(key.toString())) {
                return new ExportProgress(file, onFull, there(frames(lines), folders));
            }
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + AtomicFile.reason(e), e);
        }
        onFull.write(file, 1 << 12, () -> AtomicFile.write(file, part -> Files.writeString(part, key.toString())));
        return new ExportProgress(file, onFull, 0);
    }

    /** A line that a full disk has cut is written once more. */
    private static long frames(List<String> lines) {
        long frames = 0;
        for (String line : lines) {
            Matcher m = FRAME.matcher(line);
            if (m.matches()) {
                frames = Math.max(frames, Long.parseLong(m.group(1)) + 1);
            }
        }
        return frames;
    }

    /** Of so many frames those before the first whose pictures are not all there any more. */
    private static long there(long frames, List<Path> folders) {
        for (long i = 0; i < frames; i++) {
            for (Path folder : folders) {
                if (!Files.exists(folder.resolve(picture(i)))) {
                    return i;
                }
            }
        }
        return frames;
    }

    /** Name of a frame's pictures. */
    static String picture(long index) {
        return String.format(Locale.ROOT, "%08d.png", index);
    }

    /** Frames that an earlier run has written. */
    long kept() {
        return kept;
    }

    /** The files of a frame are whole. */
    void made(long index) {
        onFull.write(file, 1 << 12, () -> append("\n" + index + ";"));
    }

    private void append(String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UserError(file + ": cannot be written: " + AtomicFile.reason(e), e);
        }
    }

    /**
     * All frames are written; those that a longer film has left in {@code folders} would count as its own and go.
     *
     * @return how many pictures went
     */
    int done(long frames, List<Path> folders) throws IOException {
        int gone = 0;
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path old : files.toList()) {
                    Matcher m = PICTURE.matcher(String.valueOf(old.getFileName()));
                    if (m.matches() && Long.parseLong(m.group(1)) >= frames) {
                        Files.delete(old);
                        gone++;
                    }
                }
            }
        }
        Files.deleteIfExists(file);
        return gone;
    }
}
