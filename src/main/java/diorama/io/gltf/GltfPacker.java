package diorama.io.gltf;

import com.google.gson.JsonObject;
import diorama.io.write.MeshSimplifier;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.meshoptimizer.MeshOptimizer;

/**
 * Compresses buffers of glTF (EXT_meshopt_compression, Kapoulkine 2020), by meshoptimizer. Numbers of a vertex share an exponent
 * and keep the leading bits; all stay floating point, so that readers need this one extension.
 */
final class GltfPacker {
    static final String EXTENSION = "EXT_meshopt_compression";
    /** The coding's version that the extension names. */
    private static final int VERTEX_VERSION = 0;

    private static final int INDEX_VERSION = 1;

    private GltfPacker() {}

    /** The buffer that readers unpack into; nothing of it is in the file. */
    static JsonObject placeholder(int length) {
        JsonObject fallback = new JsonObject();
        fallback.addProperty("fallback", true);
        JsonObject extensions = new JsonObject();
        extensions.add(EXTENSION, fallback);
        JsonObject buffer = new JsonObject();
        buffer.addProperty("byteLength", length);
        buffer.add("extensions", extensions);
        return buffer;
    }

    /** The same with triangles and vertices in the order that compresses best. */
    static Scene ordered(Scene scene) {
        return new Scene(
                scene.roots(),
                scene.meshes().parallelStream().map(GltfPacker::ordered).toList(),
                scene.materials(),
                scene.animations());
    }

    private static Mesh ordered(Mesh mesh) {
        if (mesh.triangleCount() == 0) {
            return mesh;
        }
        IntBuffer from = MemoryUtil.memAllocInt(mesh.indices().length);
        IntBuffer to = MemoryUtil.memAllocInt(mesh.indices().length);
        try {
            from.put(mesh.indices()).flip();
            MeshOptimizer.meshopt_optimizeVertexCacheStrip(to, from, mesh.vertexCount());
            int[] indices = new int[mesh.indices().length];
            to.get(0, indices);
            return MeshSimplifier.compact(mesh, indices);
        } finally {
            MemoryUtil.memFree(from);
            MemoryUtil.memFree(to);
        }
    }

    /**
     * Values as they are read again.
     *
     * @param width of a vertex, numbers
     */
    static float[] rounded(float[] values, int width, int bits) {
        ByteBuffer plain =
                ByteBuffer.allocateDirect(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        plain.asFloatBuffer().put(values);
        int stride = Float.BYTES * width;
        ByteBuffer out = filtered(plain, values.length / width, stride, bits);
        MeshOptimizer.meshopt_decodeFilterExp(out, values.length / width, stride);
        float[] read = new float[values.length];
        out.asFloatBuffer().get(read);
        return read;
    }

    private static ByteBuffer filtered(ByteBuffer plain, int count, int stride, int bits) {
        FloatBuffer values = plain.asFloatBuffer();
        ByteBuffer out = ByteBuffer.allocateDirect(plain.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        MeshOptimizer.meshopt_encodeFilterExp(
                out, count, stride, bits, values, MeshOptimizer.meshopt_EncodeExpSharedVector);
        return out;
    }

    /** @param bits of floating point numbers that are kept; 0 for whatever numbers as they are */
    static byte[] vertices(ByteBuffer plain, int count, int stride, int bits) {
        ByteBuffer bytes = bits == 0 ? plain : filtered(plain, count, stride, bits);
        ByteBuffer out =
                MemoryUtil.memAlloc(Math.toIntExact(MeshOptimizer.meshopt_encodeVertexBufferBound(count, stride)));
        try {
            MeshOptimizer.meshopt_encodeVertexVersion(VERTEX_VERSION);
            return taken(out, MeshOptimizer.meshopt_encodeVertexBuffer(out, bytes, count, stride));
        } finally {
            MemoryUtil.memFree(out);
        }
    }

    /** @param width of an index, bytes */
    static byte[] triangles(ByteBuffer plain, int count, int width) {
        IntBuffer indices = MemoryUtil.memAllocInt(count);
        int vertices = 0;
        for (int i = 0; i < count; i++) {
            int index = width == Short.BYTES ? plain.getShort(i * width) & 0xffff : plain.getInt(i * width);
            indices.put(i, index);
            vertices = Math.max(vertices, index + 1);
        }
        ByteBuffer out =
                MemoryUtil.memAlloc(Math.toIntExact(MeshOptimizer.meshopt_encodeIndexBufferBound(count, vertices)));
        try {
            MeshOptimizer.meshopt_encodeIndexVersion(INDEX_VERSION);
            return taken(out, MeshOptimizer.meshopt_encodeIndexBuffer(out, indices));
        } finally {
            MemoryUtil.memFree(indices);
            MemoryUtil.memFree(out);
        }
    }

    private static byte[] taken(ByteBuffer out, long length) {
        if (length <= 0) {
            throw new IllegalStateException("meshoptimizer has no room");
        }
        byte[] bytes = new byte[(int) length];
        out.get(0, bytes);
        return bytes;
    }
}
