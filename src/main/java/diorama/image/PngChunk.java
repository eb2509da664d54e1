package diorama.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A chunk of a PNG file: its length, its name of four letters, its data and the checksum of both. */
final class PngChunk {
    private PngChunk() {}

    static void write(ByteArrayOutputStream out, String name, byte[] data) {
        write(out, name, data, data.length);
    }

    /** @param length bytes of {@code data} that are written */
    static void write(ByteArrayOutputStream out, String name, byte[] data, int length) {
        byte[] head = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(head);
        crc.update(data, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        out.writeBytes(head);
        out.write(data, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
