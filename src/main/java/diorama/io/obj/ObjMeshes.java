package diorama.io.obj;

import diorama.base.UserError;
import diorama.io.scene.AlikeVertices;
import diorama.mesh.Mesh;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Meshes of a Wavefront file: one for each material of each object or group. Corners that are the same in all respects share a
 * vertex. Confined to one thread.
 */
final class ObjMeshes {
    private final Path file;
    private final ObjData data;
    private final ObjData.Arrays all;
    private final Map<Key, List<Run>> runs = new LinkedHashMap<>();
    private final int[] alikePosition;
    private final int[] alikeUv;
    private final int[] alikeNormal;
    /** Of each position one more than the last vertex made of it; 0 between meshes. */
    private final int[] heads;

    /**
     * @param object as the file names it; empty where it does not
     * @param group in the object, likewise
     * @param material likewise
     */
    record Key(String object, String group, String material) {
        String node() {
            return !group.isEmpty() ? group : !object.isEmpty() ? object : "object";
        }
    }

    /** Faces of a part that follow one another. */
    private record Run(int chunk, int from, int to) {}

    ObjMeshes(Path file, ObjData data) {
        this.file = file;
        this.data = data;
        all = data.all();
        int[][] alike = IntStream.range(0, 3)
                .parallel()
                .mapToObj(i -> switch (i) {
                    case 0 -> new AlikeVertices(all.positions(), new float[0], new float[0], all.colors()).first();
                    case 1 -> new AlikeVertices(wide(all.uvs()), new float[0], new float[0], new byte[0]).first();
                    default -> new AlikeVertices(all.normals(), new float[0], new float[0], new byte[0]).first();
                })
                .toArray(int[][]::new);
        alikePosition = alike[0];
        alikeUv = alike[1];
        alikeNormal = alike[2];
        heads = new int[alikePosition.length];
        collect();
    }

    private static float[] wide(float[] pairs) {
        float[] triples = new float[pairs.length / 2 * 3];
        for (int i = 0; i < pairs.length / 2; i++) {
            triples[3 * i] = pairs[2 * i];
            triples[3 * i + 1] = pairs[2 * i + 1];
        }
        return triples;
    }

    private void collect() {
        String object = "";
        String group = "";
        String material = "";
        for (int c = 0; c < data.chunks().size(); c++) {
            ObjChunk chunk = data.chunks().get(c);
            int from = 0;
            for (ObjChunk.Event event : chunk.events()) {
                add(new Key(object, group, material), new Run(c, from, event.face()));
                from = event.face();
                switch (event.change()) {
                    case OBJECT -> {
                        object = event.text();
                        group = "";
                    }
                    case GROUP -> group = event.text();
                    case MATERIAL -> material = event.text();
                    case LIBRARY -> {}
                }
            }
            add(new Key(object, group, material), new Run(c, from, chunk.faces().count()));
        }
    }

    private void add(Key key, Run run) {
        if (run.to > run.from) {
            runs.computeIfAbsent(key, k -> new ArrayList<>()).add(run);
        }
    }

    /** In the order in which the file begins them. */
    List<Key> keys() {
        return List.copyOf(runs.keySet());
    }

    /** @throws UserError when a corner names what the file has not */
    Mesh mesh(Key key, int material) {
        return new Builder(runs.getOrDefault(key, List.of())).build(key.node(), material);
    }

    /** Corners of a mesh as vertices. */
    private final class Builder {
        private final List<Run> faces;
        private final boolean hasUvs;
        private final boolean hasNormals;
        /** Numbers of the file's values, three a vertex. */
        private int[] vertices;

        private int[] next;
        private int count;
        private int[] indices;
        private int indexCount;
        private boolean normalMissing;

        Builder(List<Run> faces) {
            this.faces = faces;
            boolean uvs = false;
            boolean normals = false;
            long corners = 0;
            long polygons = 0;
            for (Run run : faces) {
                ObjFaces part = data.chunks().get(run.chunk).faces();
                for (int f = run.from; f < run.to; f++) {
                    uvs |= part.hasUvs(f);
                    normals |= part.hasNormals(f);
                }
                corners += part.end(run.to - 1) - part.begin(run.from);
                polygons += run.to - run.from;
            }
            hasUvs = uvs;
            hasNormals = normals;
            indices = new int[Math.toIntExact(3 * (corners - 2 * polygons))];
            int expected = (int) Math.min(corners, Math.max(16, 5L * alikePosition.length / 4));
            vertices = new int[Math.multiplyExact(3, expected)];
            next = new int[expected];
        }

        Mesh build(String name, int material) {
            faces.forEach(this::corners);
            for (int v = 0; v < count; v++) {
                heads[vertices[3 * v]] = 0;
            }
            float[] positions = new float[3 * count];
            float[] uvs = new float[hasUvs ? 2 * count : 0];
            float[] normals = new float[hasNormals ? 3 * count : 0];
            byte[] colors = new byte[all.colors().length > 0 ? 4 * count : 0];
            for (int v = 0; v < count; v++) {
                int p = vertices[3 * v];
                positions[3 * v] = all.positions()[3 * p];
                positions[3 * v + 1] = all.positions()[3 * p + 1];
                positions[3 * v + 2] = all.positions()[3 * p + 2];
                int t = vertices[3 * v + 1];
                if (hasUvs) {
                    uvs[2 * v] = t < 0 ? 0 : all.uvs()[2 * t];
                    uvs[2 * v + 1] = t < 0 ? 1 : all.uvs()[2 * t + 1];
                }
                int n = vertices[3 * v + 2];
                if (n >= 0) {
                    System.arraycopy(all.normals(), 3 * n, normals, 3 * v, 3);
                }
                if (colors.length > 0) {
                    System.arraycopy(all.colors(), 4 * p, colors, 4 * v, 4);
                }
            }
            int[] triangles = indexCount == indices.length ? indices : Arrays.copyOf(indices, indexCount);
            if (hasNormals && normalMissing) {
                flatNormals(positions, normals, triangles);
            }
            return new Mesh(name, positions, normals, uvs, colors, triangles, material, Optional.empty());
        }

        private void corners(Run run) {
            ObjFaces faces = data.chunks().get(run.chunk).faces();
            ObjData.Start start = data.starts().get(run.chunk);
            int[] polygon = new int[16];
            for (int f = run.from; f < run.to; f++) {
                int from = faces.begin(f);
                int size = faces.end(f) - from;
                if (size > polygon.length) {
                    polygon = new int[Math.max(size, 2 * polygon.length)];
                }
                for (int c = 0; c < size; c++) {
                    int corner = from + c;
                    int p = of(faces.position(corner), start.position());
                    int t = or(faces.uv(corner), start.uv(), alikeUv);
                    int n = or(faces.normal(corner), start.normal(), alikeNormal);
                    polygon[c] = vertex(p, t, n);
                }
                if (size == 3) {
                    indices[indexCount] = polygon[0];
                    indices[indexCount + 1] = polygon[1];
                    indices[indexCount + 2] = polygon[2];
                    indexCount += 3;
                } else {
                    indexCount = ObjPolygon.triangulate(polygon, size, this::point, indices, indexCount);
                }
            }
        }

        private float point(int vertex, int axis) {
            return all.positions()[3 * vertices[3 * vertex] + axis];
        }

        private int of(int number, int before) {
            int index = ObjFaces.resolved(number, before);
            if (index < 0 || index >= alikePosition.length) {
                throw new UserError(file + ": cannot be imported: a face names vertex " + (index + 1L)
                        + ", but there are " + alikePosition.length);
            }
            return alikePosition[index];
        }

        /** -1 for none; a number that the file has no value for is as good as none. */
        private int or(int number, int before, int[] alike) {
            int index = number == ObjFaces.NONE ? -1 : ObjFaces.resolved(number, before);
            return index < 0 || index >= alike.length ? -1 : alike[index];
        }

        /** The vertex of these values, made where there is none. */
        private int vertex(int p, int t, int n) {
            int v = heads[p] - 1;
            while (v >= 0) {
                if (vertices[3 * v + 1] == t && vertices[3 * v + 2] == n) {
                    return v;
                }
                v = next[v];
            }
            if (count == next.length) {
                int more = Math.max(16, count + count / 2);
                vertices = Arrays.copyOf(vertices, Math.multiplyExact(3, more));
                next = Arrays.copyOf(next, more);
            }
            vertices[3 * count] = p;
            vertices[3 * count + 1] = t;
            vertices[3 * count + 2] = n;
            normalMissing |= n < 0;
            next[count] = heads[p] - 1;
            heads[p] = ++count;
            return count - 1;
        }
    }

    /** Gives vertices without a normal, which the file has elsewhere, that of their triangle. */
    private static void flatNormals(float[] positions, float[] normals, int[] triangles) {
        float[] made = diorama.mesh.Normals.smooth(positions, triangles);
        for (int v = 0; v < normals.length; v += 3) {
            if (normals[v] == 0 && normals[v + 1] == 0 && normals[v + 2] == 0) {
                System.arraycopy(made, v, normals, v, 3);
            }
        }
    }
}
