package diorama.cache;

import diorama.base.AtomicFile;
import diorama.depth.QuantisedDepth;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Depth of pictures and films that were seen before. Entries are written under another name and renamed when whole, so any
 * number of runs may share the folder; a broken entry is removed and made again; what was not used for longest leaves first.
 * Safe for any thread.
 */
public final class DepthCache {
    private static final Logger LOG = LoggerFactory.getLogger(DepthCache.class);

    /** No film may fill more than this share of the cache. */
    private static final int FILM_SHARE = 2;

    private final @Nullable EntryFolder folder;
    private final @Nullable FileHashes hashes;
    private final long limitBytes;
    private final AtomicBoolean fits = new AtomicBoolean();

    private DepthCache(@Nullable EntryFolder folder, @Nullable FileHashes hashes, long limitBytes) {
        this.folder = folder;
        this.hashes = hashes;
        this.limitBytes = limitBytes;
    }

    /** The cache at {@code place}; the folder is made when something is kept. */
    public static DepthCache at(CachePlace place) {
        return place.folder()
                .map(f -> new DepthCache(
                        new EntryFolder(f.resolve("depth")), new FileHashes(f.resolve("hashes")), place.limitBytes()))
                .orElseGet(DepthCache::none);
    }

    /** Keeps nothing. */
    public static DepthCache none() {
        return new DepthCache(null, null, 0);
    }

    /** Whether anything is kept at all. */
    public boolean isOn() {
        return folder != null;
    }

    /** SHA-256 of a file that is asked for again and again, in hex. */
    public String hash(Path file) throws IOException {
        return hashes == null ? ContentHash.of(file) : hashes.of(file);
    }

    /** The folder, at its first use brought within a limit that may have been lowered since the last. */
    private @Nullable EntryFolder fitting() {
        if (folder != null && !fits.getAndSet(true)) {
            folder.shrink(limitBytes, 0);
        }
        return folder;
    }

    /** The depth of a picture, if it is kept. */
    public Optional<QuantisedDepth> still(CacheKey key) {
        EntryFolder entries = fitting();
        if (entries == null || !entries.has(key)) {
            return Optional.empty();
        }
        try (var in = EntryFile.open(entries.file(key), key)) {
            QuantisedDepth depth = DepthCoder.decode(EntryFile.next(in).bytes());
            entries.touch(key);
            return Optional.of(depth);
        } catch (IOException e) {
            LOG.debug("a broken entry is removed", e);
            entries.remove(key);
            return Optional.empty();
        }
    }

    /** Keeps the depth of a picture. */
    public void keep(CacheKey key, QuantisedDepth depth) {
        EntryFolder entries = folder;
        if (entries == null) {
            return;
        }
        byte[] head = EntryFile.head(key);
        ByteBuffer record = EntryFile.record(0, DepthCoder.encode(depth));
        ByteBuffer end = EntryFile.end(1);
        byte[] all = ByteBuffer.allocate(head.length + record.remaining() + end.remaining())
                .put(head)
                .put(record)
                .put(end)
                .array();
        try {
            Path part = entries.part();
            try {
                Files.write(part, all);
                keep(part, key);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            LOG.debug("depth is not kept", e);
        }
    }

    /** The depth of a film, if it is kept: of all its frames, or of the first ones, as far as an interrupted run has come. */
    public Optional<FilmEntry> film(CacheKey key) {
        EntryFolder entries = fitting();
        if (entries == null || !entries.has(key)) {
            return Optional.empty();
        }
        try {
            FilmEntry film = new FilmEntry(entries.file(key), key);
            entries.touch(key);
            return Optional.of(film);
        } catch (IOException e) {
            LOG.debug("a broken entry is removed", e);
            entries.remove(key);
            return Optional.empty();
        }
    }

    /** The same, also where a killed run has left it. */
    public Optional<FilmEntry> begun(CacheKey key) {
        EntryFolder entries = fitting();
        if (entries != null && !entries.has(key)) {
            adopt(entries, key);
        }
        return film(key);
    }

    /** Makes an entry of what a killed run has left of one, if there is any. */
    private void adopt(EntryFolder entries, CacheKey key) {
        for (Path part : entries.parts(key)) {
            try (FileChannel file = FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                if (file.tryLock() == null) {
                    // a run that is under way
                    continue;
                }
                if (EntryFile.close(file, key) > 0) {
                    keep(part, key);
                    return;
                }
                Files.deleteIfExists(part);
            } catch (IOException | OverlappingFileLockException e) {
                LOG.debug("what is left of a run is not used", e);
            }
        }
    }

    /** Begins to keep the depth of a film; empty when that is not possible. */
    public Optional<FilmRecorder> record(CacheKey key) {
        EntryFolder entries = folder;
        if (entries == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FilmRecorder(this, key, entries.part(key), limitBytes / FILM_SHARE));
        } catch (IOException e) {
            LOG.debug("depth is not kept", e);
            return Optional.empty();
        }
    }

    /** The same with the first {@code frames} frames of the broken entry of that name, which is removed. */
    public Optional<FilmRecorder> mend(CacheKey key, long frames) {
        Optional<FilmRecorder> recorder = record(key);
        EntryFolder entries = folder;
        if (recorder.isEmpty() || entries == null) {
            return recorder;
        }
        try (FilmEntry broken = new FilmEntry(entries.file(key), key)) {
            broken.copyTo(recorder.get(), frames);
        } catch (IOException e) {
            // another run has mended it meanwhile
            recorder.get().discard();
            return Optional.empty();
        } finally {
            entries.remove(key);
        }
        return recorder;
    }

    void keep(Path part, CacheKey key) throws IOException {
        EntryFolder entries = folder;
        if (entries != null) {
            Path file = entries.file(key);
            Files.createDirectories(file.resolveSibling("."));
            Files.setLastModifiedTime(part, FileTime.from(Instant.now()));
            AtomicFile.move(part, file);
            entries.shrink(limitBytes, Files.size(file));
        }
    }

    /** What is kept at present. */
    public CacheSummary summary() {
        return folder == null ? CacheSummary.NOTHING : folder.summary(limitBytes);
    }

    /**
     * Removes entries.
     *
     * @param olderThan only what was not used for that long; zero removes all
     * @return what was removed
     */
    public CacheSummary clear(Duration olderThan) {
        return folder == null
                ? CacheSummary.NOTHING
                : folder.clear(Instant.now().minus(olderThan), limitBytes);
    }
}
