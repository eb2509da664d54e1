package diorama.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * The layout of an entry: a head that names the format and the key, records, and an end that says how many there are.
 *
 * <pre>
 * head    "DIORAMA-DEPTH-1\n", the key's 64 letters
 * record  int length, long fingerprint of the picture, the bytes, int CRC-32C of fingerprint and bytes
 * end     int -1, long number of records
 * </pre>
 */
final class EntryFile {
    private static final byte[] MAGIC = "DIORAMA-DEPTH-1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_RECORD = 1 << 30;
    private static final int END_BYTES = 12;

    /** What a record holds. */
    record Item(long fingerprint, byte[] bytes) {}

    private EntryFile() {}

    static byte[] head(CacheKey key) {
        byte[] hex = key.hex().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(MAGIC.length + hex.length)
                .put(MAGIC)
                .put(hex)
                .array();
    }

    static ByteBuffer record(long fingerprint, byte[] bytes) {
        ByteBuffer out = ByteBuffer.allocate(16 + bytes.length);
        out.putInt(bytes.length).putLong(fingerprint).put(bytes);
        CRC32C crc = new CRC32C();
        crc.update(out.array(), 4, 8 + bytes.length);
        return out.putInt((int) crc.getValue()).flip();
    }

    static ByteBuffer end(long records) {
        return ByteBuffer.allocate(END_BYTES).putInt(-1).putLong(records).flip();
    }

    /** Opens a whole entry behind its head. */
    static FileChannel open(Path file, CacheKey key) throws IOException {
        FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
        try {
            byte[] head = head(key);
            ByteBuffer end = read(in, in.size() - END_BYTES, END_BYTES);
            if (!read(in, 0, head.length).equals(ByteBuffer.wrap(head)) || end.getInt() != -1) {
                throw new IOException("is not whole");
            }
            return in.position(head.length);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Ends an entry behind its last whole record, and answers how many there are; 0 where it is none of that key. */
    static long close(FileChannel file, CacheKey key) throws IOException {
        byte[] head = head(key);
        if (file.size() < head.length || !read(file, 0, head.length).equals(ByteBuffer.wrap(head))) {
            return 0;
        }
        file.position(head.length);
        long records = 0;
        long end = head.length;
        try {
            while (true) {
                next(file);
                records++;
                end = file.position();
            }
        } catch (IOException e) {
            // the run was killed while it wrote this one
        }
        file.truncate(end).position(end);
        ByteBuffer mark = end(records);
        while (mark.hasRemaining()) {
            file.write(mark);
        }
        return records;
    }

    /** The record at the channel's position. */
    static Item next(FileChannel in) throws IOException {
        long at = in.position();
        ByteBuffer start = read(in, at, 12);
        int length = start.getInt();
        long fingerprint = start.getLong();
        if (length < 0 || length > MAX_RECORD) {
            throw new IOException("no further record");
        }
        ByteBuffer rest = read(in, at + 12, length + 4);
        byte[] bytes = new byte[length];
        rest.get(bytes);
        CRC32C crc = new CRC32C();
        crc.update(start.slice(4, 8));
        crc.update(bytes, 0, length);
        if (rest.getInt() != (int) crc.getValue()) {
            throw new IOException("a record is broken");
        }
        in.position(at + 16 + length);
        return new Item(fingerprint, bytes);
    }

    /** Passes over the record at the channel's position. */
    static void skip(FileChannel in) throws IOException {
        long at = in.position();
        int length = read(in, at, 4).getInt();
        if (length < 0 || length > MAX_RECORD) {
            throw new IOException("no further record");
        }
        in.position(at + 16 + length);
    }

    private static ByteBuffer read(FileChannel in, long at, int length) throws IOException {
        if (at < 0 || at + length > in.size()) {
            throw new IOException("ends early");
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        while (out.hasRemaining()) {
            if (in.read(out, at + out.position()) < 0) {
                throw new IOException("ends early");
            }
        }
        return out.flip();
    }
}
