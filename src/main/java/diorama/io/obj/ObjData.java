package diorama.io.obj;

import diorama.base.ScratchFolder;
import diorama.base.UserError;
import diorama.io.scene.WideText;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The text of a Wavefront file as numbers, read in parts on all cores. Arrays are owned and not written.
 *
 * @param starts what the parts before each one have
 */
record ObjData(Arrays all, List<ObjChunk> chunks, List<Start> starts) {
    /** Of a part, bytes; small enough that memory is used again and cores end together. */
    private static final int PART = 1 << 20;

    private static final int STEP = 1 << 12;

    /**
     * @param positions x y z
     * @param uvs u v, origin at the top left
     * @param colors R G B A a position, sRGB-encoded; empty where no vertex has any
     */
    record Arrays(float[] positions, float[] uvs, float[] normals, byte[] colors) {}

    /** Numbers of a part's first values. */
    record Start(int position, int uv, int normal) {}

    /** A part of the file, bytes. */
    private record Part(long from, long to) {}

    /**
     * @return empty for what is no such file at all: no line of it is a face
     * @throws UserError at the first line that means nothing
     */
    static Optional<ObjData> read(Path file) throws IOException {
        if (!WideText.isIn(file)) {
            return read(file, file);
        }
        try (ScratchFolder scratch = new ScratchFolder("diorama-text")) {
            Path plain = scratch.path().resolve("plain.obj");
            WideText.copy(file, plain);
            return read(plain, file);
        }
    }

    /** @param file what is read of, for the user */
    private static Optional<ObjData> read(Path text, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(text, StandardOpenOption.READ)) {
            List<Part> parts = parts(channel);
            Queue<Reader> readers = new ConcurrentLinkedQueue<>();
            List<ObjChunk> chunks = parts.parallelStream()
                    .map(part -> {
                        Reader idle = readers.poll();
                        Reader reader = idle == null ? new Reader(channel, file) : idle;
                        ObjChunk chunk = reader.read(part);
                        readers.add(reader);
                        return chunk;
                    })
                    .toList();
            return chunks.stream().allMatch(c -> c.faces().count() == 0)
                    ? Optional.empty()
                    : Optional.of(joined(chunks));
        }
    }

    private static ObjData joined(List<ObjChunk> chunks) {
        List<Start> starts = new ArrayList<>();
        int positions = 0;
        int uvs = 0;
        int normals = 0;
        for (ObjChunk chunk : chunks) {
            starts.add(new Start(positions, uvs, normals));
            positions += chunk.positionCount();
            uvs += chunk.uvCount();
            normals += chunk.normalCount();
        }
        boolean colored = chunks.stream().anyMatch(ObjChunk::hasColors);
        Arrays all = new Arrays(
                new float[Math.multiplyExact(3, positions)],
                new float[2 * uvs],
                new float[3 * normals],
                new byte[colored ? 4 * positions : 0]);
        IntStream.range(0, chunks.size()).parallel().forEach(i -> chunks.get(i).moveTo(all, starts.get(i)));
        return new ObjData(all, chunks, starts);
    }

    /** Reads parts one after the other, in the same memory. */
    private static final class Reader {
        private final FileChannel channel;
        private final Path file;
        private final ObjChunk draft = new ObjChunk();
        private byte[] bytes = new byte[PART + STEP];

        Reader(FileChannel channel, Path file) {
            this.channel = channel;
            this.file = file;
        }

        ObjChunk read(Part part) {
            int count = Math.toIntExact(part.to - part.from);
            if (count > bytes.length) {
                bytes = new byte[count];
            }
            try {
                fill(channel, bytes, count, part.from);
            } catch (IOException e) {
                throw new UserError(file + ": cannot be read: it became shorter meanwhile", e);
            }
            boolean marked = part.from == 0
                    && count >= 3
                    && bytes[0] == (byte) 0xef
                    && bytes[1] == (byte) 0xbb
                    && bytes[2] == (byte) 0xbf;
            try {
                draft.read(new ObjText(bytes, marked ? 3 : 0, count));
            } catch (ObjText.BrokenLine e) {
                throw new UserError(file + ": cannot be imported: line " + lineAt(channel, file, part.from + e.offset())
                        + ": " + e.why());
            }
            return draft.taken();
        }
    }

    private static void fill(FileChannel channel, byte[] bytes, int count, long from) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new EOFException();
            }
        }
    }

    /** Parts that end where a line does which nothing carries on. */
    private static List<Part> parts(FileChannel channel) throws IOException {
        List<Part> parts = new ArrayList<>();
        long size = channel.size();
        long from = 0;
        while (from < size) {
            long to = lineEnd(channel, Math.min(size, from + PART), size);
            parts.add(new Part(from, to));
            from = to;
        }
        return parts;
    }

    private static long lineEnd(FileChannel channel, long at, long size) throws IOException {
        if (at >= size) {
            return size;
        }
        byte[] step = new byte[STEP];
        int before = 0;
        int last = 0;
        for (long from = Math.max(0, at - 2); from < size; from += STEP) {
            int count = (int) Math.min(STEP, size - from);
            fill(channel, step, count, from);
            for (int i = 0; i < count; i++) {
                boolean carriesOn = last == '\\' || (step[i] == '\n' && last == '\r' && before == '\\');
                if (from + i + 1 >= at && step[i] == '\n' && !carriesOn) {
                    return from + i + 1;
                }
                before = last;
                last = step[i];
            }
        }
        return size;
    }

    private static long lineAt(FileChannel channel, Path file, long offset) {
        long line = 1;
        byte[] bytes = new byte[STEP];
        try {
            for (long from = 0; from < offset; from += STEP) {
                int count = (int) Math.min(STEP, offset - from);
                fill(channel, bytes, count, from);
                for (int i = 0; i < count; i++) {
                    line += bytes[i] == '\n' ? 1 : 0;
                }
            }
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: it became shorter meanwhile", e);
        }
        return line;
    }

    /** What lines say besides numbers, in their order. */
    Stream<ObjChunk.Event> events() {
        return chunks.stream().flatMap(c -> c.events().stream());
    }
}
