package diorama.video;

import diorama.base.AtEnd;
import diorama.base.AtomicFile;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.RgbaImage;
import diorama.image.WebpAnimation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;

/**
 * WebP files that move, as films that libav reads: it decodes their frames, but does not find them in the file. They are laid
 * over each other once and kept without loss in the system's temporary folder until the program ends.
 */
final class MovingWebp {
    private static final int SECOND = 1000;

    /** Times that browsers take for "as fast as it was meant" instead, ms. */
    private static final int TOO_SHORT = 10;

    private static final int USUAL = 100;

    private static final Map<Origin, Path> MADE = new HashMap<>();

    /** What a film was made of. */
    private record Origin(Path file, long bytes, FileTime changed) {}

    private MovingWebp() {}

    /** The film of {@code webp}; safe for any thread. */
    static Path film(Path webp) {
        synchronized (MADE) {
            try {
                Path file = webp.toAbsolutePath().normalize();
                Origin origin = new Origin(file, Files.size(file), Files.getLastModifiedTime(file));
                Path made = MADE.get(origin);
                if (made == null || !Files.exists(made)) {
                    made = make(webp);
                    MADE.put(origin, made);
                }
                return made;
            } catch (IOException e) {
                throw new UserError(webp + ": cannot be read: " + AtomicFile.reason(e), e);
            }
        }
    }

    private static Path make(Path webp) throws IOException {
        WebpAnimation moving = WebpAnimation.read(webp);
        Path folder = Files.createTempDirectory("diorama-webp");
        Path film = folder.resolve("frames.mkv");
        AtEnd.add(() -> {
            delete(film);
            delete(folder);
        });
        long millis = moving.frames().stream().mapToLong(MovingWebp::shown).sum();
        EncodeOptions lossless = new EncodeOptions("ffv1", 0, "medium", "none", "bgra");
        FilmTarget target = FilmTarget.clip(
                        film,
                        moving.size(),
                        Rational.of((double) SECOND * moving.frames().size() / millis),
                        lossless)
                .timedBy(new Rational(1, SECOND));
        boolean whole = false;
        try (WebpDecoder decoder = new WebpDecoder(webp);
                FrameWriter writer = FrameWriter.open(target)) {
            write(moving, decoder, writer);
            writer.finish();
            whole = true;
        } finally {
            if (!whole) {
                delete(folder);
            }
        }
        return film;
    }

    private static void write(WebpAnimation moving, WebpDecoder decoder, FrameWriter writer) {
        Size size = moving.size();
        RgbaImage whole = FramePool.allocate(size);
        long pts = 0;
        for (WebpAnimation.Frame frame : moving.frames()) {
            WebpAnimation.lay(frame, decoder.decode(frame.still(), frame.size()), whole);
            writer.write(whole, pts, shown(frame));
            pts += shown(frame);
            WebpAnimation.clear(frame, whole);
        }
    }

    private static int shown(WebpAnimation.Frame frame) {
        return frame.millis() <= TOO_SHORT ? USUAL : frame.millis();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // the system clears its temporary folder by itself
        }
    }
}
