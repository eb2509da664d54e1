package diorama.cache;

import diorama.base.AtomicFile;
import diorama.depth.QuantisedDepth;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Depth of those frames of a film in the making that are in no finished part of it yet, on disk as soon as it is known: the run after
 * one that is killed asks for hardly any of it twice. A few frames a file, so that what was finished can go; a full disk ends the keeping, not the
 * film. Confined to one thread but for {@link #finished}.
 */
public final class DepthTrail implements AutoCloseable {
    /** Files that hold it end so. */
    public static final String ENDING = ".trail";

    private static final String MEMORY = ".recall";

    private static final String NEW = ".new";

    /** Frames a file. */
    private static final int FRAMES = 64;

    private static final Logger LOG = LoggerFactory.getLogger(DepthTrail.class);

    private final Path folder;

    /** Frames on disk and where. */
    private final TreeMap<Long, Place> places = new TreeMap<>();

    private volatile long finished;
    private @Nullable FileChannel out;
    private @Nullable Path file;
    private long room;
    private OptionalLong passing = OptionalLong.empty();
    private boolean full;
    private long bytes;
    private long added;
    /** Bytes of what was remembered last. */
    private long memory;

    private record Place(Path file, long at) {}

    private DepthTrail(Path folder) {
        this.folder = folder;
    }

    /** What earlier runs have left in {@code folder}, to be gone on with. */
    public static DepthTrail open(Path folder) {
        DepthTrail trail = new DepthTrail(folder);
        for (Path file : files(folder, ENDING)) {
            trail.read(file);
        }
        return trail;
    }

    /** In the order of their first frames. */
    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private void read(Path from) {
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ)) {
            for (long frame = first(from); ; frame++) {
                Place here = new Place(from, in.position());
                EntryFile.next(in);
                places.put(frame, here);
            }
        } catch (IOException | NumberFormatException e) {
            // behind the last whole one
        }
    }

    private static long first(Path file) {
        String name = String.valueOf(file.getFileName());
        return Long.parseLong(name.substring(0, name.indexOf('.')));
    }

    private Path named(long frame, String ending) {
        return folder.resolve(String.format(Locale.ROOT, "%012d%s", frame, ending));
    }

    /** The frame behind the last of those that follow each other from {@code frame} on. */
    public long end(long frame) {
        long end = frame;
        while (places.containsKey(end)) {
            end++;
        }
        return end;
    }

    /** Depth of a frame; empty when it is not there, broken, or of another picture. */
    public Optional<QuantisedDepth> depth(long frame, long fingerprint) {
        Place place = places.get(frame);
        if (place == null) {
            return Optional.empty();
        }
        try (FileChannel in = FileChannel.open(place.file, StandardOpenOption.READ)) {
            EntryFile.Item record = EntryFile.next(in.position(place.at));
            return record.fingerprint() == fingerprint
                    ? Optional.of(DepthCoder.decode(record.bytes()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Adds a frame's depth. */
    public void add(long frame, long fingerprint, QuantisedDepth depth) {
        if (full) {
            return;
        }
        try {
            if (room == 0 || places.isEmpty() || places.lastKey() != frame - 1) {
                begin(frame);
            }
            ByteBuffer record = EntryFile.record(fingerprint, DepthCoder.encode(depth));
            bytes += record.remaining();
            added++;
            places.put(frame, write(record));
            room--;
        } catch (IOException e) {
            giveUp(e);
        }
    }

    private void begin(long frame) throws IOException {
        close();
        sweep();
        places.tailMap(frame).clear();
        Path next = named(frame, ENDING);
        file = next;
        out = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        room = FRAMES;
    }

    /** Where it was written. */
    private Place write(ByteBuffer record) throws IOException {
        FileChannel channel = out;
        Path into = file;
        if (channel == null || into == null) {
            throw new IOException("is closed");
        }
        long at = channel.position();
        while (record.hasRemaining()) {
            channel.write(record);
        }
        return new Place(into, at);
    }

    /** Removes what belongs to finished parts of the film alone. */
    private void sweep() throws IOException {
        long now = finished;
        List<Path> old = new ArrayList<>();
        for (Path one : files(folder, ENDING)) {
            boolean needed = places.tailMap(now).values().stream().anyMatch(p -> p.file.equals(one));
            if (!needed) {
                old.add(one);
            }
        }
        files(folder, MEMORY).stream().filter(f -> first(f) < now).forEach(old::add);
        for (Path one : old) {
            Files.deleteIfExists(one);
        }
        places.headMap(now).clear();
    }

    private void giveUp(IOException e) {
        LOG.debug("depth is not kept", e);
        full = true;
        places.clear();
        close();
        // the film needs the room more
        for (String ending : List.of(ENDING, MEMORY, MEMORY + NEW)) {
            for (Path one : files(folder, ending)) {
                try {
                    Files.deleteIfExists(one);
                } catch (IOException again) {
                    // it goes away with the folder
                }
            }
        }
    }

    /**
     * Keeps what a network needs to go on with {@code frame}.
     *
     * @param lasting until that frame is finished; else until there is one of a later frame
     */
    public void remember(long frame, byte[] memory, boolean lasting) {
        this.memory = memory.length;
        if (full) {
            return;
        }
        Path target = named(frame, MEMORY);
        Path part = named(frame, MEMORY + NEW);
        try {
            Files.write(part, EntryFile.record(frame, memory).array());
            AtomicFile.move(part, target);
            if (passing.isPresent() && passing.getAsLong() != frame) {
                Files.deleteIfExists(named(passing.getAsLong(), MEMORY));
            }
            passing = lasting ? OptionalLong.empty() : OptionalLong.of(frame);
        } catch (IOException e) {
            giveUp(e);
        }
    }

    /** What is remembered of {@code frame}. */
    public Optional<byte[]> memory(long frame) {
        try (FileChannel in = FileChannel.open(named(frame, MEMORY), StandardOpenOption.READ)) {
            EntryFile.Item record = EntryFile.next(in);
            return record.fingerprint() == frame ? Optional.of(record.bytes()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The last frame from {@code first} to {@code end} of which something is remembered. */
    public OptionalLong lastMemory(long first, long end) {
        return files(folder, MEMORY).stream()
                .mapToLong(DepthTrail::first)
                .filter(f -> f >= first && f <= end && memory(f).isPresent())
                .max();
    }

    /** All frames before {@code frame} are in finished parts of the film. Any thread. */
    public void finished(long frame) {
        finished = frame;
    }

    /** Frames whose depth takes as many bytes as what is remembered at a time: so far apart that doubles what is written. */
    public long framesAMemory() {
        return bytes == 0 ? 0 : memory * added / bytes;
    }

    /** Bytes that so many frames take, with what is remembered; 0 as long as none was added. Any thread, roughly. */
    public long bytesOf(long frames) {
        // one that is written anew, that before it, and those at which two segments begin
        return added == 0 ? 0 : bytes / added * frames + 4 * memory;
    }

    @Override
    public void close() {
        FileChannel channel = out;
        out = null;
        room = 0;
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // what is whole counts
        }
    }
}
