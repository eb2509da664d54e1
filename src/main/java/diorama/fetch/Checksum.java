package diorama.fetch;

import diorama.base.CancelToken;
import diorama.base.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files. */
public final class Checksum {
    private static final int BUFFER = 1 << 20; // bytes

    private Checksum() {}

    /** Whether {@code text} is 64 lower-case hex digits. */
    public static boolean isSha256(String text) {
        return text.matches("[0-9a-f]{64}");
    }

    /** The file's SHA-256 as 64 lower-case hex digits. */
    public static String sha256(Path file, Progress progress, CancelToken cancel) throws IOException {
        MessageDigest digest = digest();
        long total = Files.size(file);
        long done = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                cancel.throwIfCancelled();
                digest.update(buffer, 0, n);
                done += n;
                progress.update(done, total, "checking");
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
