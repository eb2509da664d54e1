package diorama.io.write;

import diorama.image.RgbaImage;
import diorama.io.scene.PlacedMesh;
import diorama.io.scene.VertexColors;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.joml.Vector4fc;

/**
 * Writes Stanford PLY, binary little-endian: texture coordinates s, t (origin at the bottom left) with the pictures beside
 * the file, named as MeshLab does; and colours of vertices, taken from the pictures, for readers that know only those.
 */
public final class PlyWriter {
    private PlyWriter() {}

    public static List<FilePart> parts(Scene scene, Path target, TextureEncoder textures) {
        IdentityHashMap<RgbaImage, SideTexture> pictures = SideTexture.name(scene, target, textures);
        List<PlacedMesh> meshes = PlacedMesh.all(scene);
        List<FilePart> parts = new ArrayList<>();
        parts.add(new FilePart(target, path -> write(path, scene, meshes, pictures)));
        parts.addAll(SideTexture.parts(pictures));
        return parts;
    }

    private static void write(
            Path path, Scene scene, List<PlacedMesh> meshes, IdentityHashMap<RgbaImage, SideTexture> pictures)
            throws IOException {
        boolean normals = meshes.stream().allMatch(m -> m.mesh().normals().length > 0);
        boolean uvs = meshes.stream().allMatch(m -> m.mesh().uvs().length > 0);
        try (BinaryOut out = new BinaryOut(path)) {
            out.bytes(header(scene, meshes, pictures, normals, uvs).getBytes(StandardCharsets.UTF_8));
            for (PlacedMesh placed : meshes) {
                Mesh mesh = placed.mesh();
                writeVertices(out, mesh, scene.materials().get(mesh.material()), normals, uvs);
            }
            int first = 0;
            for (PlacedMesh placed : meshes) {
                int[] indices = placed.mesh().indices();
                for (int i = 0; i < indices.length; i += 3) {
                    ByteBuffer face = out.room(17);
                    face.put((byte) 3);
                    face.putInt(first + indices[i])
                            .putInt(first + indices[i + 1])
                            .putInt(first + indices[i + 2]);
                    face.putInt(placed.mesh().material());
                }
                first += placed.mesh().vertexCount();
            }
        }
    }

    private static String header(
            Scene scene,
            List<PlacedMesh> meshes,
            IdentityHashMap<RgbaImage, SideTexture> pictures,
            boolean normals,
            boolean uvs) {
        long vertices = meshes.stream().mapToLong(m -> m.mesh().vertexCount()).sum();
        long triangles =
                meshes.stream().mapToLong(m -> m.mesh().triangleCount()).sum();
        StringBuilder head = new StringBuilder("ply\nformat binary_little_endian 1.0\ncomment Diorama\n");
        for (Material material : scene.materials()) {
            SideTexture picture = material.baseColorTexture().isPresent()
                    ? pictures.get(material.baseColorTexture().get())
                    : null;
            if (picture != null) {
                head.append("comment TextureFile ").append(picture.reference()).append('\n');
            }
        }
        head.append("element vertex ").append(vertices).append('\n');
        head.append("property float x\nproperty float y\nproperty float z\n");
        if (normals) {
            head.append("property float nx\nproperty float ny\nproperty float nz\n");
        }
        if (uvs) {
            head.append("property float s\nproperty float t\n");
        }
        head.append("property uchar red\nproperty uchar green\nproperty uchar blue\nproperty uchar alpha\n");
        head.append("element face ").append(triangles).append('\n');
        head.append("property list uchar int vertex_indices\nproperty int texnumber\nend_header\n");
        return head.toString();
    }

    private static void writeVertices(BinaryOut out, Mesh mesh, Material material, boolean normals, boolean uvs)
            throws IOException {
        float[] p = mesh.positions();
        Optional<RgbaImage> picture = mesh.uvs().length > 0 ? material.baseColorTexture() : Optional.empty();
        int plain = plain(material.baseColor());
        for (int v = 0; v < mesh.vertexCount(); v++) {
            ByteBuffer to = out.room(36);
            to.putFloat(p[3 * v]).putFloat(p[3 * v + 1]).putFloat(p[3 * v + 2]);
            if (normals) {
                float[] n = mesh.normals();
                to.putFloat(n[3 * v]).putFloat(n[3 * v + 1]).putFloat(n[3 * v + 2]);
            }
            float u = mesh.uvs().length > 0 ? mesh.uvs()[2 * v] : 0;
            float t = mesh.uvs().length > 0 ? mesh.uvs()[2 * v + 1] : 0;
            if (uvs) {
                to.putFloat(u).putFloat(1 - t);
            }
            int argb = picture.isPresent() ? nearest(picture.get(), u, t) : plain;
            if (mesh.colors().length > 0) {
                to.put(mesh.colors(), 4 * v, 4);
                continue;
            }
            to.put((byte) (argb >> 16)).put((byte) (argb >> 8)).put((byte) argb).put((byte) (argb >>> 24));
        }
    }

    private static int nearest(RgbaImage image, float u, float v) {
        int x = Math.min(image.width() - 1, Math.max(0, (int) (u * image.width())));
        int y = Math.min(image.height() - 1, Math.max(0, (int) (v * image.height())));
        return image.argb(x, y);
    }

    /** A linear colour as sRGB, 0xAARRGGBB. */
    private static int plain(Vector4fc color) {
        return Math.round(255 * color.w()) << 24
                | encoded(color.x()) << 16
                | encoded(color.y()) << 8
                | encoded(color.z());
    }

    private static int encoded(float linear) {
        return (int) Math.round(255 * VertexColors.encoded(linear));
    }
}
