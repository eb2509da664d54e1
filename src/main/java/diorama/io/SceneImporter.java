package diorama.io;

import diorama.base.Parallel;
import diorama.base.UserError;
import diorama.io.assimp.ImportFormat;
import diorama.io.gltf.GltfScene;
import diorama.io.obj.ObjScene;
import diorama.io.process.ImportProcess;
import diorama.io.process.ImportTask;
import diorama.io.scene.ArrayFile;
import diorama.io.scene.Axes;
import diorama.io.scene.ImportTable;
import diorama.io.scene.ImportedMaterials;
import diorama.io.scene.ImportedMotion;
import diorama.io.scene.ImportedTree;
import diorama.io.scene.LampCount;
import diorama.io.scene.LampInfo;
import diorama.io.scene.MeshInfo;
import diorama.io.scene.MissingPicture;
import diorama.io.scene.TextureBytes;
import diorama.io.write.ExportScene;
import diorama.mesh.Animation;
import diorama.mesh.LampExposure;
import diorama.mesh.Mesh;
import diorama.mesh.Morph;
import diorama.mesh.NodeNames;
import diorama.mesh.Normals;
import diorama.mesh.Scene;
import diorama.mesh.Skin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;

/**
 * Reads mesh files: Wavefront and glTF here, the many other kinds that Assimp knows in a process of its own that cannot take this
 * one down. Nothing outside the file's folder is opened.
 */
public final class SceneImporter {
    private SceneImporter() {}

    /**
     * A scene and what the user should know about it.
     *
     * @param counts gives what it holds, counted when it is asked for
     * @param notes one line each: textures that are missing or were refused
     * @param originals the files of pictures, with their bytes where these can be written on as they are
     */
    public record Imported(Scene scene, Supplier<MeshInfo> counts, List<String> notes, List<TextureBytes> originals) {
        public MeshInfo info() {
            return counts.get();
        }
    }

    /** Whether files of that name are read here, at once, and not in a process of their own. */
    public static boolean readsHere(Path file) {
        return ObjScene.isNamed(file) || GltfScene.isNamed(file);
    }

    /** For looking at: a checker stands for missing textures. @throws UserError in one line when it cannot be loaded */
    public static Imported read(Path file) {
        return read(file, MissingPicture.CHECKER);
    }

    /**
     * The scene in a file, in metres, +Y up: formats that Blender takes as Z up (PLY, STL) are turned. Normals are made where
     * there are none.
     *
     * @throws UserError in one line when it cannot be loaded
     */
    public static Imported read(Path file, MissingPicture missing) {
        Optional<ObjScene> own = ObjScene.read(file);
        if (own.isPresent()) {
            return imported(own.get(), file, missing);
        }
        return GltfScene.read(file, (scene, pictures) -> imported(scene, pictures, file, missing))
                .orElseGet(() -> foreign(file, missing));
    }

    /** What Assimp reads. */
    private static Imported foreign(Path file, MissingPicture missing) {
        return ImportProcess.run(file, ImportTask.SCENE, (folder, read, extra) -> {
            ImportTable table = table(folder);
            List<String> notes = new ArrayList<>(extra);
            notes.addAll(table.notes());
            ImportedMaterials materials = new ImportedMaterials(List.of(folder, folderOf(read)), missing, notes);
            List<Mesh> meshes = new ArrayList<>();
            List<Animation> animations = new ArrayList<>();
            try (ArrayFile in = ArrayFile.open(folder.resolve(ImportTask.ARRAYS))) {
                for (ImportTable.MeshRow row : table.meshes()) {
                    meshes.add(mesh(in, row, table.materials().size()));
                }
                for (ImportTable.AnimationRow row : table.animations()) {
                    animations.add(ImportedMotion.animation(in, row));
                }
            }
            Matrix4fc upright = upright(new ImportFormat(read), table.metresPerUnit());
            Scene scene = NodeNames.apart(new Scene(
                    ExportScene.placed(
                            ImportedTree.roots(table.nodes(), table.lights(), table.metresPerUnit()),
                            upright,
                            animations.isEmpty()),
                    meshes,
                    materials.all(table.materials()),
                    animations));
            noteLamps(scene, notes);
            MeshInfo info = infoOf(table, file, read, notes);
            return new Imported(
                    LampExposure.exposed(Normals.added(scene)), () -> info, List.copyOf(notes), materials.originals());
        });
    }

    private static void noteLamps(Scene scene, List<String> notes) {
        long lamps = LampCount.of(scene.roots());
        if (lamps > LampExposure.MOST) {
            notes.add(
                    "of its " + lamps + " lamps rendered shading shows the " + LampExposure.MOST + " that light most");
        }
    }

    private static Imported imported(ObjScene own, Path file, MissingPicture missing) {
        List<String> notes = new ArrayList<>(own.notes());
        ImportedMaterials pictures = new ImportedMaterials(List.of(folderOf(file)), missing, notes);
        Scene read = own.scene(pictures);
        return new Imported(Normals.added(read), () -> own.info(true, notes), List.copyOf(notes), pictures.originals());
    }

    private static Imported imported(GltfScene own, Path pictures, Path file, MissingPicture missing) {
        List<String> seen = new ArrayList<>();
        ImportedMaterials materials = new ImportedMaterials(List.of(pictures, folderOf(file)), missing, seen);
        List<Scene> halves = Parallel.both(
                () -> Normals.added(new Scene(own.roots(), own.meshes(), List.of(), own.animations())),
                () -> new Scene(List.of(), List.of(), materials.all(own.materials())));
        List<Mesh> meshes = halves.get(0).meshes();
        Supplier<MeshInfo> counts = own.counts(meshes);
        Scene scene =
                NodeNames.apart(new Scene(own.roots(), meshes, halves.get(1).materials(), own.animations()));
        List<String> notes = new ArrayList<>(own.notes());
        notes.addAll(seen);
        noteLamps(scene, notes);
        return new Imported(
                LampExposure.exposed(scene),
                () -> counts.get().noted(notes),
                List.copyOf(notes),
                materials.originals());
    }

    public static MeshInfo info(Path file) {
        Optional<ObjScene> own = ObjScene.read(file);
        if (own.isPresent()) {
            List<String> notes = new ArrayList<>(own.get().notes());
            boolean readable = new ImportedMaterials(List.of(folderOf(file)), MissingPicture.NOTHING, notes)
                    .check(own.get().materials());
            return own.get().info(readable, notes);
        }
        return GltfScene.read(file, (scene, pictures) -> info(scene, pictures, file))
                .orElseGet(() -> foreignInfo(file));
    }

    private static MeshInfo info(GltfScene own, Path pictures, Path file) {
        MeshInfo info = own.counts(own.meshes()).get();
        List<String> notes = new ArrayList<>(own.notes());
        boolean readable = new ImportedMaterials(List.of(pictures, folderOf(file)), MissingPicture.NOTHING, notes)
                .check(own.materials());
        return info.textured(readable && info.textured()).noted(notes);
    }

    private static MeshInfo foreignInfo(Path file) {
        return ImportProcess.run(file, ImportTask.INFO, (folder, read, extra) -> {
            ImportTable table = table(folder);
            List<String> notes = new ArrayList<>(extra);
            notes.addAll(table.notes());
            ImportedMaterials materials =
                    new ImportedMaterials(List.of(folder, folderOf(read)), MissingPicture.NOTHING, notes);
            boolean textured = materials.check(table.materials());
            return infoOf(table, file, read, notes)
                    .textured(textured && table.info().textured());
        });
    }

    /** Box and notes as they are of {@code file}, also where another program has turned it into {@code read}. */
    private static MeshInfo infoOf(ImportTable table, Path file, Path read, List<String> notes) {
        MeshInfo of = table.info();
        float[][] box = of.bbox();
        boolean turned = new ImportFormat(file).zUp() && !new ImportFormat(read).zUp();
        if (turned) {
            box = new float[][] {{box[0][0], -box[1][2], box[0][1]}, {box[1][0], -box[0][2], box[1][1]}};
        }
        return new MeshInfo(
                of.triangles(),
                of.vertices(),
                of.nonfinite(),
                box,
                of.metresPerUnit(),
                of.textured(),
                of.materials(),
                of.animations(),
                LampInfo.of(table.nodes(), table.lights(), turned),
                List.copyOf(notes));
    }

    private static Path folderOf(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.getParent() == null ? absolute : absolute.getParent();
    }

    private static ImportTable table(Path folder) throws IOException {
        return ImportTask.GSON.fromJson(Files.readString(folder.resolve(ImportTask.TABLE)), ImportTable.class);
    }

    private static Mesh mesh(ArrayFile in, ImportTable.MeshRow row, int materials) throws IOException {
        int vertices = row.vertices();
        float[] positions = in.floats(3 * vertices);
        float[] normals = in.floats(row.normals() ? 3 * vertices : 0);
        float[] uvs = in.floats(row.uvs() ? 2 * vertices : 0);
        float[] uvs2 = in.floats(row.uvs2() ? 2 * vertices : 0);
        byte[] colors = in.bytes(row.colors() ? 4 * vertices : 0);
        int[] indices = in.ints(3 * row.triangles());
        Optional<Skin> skin = Optional.empty();
        if (!row.bones().isEmpty()) {
            int slots = Skin.PER_VERTEX * vertices;
            skin = Optional.of(new Skin(row.bones(), row.inverseBind(), in.ints(slots), in.floats(slots)));
        }
        List<Morph> morphs = new ArrayList<>();
        for (ImportTable.MorphRow morph : row.morphs()) {
            float[] places = in.floats(3 * vertices);
            float[] directions = in.floats(morph.normals() ? 3 * vertices : 0);
            morphs.add(new Morph(morph.name(), places, directions, morph.weight()));
        }
        int material = Math.min(row.material(), Math.max(0, materials - 1));
        return new Mesh(row.name(), positions, normals, uvs, uvs2, colors, indices, material, skin, morphs);
    }

    /** From the file's axes and units to +Y up and metres. */
    private static Matrix4fc upright(ImportFormat format, float metresPerUnit) {
        Matrix4f upright = format.zUp() ? new Matrix4f(Axes.Z_UP.fromScene()).invertAffine() : new Matrix4f();
        if (format.backToFront()) {
            upright.set(-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1);
        }
        return metresPerUnit == 1 ? upright : upright.scaleLocal(metresPerUnit);
    }
}
