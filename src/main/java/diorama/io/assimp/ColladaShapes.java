package diorama.io.assimp;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Shapes of a Collada file (its {@code <morph>} controllers), whose geometries nodes of their own show. Used in the importing
 * process only.
 *
 * @param shapes in the file's order
 * @param moves shares over time, seconds, straight between them, of those that something moves, by their numbers
 * @param moved whether something moves them that is left out
 * @param beyond how many more there are
 * @see ColladaPlain
 */
record ColladaShapes(List<Shape> shapes, Map<Integer, NavigableMap<Double, Double>> moves, boolean moved, int beyond) {
    static final ColladaShapes NONE = new ColladaShapes(List.of(), Map.of(), false, 0);

    /** More are no faces but faults. */
    static final int MOST = 4096;

    /** Before the number of a shape in the name of the node that shows it. */
    private static final String NODE = "diorama-shape-";

    /**
     * A shape of a geometry.
     *
     * @param base identifier of the geometry, and its name, which no other has
     * @param target identifier of the geometry that it becomes
     * @param relative whether that says the differences
     */
    record Shape(String base, String baseName, String target, float weight, boolean relative) {}

    /** Name of the node that shows a shape. */
    static String node(int shape) {
        return NODE + shape;
    }

    /** Number of the shape that a node shows; -1 for others. */
    int shown(String node) {
        String number = node.startsWith(NODE) ? node.substring(NODE.length()) : "";
        int shape = number.matches("\\d{1,4}") ? Integer.parseInt(number) : -1;
        return shape < shapes.size() ? shape : -1;
    }
}
