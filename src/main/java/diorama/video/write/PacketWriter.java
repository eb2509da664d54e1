package diorama.video.write;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import diorama.video.av.FullDisk;
import diorama.video.av.OnFullDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;

/**
 * Writes the compressed packets of one picture stream to a file, exactly as the encoder made them: {@link #MAGIC}, then for
 * every packet its length, times, flags, side data and bytes, then {@link #END}, the number of packets and the CRC-32 of all
 * that goes before it. A full disk is waited for. Confined to one thread.
 */
final class PacketWriter implements AutoCloseable {
    static final long MAGIC = 0x64696f72616d6131L;
    static final int END = -1;

    /** Length, pts, dts, duration, flags, number of side data. */
    static final int HEAD = 4 + 3 * 8 + 4 + 4;

    private final Path file;
    private final WritableByteChannel channel;
    private final OnFullDisk onFull;
    private final CRC32 crc = new CRC32();
    private final ByteBuffer head = ByteBuffer.allocateDirect(64);
    private int packets;
    private long bytes;

    private PacketWriter(Path file, WritableByteChannel channel, OnFullDisk onFull) {
        this.file = file;
        this.channel = channel;
        this.onFull = onFull;
    }

    /** Begins {@code file}, over what was there. */
    static PacketWriter open(Path file, OnFullDisk onFull) {
        try {
            return on(
                    file,
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING),
                    onFull);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** The same to any channel, which is called {@code file} when something goes wrong with it. */
    static PacketWriter on(Path file, WritableByteChannel channel, OnFullDisk onFull) {
        PacketWriter writer = new PacketWriter(file, channel, onFull);
        writer.head.clear().putLong(MAGIC);
        writer.put(writer.head.flip());
        return writer;
    }

    private static UserError failed(Path file, IOException e) {
        return new UserError(file + ": cannot be written: " + AtomicFile.reason(e), e);
    }

    void write(AVPacket packet) {
        int sides = packet.side_data_elems();
        head.clear().putInt(packet.size());
        head.putLong(packet.pts()).putLong(packet.dts()).putLong(packet.duration());
        head.putInt(packet.flags()).putInt(sides);
        put(head.flip());
        for (int i = 0; i < sides; i++) {
            AVPacketSideData side = packet.side_data().getPointer(i);
            head.clear().putInt(side.type()).putInt(Math.toIntExact(side.size()));
            put(head.flip());
            put(side.data().capacity(side.size()).asByteBuffer());
        }
        if (packet.size() > 0) {
            put(packet.data().capacity(packet.size()).asByteBuffer());
        }
        packets++;
    }

    private void put(ByteBuffer data) {
        crc.update(data.duplicate());
        bytes += data.remaining();
        writeOut(data);
    }

    private void writeOut(ByteBuffer data) {
        while (data.hasRemaining()) {
            try {
                channel.write(data);
            } catch (IOException e) {
                if (!FullDisk.means(e)) {
                    throw failed(file, e);
                }
                onFull.pause(file, data.remaining());
            }
        }
    }

    /** Writes the end and has the disk keep it all. */
    void finish() {
        head.clear().putInt(END).putInt(packets);
        put(head.flip());
        head.clear().putInt((int) crc.getValue());
        bytes += head.flip().remaining();
        writeOut(head);
        try {
            if (channel instanceof FileChannel disk) {
                disk.force(true);
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Written so far. */
    long bytes() {
        return bytes;
    }

    int packets() {
        return packets;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }
}
