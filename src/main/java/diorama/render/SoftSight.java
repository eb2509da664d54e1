package diorama.render;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.mesh.Mesh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What is seen of scenes that are too large to be laid out at once, such as of one mesh at ten thousand places: parts are laid
 * out one after the other, and only their triangles that are the nearest ones at some sample are kept. Confined to one thread.
 */
final class SoftSight {
    /** Samples' rows that one thread works on. */
    private static final int ROWS = 32;

    /** Lays out some placed meshes with what they are painted with. */
    @FunctionalInterface
    interface Painted {
        SoftShader.Setting of(List<PlacedMesh> parts);
    }

    private final SoftRaster[] strips;

    private SoftSight(Size samples, SoftShader.Setting first) {
        strips = new SoftRaster[(samples.height() + ROWS - 1) / ROWS];
        Arrays.setAll(strips, s -> {
            SoftRaster strip = new SoftRaster(first.geometry(), samples.width(), ROWS, (t, x, y) -> true);
            strip.start(s * ROWS);
            return strip;
        });
    }

    /**
     * The meshes themselves, or what has the same picture.
     *
     * @param most vertices at once
     * @param samples of the picture
     */
    static List<PlacedMesh> seen(List<PlacedMesh> meshes, long most, Painted painted, Size samples) {
        if (vertices(meshes) <= most) {
            return meshes;
        }
        List<PlacedMesh> out = new ArrayList<>();
        SoftSight sight = new SoftSight(samples, painted.of(List.of()));
        int from = 0;
        long laid = 0;
        for (int to = 0; to < meshes.size(); to++) {
            int more = meshes.get(to).mesh().vertexCount();
            if (to > from && laid + more > most / 2) {
                List<PlacedMesh> some = meshes.subList(from, to);
                sight.keep(some, painted.of(some), out);
                from = to;
                laid = 0;
            }
            laid += more;
        }
        List<PlacedMesh> rest = meshes.subList(from, meshes.size());
        sight.keep(rest, painted.of(rest), out);
        return out;
    }

    private static long vertices(List<PlacedMesh> meshes) {
        return meshes.stream().mapToLong(m -> m.mesh().vertexCount()).sum();
    }

    private void keep(List<PlacedMesh> parts, SoftShader.Setting setting, List<PlacedMesh> out) {
        SoftGeometry geometry = setting.geometry();
        int[][] bins = SoftwareSceneRenderer.bins(geometry, strips.length, ROWS);
        Parallel.rows(strips.length, (from, to) -> {
            SoftShader shader = new SoftShader(setting);
            for (int s = from; s < to; s++) {
                strips[s].goOn(geometry, shader::opaque);
                for (int t : bins[s]) {
                    strips[s].draw(t, setting.paints()[geometry.meshOf(t)].cutOut());
                }
            }
        });
        List<Optional<BitSet>> kept = new ArrayList<>();
        parts.forEach(p -> kept.add(Optional.empty()));
        for (SoftRaster strip : strips) {
            int last = SoftRaster.NOTHING;
            for (int t : strip.triangles()) {
                if (t != last && t != SoftRaster.NOTHING) {
                    int mesh = geometry.meshOf(t);
                    BitSet triangles = kept.get(mesh).orElseGet(BitSet::new);
                    triangles.set(geometry.sourceOf(t));
                    kept.set(mesh, Optional.of(triangles));
                    last = t;
                }
            }
        }
        for (int m = 0; m < parts.size(); m++) {
            PlacedMesh part = parts.get(m);
            kept.get(m).ifPresent(triangles -> out.add(part.of(some(part.mesh(), triangles))));
        }
    }

    /** Some triangles of a mesh, with their vertices alone. */
    private static Mesh some(Mesh mesh, BitSet triangles) {
        int[] indices = new int[3 * triangles.cardinality()];
        int n = 0;
        for (int t = triangles.nextSetBit(0); t >= 0; t = triangles.nextSetBit(t + 1)) {
            System.arraycopy(mesh.indices(), 3 * t, indices, n, 3);
            n += 3;
        }
        int[] used = Arrays.stream(indices).distinct().sorted().toArray();
        for (int i = 0; i < n; i++) {
            indices[i] = Arrays.binarySearch(used, indices[i]);
        }
        byte[] colors = new byte[mesh.colors().length == 0 ? 0 : 4 * used.length];
        for (int i = 0; i < colors.length; i++) {
            colors[i] = mesh.colors()[4 * used[i / 4] + i % 4];
        }
        return new Mesh(
                mesh.name(),
                picked(mesh.positions(), used, 3),
                picked(mesh.normals(), used, 3),
                picked(mesh.uvs(), used, 2),
                colors,
                indices,
                mesh.material(),
                Optional.empty());
    }

    private static float[] picked(float[] from, int[] vertices, int width) {
        float[] out = new float[from.length == 0 ? 0 : width * vertices.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = from[width * vertices[i / width] + i % width];
        }
        return out;
    }
}
