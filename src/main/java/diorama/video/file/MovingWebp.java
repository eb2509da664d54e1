package diorama.video.file;

import diorama.image.RgbaImage;
import diorama.image.WebpAnimation;
import diorama.video.av.Av;
import diorama.video.color.FramePool;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A WebP file that moves, as a film that libav reads: it decodes such frames, but does not find them in the file. It is shown a
 * QuickTime film of plain pixels, of which nothing is there but what it is reading. Confined to its maker's thread.
 */
final class MovingWebp implements AutoCloseable {
    /** Times that browsers take for "as fast as it was meant" instead, ms. */
    private static final int TOO_SHORT = 10;

    private static final int USUAL = 100;
    private static final int BUFFER = 1 << 16;

    private final WebpAnimation moving;
    private final WebpDecoder decoder;
    private final RgbaImage whole;
    private final long frameBytes;
    private final byte[] head;
    private final long length;
    private final AVIOContext context;
    // kept from the garbage collector as long as libav calls them
    private final Reader reader = new Reader();
    private final Seeker seeker = new Seeker();

    private long at;
    /** The frame that {@link #whole} shows, -1 for none. */
    private int shown = -1;

    private MovingWebp(Path webp) {
        moving = WebpAnimation.read(webp);
        whole = FramePool.allocate(moving.size());
        frameBytes = 4L * moving.size().pixels();
        List<Integer> millis = moving.frames().stream().map(MovingWebp::millis).toList();
        head = new PixelFilm(moving.size(), millis).head();
        length = head.length + frameBytes * millis.size();
        decoder = new WebpDecoder(webp);
        Pointer buffer = Av.present(avutil.av_malloc(BUFFER), "buffer");
        context = Av.present(
                avformat.avio_alloc_context(new BytePointer(buffer), BUFFER, 0, null, reader, null, seeker), "input");
    }

    /** @throws diorama.base.UserError when it is broken from its first frame on, or larger than can be laid */
    static MovingWebp open(Path webp) {
        MovingWebp film = new MovingWebp(webp);
        try {
            film.show(0);
            return film;
        } catch (RuntimeException | Error e) {
            film.close();
            throw e;
        }
    }

    /** What libav reads from. */
    AVIOContext context() {
        return context;
    }

    private static int millis(WebpAnimation.Frame frame) {
        return frame.millis() <= TOO_SHORT ? USUAL : frame.millis();
    }

    /** Lays frames over each other up to that one. */
    private void show(int wanted) {
        int first = wanted;
        while (first > shown + 1 && !moving.coversAll(first)) {
            first--;
        }
        if (wanted < shown) {
            first = wanted;
            while (first > 0 && !moving.coversAll(first)) {
                first--;
            }
        }
        if (wanted != shown) {
            lay(first, wanted);
        }
    }

    private void lay(int first, int last) {
        if (first == 0) {
            whole.rgba().put(0, new byte[(int) frameBytes]);
        }
        for (int i = first; i <= last; i++) {
            if (i > 0 && i == shown + 1) {
                WebpAnimation.clear(moving.frames().get(i - 1), whole);
            }
            WebpAnimation.Frame frame = moving.frames().get(i);
            RgbaImage part = decoder.decode(frame.still(), frame.size());
            moving.toSrgb(part);
            WebpAnimation.lay(frame, part, whole);
            shown = i;
        }
    }

    private int read(BytePointer to, int most) {
        if (at >= length) {
            return Av.EOF;
        }
        ByteBuffer into = to.capacity(most).asByteBuffer();
        int count;
        if (at < head.length) {
            count = (int) Math.min(most, head.length - at);
            into.put(head, (int) at, count);
        } else {
            long inFilm = at - head.length;
            show((int) (inFilm / frameBytes));
            long inFrame = inFilm % frameBytes;
            count = (int) Math.min(most, frameBytes - inFrame);
            into.put(whole.rgba().slice((int) inFrame, count));
        }
        at += count;
        return count;
    }

    @Override
    public void close() {
        Pointer buffer = context.buffer();
        avutil.av_free(buffer);
        avformat.avio_context_free(context);
        reader.close();
        seeker.close();
        decoder.close();
    }

    private final class Reader extends Read_packet_Pointer_BytePointer_int {
        @Override
        public int call(Pointer none, BytePointer to, int most) {
            try {
                return read(to, most);
            } catch (RuntimeException | Error e) {
                // nothing may be thrown through the library; the film ends there, which is told
                return avutil.AVERROR_EXTERNAL;
            }
        }
    }

    private final class Seeker extends Seek_Pointer_long_int {
        @Override
        public long call(Pointer none, long offset, int whence) {
            int from = whence & ~avformat.AVSEEK_FORCE;
            if (from == avformat.AVSEEK_SIZE) {
                return length;
            }
            // as in C: from the start, from here, from the end
            at = offset + (from == 0 ? 0 : from == 1 ? at : length);
            return at;
        }
    }
}
