package diorama.io.gltf;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import diorama.io.scene.FileFault;
import diorama.io.scene.PlainLine;
import diorama.io.scene.VertexColors;
import diorama.io.write.ShapeSums;
import diorama.mesh.Mesh;
import diorama.mesh.Morph;
import diorama.mesh.Skin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The meshes of a glTF file. Made on one thread; {@link #meshes} uses all cores. */
public final class GltfShapes {
    /** glTF's number for them. */
    private static final int TRIANGLES = 4;

    private final GltfViews views;
    private final GltfSurfaces surfaces;
    private final GltfSkins skins;
    private final List<Part> parts = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    /** What becomes a mesh. */
    private record Part(
            String name,
            int mode,
            Optional<GltfNumbers> order,
            Map<String, GltfNumbers> attributes,
            List<Map<String, GltfNumbers>> targets,
            List<String> targetNames,
            float[] weights,
            int skin,
            int material) {}

    public GltfShapes(GltfViews views, GltfSurfaces surfaces, GltfSkins skins, List<GltfTree.Draft> drafts)
            throws IOException {
        this.views = views;
        this.surfaces = surfaces;
        this.skins = skins;
        for (GltfTree.Draft draft : drafts) {
            parts.add(part(draft));
        }
        views.memory().require(parts.stream().mapToLong(GltfShapes::least).sum());
    }

    /** Bytes that a part takes at least, where it uses all of its vertices: a mesh may be shown many times, each a bit otherwise. */
    private static long least(Part part) {
        GltfNumbers places = part.attributes.get("POSITION");
        if (places == null || part.order.isPresent()) {
            return 0;
        }
        int carried = part.skin < 0 ? 0 : Skin.PER_VERTEX * (Integer.BYTES + Float.BYTES);
        return (Integer.BYTES + carried) * (long) places.count();
    }

    /** What the user should know; complete after {@link #meshes}. */
    List<String> notes() {
        return notes.stream().sorted().toList();
    }

    /** In the order of what they were asked for. */
    List<Mesh> meshes() {
        return IntStream.range(0, parts.size())
                .parallel()
                .mapToObj(p -> mesh(parts.get(p)))
                .toList();
    }

    private Part part(GltfTree.Draft draft) throws IOException {
        JsonObject mesh = views.file().entry("meshes", draft.mesh());
        JsonArray primitives = GltfJson.list(mesh, "primitives");
        JsonObject primitive = GltfJson.object(primitives.get(draft.primitive()), "primitives");
        String named = GltfJson.text(mesh, "name");
        String name = named.isEmpty() ? "meshes[" + draft.mesh() + "]" : named;
        Map<String, GltfNumbers> unpacked = views.unpacked(draft.mesh(), draft.primitive());
        List<Map<String, GltfNumbers>> targets = new ArrayList<>();
        for (var target : GltfJson.list(primitive, "targets")) {
            targets.add(numbers(GltfJson.object(target, "targets"), Map.of()));
        }
        int material = GltfJson.index(primitive, "material");
        if (material >= views.file().count("materials")) {
            views.file().entry("materials", material); // tells
        }
        JsonObject attributes = GltfJson.object(primitive, "attributes")
                .orElseGet(JsonObject::new)
                .deepCopy();
        for (String lost : GltfDraco.lost(primitive, unpacked.keySet())) {
            note(lost + " of mesh " + name + " cannot be unpacked: left out");
            attributes.remove(lost);
        }
        return new Part(
                primitives.size() > 1 ? name + "-" + draft.primitive() : name,
                unpacked.isEmpty() ? GltfJson.index(primitive, "mode", TRIANGLES) : TRIANGLES,
                order(primitive, unpacked),
                numbers(attributes, unpacked),
                targets,
                targetNames(mesh, primitive),
                draft.weights(),
                draft.skin(),
                material < 0 ? surfaces.madeUp() : material);
    }

    private Optional<GltfNumbers> order(JsonObject primitive, Map<String, GltfNumbers> unpacked) throws IOException {
        int order = GltfJson.index(primitive, "indices");
        if (!unpacked.isEmpty()) {
            return Optional.ofNullable(unpacked.get(""));
        }
        return order < 0
                ? Optional.empty()
                : Optional.of(views.numbers(order).requireOrder().used());
    }

    /** @param unpacked what stands for the file's own */
    private Map<String, GltfNumbers> numbers(JsonObject attributes, Map<String, GltfNumbers> unpacked)
            throws IOException {
        Map<String, GltfNumbers> out = new TreeMap<>(unpacked);
        for (String attribute : attributes.keySet()) {
            if (isKnown(attribute) && !out.containsKey(attribute)) {
                GltfNumbers numbers =
                        views.numbers(GltfJson.index(attributes, attribute)).used();
                requireWidth(attribute, numbers.components());
                out.put(attribute, numbers);
            }
        }
        return out;
    }

    static boolean isKnown(String attribute) {
        return attribute.matches("POSITION|NORMAL|COLOR_0|(TEXCOORD|JOINTS|WEIGHTS)_[0-7]");
    }

    static void requireWidth(String attribute, int width) {
        int want =
                switch (attribute.charAt(0)) {
                    case 'P', 'N' -> 3;
                    case 'T' -> 2;
                    case 'C' -> width == 3 ? 3 : 4;
                    default -> 4;
                };
        if (width != want) {
            throw new FileFault("its " + attribute + " has " + width + " numbers a vertex, want " + want);
        }
    }

    private static List<String> targetNames(JsonObject mesh, JsonObject primitive) {
        List<String> names = new ArrayList<>();
        for (JsonObject each : List.of(mesh, primitive)) {
            if (names.isEmpty()
                    && each.get("extras") instanceof JsonObject extras
                    && extras.get("targetNames") instanceof JsonArray list) {
                list.forEach(name -> names.add(name.isJsonPrimitive() ? name.getAsString() : ""));
            }
        }
        return names;
    }

    private Mesh mesh(Part part) {
        Optional<GltfNumbers> places = Optional.ofNullable(part.attributes.get("POSITION"));
        int vertices = places.map(GltfNumbers::count).orElse(0);
        GltfTriangles.take(
                views.memory(), part.mode, part.order.map(GltfNumbers::count).orElse(vertices), part.order.isPresent());
        GltfTriangles triangles = GltfTriangles.of(part.mode, part.order.map(GltfNumbers::ints), vertices);
        if (triangles.lost() > 0 && triangles.corners().length == 0) {
            throw new FileFault(
                    "the triangles of its mesh " + PlainLine.of(part.name) + " name vertices that there are not");
        }
        if (triangles.lost() > 0) {
            note(triangles.lost() + " triangles of mesh " + part.name + " name vertices that there are not: left out");
        }
        float[] positions =
                places.map(p -> triangles.of(p.floats(), 3, views.memory())).orElseGet(() -> new float[0]);
        float[] normals = vertexNumbers(part, "NORMAL", triangles);
        List<Morph> morphs = new ArrayList<>();
        for (int t = 0; t < part.targets.size(); t++) {
            morphs.add(morph(part, t, triangles, positions.length, normals.length));
        }
        float[] atRest = ShapeSums.rested(positions, morphs, Morph::positions);
        float[] turned = ShapeSums.rested(normals, morphs, Morph::normals);
        GltfUvs uvs = surfaces.uvs(part.material);
        return new Mesh(
                part.name,
                atRest,
                turned,
                uvs.first(set -> vertexNumbers(part, "TEXCOORD_" + set, triangles)),
                uvs.second(set -> vertexNumbers(part, "TEXCOORD_" + set, triangles)),
                colors(part, triangles),
                triangles.corners(),
                part.material,
                skin(part, triangles, vertices),
                morphs);
    }

    private synchronized void note(String text) {
        notes.add(PlainLine.of(text));
    }

    /** Of the used vertices; empty where there are none, or not one for each vertex. */
    private float[] vertexNumbers(Part part, String attribute, GltfTriangles triangles) {
        return fitting(part, part.attributes, attribute)
                .map(numbers -> triangles.of(numbers.floats(), numbers.components(), views.memory()))
                .orElseGet(() -> new float[0]);
    }

    private Optional<GltfNumbers> fitting(Part part, Map<String, GltfNumbers> from, String attribute) {
        Optional<GltfNumbers> found = Optional.ofNullable(from.get(attribute));
        int vertices = Optional.ofNullable(part.attributes.get("POSITION"))
                .map(GltfNumbers::count)
                .orElse(0);
        if (found.isPresent() && found.get().count() != vertices) {
            note(attribute + " of mesh " + part.name + " is of " + found.get().count() + " vertices, not of its "
                    + vertices + ": left out");
            return Optional.empty();
        }
        return found;
    }

    private Morph morph(Part part, int target, GltfTriangles triangles, int positions, int normals) {
        Map<String, GltfNumbers> numbers = part.targets.get(target);
        float[] places = fitting(part, numbers, "POSITION")
                .map(n -> ShapeSums.finite(triangles.of(n.floats(), 3, views.memory())))
                .orElseGet(() -> nothing(positions));
        float[] directions = normals == 0
                ? new float[0]
                : fitting(part, numbers, "NORMAL")
                        .map(n -> ShapeSums.finite(triangles.of(n.floats(), 3, views.memory())))
                        .orElseGet(() -> new float[0]);
        String name = target < part.targetNames.size() ? part.targetNames.get(target) : "";
        return new Morph(name, places, directions, target < part.weights.length ? part.weights[target] : 0);
    }

    private float[] nothing(int length) {
        views.memory().take((long) Float.BYTES * length);
        return new float[length];
    }

    private byte[] colors(Part part, GltfTriangles triangles) {
        Optional<GltfNumbers> numbers = fitting(part, part.attributes, "COLOR_0");
        if (numbers.isEmpty()) {
            return new byte[0];
        }
        int width = numbers.get().components();
        boolean opaque = surfaces.rows().get(part.material).opaque();
        float[] linear = triangles.of(numbers.get().shares(), width, views.memory());
        views.memory().take(4L * (linear.length / width));
        byte[] out = new byte[4 * (linear.length / width)];
        IntStream.range(0, linear.length / width).parallel().forEach(v -> {
            for (int c = 0; c < 3; c++) {
                out[4 * v + c] = (byte) Math.round(255 * VertexColors.encoded(linear[width * v + c]));
            }
            float alpha = width == 3 || opaque ? 1 : linear[width * v + 3];
            out[4 * v + 3] = (byte) Math.round(255 * Math.min(1, Math.max(0, alpha)));
        });
        return out;
    }

    private Optional<Skin> skin(Part part, GltfTriangles triangles, int vertices) {
        if (part.skin < 0 || vertices == 0) {
            return Optional.empty();
        }
        List<GltfSkins.Carried> sets = new ArrayList<>();
        for (int set = 0; set < 8; set++) {
            Optional<GltfNumbers> joints = fitting(part, part.attributes, "JOINTS_" + set);
            Optional<GltfNumbers> weights = fitting(part, part.attributes, "WEIGHTS_" + set);
            if (joints.isPresent() && weights.isPresent()) {
                sets.add(new GltfSkins.Carried(
                        triangles.of(joints.get().wholes(), 4, views.memory()),
                        triangles.of(weights.get().floats(), 4, views.memory())));
            }
        }
        int used = triangles.used().map(u -> u.length).orElse(vertices);
        return skins.skin(part.skin, used, sets);
    }
}
