package diorama.io.write;

import diorama.io.scene.PlacedMesh;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Writes binary stereolithography files: bare triangles. */
public final class StlWriter {
    private static final int HEADER = 80;
    private static final int TRIANGLE = 50;

    private StlWriter() {}

    public static List<FilePart> parts(Scene scene, Path target) {
        List<PlacedMesh> meshes = PlacedMesh.all(scene);
        return List.of(new FilePart(target, path -> write(path, meshes)));
    }

    private static void write(Path path, List<PlacedMesh> meshes) throws IOException {
        int triangles = Math.toIntExact(
                meshes.stream().mapToLong(m -> m.mesh().triangleCount()).sum());
        try (BinaryOut out = new BinaryOut(path)) {
            out.bytes(Arrays.copyOf("Diorama, metres".getBytes(StandardCharsets.US_ASCII), HEADER));
            out.room(Integer.BYTES).putInt(triangles);
            for (PlacedMesh placed : meshes) {
                float[] p = placed.mesh().positions();
                int[] indices = placed.mesh().indices();
                for (int i = 0; i < indices.length; i += 3) {
                    triangle(out.room(TRIANGLE), p, 3 * indices[i], 3 * indices[i + 1], 3 * indices[i + 2]);
                }
            }
        }
    }

    private static void triangle(ByteBuffer to, float[] p, int a, int b, int c) {
        double ux = (double) p[b] - p[a];
        double uy = (double) p[b + 1] - p[a + 1];
        double uz = (double) p[b + 2] - p[a + 2];
        double vx = (double) p[c] - p[a];
        double vy = (double) p[c + 1] - p[a + 1];
        double vz = (double) p[c + 2] - p[a + 2];
        double nx = uy * vz - uz * vy;
        double ny = uz * vx - ux * vz;
        double nz = ux * vy - uy * vx;
        double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
        double scale = length > 0 ? 1 / length : 0;
        to.putFloat((float) (nx * scale)).putFloat((float) (ny * scale)).putFloat((float) (nz * scale));
        corner(to, p, a);
        corner(to, p, b);
        corner(to, p, c);
        to.putShort((short) 0);
    }

    private static void corner(ByteBuffer to, float[] p, int at) {
        to.putFloat(p[at]).putFloat(p[at + 1]).putFloat(p[at + 2]);
    }
}
