package diorama.video.track;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import diorama.video.av.Av;
import diorama.video.av.FullDisk;
import diorama.video.av.OnFullDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The file that libav writes a container to. A full disk is waited for, which libav's own files cannot: what they could not
 * write they lose. Confined to one thread at a time.
 */
public final class ContainerFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path shown;
    private final AVFormatContext context;
    private final AVIOContext io;
    private final SeekableByteChannel channel;
    private final OnFullDisk onFull;
    private final Writing writing = new Writing();
    private final Seeking seeking = new Seeking();
    private @Nullable Throwable fault;
    private boolean closed;

    /**
     * What {@code context} writes goes to {@code channel}.
     *
     * @param shown what it is called when something goes wrong
     */
    ContainerFile(SeekableByteChannel channel, Path shown, AVFormatContext context, OnFullDisk onFull) {
        this.channel = channel;
        this.shown = shown;
        this.context = context;
        this.onFull = onFull;
        if (!hasPlace(writing) || !hasPlace(seeking)) {
            release();
            throw new IllegalStateException("too many films are being written at once");
        }
        BytePointer buffer = new BytePointer(Av.present(avutil.av_malloc(BUFFER), "buffer"));
        Read_packet_Pointer_BytePointer_int none = null;
        io = Av.present(avformat.avio_alloc_context(buffer, BUFFER, 1, null, none, writing, seeking), "file");
        context.pb(io);
        context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_CUSTOM_IO);
    }

    /** Begins {@code file}, over what was there. */
    public static ContainerFile open(Path file, Path shown, AVFormatContext context, OnFullDisk onFull) {
        try {
            return new ContainerFile(
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING),
                    shown,
                    context,
                    onFull);
        } catch (IOException e) {
            throw failed(shown, e);
        }
    }

    private static UserError failed(Path shown, IOException e) {
        return new UserError(shown + ": cannot be written: " + AtomicFile.reason(e), e);
    }

    /** Tells a failed write: {@code code} is what a function that writes has answered. */
    public void check(int code) {
        if (fault instanceof Error error) {
            throw error;
        }
        if (fault instanceof RuntimeException told) {
            throw told;
        }
        int answer = code < 0 ? code : io.error();
        if (answer < 0) {
            throw new UserError(shown + ": cannot be written: " + Av.text(answer));
        }
    }

    /** Writes what is still held back and has the disk keep it all. */
    public void finish() {
        avformat.avio_flush(io);
        check(0);
        try {
            if (channel instanceof FileChannel disk) {
                disk.force(true);
            }
        } catch (IOException e) {
            throw failed(shown, e);
        }
        close();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        context.pb(new AVIOContext(null));
        avutil.av_free(io.buffer());
        avformat.avio_context_free(io);
        release();
    }

    private void release() {
        writing.close();
        seeking.close();
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(shown, e);
        }
    }

    /** What is thrown here would bring the program down; it is thrown by {@link #check}. */
    private int failed(Throwable e) {
        fault = e;
        return avutil.AVERROR_EXTERNAL;
    }

    /** Whether one of the few places for calls from outside Java was free. */
    private static boolean hasPlace(Pointer function) {
        return new LongPointer(function).get(0) != 0;
    }

    private final class Writing extends Write_packet_Pointer_BytePointer_int {
        @Override
        public int call(Pointer opaque, BytePointer data, int size) {
            try {
                ByteBuffer bytes = data.capacity(size).asByteBuffer();
                while (bytes.hasRemaining()) {
                    write(bytes);
                }
                return size;
            } catch (IOException e) {
                return failed(failed(shown, e));
            } catch (RuntimeException | Error e) {
                return failed(e);
            }
        }

        private void write(ByteBuffer bytes) throws IOException {
            try {
                channel.write(bytes);
            } catch (IOException e) {
                if (!FullDisk.means(e)) {
                    throw e;
                }
                onFull.pause(shown, bytes.remaining());
            }
        }
    }

    private final class Seeking extends Seek_Pointer_long_int {
        @Override
        public long call(Pointer opaque, long offset, int how) {
            try {
                if ((how & avformat.AVSEEK_SIZE) != 0) {
                    return channel.size();
                }
                long from =
                        switch (how & ~avformat.AVSEEK_FORCE) {
                            case 0 -> 0;
                            case 1 -> channel.position();
                            default -> channel.size();
                        };
                channel.position(from + offset);
                return from + offset;
            } catch (IOException e) {
                return failed(failed(shown, e));
            } catch (RuntimeException | Error e) {
                return failed(e);
            }
        }
    }
}
