package diorama.io.process;

import diorama.base.FileNames;
import diorama.base.LimitedProcess;
import diorama.base.UserError;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Blender's own files: Blender turns them into GLB where it is installed, without running their scripts; else Assimp reads
 * their bare geometry. A file whose links or media would have Blender open files elsewhere is not given to it.
 */
final class BlendFile {
    private static final String GEOMETRY_ONLY = "read without Blender: geometry only";
    /** Kinds of blocks whose files Blender opens by itself: sounds, films, caches, volumes, fonts. */
    private static final Set<String> MEDIA = Set.of("SO", "MC", "CF", "VO", "VF");

    private static final String LIBRARY = "LI";
    /** The first half of the last block's code. */
    private static final String END = "EN";

    /** Absolute paths (Blender's relative ones begin with two slashes), ways up, and other machines' paths. */
    private static final Pattern ELSEWHERE = Pattern.compile("(^|\\x00)/[^/\\x00]|\\.\\.[/\\\\]|[A-Za-z]:\\\\");

    private static final int MAGIC = 7;
    private static final int LARGEST_MEDIA_BLOCK = 1 << 20;
    /** Share of the time that Blender gets; the rest is Assimp's. */
    private static final double BLENDERS_SHARE = 0.7;

    private BlendFile() {}

    /**
     * What Assimp is to read.
     *
     * @param notes what the user should know about it
     */
    record Opened(Path file, List<String> notes) {}

    /** @param folder for the results */
    static Opened open(Path file, Path folder, double limitSeconds) throws IOException {
        if (!FileNames.ending(file).equals("blend")) {
            return new Opened(file, List.of());
        }
        if (!Blender.isInstalled()) {
            return new Opened(file, List.of(GEOMETRY_ONLY));
        }
        if (leadsElsewhere(file)) {
            return new Opened(file, List.of("it uses files elsewhere, so it was " + GEOMETRY_ONLY));
        }
        Path glb = folder.resolve("blend.glb");
        Path notes = folder.resolve("blend.txt");
        String fault;
        try {
            LimitedProcess.Outcome outcome = Blender.run(
                    "open.py",
                    List.of(file.toAbsolutePath().normalize().toString(), glb.toString(), notes.toString()),
                    folder,
                    BLENDERS_SHARE * limitSeconds,
                    "Blender");
            if (Files.exists(notes) && Files.exists(glb)) {
                return new Opened(glb, Files.readAllLines(notes));
            }
            fault = outcome.exit() > 128 ? "Blender crashed on it" : "Blender could not open it";
        } catch (UserError e) {
            fault = String.valueOf(e.getMessage());
        }
        return new Opened(file, List.of(fault + ", so it was " + GEOMETRY_ONLY));
    }

    /** Whether opening it makes Blender open files that are not in its folder. */
    private static boolean leadsElsewhere(Path file) {
        try (InputStream in = plain(file)) {
            byte[] head = in.readNBytes(MAGIC + 5);
            if (!new String(head, StandardCharsets.US_ASCII).startsWith("BLENDER") || head.length < MAGIC + 5) {
                return true;
            }
            if (head[MAGIC] != '_' && head[MAGIC] != '-') {
                // a newer layout of the file
                return true;
            }
            int pointer = head[MAGIC] == '_' ? 4 : 8;
            ByteOrder order = head[MAGIC + 1] == 'v' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            while (true) {
                ByteBuffer block = ByteBuffer.wrap(in.readNBytes(16 + pointer)).order(order);
                if (block.remaining() < 16 + pointer) {
                    return false;
                }
                String code = new String(block.array(), 0, 2, StandardCharsets.US_ASCII);
                if (code.equals(END) && block.array()[2] == 'D') {
                    return false;
                }
                long size = block.getInt(4) & 0xffffffffL;
                if (block.array()[2] != 0 || block.array()[3] != 0) {
                    in.skipNBytes(size);
                } else if (code.equals(LIBRARY)) {
                    return true;
                } else if (MEDIA.contains(code)) {
                    if (size > LARGEST_MEDIA_BLOCK || namesElsewhere(in.readNBytes((int) size))) {
                        return true;
                    }
                } else {
                    in.skipNBytes(size);
                }
            }
        } catch (EOFException e) {
            // cut short: Blender will say so
            return false;
        } catch (IOException | RuntimeException e) {
            // nothing that could be looked into
            return true;
        }
    }

    private static boolean namesElsewhere(byte[] block) {
        return ELSEWHERE.matcher(new String(block, StandardCharsets.ISO_8859_1)).find();
    }

    private static InputStream plain(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(4);
        byte[] magic = in.readNBytes(4);
        in.reset();
        if (magic.length == 4 && magic[0] == 0x1f && (magic[1] & 0xff) == 0x8b) {
            return new BufferedInputStream(new GZIPInputStream(in), 1 << 16);
        }
        if (magic.length == 4 && magic[0] == 0x28 && (magic[1] & 0xff) == 0xb5) {
            // not read ahead: after the last block comes a table that the decoder does not know
            return new ZstdInputStream(in);
        }
        return in;
    }
}
