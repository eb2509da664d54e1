package diorama.io.assimp;

import diorama.base.AtomicFile;
import diorama.base.FileNames;
import diorama.base.LimitedProcess;
import diorama.base.ScratchFolder;
import diorama.base.UserError;
import diorama.io.gltf.GltfWriter;
import diorama.io.process.ImportProcess;
import diorama.io.process.ImportTask;
import diorama.io.scene.ExportOptions;
import diorama.io.write.ExportScene;
import diorama.io.write.FilePart;
import diorama.io.write.TextureEncoder;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.joml.Matrix4f;

/** Writes a scene through a glTF file with Assimp's exporters, in a process with limits. */
public final class ForeignWriter {
    private static final double LIMIT_SECONDS = 300;

    private ForeignWriter() {}

    /** @return what the user should know, one line each */
    public static List<String> write(Scene whole, Path target, ForeignFormat format, TextureEncoder textures) {
        Scene scene = format.keepsTree() ? rooted(whole, format) : ExportScene.applied(whole);
        try (ScratchFolder scratch = new ScratchFolder("diorama-export")) {
            // pictures get the names that they will have beside the target
            Path glb = scratch.path().resolve(FileNames.stem(target) + ".glb");
            boolean embed =
                    format.embeds() && textures.place(ExportOptions.Textures.EMBED) == ExportOptions.Textures.EMBED;
            Scene given = format.keepsAnimations() ? scene : still(scene);
            List<FilePart> parts = GltfWriter.binary(given, glb, embed ? textures.embedding() : textures.beside());
            FilePart.writeAll(parts);
            Path results = Files.createDirectory(scratch.path().resolve("results"));
            String name = FileNames.stem(target) + "." + format.extension();
            LimitedProcess.Outcome outcome = new LimitedProcess(ImportProcess.command(glb, results, name), results)
                    .run(LIMIT_SECONDS, target + ": cannot be written");
            Path made = results.resolve(name);
            if (outcome.exit() != 0 || !Files.exists(made)) {
                String why =
                        outcome.exit() == ImportTask.REFUSED && !outcome.isMemory() ? outcome.said() : outcome.reason();
                throw new UserError(target + ": cannot be written as " + format.title() + ": " + why);
            }
            Path shared = results.resolve(AssimpExport.SHARED + name);
            if (Files.exists(shared)) {
                Files.delete(made);
                made = shared;
            }
            List<String> notes = List.of();
            if (format == ForeignFormat.DAE) {
                ColladaLenses.write(made);
                notes = ColladaTracks.write(made, scene);
            }
            FilePart.writeAll(placed(target, made, results, parts));
            return notes;
        } catch (IOException e) {
            throw new UserError(target + ": cannot be written: " + AtomicFile.reason(e), e);
        }
    }

    /** Assimp's exporters forget the topmost node's transform. */
    private static Scene rooted(Scene whole, ForeignFormat format) {
        Scene scene = format == ForeignFormat.DAE ? SkinsAloft.of(whole) : whole;
        Set<String> moving = new HashSet<>();
        scene.animations().forEach(a -> a.tracks().forEach(t -> moving.add(t.node())));
        List<Node> roots =
                switch (format) {
                    case FBX ->
                        scene.roots().stream()
                                .map(root -> lampsDown(root, moving))
                                .toList();
                    case DAE -> standing(scene, moving);
                    default -> scene.roots();
                };
        Node top = new Node("Scene", new Matrix4f(), List.of(), Optional.empty(), roots);
        return new Scene(List.of(top), scene.meshes(), scene.materials(), scene.animations());
    }

    /** Blender turns what is topmost in a Collada file upright, but not what moves it: what moves gets a node above that can be turned. */
    private static List<Node> standing(Scene scene, Set<String> moving) {
        Set<String> bones = new HashSet<>();
        scene.meshes().forEach(mesh -> mesh.skin().ifPresent(skin -> bones.addAll(skin.bones())));
        return scene.roots().stream()
                .map(root -> moving.contains(root.name()) && !bones.contains(root.name())
                        ? new Node(root.name() + " place", new Matrix4f(), List.of(), Optional.empty(), List.of(root))
                        : root)
                .toList();
    }

    private static Scene still(Scene scene) {
        return new Scene(scene.roots(), scene.meshes(), scene.materials());
    }

    /** Lamps of FBX shine along their -Y: their nodes are turned, or get one below them where they have more to carry. */
    private static Node lampsDown(Node node, Set<String> moving) {
        List<Node> children = new ArrayList<>(
                node.children().stream().map(child -> lampsDown(child, moving)).toList());
        if (node.light().isEmpty()) {
            return new Node(node.name(), node.transform(), node.meshes(), node.camera(), children);
        }
        Matrix4f down = new Matrix4f().rotateX((float) Math.PI / 2);
        boolean bare =
                children.isEmpty() && node.meshes().isEmpty() && node.camera().isEmpty();
        if (bare && !moving.contains(node.name())) {
            Matrix4f turned = node.transform().mul(down, new Matrix4f());
            return new Node(node.name(), turned, List.of(), Optional.empty(), node.light(), children);
        }
        children.add(new Node(node.name() + " lamp", down, List.of(), Optional.empty(), node.light(), List.of()));
        return new Node(node.name(), node.transform(), node.meshes(), node.camera(), children);
    }

    /** The mesh, the pictures beside the glTF file, and those that the exporter unpacked. */
    private static List<FilePart> placed(Path target, Path made, Path results, List<FilePart> gltf) throws IOException {
        List<FilePart> out = new ArrayList<>();
        out.add(new FilePart(target, path -> copy(made, path)));
        for (FilePart side : gltf.subList(1, gltf.size())) {
            Path file = side.target();
            out.add(new FilePart(target.resolveSibling(String.valueOf(file.getFileName())), path -> copy(file, path)));
        }
        try (Stream<Path> files = Files.list(results)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (!file.equals(made) && !name.startsWith("said") && Files.isRegularFile(file)) {
                    out.add(new FilePart(target.resolveSibling(name), path -> copy(file, path)));
                }
            }
        }
        return out;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
