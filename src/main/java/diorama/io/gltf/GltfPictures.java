package diorama.io.gltf;

import com.google.gson.JsonObject;
import diorama.image.Sampler;
import diorama.io.scene.FileFault;
import diorama.io.scene.GuardedFiles;
import diorama.io.scene.ImportTable;
import diorama.io.scene.PlainLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The pictures of a glTF file as files: embedded ones are written to a folder. Confined to one thread. */
public final class GltfPictures {
    /** OpenGL's numbers, as glTF has them. */
    private static final int NEAREST = 9728;

    private static final int LINEAR = 9729;
    private static final int NEAREST_COPY = 9984;
    private static final int CLAMP = 33071;
    private static final int MIRROR = 33648;

    /** Whose picture is taken instead, which is smaller. */
    private static final List<String> BEFORE = List.of("EXT_texture_webp");
    /** Whose picture is taken where there is no other. */
    private static final List<String> AFTER = List.of("KHR_texture_basisu", "EXT_texture_avif", "MSFT_texture_dds");

    private final GltfViews views;
    private final Path folder;
    private final Map<String, Path> written = new HashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();

    /** @param folder for embedded pictures */
    public GltfPictures(GltfViews views, Path folder) {
        this.views = views;
        this.folder = folder;
    }

    /** What the user should know. */
    Set<String> notes() {
        return notes;
    }

    /**
     * A texture's picture.
     *
     * @param material whose it is, for notes
     */
    ImportTable.TextureRow row(int texture, String material) throws IOException {
        JsonObject of = views.file().entry("textures", texture);
        int sampler = GltfJson.index(of, "sampler");
        return found(images(of), PlainLine.of(material))
                .with(sampler < 0 ? Sampler.TILED : sampler(views.file().entry("samplers", sampler)));
    }

    /** Numbers of the images that a texture may be of, best first. */
    private static int[] images(JsonObject texture) {
        IntStream before = BEFORE.stream().mapToInt(extension -> image(texture, extension));
        IntStream after = AFTER.stream().mapToInt(extension -> image(texture, extension));
        IntStream own = IntStream.of(GltfJson.index(texture, "source"));
        return IntStream.concat(before, IntStream.concat(own, after))
                .filter(image -> image >= 0)
                .toArray();
    }

    private static int image(JsonObject texture, String extension) {
        return GltfJson.extension(texture, extension)
                .map(of -> GltfJson.index(of, "source"))
                .orElse(-1);
    }

    /** The first of the images that is there; else the first, with a note. */
    private ImportTable.TextureRow found(int[] images, String material) throws IOException {
        ImportTable.TextureRow first = ImportTable.TextureRow.NONE;
        String why = "";
        for (int image : images) {
            JsonObject picture = views.file().entry("images", image);
            List<String> faults = new ArrayList<>();
            ImportTable.TextureRow row = found(image, picture, faults);
            if (!row.file().isEmpty()) {
                return row;
            }
            if (first.equals(ImportTable.TextureRow.NONE)) {
                first = row;
                why = String.join("; ", faults);
            }
        }
        if (!why.isEmpty()) {
            notes.add("texture of " + material + " is missing: " + why);
        }
        return first;
    }

    private ImportTable.TextureRow found(int image, JsonObject picture, List<String> faults) throws IOException {
        String uri = GltfJson.text(picture, "uri");
        boolean inside = uri.isEmpty() || uri.startsWith("data:");
        if (inside) {
            String file = "";
            try {
                file = embedded(image, picture, uri).toString();
            } catch (FileFault e) {
                faults.add(String.valueOf(e.getMessage()));
            }
            return new ImportTable.TextureRow(file, "*" + image, Sampler.TILED);
        }
        GuardedFiles files = views.file().files();
        Optional<Path> file = files.resolve(uri);
        if (file.isEmpty() && uri.indexOf('%') >= 0) {
            file = files.resolve(GuardedFiles.decoded(uri));
        }
        if (file.isEmpty() && !files.refused().contains(uri) && !files.refused().contains(GuardedFiles.decoded(uri))) {
            faults.add(PlainLine.of(uri));
        }
        return new ImportTable.TextureRow(file.map(Path::toString).orElse(""), PlainLine.of(uri), Sampler.TILED);
    }

    private Path embedded(int image, JsonObject picture, String uri) throws IOException {
        int view = GltfJson.index(picture, "bufferView");
        // any number of images may be of the same bytes
        String key = uri.isEmpty() ? String.valueOf(view) : uri;
        Path known = written.get(key);
        if (known != null) {
            return known;
        }
        if (uri.isEmpty() && view < 0) {
            throw new FileFault("its image " + image + " is neither in it nor in a file");
        }
        ByteBuffer bytes = uri.isEmpty() ? views.bytes(view) : GltfFile.inline(uri);
        views.memory().take(bytes.remaining());
        Path file = folder.resolve("picture" + image);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
        written.put(key, file);
        return file;
    }

    private static Sampler sampler(JsonObject of) {
        int smaller = GltfJson.index(of, "minFilter", 0);
        return new Sampler(
                wrap(GltfJson.index(of, "wrapS", 0)),
                wrap(GltfJson.index(of, "wrapT", 0)),
                GltfJson.index(of, "magFilter", LINEAR) == NEAREST ? Sampler.Filter.NEAREST : Sampler.Filter.LINEAR,
                texels(smaller),
                copies(smaller));
    }

    private static Sampler.Wrap wrap(int number) {
        return switch (number) {
            case CLAMP -> Sampler.Wrap.CLAMP;
            case MIRROR -> Sampler.Wrap.MIRROR;
            default -> Sampler.Wrap.REPEAT;
        };
    }

    /** Even numbers are those of the nearest texel. */
    private static Sampler.Filter texels(int smaller) {
        boolean nearest = smaller == NEAREST || (isOfCopies(smaller) && smaller % 2 == 0);
        return nearest ? Sampler.Filter.NEAREST : Sampler.Filter.LINEAR;
    }

    private static Sampler.Copies copies(int smaller) {
        if (smaller == NEAREST || smaller == LINEAR) {
            return Sampler.Copies.NONE;
        }
        boolean nearest = isOfCopies(smaller) && smaller < NEAREST_COPY + 2;
        return nearest ? Sampler.Copies.NEAREST : Sampler.Copies.BETWEEN;
    }

    /** 9984 to 9987: texels nearest or linear of the copy of the nearest size, then the same between two copies. */
    private static boolean isOfCopies(int smaller) {
        return smaller >= NEAREST_COPY && smaller < NEAREST_COPY + 4;
    }
}
