package diorama.io;

import diorama.mesh.Scene;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A material's picture as a file of its own beside the mesh. */
record SideTexture(Path file, TextureBytes bytes) {

    /** The pictures of a scene's materials, called STEM_MATERIAL.jpg; empty for materials without one. */
    static List<Optional<SideTexture>> name(Scene scene, Path target, TextureEncoder textures) {
        Set<String> taken = new HashSet<>();
        List<Optional<SideTexture>> out = new ArrayList<>();
        List<Optional<TextureBytes>> pictures = textures.encode(scene);
        for (int m = 0; m < pictures.size(); m++) {
            String material = scene.materials().get(m).name().replaceAll("[^A-Za-z0-9-]+", "_");
            String stem = SceneFiles.stem(target) + "_" + material;
            String free = taken.add(stem.toLowerCase(Locale.ROOT)) ? stem : stem + "_" + m;
            out.add(pictures.get(m).map(p -> new SideTexture(target.resolveSibling(free + "." + p.kind()), p)));
        }
        return out;
    }

    FilePart part() {
        return new FilePart(file, path -> Files.write(path, bytes.bytes()));
    }

    String fileName() {
        return String.valueOf(file.getFileName());
    }
}
