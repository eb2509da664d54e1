package diorama.cache;

import diorama.depth.QuantisedDepth;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the depth of a film's frames as they are made. What an interrupted run has made is kept as well, and found by the next
 * one. A full disk or an entry larger than the cache may hold ends the keeping, not the film. Confined to one thread.
 */
public final class FilmRecorder implements AutoCloseable {
    private final DepthCache cache;
    private final CacheKey key;
    private final Path part;
    private final long maxBytes;
    private @Nullable FileChannel out;
    private long records;
    private long bytes;

    FilmRecorder(DepthCache cache, CacheKey key, Path part, long maxBytes) {
        this.cache = cache;
        this.key = key;
        this.part = part;
        this.maxBytes = maxBytes;
        try {
            FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
            out = channel;
            lock(channel);
            write(ByteBuffer.wrap(EntryFile.head(key)));
        } catch (IOException e) {
            discard();
        }
    }

    /** While it is held no other run takes this for what a killed one has left; some network disks know no locks. */
    private static void lock(FileChannel channel) {
        try {
            channel.tryLock();
        } catch (IOException e) {
            // then nobody can have one, and nothing that is left is taken
        }
    }

    /** Whether anything is kept still. */
    public boolean keeps() {
        return out != null;
    }

    /** Adds the next frame's depth. */
    public void add(long fingerprint, QuantisedDepth depth) {
        if (out != null) {
            add(new EntryFile.Item(fingerprint, DepthCoder.encode(depth)));
        }
    }

    void add(EntryFile.Item record) {
        write(EntryFile.record(record.fingerprint(), record.bytes()));
        records++;
    }

    private void write(ByteBuffer data) {
        FileChannel channel = out;
        if (channel == null) {
            return;
        }
        bytes += data.remaining();
        try {
            if (bytes > maxBytes) {
                discard();
                return;
            }
            while (data.hasRemaining()) {
                channel.write(data);
            }
        } catch (IOException e) {
            // a cache that is full is no reason to stop
            discard();
        }
    }

    /** Makes an entry of what was added: of all frames, or of as many as there were before the film was broken off. */
    @Override
    public void close() {
        if (out != null && records > 0) {
            write(EntryFile.end(records));
        }
        FileChannel channel = out;
        if (channel == null || records == 0) {
            discard();
            return;
        }
        out = null;
        try {
            channel.close();
            cache.keep(part, key);
        } catch (IOException e) {
            // as if it had not been kept
        } finally {
            discard();
        }
    }

    /** Throws all of it away. */
    public void discard() {
        try {
            FileChannel channel = out;
            out = null;
            if (channel != null) {
                channel.close();
            }
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // swept up later
        }
    }
}
