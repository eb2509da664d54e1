package diorama.io.gltf;

import com.google.gson.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a mesh, and how many vertices and corners it is said to have. */
record GltfPacked(int mesh, int number, JsonObject primitive, int vertices, int corners) {
    /** What Assimp says of a part that has fewer vertices or corners than the file says, as duplicates are dropped when packing. */
    private static final Pattern FEWER = Pattern.compile("count \\d+ > maxCount (\\d+) in accessors\\[(\\d+)]");

    private static final Pattern FEWER_CORNERS =
            Pattern.compile("Invalid index (\\d+), count out of range for buffer with stride 4 ");

    static GltfPacked of(GltfFile file, int mesh, int number, JsonObject primitive) {
        JsonObject attributes = GltfJson.object(primitive, "attributes").orElseGet(JsonObject::new);
        JsonObject places = file.entry("accessors", GltfJson.index(attributes, "POSITION", 0));
        int vertices = GltfJson.index(places, "count", 0);
        int order = GltfJson.index(primitive, "indices");
        int corners = order < 0 ? vertices : GltfJson.index(file.entry("accessors", order), "count", 0);
        return new GltfPacked(mesh, number, primitive, vertices, corners);
    }

    /**
     * As large as Assimp says that it is.
     *
     * @param order number of the accessor of corners
     */
    GltfPacked smaller(String fault, int order) {
        Matcher fewer = FEWER.matcher(fault);
        if (fewer.find() && number(fewer.group(2)) != order) {
            int most = Math.min(vertices, number(fewer.group(1)));
            return new GltfPacked(mesh, number, primitive, most, corners);
        }
        Matcher fewerCorners = FEWER_CORNERS.matcher(fault);
        int most = fewerCorners.find() ? Math.min(corners, number(fewerCorners.group(1))) : corners;
        return new GltfPacked(mesh, number, primitive, vertices, most);
    }

    private static int number(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
