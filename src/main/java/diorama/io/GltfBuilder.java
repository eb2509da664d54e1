package diorama.io;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import diorama.camera.Projection;
import diorama.mesh.Bounds;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector4fc;

/** Puts a scene into glTF's tables and one buffer. */
final class GltfBuilder {
    private static final String UNLIT = "KHR_materials_unlit";
    private static final int FLOAT = 5126;
    private static final int UNSIGNED_SHORT = 5123;
    private static final int UNSIGNED_INT = 5125;
    private static final int VERTICES = 34962;
    private static final int ELEMENTS = 34963;
    /** Largest vertex count whose indices fit 16 bits: 65535 itself is reserved. */
    private static final int SHORT_VERTICES = 65535;

    private final Scene scene;
    private final JsonArray views = new JsonArray();
    private final JsonArray accessors = new JsonArray();
    private final JsonArray meshes = new JsonArray();
    private final JsonArray materials = new JsonArray();
    private final JsonArray images = new JsonArray();
    private final JsonArray textures = new JsonArray();
    private final JsonArray nodes = new JsonArray();
    private final JsonArray cameras = new JsonArray();
    private final List<GltfData> data = new ArrayList<>();
    private int length;
    private boolean unlit;

    GltfBuilder(Scene scene) {
        this.scene = scene;
        for (Mesh mesh : scene.meshes()) {
            meshes.add(mesh(mesh));
        }
        for (Material material : scene.materials()) {
            materials.add(material(material));
        }
    }

    /** Puts a material's picture into the buffer. */
    void embed(int material, TextureBytes picture) {
        JsonObject image = new JsonObject();
        image.addProperty("bufferView", view(GltfData.of(picture.bytes()), 0));
        image.addProperty("mimeType", picture.mimeType());
        texture(material, image);
    }

    /** Names a material's picture beside the file. */
    void refer(int material, SideTexture picture) {
        JsonObject image = new JsonObject();
        image.addProperty("uri", uri(picture.fileName()));
        texture(material, image);
    }

    /** The JSON; the buffer lies in the file {@code buffer}, or in the same file when empty. */
    JsonObject json(Optional<String> buffer) {
        JsonObject root = new JsonObject();
        JsonObject asset = new JsonObject();
        asset.addProperty("version", "2.0");
        asset.addProperty("generator", "Diorama");
        root.add("asset", asset);
        JsonArray roots = new JsonArray();
        for (Node node : scene.roots()) {
            roots.add(node(node));
        }
        JsonObject only = new JsonObject();
        addUnlessEmpty(only, "nodes", roots);
        root.addProperty("scene", 0);
        root.add("scenes", array(only));
        addUnlessEmpty(root, "nodes", nodes);
        addUnlessEmpty(root, "cameras", cameras);
        addUnlessEmpty(root, "meshes", meshes);
        addUnlessEmpty(root, "materials", materials);
        addUnlessEmpty(root, "textures", textures);
        addUnlessEmpty(root, "images", images);
        if (textures.size() > 0) {
            root.add("samplers", array(sampler()));
        }
        addUnlessEmpty(root, "accessors", accessors);
        addUnlessEmpty(root, "bufferViews", views);
        if (length > 0) {
            JsonObject bytes = new JsonObject();
            bytes.addProperty("byteLength", length);
            buffer.ifPresent(name -> bytes.addProperty("uri", uri(name)));
            root.add("buffers", array(bytes));
        }
        if (unlit) {
            root.add("extensionsUsed", array(new JsonPrimitive(UNLIT)));
        }
        return root;
    }

    int bufferLength() {
        return length;
    }

    void writeBuffer(FileChannel channel) throws IOException {
        for (GltfData part : data) {
            part.write(channel);
            GltfWriter.writeFully(channel, ByteBuffer.allocate(-part.length() & 3));
        }
    }

    private JsonObject mesh(Mesh mesh) {
        JsonObject attributes = new JsonObject();
        int position = accessor(GltfData.of(mesh.positions()), FLOAT, "VEC3", mesh.vertexCount(), VERTICES);
        Bounds bounds = Bounds.of(mesh.positions());
        JsonObject table = accessors.get(position).getAsJsonObject();
        table.add("min", numbers(bounds.minX(), bounds.minY(), bounds.minZ()));
        table.add("max", numbers(bounds.maxX(), bounds.maxY(), bounds.maxZ()));
        attributes.addProperty("POSITION", position);
        if (mesh.normals().length > 0) {
            attributes.addProperty(
                    "NORMAL", accessor(GltfData.of(mesh.normals()), FLOAT, "VEC3", mesh.vertexCount(), VERTICES));
        }
        if (mesh.uvs().length > 0) {
            attributes.addProperty(
                    "TEXCOORD_0", accessor(GltfData.of(mesh.uvs()), FLOAT, "VEC2", mesh.vertexCount(), VERTICES));
        }
        boolean small = mesh.vertexCount() <= SHORT_VERTICES;
        JsonObject primitive = new JsonObject();
        primitive.add("attributes", attributes);
        primitive.addProperty(
                "indices",
                accessor(
                        small ? GltfData.ofShorts(mesh.indices()) : GltfData.of(mesh.indices()),
                        small ? UNSIGNED_SHORT : UNSIGNED_INT,
                        "SCALAR",
                        mesh.indices().length,
                        ELEMENTS));
        primitive.addProperty("material", mesh.material());
        JsonObject out = new JsonObject();
        out.addProperty("name", mesh.name());
        out.add("primitives", array(primitive));
        return out;
    }

    private JsonObject material(Material material) {
        JsonObject pbr = new JsonObject();
        Vector4fc color = material.baseColor();
        pbr.add("baseColorFactor", numbers(color.x(), color.y(), color.z(), color.w()));
        pbr.addProperty("metallicFactor", material.metallic());
        pbr.addProperty("roughnessFactor", material.roughness());
        JsonObject out = new JsonObject();
        out.addProperty("name", material.name());
        out.add("pbrMetallicRoughness", pbr);
        boolean opaque = color.w() >= 1
                && material.baseColorTexture().map(TextureEncoder::isOpaque).orElse(true);
        if (!opaque) {
            out.addProperty("alphaMode", "BLEND");
        }
        out.addProperty("doubleSided", true);
        if (material.unlit()) {
            JsonObject extensions = new JsonObject();
            extensions.add(UNLIT, new JsonObject());
            out.add("extensions", extensions);
            unlit = true;
        }
        return out;
    }

    private void texture(int material, JsonObject image) {
        images.add(image);
        JsonObject texture = new JsonObject();
        texture.addProperty("source", images.size() - 1);
        texture.addProperty("sampler", 0);
        textures.add(texture);
        JsonObject use = new JsonObject();
        use.addProperty("index", textures.size() - 1);
        materials
                .get(material)
                .getAsJsonObject()
                .getAsJsonObject("pbrMetallicRoughness")
                .add("baseColorTexture", use);
    }

    private int node(Node node) {
        JsonObject out = new JsonObject();
        out.addProperty("name", node.name());
        Matrix4fc matrix = node.transform();
        if (!matrix.equals(new Matrix4f(), 0)) {
            out.add("matrix", numbers(matrix.get(new float[16])));
        }
        node.camera().flatMap(c -> camera(c.projection())).ifPresent(c -> {
            cameras.add(c);
            out.addProperty("camera", cameras.size() - 1);
        });
        JsonArray children = new JsonArray();
        for (Node child : node.children()) {
            children.add(node(child));
        }
        for (int extra = 1; extra < node.meshes().size(); extra++) {
            JsonObject holder = new JsonObject();
            holder.addProperty(
                    "name", scene.meshes().get(node.meshes().get(extra)).name());
            holder.addProperty("mesh", node.meshes().get(extra));
            nodes.add(holder);
            children.add(nodes.size() - 1);
        }
        if (!node.meshes().isEmpty()) {
            out.addProperty("mesh", node.meshes().get(0));
        }
        addUnlessEmpty(out, "children", children);
        nodes.add(out);
        return nodes.size() - 1;
    }

    /** Off-axis cameras do not exist in glTF and are left out. */
    private static Optional<JsonObject> camera(Projection projection) {
        JsonObject lens = new JsonObject();
        JsonObject out = new JsonObject();
        if (projection instanceof Projection.Perspective p) {
            lens.addProperty("aspectRatio", p.aspect());
            lens.addProperty("yfov", p.fovY());
            out.addProperty("type", "perspective");
            out.add("perspective", lens);
        } else if (projection instanceof Projection.Orthographic o) {
            lens.addProperty("xmag", o.height() * o.aspect() / 2);
            lens.addProperty("ymag", o.height() / 2);
            out.addProperty("type", "orthographic");
            out.add("orthographic", lens);
        } else {
            return Optional.empty();
        }
        lens.addProperty("znear", projection.near());
        lens.addProperty("zfar", projection.far());
        return Optional.of(out);
    }

    private static JsonObject sampler() {
        JsonObject sampler = new JsonObject();
        sampler.addProperty("magFilter", 9729);
        sampler.addProperty("minFilter", 9987);
        sampler.addProperty("wrapS", 33071);
        sampler.addProperty("wrapT", 33071);
        return sampler;
    }

    private int accessor(GltfData bytes, int componentType, String type, int count, int target) {
        JsonObject accessor = new JsonObject();
        accessor.addProperty("bufferView", view(bytes, target));
        accessor.addProperty("componentType", componentType);
        accessor.addProperty("count", count);
        accessor.addProperty("type", type);
        accessors.add(accessor);
        return accessors.size() - 1;
    }

    /** @param target 0 for none */
    private int view(GltfData bytes, int target) {
        JsonObject view = new JsonObject();
        view.addProperty("buffer", 0);
        view.addProperty("byteOffset", length);
        view.addProperty("byteLength", bytes.length());
        if (target != 0) {
            view.addProperty("target", target);
        }
        data.add(bytes);
        length = Math.addExact(length, bytes.length() + 3 & ~3);
        views.add(view);
        return views.size() - 1;
    }

    private static JsonArray numbers(float... values) {
        JsonArray out = new JsonArray();
        for (float value : values) {
            out.add(value);
        }
        return out;
    }

    private static JsonArray array(JsonElement only) {
        JsonArray out = new JsonArray();
        out.add(only);
        return out;
    }

    private static void addUnlessEmpty(JsonObject to, String name, JsonArray array) {
        if (array.size() > 0) {
            to.add(name, array);
        }
    }

    /** A file name as a relative reference. */
    private static String uri(String fileName) {
        try {
            return new URI(null, null, "./" + fileName, null).toASCIIString().substring(2);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(fileName, e);
        }
    }
}
