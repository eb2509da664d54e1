package diorama.io;

import diorama.base.UserError;
import diorama.mesh.Normals;
import diorama.mesh.Scene;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes scenes: glTF (.glb, .gltf), Wavefront (.obj), Stanford (.ply) and stereolithography (.stl) files. */
public final class SceneFiles {
    /** Endings of what can be written. */
    public static final List<String> EXTENSIONS = List.of("glb", "gltf", "obj", "ply", "stl");

    private SceneFiles() {}

    /** Writes by the name's ending with pictures encoded anew. @throws UserError when the ending is another or writing fails */
    public static void write(Scene scene, Path target, ExportOptions options) {
        write(scene, target, options, List.of());
    }

    /**
     * Writes by the name's ending; all files appear under their final names only when all of them are whole.
     *
     * @param originals picture files to use unchanged for materials that show these very images
     * @throws UserError when the ending is another or writing fails
     */
    public static void write(Scene scene, Path target, ExportOptions options, List<TextureBytes> originals) {
        String extension = checkedExtension(target);
        Scene whole = options.normals() ? Normals.added(scene) : scene;
        TextureEncoder textures = new TextureEncoder(options, originals);
        FilePart.writeAll(
                switch (extension) {
                    case "glb" -> GltfWriter.binary(whole, target, textures);
                    case "gltf" -> GltfWriter.separate(whole, target, textures);
                    case "obj" -> ObjWriter.parts(whole, target, options, textures);
                    case "ply" -> PlyWriter.parts(whole, target, options, textures);
                    case "stl" -> StlWriter.parts(whole, target, options);
                    default -> throw new AssertionError(extension);
                });
    }

    /** The name's ending in lower case. @throws UserError when it is none of {@link #EXTENSIONS} */
    public static String checkedExtension(Path target) {
        String name = String.valueOf(target.getFileName());
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!EXTENSIONS.contains(extension) || extension.equals(name)) {
            throw new UserError(
                    target + ": cannot be written as a mesh, want a name ending in ." + String.join(", .", EXTENSIONS));
        }
        return extension;
    }

    /** The name without folder and ending. */
    static String stem(Path target) {
        String name = String.valueOf(target.getFileName());
        return name.substring(0, name.lastIndexOf('.'));
    }
}
