package diorama.video.write;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import diorama.video.av.Av;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;

/** Reads what {@link PacketWriter} wrote. Confined to one thread. */
final class PacketReader implements AutoCloseable {
    /** More kinds of side data than there are. */
    private static final int MOST_SIDES = 64;

    private final Path file;
    private final FileChannel channel;
    private final CRC32 crc = new CRC32();
    private final ByteBuffer head = ByteBuffer.allocateDirect(64);
    private int packets;

    private PacketReader(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws UserError when {@code file} is not such a file */
    static PacketReader open(Path file) {
        try {
            PacketReader reader = new PacketReader(file, FileChannel.open(file, StandardOpenOption.READ));
            if (reader.head(8).getLong() != PacketWriter.MAGIC) {
                throw reader.broken();
            }
            return reader;
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    private UserError broken() {
        return new UserError(file + ": is damaged; delete it and run the same command again");
    }

    private ByteBuffer head(int bytes) throws IOException {
        head.clear().limit(bytes);
        fill(head);
        return head;
    }

    private void fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("cut short");
            }
        }
        crc.update(buffer.flip());
        buffer.rewind();
    }

    /** Fills {@code packet} with the next one; false after the last, when all has been found as it was written. */
    boolean next(AVPacket packet) {
        avcodec.av_packet_unref(packet);
        try {
            int size = head(4).getInt();
            if (size == PacketWriter.END) {
                boolean counted = head(4).getInt() == packets;
                int want = (int) crc.getValue();
                if (!counted || head(4).getInt() != want) {
                    throw broken();
                }
                return false;
            }
            if (size < 0 || size > channel.size() - channel.position()) {
                throw broken();
            }
            ByteBuffer rest = head(PacketWriter.HEAD - 4);
            Av.check(avcodec.av_new_packet(packet, size), file + ": packet");
            packet.pts(rest.getLong())
                    .dts(rest.getLong())
                    .duration(rest.getLong())
                    .flags(rest.getInt());
            sideData(packet, rest.getInt());
            if (size > 0) {
                fill(packet.data().capacity(size).asByteBuffer());
            }
            packets++;
            return true;
        } catch (EOFException e) {
            throw broken();
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    private void sideData(AVPacket packet, int count) throws IOException {
        if (count < 0 || count > MOST_SIDES) {
            throw broken();
        }
        for (int i = 0; i < count; i++) {
            ByteBuffer kind = head(8);
            int type = kind.getInt();
            int size = kind.getInt();
            if (size < 0 || size > channel.size() - channel.position()) {
                throw broken();
            }
            BytePointer data = Av.present(avcodec.av_packet_new_side_data(packet, type, size), "side data");
            fill(data.capacity(size).asByteBuffer());
        }
    }

    /** Times at which the packets are shown, in the order of decoding; reads no picture. */
    static List<Long> times(Path file) {
        List<Long> times = new ArrayList<>();
        try (PacketReader reader = open(file)) {
            for (int size = reader.head(4).getInt();
                    size >= 0;
                    size = reader.head(4).getInt()) {
                ByteBuffer rest = reader.head(PacketWriter.HEAD - 4);
                times.add(rest.getLong());
                int sides = rest.getInt(PacketWriter.HEAD - 8);
                for (int i = 0; i < sides; i++) {
                    long side = reader.head(8).getInt(4);
                    reader.channel.position(reader.channel.position() + side);
                }
                reader.channel.position(reader.channel.position() + size);
            }
            return times;
        } catch (EOFException e) {
            throw new UserError(file + ": is damaged; delete it and run the same command again", e);
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // it was only read
        }
    }
}
