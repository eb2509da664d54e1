package diorama.video.track;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes subtitles that are pictures, as Blu-rays have them (a .sup file): two boxes of two colours, each half a second long. */
final class PictureSubtitles {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 16;

    private final ByteArrayOutputStream all = new ByteArrayOutputStream();

    private PictureSubtitles() {}

    static Path write(Path file) throws IOException {
        PictureSubtitles made = new PictureSubtitles();
        for (int i = 0; i < 2; i++) {
            made.show(0.1 + i * 0.8, 2 * i);
            made.hide(0.6 + i * 0.8, 2 * i + 1);
        }
        return Files.write(file, made.all.toByteArray());
    }

    private void show(double seconds, int number) {
        // composition: film's size, rate, number, start of an epoch, palette 0, one object at 100, 150
        segment(
                seconds,
                0x16,
                composition(number, 0x80, 1).putInt(0).putShort((short) 100).putShort((short) 150));
        window(seconds);
        byte[] palette = {0, 0, 1, (byte) 235, (byte) 128, (byte) 128, (byte) 255, 2, 81, 90, (byte) 240, (byte) 200};
        segment(seconds, 0x14, full(palette));
        ByteBuffer lines = ByteBuffer.allocate(HEIGHT * 8);
        for (int y = 0; y < HEIGHT; y++) {
            lines.put(new byte[] {0, (byte) (0x80 | 40), 1, 0, (byte) (0x80 | WIDTH - 40), 2, 0, 0});
        }
        int length = lines.position() + 4;
        ByteBuffer object =
                ByteBuffer.allocate(11 + lines.position()).putShort((short) 0).put((byte) 0);
        object.put((byte) 0xc0)
                .put((byte) 0)
                .putShort((short) length)
                .putShort((short) WIDTH)
                .putShort((short) HEIGHT);
        segment(seconds, 0x15, object.put(lines.flip()));
        segment(seconds, 0x80, full());
    }

    private void hide(double seconds, int number) {
        segment(seconds, 0x16, composition(number, 0, 0));
        window(seconds);
        segment(seconds, 0x80, full());
    }

    private static ByteBuffer composition(int number, int state, int objects) {
        return ByteBuffer.allocate(11 + 8 * objects)
                .putShort((short) 320)
                .putShort((short) 180)
                .put((byte) 0x10)
                .putShort((short) number)
                .put(new byte[] {(byte) state, 0, 0, (byte) objects});
    }

    private void window(double seconds) {
        ByteBuffer window = ByteBuffer.allocate(10).put((byte) 1).put((byte) 0);
        for (int number : new int[] {100, 150, WIDTH, HEIGHT}) {
            window.putShort((short) number);
        }
        segment(seconds, 0x17, window);
    }

    private static ByteBuffer full(byte... bytes) {
        return ByteBuffer.allocate(bytes.length).put(bytes);
    }

    private void segment(double seconds, int kind, ByteBuffer data) {
        data.flip();
        ByteBuffer head = ByteBuffer.allocate(13).put("PG".getBytes(StandardCharsets.US_ASCII));
        head.putInt((int) Math.round(seconds * 90_000))
                .putInt(0)
                .put((byte) kind)
                .putShort((short) data.remaining());
        all.writeBytes(head.array());
        while (data.hasRemaining()) {
            all.write(data.get());
        }
    }
}
