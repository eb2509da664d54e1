package diorama.pipeline.film;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import diorama.base.AtomicFile;
import diorama.base.UserError;
import diorama.cache.DepthTrail;
import diorama.video.av.FullDisk;
import diorama.video.av.OnFullDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hidden folder beside a film in the making, {@code .NAME.diorama-work}: its finished segments, and a journal of one JSON
 * object a line that is on the disk before the next segment is begun. Nobody else can have the same film in the making.
 * Confined to one thread at a time.
 */
public final class FilmWork implements AutoCloseable {
    private static final Gson GSON = new Gson();

    private final Path folder;
    private final FileChannel lock;
    private FilmJournal past;
    private @Nullable FileChannel journal;
    private @Nullable DepthTrail trail;
    private boolean done;

    private FilmWork(Path folder, FileChannel lock, FilmJournal past) {
        this.folder = folder;
        this.lock = lock;
        this.past = past;
    }

    static Path folderOf(Path target) {
        return target.toAbsolutePath().resolveSibling("." + target.getFileName() + ".diorama-work");
    }

    /** @throws UserError when another program makes {@code target} now, or its folder cannot be written */
    public static FilmWork open(Path target) {
        Path folder = folderOf(target);
        try {
            Files.createDirectories(folder);
            FileChannel lock =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                requireLock(target, lock);
                return new FilmWork(folder, lock, FilmJournal.read(folder));
            } catch (RuntimeException | Error e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    private static UserError failed(Path file, IOException e) {
        return new UserError(file + ": cannot be written: " + AtomicFile.reason(e), e);
    }

    private static void requireLock(Path target, FileChannel lock) {
        boolean ours;
        try {
            ours = lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            ours = false;
        } catch (IOException e) {
            // some network disks know no locks; then nobody can have one
            ours = true;
        }
        if (!ours) {
            throw new UserError(target + ": is being made by another diorama, want another name or wait for it");
        }
    }

    /** What an earlier run has left. */
    public FilmJournal past() {
        return past;
    }

    /** Forgets what an earlier run has left and begins anew with {@code head}, what the film is made from. */
    public void begin(JsonObject head, OnFullDisk onFull) {
        past = FilmJournal.EMPTY;
        clear(false);
        append(head, onFull);
    }

    Path segment(int number) {
        return folder.resolve(String.format(java.util.Locale.ROOT, "%06d.packets", number));
    }

    /** Name of a segment that is not finished. */
    Path part(int number) {
        return folder.resolve(String.format(java.util.Locale.ROOT, "%06d.part", number));
    }

    private Path memory(int number) {
        return folder.resolve(String.format(java.util.Locale.ROOT, "%06d.memory", number));
    }

    /** Keeps what the depth of segment {@code number} hangs on besides its frames. */
    void remember(int number, FrameMemory memory, OnFullDisk onFull) {
        byte[] kept = memory.bytes();
        Path file = memory(number);
        boolean written = false;
        while (!written) {
            try (FileChannel out = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(kept);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
                written = true;
            } catch (IOException e) {
                if (!FullDisk.means(e)) {
                    throw failed(file, e);
                }
                onFull.pause(file, kept.length);
            }
        }
    }

    /** What was kept of the segment that is to be made next; empty where it is broken too. */
    FrameMemory remembered() {
        Path file = memory(past.segments());
        try {
            return Files.exists(file)
                    ? FrameMemory.of(Files.readAllBytes(file)).orElse(FrameMemory.NONE)
                    : FrameMemory.NONE;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Removes what segments before {@code number} hung on. */
    void forgetBefore(int number) {
        try {
            Files.deleteIfExists(memory(number - 1));
        } catch (IOException e) {
            // it goes away with the folder
        }
    }

    /** Depth of frames that are in no finished segment. */
    public DepthTrail trail() {
        if (trail == null) {
            trail = DepthTrail.open(folder);
        }
        return trail;
    }

    List<Path> segments(int count) {
        return IntStream.range(0, count).mapToObj(this::segment).toList();
    }

    /** Gives a whole segment its name and then tells the journal of it. */
    void finish(int number, JsonObject entry, OnFullDisk onFull) {
        try {
            AtomicFile.move(part(number), segment(number));
            force(folder);
        } catch (IOException e) {
            throw failed(segment(number), e);
        }
        append(entry, onFull);
    }

    /** So that a new name outlives a power cut; only some systems can. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // this system keeps names by itself
        }
    }

    private void append(JsonObject line, OnFullDisk onFull) {
        Path file = folder.resolve(FilmJournal.NAME);
        try {
            FileChannel out = journal;
            if (out == null) {
                out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                out.truncate(past.bytes());
                out.position(past.bytes());
                journal = out;
            }
            ByteBuffer text = StandardCharsets.UTF_8.encode(GSON.toJson(line) + "\n");
            while (text.hasRemaining()) {
                try {
                    out.write(text);
                } catch (IOException e) {
                    if (!FullDisk.means(e)) {
                        throw e;
                    }
                    onFull.pause(file, text.remaining());
                }
            }
            out.force(true);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Says that the film is made and all of this can go. */
    public void done() {
        done = true;
    }

    /** Whether an earlier run has left segments, even if its journal does not tell of them. */
    boolean begun() {
        return past.segments() > 0 || !empty();
    }

    /** Whether an earlier run has left no segment, but the depth of frames. */
    public boolean trails() {
        return past.segments() == 0 && past.bytes() > 0 && !Files.exists(segment(0)) && !empty();
    }

    /** Whether nothing that is worth keeping lies here. */
    private boolean empty() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.noneMatch(f -> f.equals(segment(0)) || f.toString().endsWith(DepthTrail.ENDING));
        } catch (IOException e) {
            return true;
        }
    }

    private void clear(boolean all) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (all || !file.endsWith("lock")) {
                    Files.deleteIfExists(file);
                }
            }
            if (all) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    @Override
    public void close() {
        if (!lock.isOpen()) {
            return;
        }
        try {
            if (journal != null) {
                journal.close();
            }
            if (trail != null) {
                trail.close();
            }
            if (done || empty()) {
                clear(true);
            }
        } catch (IOException e) {
            throw failed(folder, e);
        } finally {
            release();
        }
    }

    private void release() {
        try {
            lock.close();
        } catch (IOException e) {
            // the system releases it with the program
        }
    }
}
