package diorama.gui.file;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.gl.GlDevice;
import diorama.gl.GlScope;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.gui.desk.Desk;
import diorama.gui.state.Action;
import diorama.gui.state.Document;
import diorama.gui.store.StudioFolder;
import diorama.gui.work.Jobs;
import diorama.image.ImageFiles;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Function;

/** Small pictures of recent files, kept in the studio's folder. Confined to the main thread. */
public final class Thumbnails implements AutoCloseable {
    public static final Size SIZE = new Size(192, 128);

    /** What they are drawn at, whose pixels smooth each other's edges. */
    public static final Size DRAWN = new Size(2 * SIZE.width(), 2 * SIZE.height());

    private final Path folder;
    private final GlScope scope;
    private final Map<Path, Optional<Texture>> loaded = new HashMap<>();

    private final Queue<Document> wanted = new ArrayDeque<>();

    public Thumbnails(StudioFolder studio, GlDevice device) {
        folder = studio.thumbnails();
        scope = device.scope().child("thumbnails");
    }

    private Path fileOf(Path original) {
        byte[] name = original.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8);
        return folder.resolve(UUID.nameUUIDFromBytes(name) + ".png");
    }

    /** The texture's name; 0 where there is no small picture, or it is still being read by a job. */
    public int of(Desk desk, Path original) {
        Path key = original.toAbsolutePath().normalize();
        Optional<Texture> there = loaded.get(key);
        if (there != null) {
            return there.map(Texture::id).orElse(0);
        }
        loaded.put(key, Optional.empty());
        desk.jobs()
                .submit(
                        Jobs.Lane.SMALL,
                        slot(key),
                        "",
                        (progress, cancel) -> read(key),
                        picture -> loaded.put(key, picture.map(this::texture)));
        return 0;
    }

    private static String slot(Path key) {
        return "small picture " + key;
    }

    private Texture texture(RgbaImage picture) {
        // as it is: the window is drawn without conversion to linear light
        Texture texture = new Texture(scope, TextureFormat.RGBA8, picture.size());
        texture.upload(picture);
        texture.filter(Texture.Filter.LINEAR);
        return texture;
    }

    /** On any thread. */
    private Optional<RgbaImage> read(Path original) {
        Path file = fileOf(original);
        try {
            return Files.isRegularFile(file) ? Optional.of(ImageFiles.read(file)) : Optional.empty();
        } catch (UserError e) {
            // an ornament: without it the name alone stands there
            return Optional.empty();
        }
    }

    /** The middle of {@code picture}, small. */
    static RgbaImage small(RgbaImage picture) {
        double scale = Math.max((double) SIZE.width() / picture.width(), (double) SIZE.height() / picture.height());
        Size whole = new Size(
                Math.max(SIZE.width(), (int) Math.round(picture.width() * scale)),
                Math.max(SIZE.height(), (int) Math.round(picture.height() * scale)));
        RgbaImage fitting = Resample.resize(picture, whole);
        RgbaImage out = RgbaImage.allocate(SIZE);
        int left = (whole.width() - SIZE.width()) / 2;
        int top = (whole.height() - SIZE.height()) / 2;
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                out.setArgb(x, y, fitting.argb(left + x, top + y));
            }
        }
        return out;
    }

    /** Writes the small picture of a file; callable from any thread. */
    void keep(Path original, RgbaImage small) {
        try {
            Files.createDirectories(folder);
            ImageFiles.write(small, fileOf(original));
        } catch (IOException | UserError e) {
            // an ornament: the file has been opened all the same
            return;
        }
    }

    /** Has a small picture written soon of a file that was opened. */
    public void changed(Action action) {
        if (action instanceof Action.Open open) {
            wanted.add(open.document());
        } else if (action instanceof Action.Replace replaced) {
            wanted.add(replaced.document());
        }
    }

    /**
     * Has those that are wanted written by jobs, after what those that were just opened are waited for.
     *
     * @param seen draws one where it is no photo
     */
    public void keepWanted(Desk desk, Function<Document, RgbaImage> seen) {
        for (Document document = wanted.poll(); document != null; document = wanted.poll()) {
            keep(desk, document, seen);
        }
    }

    private void keep(Desk desk, Document document, Function<Document, RgbaImage> seen) {
        keep(
                desk,
                document.source().file(),
                document.relief().map(r -> r.picture().image()).orElseGet(() -> seen.apply(document)));
    }

    /** Has the small picture of a file written by a job. */
    public void keep(Desk desk, Path file, RgbaImage picture) {
        desk.jobs()
                .submit(
                        "thumbnail " + file,
                        desk.say("Saving"),
                        (progress, cancel) -> {
                            keep(file, small(picture));
                            return file;
                        },
                        written -> forget(desk, written));
    }

    /** Has the picture of a file read again when it is asked for the next time. */
    void forget(Desk desk, Path original) {
        Path key = original.toAbsolutePath().normalize();
        desk.jobs().cancel(slot(key));
        Optional<Texture> old = loaded.remove(key);
        if (old != null) {
            old.ifPresent(Texture::close);
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
