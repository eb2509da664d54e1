package diorama.video.track;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import diorama.video.av.OnFullDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.global.avformat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerFileTest {
    private final Path file;

    ContainerFileTest(@TempDir Path folder) {
        file = folder.resolve("film.mkv");
    }

    /** A disk with room for 100,000 bytes more each time that somebody has waited. */
    private static final class Disk implements SeekableByteChannel {
        private final FileChannel channel;
        private long room = 100_000;

        Disk(Path file) throws IOException {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (room == 0) {
                throw new IOException("No space left on device");
            }
            ByteBuffer part = bytes.slice().limit((int) Math.min(room, bytes.remaining()));
            int n = channel.write(part);
            bytes.position(bytes.position() + n);
            room -= n;
            return n;
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return channel.read(bytes);
        }

        @Override
        public long position() throws IOException {
            return channel.position();
        }

        @Override
        public SeekableByteChannel position(long to) throws IOException {
            channel.position(to);
            return this;
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            channel.truncate(size);
            return this;
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    @Test
    void afterAFullDiskNothingIsMissing() throws IOException {
        byte[] data = new byte[1_000_000];
        new Random(1).nextBytes(data);
        Disk disk = new Disk(file);
        int[] pauses = {0};
        OnFullDisk wait = (path, bytes) -> {
            assertSame(file, path);
            disk.room = 100_000;
            pauses[0]++;
        };
        AVFormatContext context = avformat.avformat_alloc_context();
        try (ContainerFile out = new ContainerFile(disk, file, context, wait)) {
            for (int at = 0; at < data.length; at += 10_000) {
                avformat.avio_write(context.pb(), java.util.Arrays.copyOfRange(data, at, at + 10_000), 10_000);
                out.check(0);
            }
            // a container's head is filled in at the end
            avformat.avio_seek(context.pb(), 5, 0);
            data[5] = 77;
            avformat.avio_write(context.pb(), new byte[] {77}, 1);
            out.finish();
        }
        avformat.avformat_free_context(context);
        assertEquals(10, pauses[0], "one for every 100,000 bytes but the first, and one for the head");
        assertArrayEquals(data, Files.readAllBytes(file));
    }

    @Test
    void whoWaitsForRoomCanBeCancelled() throws IOException {
        CancellationException cancelled = new CancellationException("cancelled");
        OnFullDisk giveUp = (path, bytes) -> {
            throw cancelled;
        };
        Disk disk = new Disk(file);
        AVFormatContext context = avformat.avformat_alloc_context();
        try (ContainerFile out = new ContainerFile(disk, file, context, giveUp)) {
            avformat.avio_write(context.pb(), new byte[200_000], 200_000);
            assertSame(cancelled, assertThrows(CancellationException.class, () -> out.check(0)));
        }
        avformat.avformat_free_context(context);
    }
}
