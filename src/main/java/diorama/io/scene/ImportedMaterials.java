package diorama.io.scene;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.ImageFiles;
import diorama.image.KtxFiles;
import diorama.image.Picture;
import diorama.image.PictureFormat;
import diorama.image.PictureInfo;
import diorama.image.RgbaImage;
import diorama.image.Sampler;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.joml.Vector3f;
import org.joml.Vector4f;

/** The materials of an imported scene with their pictures. */
public final class ImportedMaterials {
    /** Bytes of files that are read whole to see whether they can be. */
    private static final long LOOKED_THROUGH = 32 << 20;

    private static final int CHECKER_PX = 64;
    private static final int CHECKER_CELL_PX = 8;

    private static final List<MaterialMaps.Kind> KINDS = List.of(MaterialMaps.Kind.values());

    private final List<Path> folders;
    private final MissingPicture missing;
    private final List<String> notes;
    private final Map<String, Optional<TextureBytes>> pictures = new LinkedHashMap<>();
    private final IdentityHashMap<RgbaImage, RgbaImage> opaques = new IdentityHashMap<>();
    private final RgbaImage checker = checker();

    /**
     * @param folders the only ones that pictures are read from: whatever the importing process says
     * @param notes gets a line for each picture that cannot be read
     */
    public ImportedMaterials(List<Path> folders, MissingPicture missing, List<String> notes) {
        this.folders = folders;
        this.missing = missing;
        this.notes = notes;
    }

    public List<Material> all(List<ImportTable.MaterialRow> rows) {
        read(rows);
        List<Material> out = new ArrayList<>();
        GlossySurface.Maker glossy =
                new GlossySurface.Maker(notes, Runtime.getRuntime().maxMemory() / 64);
        for (ImportTable.MaterialRow row : rows) {
            out.add(material(row, glossy));
        }
        return out;
    }

    private Material material(ImportTable.MaterialRow row, GlossySurface.Maker glossy) {
        List<ImportTable.TextureRow> maps = row.textures();
        Optional<RgbaImage> base = picture(maps.get(0), missing).map(image -> row.opaque() ? opaque(image) : image);
        Optional<RgbaImage> second = picture(maps.get(1), MissingPicture.NOTHING);
        GlossySurface surface = surface(row, base, second, glossy);
        return new Material(
                row.name(),
                new Vector4f(surface.color()),
                surface.base(),
                surface.metallic(),
                surface.roughness(),
                row.unlit(),
                new Vector3f(row.emissive()),
                row.cutout(),
                new MaterialMaps(
                        surface.metallicRoughness(),
                        picture(maps.get(2), MissingPicture.NOTHING),
                        picture(maps.get(3), MissingPicture.NOTHING),
                        picture(maps.get(4), MissingPicture.NOTHING),
                        Set.copyOf(row.second()),
                        samplers(maps),
                        finer(maps)),
                maps.get(0).sampler(),
                isGlassAstray(maps) ? row.finish().withoutTransmission() : row.finish());
    }

    private Map<MaterialMaps.Kind, RgbaImage> finer(List<ImportTable.TextureRow> maps) {
        Map<MaterialMaps.Kind, RgbaImage> out = new EnumMap<>(MaterialMaps.Kind.class);
        for (MaterialMaps.Kind kind : KINDS) {
            if (!kind.isPlain()) {
                row(maps, kind)
                        .flatMap(row -> picture(row, MissingPicture.NOTHING))
                        .ifPresent(found -> out.put(kind, found));
            }
        }
        return out;
    }

    /** Whether nobody knows where it is glass. */
    private boolean isGlassAstray(List<ImportTable.TextureRow> maps) {
        return row(maps, MaterialMaps.Kind.TRANSMISSION)
                .filter(row -> !row.reference().isEmpty()
                        && picture(row, MissingPicture.NOTHING).isEmpty())
                .isPresent();
    }

    private static Optional<ImportTable.TextureRow> row(List<ImportTable.TextureRow> maps, MaterialMaps.Kind kind) {
        int at = 1 + KINDS.indexOf(kind);
        return at < maps.size() ? Optional.of(maps.get(at)) : Optional.empty();
    }

    private static GlossySurface surface(
            ImportTable.MaterialRow row,
            Optional<RgbaImage> base,
            Optional<RgbaImage> second,
            GlossySurface.Maker glossy) {
        if (row.glossy().length == 0) {
            return new GlossySurface(row.color(), row.metallic(), row.roughness(), base, second);
        }
        boolean lost = second.isEmpty() && !row.textures().get(1).reference().isEmpty();
        return lost
                ? GlossySurface.unpainted(row.color(), row.glossy()[3], base)
                : glossy.of(row.color(), row.glossy(), base, second);
    }

    private static Map<MaterialMaps.Kind, Sampler> samplers(List<ImportTable.TextureRow> maps) {
        Map<MaterialMaps.Kind, Sampler> out = new EnumMap<>(MaterialMaps.Kind.class);
        for (MaterialMaps.Kind kind : KINDS) {
            row(maps, kind).ifPresent(row -> out.put(kind, row.sampler()));
        }
        out.values().removeIf(Sampler.TILED::equals);
        return out;
    }

    /** Looks at the pictures' files, with a note for each that cannot be read; whether one can. */
    public boolean check(List<ImportTable.MaterialRow> rows) {
        return seen(rows, KtxFiles::sizes, (file, textures) -> {
                    requireInside(file);
                    Supplier<Size> texture = textures.get(file);
                    if (texture != null) {
                        Objects.requireNonNull(texture.get());
                    } else if (file.toFile().length() > LOOKED_THROUGH) {
                        if (ImageFiles.sniff(file).isEmpty()) {
                            throw new UserError(file + ": is no picture");
                        }
                    } else {
                        PictureInfo.read(file);
                    }
                    return file;
                })
                .values()
                .stream()
                .anyMatch(Optional::isPresent);
    }

    /** The pictures' files, without bytes where these cannot be written on as they are; complete after {@link #all}. */
    public List<TextureBytes> originals() {
        return pictures.values().stream().flatMap(Optional::stream).toList();
    }

    private Optional<RgbaImage> picture(ImportTable.TextureRow row, MissingPicture instead) {
        if (row.reference().isEmpty()) {
            return Optional.empty();
        }
        Optional<RgbaImage> found =
                pictures.getOrDefault(row.file(), Optional.empty()).map(TextureBytes::image);
        return found.isPresent() || instead == MissingPicture.NOTHING ? found : Optional.of(checker);
    }

    /** The picture without its transparency, which the material passes over. */
    private RgbaImage opaque(RgbaImage image) {
        return opaques.computeIfAbsent(image, seen -> {
            if (seen.isOpaque()) {
                return seen;
            }
            RgbaImage out = RgbaImage.allocate(seen.size());
            for (int p = 0; p < seen.size().pixels(); p++) {
                out.rgba().putInt(4 * p, seen.rgba().getInt(4 * p));
                out.rgba().put(4 * p + 3, (byte) 255);
            }
            return out;
        });
    }

    /** All pictures, each once. */
    private void read(List<ImportTable.MaterialRow> rows) {
        pictures.putAll(seen(rows, KtxFiles::pictures, this::read));
    }

    /**
     * What is read of all pictures, each once, side by side; empty for those that cannot be.
     *
     * @param unpacking reads those that are KTX2 textures, for {@code reading}
     */
    private <P, T> Map<String, Optional<T>> seen(
            List<ImportTable.MaterialRow> rows,
            Function<List<Path>, Map<Path, Supplier<P>>> unpacking,
            BiFunction<Path, Map<Path, Supplier<P>>, T> reading) {
        Map<String, String> users = new LinkedHashMap<>();
        Map<String, String> embedded = new HashMap<>();
        for (ImportTable.MaterialRow row : rows) {
            row.textures().stream().filter(t -> !t.file().isEmpty()).forEach(t -> {
                users.putIfAbsent(t.file(), row.name());
                if (t.reference().startsWith("*")) {
                    embedded.putIfAbsent(t.file(), t.reference()); // its file is nobody's
                }
            });
        }
        Map<Path, Supplier<P>> textures = unpacking.apply(
                users.keySet().stream().map(Path::of).filter(this::isInside).toList());
        List<String> faults = java.util.Collections.synchronizedList(new ArrayList<>());
        Map<String, Optional<T>> read = new java.util.concurrent.ConcurrentHashMap<>();
        users.entrySet().parallelStream().forEach(use -> {
            try {
                read.put(use.getKey(), Optional.of(reading.apply(Path.of(use.getKey()), textures)));
            } catch (UserError e) {
                String said = String.valueOf(e.getMessage());
                String reference = embedded.get(use.getKey());
                faults.add("texture of " + use.getValue() + " cannot be read: "
                        + (reference == null ? said : said.replace(use.getKey(), reference)));
            }
        });
        Map<String, Optional<T>> out = new LinkedHashMap<>();
        users.keySet().forEach(file -> out.put(file, read.getOrDefault(file, Optional.empty())));
        notes.addAll(faults.stream().sorted().toList());
        return out;
    }

    /** The file's true place. */
    private Path requireInside(Path file) {
        try {
            Path real = file.toRealPath();
            for (Path folder : folders) {
                if (real.startsWith(folder.toRealPath())) {
                    return real;
                }
            }
            throw new UserError(file + ": lies outside the model's folder");
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read", e);
        }
    }

    private boolean isInside(Path file) {
        try {
            requireInside(file);
            return true;
        } catch (UserError e) {
            return false; // which is told where it is read
        }
    }

    private TextureBytes read(Path file, Map<Path, Supplier<Picture>> textures) {
        try {
            Path real = requireInside(file);
            Supplier<Picture> texture = textures.get(file);
            Picture picture = texture == null ? ImageFiles.picture(file) : texture.get();
            boolean jpeg = picture.format() == PictureFormat.JPEG;
            byte[] bytes = picture.plain() ? Files.readAllBytes(file) : new byte[0];
            // others cannot be counted on to read textures for graphics cards
            boolean beside = texture == null
                    && real.startsWith(folders.get(folders.size() - 1).toRealPath());
            return new TextureBytes(
                    picture.image(), jpeg ? "jpg" : "png", bytes, beside ? Optional.of(real) : Optional.empty());
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read", e);
        }
    }

    private static RgbaImage checker() {
        RgbaImage out = RgbaImage.allocate(new Size(CHECKER_PX, CHECKER_PX));
        for (int y = 0; y < CHECKER_PX; y++) {
            for (int x = 0; x < CHECKER_PX; x++) {
                boolean odd = (x / CHECKER_CELL_PX + y / CHECKER_CELL_PX) % 2 == 1;
                out.setArgb(x, y, odd ? 0xffd040d0 : 0xff202020);
            }
        }
        return out;
    }
}
