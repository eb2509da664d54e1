package diorama.io.scene;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lwjgl.assimp.AIFile;
import org.lwjgl.assimp.AIFileIO;
import org.lwjgl.assimp.Assimp;
import org.lwjgl.system.MemoryUtil;

/** The only files that an import opens, here or in a process of its own: the model and regular files in its folder, for reading. */
public final class GuardedFiles {
    private final Path model;
    private final Path folder;
    private final Map<Long, Opened> opened = new HashMap<>();
    private final Set<String> refused = new LinkedHashSet<>();
    private final Set<String> leftOut = new LinkedHashSet<>();
    private Optional<ByteBuffer> replaced = Optional.empty();

    /** A mapped file and how far it was read. */
    private static final class Opened {
        private final ByteBuffer bytes;
        private long position;

        Opened(ByteBuffer bytes) {
            this.bytes = bytes;
        }
    }

    public GuardedFiles(Path model) throws IOException {
        this.model = model.toAbsolutePath().normalize();
        this.folder = this.model.getParent() == null ? this.model : this.model.getParent();
    }

    /** Tells that what a reference means is not part of the scene. */
    public void leaveOut(String reference) {
        leftOut.add(reference);
    }

    public Set<String> leftOut() {
        return leftOut;
    }

    /** References outside the folder that the file made, as it spelt them. */
    public Set<String> refused() {
        return refused;
    }

    /**
     * The file that a reference in the model means: beside the model, in a folder below it, or, for absolute paths of other
     * machines, one of the same name beside it.
     */
    public Optional<Path> resolve(String reference) {
        String plain = reference.replace('\\', '/').replaceFirst("^\\./+", "");
        if (plain.isEmpty() || plain.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        Optional<Path> inside = Optional.empty();
        try {
            inside = inside(folder.resolve(plain));
        } catch (InvalidPathException e) {
            // no file of this system can have this name
        }
        if (inside.isEmpty() && leaves(plain)) {
            refused.add(reference);
        }
        return inside.isPresent() ? inside : beside(plain.substring(plain.lastIndexOf('/') + 1));
    }

    private static boolean leaves(String plain) {
        return plain.startsWith("/") || plain.contains("../") || plain.contains(":");
    }

    /** From the model's folder to that of a file in it or below; with a slash behind it where it leads anywhere. */
    public String wayTo(Path file) {
        Path at = folder.relativize(file.toAbsolutePath().normalize()).getParent();
        return at == null || at.toString().isEmpty() ? "" : at.toString().replace('\\', '/') + "/";
    }

    /** Callbacks for Assimp; they live as long as the process. */
    public AIFileIO fileIo() {
        AIFileIO io = AIFileIO.calloc();
        io.OpenProc((self, name, mode) -> open(MemoryUtil.memUTF8(name), MemoryUtil.memASCII(mode)));
        io.CloseProc((self, file) -> {
            opened.remove(file);
            MemoryUtil.nmemFree(file);
        });
        return io;
    }

    /** Has the model read as other bytes than the file's. */
    public void replace(ByteBuffer bytes) {
        replaced = Optional.of(bytes);
    }

    /** The whole model as it is read now: what it was last replaced by. */
    public ByteBuffer current() throws IOException {
        return replaced.isPresent() ? replaced.get() : bytes();
    }

    /** The whole model. */
    public ByteBuffer bytes() throws IOException {
        return bytes(model);
    }

    /** What a reference to a buffer, a relative URI, means; empty where there is none that may be read. */
    public Optional<ByteBuffer> buffer(String uri) throws IOException {
        String plain = decoded(uri).replace('\\', '/');
        if (plain.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        Optional<Path> path = Optional.empty();
        try {
            path = inside(folder.resolve(plain));
        } catch (InvalidPathException e) {
            // no file of this system can have this name
        }
        if (path.isEmpty() && leaves(plain)) {
            refused.add(uri);
        }
        return path.isEmpty() ? Optional.empty() : Optional.of(bytes(path.get()));
    }

    private long open(String name, String mode) {
        if (!mode.startsWith("r")) {
            return 0;
        }
        try {
            // relative names are meant beside the model, wherever this process works
            Path wanted = folder.resolve(name).normalize();
            boolean isModel = wanted.equals(model);
            Optional<Path> path = isModel ? Optional.of(model) : inside(wanted);
            if (path.isEmpty() && name.indexOf('%') >= 0) {
                // glTF names its buffer as a URI, which Assimp does not decode
                path = inside(folder.resolve(decoded(name)));
            }
            if (path.isEmpty()) {
                if (!wanted.startsWith(folder)) {
                    refuse(name);
                }
                return 0;
            }
            return map(path.get());
        } catch (IOException | InvalidPathException e) {
            return 0;
        }
    }

    /** Readers try a name in many places: only what the file says is kept, which comes first. */
    private void refuse(String name) {
        String core = core(name);
        if (refused.stream().noneMatch(known -> core(known).startsWith(core))) {
            refused.add(name);
        }
    }

    /** A name without ways that lead to it. */
    private String core(String name) {
        String plain = name.replace('\\', '/');
        String inner = plain.startsWith(folder.toString())
                ? plain.substring(folder.toString().length())
                : plain;
        return inner.replaceFirst("^(\\.\\./|/)+", "");
    }

    /** A relative URI reference as a file name. */
    public static String decoded(String reference) {
        try {
            return URLDecoder.decode(reference.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return reference;
        }
    }

    private static ByteBuffer bytes(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        } catch (IllegalArgumentException e) {
            throw new IOException(path + ": larger than 2 GiB", e);
        }
    }

    private long map(Path path) throws IOException {
        Opened file = new Opened(path.equals(model) && replaced.isPresent() ? replaced.get() : bytes(path));
        AIFile callbacks = AIFile.calloc();
        callbacks.ReadProc((self, to, size, count) -> read(file, to, size, count));
        callbacks.WriteProc((self, from, size, count) -> 0);
        callbacks.TellProc(self -> file.position);
        callbacks.FileSizeProc(self -> file.bytes.capacity());
        callbacks.SeekProc((self, offset, origin) -> seek(file, offset, origin));
        callbacks.FlushProc(self -> {});
        opened.put(callbacks.address(), file);
        return callbacks.address();
    }

    private static long read(Opened file, long to, long size, long count) {
        if (size <= 0) {
            return 0;
        }
        long items = Math.min(count, (file.bytes.capacity() - file.position) / size);
        if (items <= 0) {
            return 0;
        }
        MemoryUtil.memCopy(MemoryUtil.memAddress0(file.bytes) + file.position, to, items * size);
        file.position += items * size;
        return items;
    }

    private static int seek(Opened file, long offset, int origin) {
        long from =
                switch (origin) {
                    case Assimp.aiOrigin_SET -> 0;
                    case Assimp.aiOrigin_CUR -> file.position;
                    default -> file.bytes.capacity();
                };
        long position = from + offset;
        if (position < 0 || position > file.bytes.capacity()) {
            return Assimp.aiReturn_FAILURE;
        }
        file.position = position;
        return Assimp.aiReturn_SUCCESS;
    }

    /** The path when it is a regular file whose true place is in the model's folder. */
    private Optional<Path> inside(Path path) {
        try {
            Path normal = path.toAbsolutePath().normalize();
            boolean in = normal.startsWith(folder)
                    && Files.isRegularFile(normal)
                    && normal.toRealPath().startsWith(folder.toRealPath());
            return in ? Optional.of(normal) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A regular file of this name in the model's folder, in whatever case. */
    private Optional<Path> beside(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(p -> String.valueOf(p.getFileName())
                            .toLowerCase(Locale.ROOT)
                            .equals(wanted))
                    .sorted()
                    .findFirst()
                    .flatMap(this::inside);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
