package diorama.video.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Whether an MP4 or QuickTime file ends in the midst of one of its boxes, as one does that was cut short while it was written or copied;
 * those made of fragments say nowhere else how long they were to be. Source: ISO/IEC 14496-12, 4.2.
 */
public final class CutBox {
    /** Boxes that lie outermost; others are taken for the rubbish that some programs leave behind a film. */
    private static final Set<String> OUTERMOST = Set.of(
            "ftyp", "styp", "moov", "moof", "mdat", "mfra", "sidx", "ssix", "emsg", "prft", "free", "skip", "wide",
            "uuid", "meta", "udta", "pdin");

    /** Size and type, and the larger size that may follow. */
    private static final int HEADER = 16;

    /** Boxes looked at, at most: ten hours of fragments of one picture. */
    private static final int MOST = 2_000_000;

    private CutBox() {}

    /** Bytes that the last box lacks; empty when it is whole, or the file is none of boxes or cannot be read. */
    public static Optional<Long> missing(Path path) {
        try (FileChannel file = FileChannel.open(path)) {
            return missing(file);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> missing(FileChannel file) throws IOException {
        long length = file.size();
        long at = 0;
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.BIG_ENDIAN);
        for (int box = 0; box < MOST && at <= length - 8; box++) {
            header.clear();
            while (header.hasRemaining() && file.read(header, at + header.position()) > 0) {
                // short reads go on
            }
            long size = Integer.toUnsignedLong(header.getInt(0));
            byte[] type = new byte[4];
            header.get(4, type);
            if (size == 1 && header.position() == HEADER) {
                size = header.getLong(8);
            }
            // 0: to the file's end
            if (size < 8 || !OUTERMOST.contains(new String(type, StandardCharsets.ISO_8859_1))) {
                return Optional.empty();
            }
            if (size > length - at) {
                return Optional.of(size - (length - at));
            }
            at += size;
        }
        return Optional.empty();
    }
}
