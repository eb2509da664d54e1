package diorama.io;

import diorama.base.UserError;
import diorama.io.assimp.ForeignFormat;
import diorama.io.assimp.ForeignWriter;
import diorama.io.gltf.GltfWriter;
import diorama.io.scene.Axes;
import diorama.io.scene.ExportOptions;
import diorama.io.scene.LampCount;
import diorama.io.scene.TextureBytes;
import diorama.io.write.ExportScene;
import diorama.io.write.FilePart;
import diorama.io.write.ObjWriter;
import diorama.io.write.PictureRims;
import diorama.io.write.PlyWriter;
import diorama.io.write.SecondUvs;
import diorama.io.write.StlWriter;
import diorama.io.write.TextureEncoder;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Pose;
import diorama.mesh.Scene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes scenes: glTF (.glb, .gltf), Wavefront (.obj), Stanford (.ply) and stereolithography (.stl) files by itself, others
 * with Assimp's exporters.
 */
public final class SceneFiles {
    /** Axes of the formats that are written here. */
    private static final Map<String, Axes> OWN = Map.of(
            "glb", Axes.Y_UP, "gltf", Axes.Y_UP, "obj", Axes.Y_UP, "ply", Axes.Z_UP, "stl", Axes.Z_UP, "html",
            Axes.Y_UP);

    /** Endings of what can be written. */
    public static final List<String> EXTENSIONS = Stream.concat(
                    Stream.of("glb", "gltf", "obj", "ply", "stl", "html"),
                    Stream.of(ForeignFormat.values()).map(ForeignFormat::extension))
            .toList();

    /** Endings of files that have room for pictures. */
    private static final Set<String> EMBEDDING = Set.of("glb", "gltf", "html", "fbx");

    /** Endings of files that animations are written to. */
    private static final List<String> MOVING = List.of("glb", "gltf", "fbx", "dae");

    /** Endings of files that shapes of meshes are written to. */
    private static final List<String> SHAPING = List.of("glb", "gltf", "fbx");

    /** Endings of files in which bones bend meshes. */
    private static final List<String> BONED = List.of("glb", "gltf", "fbx", "dae");

    /** Endings of files that lamps are written to. */
    private static final List<String> LIT = List.of("glb", "gltf", "fbx", "dae");

    /** Endings of files that are, or hold, glTF. */
    private static final Set<String> GLTF = Set.of("glb", "gltf", "html");

    /** Endings of files that have no pictures at all. */
    private static final Set<String> PICTURELESS = Set.of("stl", "stp");

    private SceneFiles() {}

    /** Writes by the name's ending with pictures encoded anew. @throws UserError when the ending is another or writing fails */
    public static Written write(Scene scene, Path target, ExportOptions options) {
        return write(scene, target, options, List.of());
    }

    /**
     * Writes by the name's ending; all files appear under their final names only when all of them are whole.
     *
     * @param originals picture files to use unchanged for materials that show these very images
     * @throws UserError when the ending is another or writing fails
     */
    public static Written write(Scene scene, Path target, ExportOptions options, List<TextureBytes> originals) {
        return write(scene, target, new TextureEncoder(options, originals), options, true);
    }

    /**
     * Writes meshes and photos side by side by the name's ending: with normals for meshes, without for photos, which nothing
     * lights.
     *
     * @param originals picture files to use unchanged for materials that show these very images
     * @throws UserError when the ending is another or writing fails
     */
    public static Written writeMixed(Scene scene, Path target, ExportOptions options, List<TextureBytes> originals) {
        return write(scene, target, new TextureEncoder(options, originals), options, false);
    }

    private static Written write(
            Scene given, Path target, TextureEncoder textures, ExportOptions options, boolean photoNormals) {
        String extension = checkedExtension(target);
        List<String> notes = new ArrayList<>();
        if (options.textures() == ExportOptions.Textures.EMBED && !EMBEDDING.contains(extension)) {
            notes.add("--textures embed: ." + extension + " files hold no pictures"
                    + (PICTURELESS.contains(extension) ? "" : ", so they lie beside it"));
        }
        if (options.compress() != ExportOptions.Compression.NONE && !extension.startsWith("gl")) {
            notes.add("--compress: only GLB and glTF can be, ." + extension + " is written as it is");
        }
        if (!given.animations().isEmpty() && !MOVING.contains(extension)) {
            notes.add("what moves in it stands still: ." + extension + " files are written without animation, want ."
                    + String.join(", .", MOVING));
        }
        noteLamps(given, extension, notes);
        noteShapes(given, extension, notes);
        noteRims(given, extension, notes);
        Scene standing = BONED.contains(extension) ? given : standing(given);
        Scene scene = extension.startsWith("gl") ? given : shaped(standing, extension);
        if (!GLTF.contains(extension)) {
            scene = SecondUvs.left(plain(scene), extension, notes);
        }
        Axes axes = OWN.get(extension);
        if (axes == null) {
            ForeignFormat format = ForeignFormat.ofExtension(extension).orElseThrow();
            Scene foreign = ExportScene.of(
                    scene, new ExportScene.Asked(options, format.axes(), format.unitsPerMetre(), photoNormals, notes));
            notes.addAll(ForeignWriter.write(foreign, target, format, textures.movingTo(target)));
            return written(foreign, notes);
        }
        Scene whole = ExportScene.of(scene, new ExportScene.Asked(options, axes, 1, photoNormals, notes));
        FilePart.writeAll(
                switch (extension) {
                    case "glb" -> GltfWriter.binary(whole, target, textures);
                    case "gltf" -> GltfWriter.separate(whole, target, textures);
                    case "obj" -> ObjWriter.parts(whole, target, textures);
                    case "ply" -> PlyWriter.parts(whole, target, textures);
                    case "html" -> HtmlWriter.parts(whole, target, textures);
                    case "stl" -> StlWriter.parts(whole, target);
                    default -> throw new AssertionError(extension);
                });
        return written(whole, notes);
    }

    private static void noteLamps(Scene scene, String extension, List<String> notes) {
        long lamps = LampCount.of(scene.roots());
        if (lamps > 0 && !LIT.contains(extension)) {
            notes.add((lamps == 1 ? "its lamp is" : "its " + lamps + " lamps are") + " left out: ." + extension
                    + " files are written without, want ." + String.join(", .", LIT));
        }
    }

    /** Meshes of the one shape that they have at rest, or with others that begin from that one. */
    private static Scene shaped(Scene scene, String extension) {
        return new Scene(
                scene.roots(),
                scene.meshes().stream()
                        .map(SHAPING.contains(extension) ? Mesh::fromRest : Mesh::ofOneShape)
                        .toList(),
                scene.materials(),
                scene.animations());
    }

    /** Without what only glTF has words for. */
    private static Scene plain(Scene scene) {
        return new Scene(
                scene.roots(),
                scene.meshes(),
                scene.materials().stream().map(Material::plain).toList(),
                scene.animations());
    }

    /** Meshes without bones, bent as these stand at rest. */
    private static Scene standing(Scene scene) {
        Scene rest = Pose.atRest(scene);
        return new Scene(
                rest.roots(),
                rest.meshes().stream().map(Mesh::withoutBones).toList(),
                rest.materials(),
                rest.animations());
    }

    private static void noteShapes(Scene scene, String extension, List<String> notes) {
        long shapes = scene.meshes().stream().mapToLong(m -> m.morphs().size()).sum();
        if (shapes == 0 || extension.startsWith("gl")) {
            return;
        }
        if (!SHAPING.contains(extension)) {
            notes.add((shapes == 1 ? "another shape" : shapes + " other shapes") + " of its meshes (morph targets) "
                    + (shapes == 1 ? "is" : "are") + " left out: ." + extension + " files are written without, want ."
                    + String.join(", .", SHAPING));
        } else if (scene.animations().stream().flatMap(a -> a.tracks().stream()).anyMatch(t -> !t.weights()
                .isEmpty())) {
            notes.add("shapes of its meshes (morph targets) stand still: ." + extension
                    + " files are written without what moves them, want .glb or .gltf");
        }
    }

    private static void noteRims(Scene scene, String extension, List<String> notes) {
        if (!extension.startsWith("gl") && !extension.equals("html") && !PICTURELESS.contains(extension)) {
            PictureRims.note(scene, extension, notes);
        }
    }

    /**
     * What a file got.
     *
     * @param triangles every use of a mesh counted
     * @param vertices likewise
     * @param notes what the user should know, one line each
     */
    public record Written(long triangles, long vertices, List<String> notes) {
        public Written {
            notes = List.copyOf(notes);
        }
    }

    private static Written written(Scene scene, List<String> notes) {
        int[] uses = ExportScene.uses(scene);
        long triangles = 0;
        long vertices = 0;
        for (int m = 0; m < uses.length; m++) {
            triangles += (long) uses[m] * scene.meshes().get(m).triangleCount();
            vertices += (long) uses[m] * scene.meshes().get(m).vertexCount();
        }
        return new Written(triangles, vertices, notes);
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
}
