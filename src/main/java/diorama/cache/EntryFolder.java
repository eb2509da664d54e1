package diorama.cache;

import diorama.base.DiskSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The files of a cache: {@code ab/REST.depth} by the first letters of the key; their time of change is when they were used. */
final class EntryFolder {
    private static final String ENDING = ".depth";
    private static final String PART = ".part";

    /** What is left of runs that were ended from outside is swept up when it is as old as that. */
    private static final Duration ABANDONED = Duration.ofDays(2);

    /** What is that young may be without a lock and yet be written. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** Shrunk a little further than need be, so that it is not looked through at every entry. */
    private static final double SHRUNK = 0.9;

    /** What this process writes: it may not look for its own locks, as to look takes them off. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private long known = -1;

    EntryFolder(Path folder) {
        this.folder = folder;
    }

    private record Entry(Path file, long bytes, Instant used) {}

    Path file(CacheKey key) {
        return folder.resolve(key.hex().substring(0, 2)).resolve(key.hex().substring(2) + ENDING);
    }

    boolean has(CacheKey key) {
        return Files.isRegularFile(file(key));
    }

    /** A new empty file of this run alone. */
    Path part() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempFile(folder, "", PART);
    }

    /** The same for an entry of that key, by which it is found when this run is killed. */
    Path part(CacheKey key) throws IOException {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, key.hex() + "-", PART);
        OWN.add(part);
        return part;
    }

    /** What killed runs, or runs under way, have of an entry of that key; the most first. */
    List<Path> parts(CacheKey key) {
        return files(PART).stream()
                .filter(e -> !OWN.contains(e.file))
                .filter(e -> String.valueOf(e.file.getFileName()).startsWith(key.hex() + "-"))
                .sorted(Comparator.comparingLong(Entry::bytes).reversed())
                .map(Entry::file)
                .toList();
    }

    void touch(CacheKey key) {
        try {
            Files.setLastModifiedTime(file(key), FileTime.from(Instant.now()));
        } catch (IOException e) {
            // it is only thought to be older than it is
        }
    }

    void remove(CacheKey key) {
        remove(file(key));
    }

    private static boolean remove(Path file) {
        try {
            return !isWritten(file) && Files.deleteIfExists(file);
        } catch (IOException e) {
            // in use elsewhere, or not ours
            return false;
        }
    }

    /** Whether a run is at work on it, as far as can be told. */
    private static boolean isWritten(Path file) throws IOException {
        if (OWN.contains(file) || !file.toString().endsWith(PART)) {
            return OWN.contains(file);
        }
        Instant last = Files.getLastModifiedTime(file).toInstant();
        if (last.isBefore(Instant.now().minus(ABANDONED))) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null || last.isAfter(Instant.now().minus(FRESH));
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    /** Removes what was not used for longest when more than {@code limit} bytes are kept, {@code added} just now. */
    synchronized void shrink(long limit, long added) {
        known = known < 0 ? entries().stream().mapToLong(Entry::bytes).sum() : known + added;
        long allowed = Math.min(limit, known + DiskSpace.usable(folder) / 2);
        if (known <= allowed) {
            return;
        }
        List<Entry> entries = new ArrayList<>(entries());
        entries.sort(Comparator.comparing(Entry::used));
        known = entries.stream().mapToLong(Entry::bytes).sum();
        for (Entry entry : entries) {
            if (known <= allowed * SHRUNK) {
                break;
            }
            if (remove(entry.file)) {
                known -= entry.bytes;
            }
        }
        sweep();
    }

    private void sweep() {
        Instant then = Instant.now().minus(ABANDONED);
        files(PART).stream().filter(e -> e.used.isBefore(then)).forEach(e -> remove(e.file));
    }

    CacheSummary summary(long limit) {
        return told(entries(), limit);
    }

    synchronized CacheSummary clear(Instant before, long limit) {
        List<Entry> removed = entries().stream()
                .filter(e -> !e.used.isAfter(before))
                .filter(e -> remove(e.file))
                .toList();
        sweep();
        known = -1;
        return told(removed, limit);
    }

    private CacheSummary told(List<Entry> entries, long limit) {
        long bytes = entries.stream().mapToLong(Entry::bytes).sum();
        return new CacheSummary(Optional.of(folder), entries.size(), bytes, limit);
    }

    /** What takes up room: whole entries, and what runs have left of others. */
    private List<Entry> entries() {
        return Stream.concat(files(ENDING).stream(), files(PART).stream()).toList();
    }

    private List<Entry> files(String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder, 2)) {
            return all.filter(f -> f.toString().endsWith(ending))
                    .flatMap(f -> entry(f).stream())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    /** Empty when another run has just removed it. */
    private static Optional<Entry> entry(Path file) {
        try {
            BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
            return a.isRegularFile()
                    ? Optional.of(new Entry(file, a.size(), a.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
