package diorama.io.write;

import diorama.base.FileNames;
import diorama.image.RgbaImage;
import diorama.io.scene.ExportOptions;
import diorama.io.scene.TextureBytes;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Scene;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A material's picture as a file of its own beside the mesh, or where it was.
 *
 * @param reference as the mesh names it, with slashes
 * @param part what is to be written; empty for files that are referred to where they lie
 */
public record SideTexture(String reference, Optional<FilePart> part) {
    private static final List<MaterialMaps.Kind> KINDS = List.of(MaterialMaps.Kind.values());

    /**
     * The pictures of a scene's materials, called STEM_MATERIAL.jpg, or otherwise where that is a file that they were read
     * from and that they would change.
     */
    public static IdentityHashMap<RgbaImage, SideTexture> name(Scene scene, Path target, TextureEncoder textures) {
        Path home = textures.home(target);
        Set<String> taken = new HashSet<>();
        IdentityHashMap<RgbaImage, SideTexture> out = new IdentityHashMap<>();
        IdentityHashMap<RgbaImage, TextureBytes> pictures = textures.encode(scene);
        boolean refer = textures.place(ExportOptions.Textures.COPY) == ExportOptions.Textures.REFERENCE;
        for (int m = 0; m < scene.materials().size(); m++) {
            List<Optional<RgbaImage>> maps =
                    TextureEncoder.all(scene.materials().get(m));
            for (int k = 0; k < maps.size(); k++) {
                Optional<RgbaImage> image = maps.get(k).filter(i -> !out.containsKey(i));
                if (image.isEmpty()) {
                    continue;
                }
                TextureBytes bytes = pictures.get(image.get());
                if (bytes == null) {
                    throw new IllegalStateException("a picture was not encoded");
                }
                if (refer && bytes.source().isPresent()) {
                    out.put(
                            image.get(),
                            new SideTexture(relative(home, bytes.source().get()), Optional.empty()));
                    continue;
                }
                String material = scene.materials().get(m).name().replaceAll("[^A-Za-z0-9-]+", "_");
                String stem = FileNames.stem(target) + "_" + material + suffix(k);
                String named = stem;
                for (int i = m;
                        !taken.add(named.toLowerCase(Locale.ROOT))
                                || textures.isSource(home.resolveSibling(named + "." + bytes.kind()), bytes);
                        i++) {
                    named = stem + "_" + i;
                }
                Path file = target.resolveSibling(named + "." + bytes.kind());
                out.put(
                        image.get(),
                        new SideTexture(
                                String.valueOf(file.getFileName()),
                                Optional.of(new FilePart(file, path -> Files.write(path, bytes.bytes())))));
            }
        }
        return out;
    }

    /** @param map 0 for the base colour */
    private static String suffix(int map) {
        if (map == 0) {
            return "";
        }
        MaterialMaps.Kind kind = KINDS.get(map - 1);
        return "_"
                + (kind == MaterialMaps.Kind.METALLIC_ROUGHNESS
                        ? "orm"
                        : kind.name().toLowerCase(Locale.ROOT));
    }

    /** The files to write. */
    public static List<FilePart> parts(IdentityHashMap<RgbaImage, SideTexture> textures) {
        return textures.values().stream().flatMap(t -> t.part().stream()).toList();
    }

    private static String relative(Path target, Path file) {
        try {
            Path parent = target.toAbsolutePath().normalize().getParent();
            Path from = parent == null || !Files.exists(parent)
                    ? target.toAbsolutePath().normalize()
                    : parent.toRealPath();
            return from.relativize(file).toString().replace('\\', '/');
        } catch (IllegalArgumentException | java.io.IOException e) {
            return file.toString().replace('\\', '/');
        }
    }
}
