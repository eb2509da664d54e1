package diorama.video.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.video.av.Av;
import diorama.video.encode.EncoderLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacketFileTest {
    private final Path folder;

    PacketFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void packetsComeBackAsTheyWere() throws IOException {
        Path file = folder.resolve("a");
        Files.write(file, bytes(new int[1]));
        AVPacket packet = avcodec.av_packet_alloc();
        try (PacketReader reader = PacketReader.open(file)) {
            for (int i = 0; i < 3; i++) {
                assertTrue(reader.next(packet));
                assertEquals(
                        List.of(40L * i, 40L * i - 80, 40L), List.of(packet.pts(), packet.dts(), packet.duration()));
                byte[] data = new byte[packet.size()];
                packet.data().get(data);
                assertArrayEquals(content(i), data);
                assertEquals(1, packet.side_data_elems());
                assertEquals(7, packet.side_data().data().get(1));
            }
            assertFalse(reader.next(packet));
        }
        assertEquals(List.of(0L, 40L, 80L), PacketReader.times(file));
        avcodec.av_packet_free(packet);
    }

    @Test
    void everyFlippedBitAndEveryShortFileIsNoticed() throws IOException {
        byte[] good = bytes(new int[1]);
        for (int at = 0; at < good.length; at += 5) {
            byte[] bad = good.clone();
            bad[at] ^= 4;
            assertBroken(bad);
            assertBroken(Arrays.copyOf(good, at));
        }
    }

    @Test
    void aFullDiskIsWaitedForInTheMiddleOfAPacket() throws IOException {
        int[] pauses = {5};
        byte[] waited = bytes(pauses);
        assertEquals(0, pauses[0]);
        assertArrayEquals(bytes(new int[1]), waited);
    }

    @Test
    void framesThatNoLevelOfTheFormatHoldsAreRefusedWithAWayOut() {
        String h264 = Clips.error(() -> EncoderLimits.require("libx264", new Size(15360, 4320)));
        assertTrue(h264.contains("8192x4320") && h264.contains("libsvtav1"), h264);
        EncoderLimits.require("libx264", new Size(7680, 4320));
        EncoderLimits.require("libx265", new Size(7680, 2160));
        EncoderLimits.require("libsvtav1", new Size(15360, 4320));
        EncoderLimits.require("ffv1", new Size(30720, 4320));
    }

    private void assertBroken(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("b"), bytes);
        AVPacket packet = avcodec.av_packet_alloc();
        assertThrows(diorama.base.UserError.class, () -> {
            try (PacketReader reader = PacketReader.open(file)) {
                while (reader.next(packet)) {
                    assertTrue(packet.size() >= 0);
                }
            }
        });
        avcodec.av_packet_free(packet);
    }

    private static byte[] content(int i) {
        byte[] content = new byte[60 * i + 1];
        Arrays.fill(content, (byte) (3 + i));
        return content;
    }

    /** What is written when the disk is full {@code pauses} times, once every 10 bytes; counts them down. */
    private byte[] bytes(int[] pauses) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        WritableByteChannel whole = Channels.newChannel(bytes);
        boolean[] full = {false};
        WritableByteChannel small = new WritableByteChannel() {
            @Override
            public int write(ByteBuffer data) throws IOException {
                if (pauses[0] > 0 && full[0]) {
                    throw new IOException("No space left on device");
                }
                full[0] = true;
                int limit = data.limit();
                data.limit(pauses[0] > 0 ? Math.min(limit, data.position() + 10) : limit);
                int count = whole.write(data);
                data.limit(limit);
                return count;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
        try (PacketWriter writer = PacketWriter.on(folder.resolve("full"), small, (file, wanted) -> {
            pauses[0]--;
            full[0] = false;
        })) {
            AVPacket packet = avcodec.av_packet_alloc();
            for (int i = 0; i < 3; i++) {
                byte[] content = content(i);
                Av.check(avcodec.av_new_packet(packet, content.length), "packet");
                packet.data().put(content);
                packet.pts(40L * i).dts(40L * i - 80).duration(40);
                avcodec.av_packet_new_side_data(packet, avcodec.AV_PKT_DATA_SKIP_SAMPLES, 10)
                        .put(new byte[] {0, 7, 0, 0, 0, 0, 0, 0, 0, 1});
                writer.write(packet);
                avcodec.av_packet_unref(packet);
            }
            writer.finish();
            avcodec.av_packet_free(packet);
        }
        return bytes.toByteArray();
    }
}
