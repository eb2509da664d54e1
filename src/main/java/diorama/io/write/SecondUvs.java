package diorama.io.write;

import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Scene;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Second texture coordinates, on which only glTF's materials have pictures here. */
public final class SecondUvs {
    private SecondUvs() {}

    /** The scene without the pictures that lie on them, which would be shown on the first. */
    public static Scene left(Scene scene, String extension, List<String> notes) {
        long left = scene.materials().stream()
                .mapToLong(m -> count(m.maps()) - count(m.maps().onFirst()))
                .sum();
        if (left == 0) {
            return scene;
        }
        notes.add((left == 1
                        ? "a picture that lies on second texture coordinates is left out"
                        : left + " pictures that lie on second texture coordinates are left out")
                + ": ." + extension
                + " files are written without these, want .glb or .gltf");
        List<Material> materials =
                scene.materials().stream().map(m -> m.with(m.maps().onFirst())).toList();
        return new Scene(scene.roots(), scene.meshes(), materials, scene.animations());
    }

    private static long count(MaterialMaps maps) {
        return Stream.of(MaterialMaps.Kind.values())
                .map(maps::picture)
                .flatMap(Optional::stream)
                .count();
    }
}
