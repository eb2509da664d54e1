package diorama.cache;

import diorama.depth.QuantisedDepth;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/** Kept depth of a film, read frame by frame in order. Confined to one thread. */
public final class FilmEntry implements AutoCloseable {
    private final FileChannel in;

    FilmEntry(Path file, CacheKey key) throws IOException {
        in = EntryFile.open(file, key);
    }

    /** Depth of the next frame; empty when there is none, it is broken, or was made of another picture. */
    public Optional<QuantisedDepth> next(long fingerprint) {
        try {
            EntryFile.Item record = EntryFile.next(in);
            return record.fingerprint() == fingerprint
                    ? Optional.of(DepthCoder.decode(record.bytes()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Passes over the next {@code frames} frames. */
    public void skip(long frames) {
        try {
            for (long i = 0; i < frames; i++) {
                EntryFile.skip(in);
            }
        } catch (IOException e) {
            // the next frame that is asked for tells
        }
    }

    /** Copies the next {@code frames} frames. */
    void copyTo(FilmRecorder recorder, long frames) throws IOException {
        for (long i = 0; i < frames; i++) {
            recorder.add(EntryFile.next(in));
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // nothing was written
        }
    }
}
