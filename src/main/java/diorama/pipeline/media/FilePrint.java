package diorama.pipeline.media;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import diorama.video.file.FilmSequence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** Tells one film from another without reading all of it. */
public final class FilePrint {
    /** Bytes at both ends of a film that are compared. */
    private static final int ENDS = 1 << 20;

    private FilePrint() {}

    /** Size, time of the last change and a check of both ends. */
    public static String withTime(Path file) {
        if (FilmSequence.isPattern(file)) {
            return FilmSequence.of(file).identity();
        }
        try {
            String[] parts = content(file).split(" ");
            return parts[0] + " " + Files.getLastModifiedTime(file).toMillis() + " " + parts[1];
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    /** Size and a check of both ends, which outlive copies. */
    public static String content(Path file) {
        if (FilmSequence.isPattern(file)) {
            return FilmSequence.of(file).identity();
        }
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            CRC32 crc = new CRC32();
            ByteBuffer end = ByteBuffer.allocate((int) Math.min(ENDS, size));
            for (long at : new long[] {0, size - end.capacity()}) {
                end.clear();
                while (end.hasRemaining() && channel.read(end, at + end.position()) >= 0) {
                    // read on until it is full
                }
                crc.update(end.flip());
            }
            return size + " " + Long.toHexString(crc.getValue());
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + AtomicFile.reason(e), e);
        }
    }
}
