package diorama.io.gltf;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import diorama.base.AtomicFile;
import diorama.base.FileNames;
import diorama.base.ScratchFolder;
import diorama.base.UserError;
import diorama.io.process.ImportProcess;
import diorama.io.scene.FileFault;
import diorama.io.scene.GuardedFiles;
import diorama.io.scene.ImportTable;
import diorama.io.scene.ImportedTree;
import diorama.io.scene.LampInfo;
import diorama.io.scene.MemoryBudget;
import diorama.io.scene.MeshCount;
import diorama.io.scene.MeshInfo;
import diorama.io.scene.PlainLine;
import diorama.mesh.Animation;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A glTF 2.0 file, which is read here, on all cores, without a process of its own: nothing in it is believed before it is checked.
 * Made on one thread.
 */
public final class GltfScene {
    private static final Set<String> ENDINGS = Set.of("glb", "gltf", "vrm");

    /** Of what a file cannot be shown without; those of materials change only how it looks. */
    private static final Set<String> KNOWN = Set.of(
            GltfInstances.NAME,
            "EXT_meshopt_compression",
            "EXT_texture_webp",
            "KHR_animation_pointer",
            "KHR_draco_mesh_compression",
            GltfNodes.LIGHTS,
            "KHR_mesh_quantization",
            "KHR_meshopt_compression",
            "KHR_texture_basisu",
            "KHR_texture_transform");

    private final GltfTree tree;
    private final GltfPictures pictures;
    private final GltfSurfaces surfaces;
    private final GltfShapes shapes;
    private final List<Animation> animations;
    private final List<String> notes = new ArrayList<>();

    /** What is made of a scene while its pictures are there. */
    @FunctionalInterface
    public interface Result<T> {
        /** @param pictures where embedded pictures lie */
        T of(GltfScene scene, Path pictures);
    }

    private GltfScene(GltfFile file, Path path, Path folder) throws IOException {
        file.requireBuffersInside();
        MemoryBudget memory = new MemoryBudget();
        GltfUnpacked unpacked = GltfUnpacked.of(file, path, memory);
        GltfViews views = new GltfViews(file, memory, unpacked);
        tree = new GltfTree(views);
        pictures = new GltfPictures(views, folder);
        surfaces = new GltfSurfaces(file, pictures);
        shapes = new GltfShapes(views, surfaces, new GltfSkins(views, tree), tree.drafts());
        animations = new GltfTracks(views, tree).animations();
        for (JsonElement each : GltfJson.list(file.root(), "extensionsRequired")) {
            if (!(each instanceof JsonPrimitive text) || !text.isString()) {
                continue;
            }
            String name = PlainLine.of(text.getAsString());
            if (!KNOWN.contains(name) && !name.startsWith("KHR_materials_")) {
                notes.add("it needs " + name + ", which is not known here: shown without");
            }
        }
        notes.addAll(tree.notes());
        notes.addAll(surfaces.notes());
        notes.addAll(pictures.notes());
        file.files().refused().forEach(r -> notes.add("refused, outside the model's folder: " + PlainLine.of(r)));
    }

    public static boolean isNamed(Path file) {
        return ENDINGS.contains(FileNames.ending(file));
    }

    /**
     * @return empty for what must be read in another way, whatever its name says
     * @throws UserError in one line when it cannot be loaded
     */
    public static <T> Optional<T> read(Path file, Result<T> result) {
        if (!isNamed(file)) {
            return Optional.empty();
        }
        ImportProcess.check(file);
        String cannot = file + ": cannot be imported: ";
        try (ScratchFolder folder = new ScratchFolder("diorama-pictures")) {
            Optional<GltfFile> opened = GltfFile.open(new GuardedFiles(file));
            return opened.isEmpty()
                    ? Optional.empty()
                    : Optional.of(result.of(new GltfScene(opened.get(), file, folder.path()), folder.path()));
        } catch (FileFault e) {
            throw new UserError(cannot + e.getMessage(), e);
        } catch (OutOfMemoryError | ArithmeticException e) {
            throw new UserError(cannot + "it needs more memory than there is", e);
        } catch (StackOverflowError e) {
            throw new UserError(cannot + "it is nested too deeply", e);
        } catch (InternalError e) {
            throw new UserError(cannot + "it became shorter meanwhile", e);
        } catch (IOException e) {
            throw new UserError(cannot + AtomicFile.reason(e), e);
        }
    }

    public List<Node> roots() {
        return ImportedTree.roots(tree.rows(), tree.lights(), 1);
    }

    public List<ImportTable.MaterialRow> materials() {
        return surfaces.rows();
    }

    public List<Animation> animations() {
        return animations;
    }

    public List<String> notes() {
        return notes;
    }

    /** Made anew each time. @throws FileFault when there are none */
    public List<Mesh> meshes() {
        List<Mesh> meshes = shapes.meshes();
        notes.addAll(shapes.notes());
        if (meshes.stream().noneMatch(mesh -> mesh.vertexCount() > 0)) {
            throw new FileFault("it holds no geometry");
        }
        return meshes;
    }

    /**
     * What is in it, counted when it is asked for.
     *
     * @param meshes its own
     */
    public Supplier<MeshInfo> counts(List<Mesh> meshes) {
        boolean textured = meshes.stream()
                .anyMatch(mesh -> mesh.uvs().length > 0
                        && surfaces.rows().get(mesh.material()).textures().stream()
                                .anyMatch(t -> !t.file().isEmpty()));
        int used = (int) meshes.stream()
                .mapToInt(Mesh::material)
                .filter(m -> m != surfaces.madeUp())
                .distinct()
                .count();
        List<ImportTable.NodeRow> nodes = tree.rows();
        List<LampInfo> lamps = LampInfo.of(nodes, tree.lights(), false);
        int moves = animations.size();
        return () -> new MeshCount(nodes, meshes).info(textured, used, moves, lamps);
    }
}
