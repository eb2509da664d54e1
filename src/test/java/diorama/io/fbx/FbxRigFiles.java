package diorama.io.fbx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.io.fbx.FbxCurvesTest.Part;
import diorama.mesh.Animation;
import diorama.mesh.Node;
import diorama.mesh.Pose;
import diorama.mesh.Scene;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.joml.Matrix4f;
import org.joml.Vector3f;

/** FBX files that tests write, and where their meshes are. */
final class FbxRigFiles {
    /** Of a curve's keys. */
    static final int LINEAR = 0x4;

    private FbxRigFiles() {}

    static Part number(String name, Object... values) {
        String kind = name.startsWith("Local") ? "KTime" : name.startsWith("Lcl") ? name : "enum";
        List<Object> all = new ArrayList<>(List.of(name, kind, "", ""));
        all.addAll(List.of(values));
        return Part.of("P", all.toArray());
    }

    static Part model(long id, String name, Part... properties) {
        return Part.of("Model", id, name + "\0\1Model", "Mesh")
                .with(Part.of("Version", 232), Part.of("Properties70").with(properties));
    }

    static Part stops(double from, double to) {
        return Part.of("Properties70")
                .with(
                        number("LocalStart", Math.round(from * FbxCurve.SECOND)),
                        number("LocalStop", Math.round(to * FbxCurve.SECOND)));
    }

    static Part named(String kind, long id, String name, Part... parts) {
        return Part.of(kind, id, name + "\0\1" + kind.replace("Animation", "Anim"), "")
                .with(parts.length > 0 ? parts : new Part[] {Part.of("None", 0)});
    }

    /** A triangle 100 units wide below each model whose number is given, and what else there is. */
    static List<Part> file(List<Part> objects, List<Part> connections, long... shown) {
        List<Part> all = new ArrayList<>(objects);
        List<Part> links = new ArrayList<>(connections);
        for (long model : shown) {
            all.add(Part.of("Geometry", 1000 + model, "face\0\1Geometry", "Mesh")
                    .with(
                            Part.of("Vertices", (Object) new double[] {0, 0, 0, 100, 0, 0, 0, 100, 0}),
                            Part.of("PolygonVertexIndex", (Object) new int[] {0, 1, -3}),
                            Part.of("GeometryVersion", 124)));
            links.add(Part.of("C", "OO", 1000 + model, model));
        }
        return List.of(
                Part.of("FBXHeaderExtension").with(Part.of("FBXVersion", 7500)),
                Part.of("Objects").with(all.toArray(Part[]::new)),
                Part.of("Connections").with(links.toArray(Part[]::new)));
    }

    static byte[] text(List<Part> file) {
        return file.stream().map(Part::text).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
    }

    /** Where a point of a node's mesh is. */
    static Vector3f at(Scene scene, String node, float x, float y) {
        List<Vector3f> found = new ArrayList<>();
        scene.roots().forEach(root -> find(root, new Matrix4f(), node, new Vector3f(x, y, 0), found));
        assertEquals(1, found.size(), node);
        return found.get(0);
    }

    private static void find(Node node, Matrix4f above, String name, Vector3f point, List<Vector3f> found) {
        Matrix4f world = new Matrix4f(above).mul(node.transform());
        if (node.name().equals(name)) {
            found.add(world.transformPosition(new Vector3f(point)));
        }
        node.children().forEach(child -> find(child, world, name, point, found));
    }

    static void near(Vector3f seen, double x, double y) {
        assertEquals(0, seen.distance((float) x, (float) y, 0), 2e-3f /* metres */, seen.toString());
    }

    static double x(Scene scene, double seconds) {
        Animation take = scene.animations().get(0);
        return at(Pose.at(scene, take, seconds), "face", 0, 0).x;
    }
}
