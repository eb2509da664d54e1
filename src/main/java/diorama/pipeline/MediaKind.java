package diorama.pipeline;

import diorama.base.UserError;
import diorama.image.ImageFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** What a file is taken for: by its content where that tells, by its name for meshes. */
public enum MediaKind {
    PICTURE,
    FILM,
    MESH;

    private static final Set<String> MESHES = Set.of(
            "glb", "gltf", "obj", "ply", "stl", "fbx", "dae", "3ds", "off", "x3d", "blend", "3mf", "lwo", "x", "ac",
            "ase", "ms3d", "md2", "md3", "md5mesh", "dxf", "ifc", "zae", "smd", "vrm", "b3d", "q3o", "nff", "raw");

    /** @throws UserError when there is no such readable file */
    public static MediaKind of(Path file) {
        if (Files.isDirectory(file)) {
            throw new UserError(file + ": is a folder, want a file");
        }
        if (!Files.exists(file)) {
            throw new UserError(file + ": no such file");
        }
        if (!Files.isReadable(file)) {
            throw new UserError(file + ": cannot be read, permission denied");
        }
        if (MESHES.contains(extension(file))) {
            return MESH;
        }
        return ImageFiles.sniff(file).isPresent() ? PICTURE : FILM;
    }

    /** Lower case, without the dot; empty when there is none. */
    public static String extension(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** File name without its extension. */
    public static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
