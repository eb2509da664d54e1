package diorama.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The EXIF block of a HEIC or AVIF file (ISO/IEC 23008-12, annex A; items after ISO/IEC 14496-12, 8.11). */
final class HeifExif {
    private static final int EXIF = 0x45786966;
    private static final int META = 0x6d657461;
    private static final int INFO = 0x69696e66;
    private static final int ENTRY = 0x696e6665;
    private static final int PLACES = 0x696c6f63;

    private final ByteBuffer file;

    private HeifExif(byte[] file) {
        this.file = ByteBuffer.wrap(file);
    }

    /** Of the file's bytes; empty where there is none, or its boxes cannot be followed. */
    static Optional<byte[]> read(byte[] file) {
        try {
            return new HeifExif(file).block();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> block() {
        ByteBuffer meta = child(file, META);
        meta.getInt();
        long item = item(child(meta.slice(), INFO));
        return item < 0 ? Optional.empty() : place(child(meta.slice(), PLACES), item);
    }

    /** What is in the first box of a kind, of those that lie side by side; of no bytes when there is none. */
    private static ByteBuffer child(ByteBuffer boxes, int kind) {
        while (boxes.remaining() >= 8) {
            int start = boxes.position();
            long size = boxes.getInt() & 0xffffffffL;
            int found = boxes.getInt();
            if (size == 1) {
                size = boxes.getLong();
            }
            long told = start + size;
            // sizes of 64 bits may be negative or turn the sum so: such a box, and one of size 0, is the last
            int end = told < boxes.position() || told > boxes.limit() ? boxes.limit() : (int) told;
            if (found == kind) {
                return boxes.slice(boxes.position(), end - boxes.position());
            }
            boxes.position(end);
        }
        return ByteBuffer.allocate(0);
    }

    /** Number of the EXIF item, or -1. */
    private static long item(ByteBuffer info) {
        if (info.remaining() < 6) {
            return -1;
        }
        info.position(info.get(0) == 0 ? 6 : 8);
        while (info.remaining() >= 8) {
            int start = info.position();
            long size = info.getInt() & 0xffffffffL;
            int kind = info.getInt();
            int version = info.getInt() >>> 24;
            if (kind == ENTRY && version >= 2) {
                long number = version == 2 ? info.getShort() & 0xffff : info.getInt() & 0xffffffffL;
                info.getShort();
                if (info.getInt() == EXIF) {
                    return number;
                }
            }
            info.position((int) Math.min(start + Math.max(8, size), info.limit()));
        }
        return -1;
    }

    private Optional<byte[]> place(ByteBuffer places, long item) {
        int version = places.getInt() >>> 24;
        int sizes = places.getShort();
        int indexBytes = version == 0 ? 0 : sizes & 15;
        long count = version < 2 ? places.getShort() & 0xffff : places.getInt() & 0xffffffffL;
        for (long i = 0; i < count; i++) {
            long number = version < 2 ? places.getShort() & 0xffff : places.getInt() & 0xffffffffL;
            int method = version == 0 ? 0 : places.getShort() & 15;
            places.getShort();
            long base = number(places, sizes >> 4 & 15);
            int extents = places.getShort() & 0xffff;
            for (int e = 0; e < extents; e++) {
                number(places, indexBytes);
                long offset = base + number(places, sizes >> 12 & 15);
                long length = number(places, sizes >> 8 & 15);
                if (number == item) {
                    // other methods and several extents are allowed, and nobody writes EXIF so
                    return method == 0 && extents == 1 ? tiff(offset, length) : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static long number(ByteBuffer in, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | (in.get() & 0xff);
        }
        return value;
    }

    /** An item begins with how far behind that number its TIFF structure begins. */
    private Optional<byte[]> tiff(long offset, long length) {
        long start = offset + 4 + (file.getInt(Math.toIntExact(offset)) & 0xffffffffL);
        long end = offset + length;
        if (end > file.limit() || start + 8 > end) {
            return Optional.empty();
        }
        byte[] block = Arrays.copyOfRange(file.array(), (int) start, (int) end);
        String order = new String(block, 0, 2, StandardCharsets.ISO_8859_1);
        return order.equals("II") || order.equals("MM") ? Optional.of(block) : Optional.empty();
    }
}
