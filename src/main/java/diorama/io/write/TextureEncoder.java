package diorama.io.write;

import diorama.base.Size;
import diorama.image.ImageFiles;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import diorama.io.scene.ExportOptions;
import diorama.io.scene.TextureBytes;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the picture files of a scene's materials. */
public final class TextureEncoder {
    private final ExportOptions options;
    private final List<TextureBytes> originals;
    private final Optional<Path> home;

    public TextureEncoder(ExportOptions options, List<TextureBytes> originals) {
        this(options, originals, Optional.empty());
    }

    private TextureEncoder(ExportOptions options, List<TextureBytes> originals, Optional<Path> home) {
        this.options = options;
        this.originals = originals;
        this.home = home;
    }

    /** The same for files that are written elsewhere first, and lie as {@code target} in the end. */
    public TextureEncoder movingTo(Path target) {
        return new TextureEncoder(options, originals, Optional.of(target));
    }

    /** Where a mesh that is written as {@code target} will lie in the end. */
    Path home(Path target) {
        return home.orElse(target);
    }

    /** Whether writing {@code bytes} to a file would change a picture that the scene was read from. */
    boolean isSource(Path file, TextureBytes bytes) {
        for (TextureBytes original : originals) {
            if (original.source().filter(s -> same(s, file)).isPresent()) {
                return original.bytes().length == 0 || !Arrays.equals(original.bytes(), bytes.bytes());
            }
        }
        return false;
    }

    private static boolean same(Path one, Path other) {
        try {
            return Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    public ExportOptions.Textures place(ExportOptions.Textures automatic) {
        return options.textures() == ExportOptions.Textures.AUTO ? automatic : options.textures();
    }

    public ExportOptions.Compression compression() {
        return options.compress();
    }

    /** The same with pictures inside the file, for readers that know no compression. */
    public TextureEncoder embedding() {
        return with(ExportOptions.Textures.EMBED);
    }

    /** The same with pictures beside the file, or where they were when that is asked for. */
    public TextureEncoder beside() {
        boolean refer = options.textures() == ExportOptions.Textures.REFERENCE;
        return with(refer ? ExportOptions.Textures.REFERENCE : ExportOptions.Textures.COPY);
    }

    private TextureEncoder with(ExportOptions.Textures place) {
        return new TextureEncoder(
                new ExportOptions(
                        options.selection(),
                        options.applyTransform(),
                        options.forwardAxis(),
                        options.upAxis(),
                        options.scale(),
                        options.normals(),
                        options.uvs(),
                        options.materials(),
                        place,
                        options.texture(),
                        options.textureQuality(),
                        options.textureSize(),
                        options.triangles(),
                        ExportOptions.Compression.NONE),
                originals,
                home);
    }

    /** By the pictures themselves; encoded side by side. */
    public IdentityHashMap<RgbaImage, TextureBytes> encode(Scene scene) {
        IdentityHashMap<RgbaImage, TextureBytes> made = new IdentityHashMap<>();
        Set<RgbaImage> alphas = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Material material : scene.materials()) {
            for (MaterialMaps.Kind kind : MaterialMaps.Kind.values()) {
                material.maps().picture(kind).filter(p -> kind.isInAlpha()).ifPresent(alphas::add);
            }
        }
        List<TextureBytes> encoded = pictures(scene).parallelStream()
                .map(image -> encode(image, alphas.contains(image)))
                .toList();
        encoded.forEach(bytes -> made.put(bytes.image(), bytes));
        return made;
    }

    /** Of all materials, each once. */
    static List<RgbaImage> pictures(Scene scene) {
        IdentityHashMap<RgbaImage, Boolean> seen = new IdentityHashMap<>();
        List<RgbaImage> out = new ArrayList<>();
        for (Material material : scene.materials()) {
            for (Optional<RgbaImage> picture : all(material)) {
                picture.filter(p -> seen.put(p, true) == null).ifPresent(out::add);
            }
        }
        return out;
    }

    /** Base colour first, then in the order of {@link MaterialMaps.Kind}. */
    static List<Optional<RgbaImage>> all(Material material) {
        return Stream.concat(
                        Stream.of(material.baseColorTexture()),
                        Stream.of(MaterialMaps.Kind.values()).map(material.maps()::picture))
                .toList();
    }

    @SuppressWarnings("ReferenceEquality") // comparing pixels would cost more than encoding them
    private TextureBytes encode(RgbaImage image, boolean inAlpha) {
        Optional<TextureBytes> original = originals.stream()
                .filter(t -> t.image() == image && t.bytes().length > 0)
                .findFirst();
        String wanted =
                switch (options.texture()) {
                    case PNG -> "png";
                    // which knows no alpha
                    case JPEG -> inAlpha && !image.isOpaque() ? "png" : "jpg";
                    case AUTO -> original.map(TextureBytes::kind).orElseGet(() -> image.isOpaque() ? "jpg" : "png");
                };
        boolean large = options.textureSize() > 0 && image.size().longSide() > options.textureSize();
        if (original.isPresent() && !large && original.get().kind().equals(wanted)) {
            return original.get();
        }
        Size size = large ? image.size().fitting(options.textureSize()) : image.size();
        RgbaImage written = large ? Resample.resize(image, size) : image;
        return new TextureBytes(image, wanted, ImageFiles.encode(written, wanted, options.textureQuality()));
    }
}
