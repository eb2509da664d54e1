package diorama.gui.state;

import diorama.camera.Camera;
import diorama.camera.OrbitControl;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import java.util.List;
import java.util.Optional;
import org.joml.Intersectionf;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector3f;

/** Finds the object under the mouse, on the CPU: a million triangles take some milliseconds. */
public final class Picker {
    /** How far beside the ray a point of a cloud is still hit, as a part of its distance: some pixels. */
    private static final float BESIDE = 0.008f;

    private Picker() {}

    /**
     * What is under a place.
     *
     * @param distance from the eye, scene units
     * @param place in the world: of a surface where the mouse meets it, of a cloud the point that is meant
     */
    public record Hit(int object, float distance, Vector3f place) {}

    /**
     * A straight line in some space.
     *
     * @param least distance in the world that {@link #BESIDE} is a part of: nearer things are no smaller to the hand
     */
    private record Ray(Vector3f from, Vector3f along, float least) {
        Ray in(Matrix4fc world) {
            Matrix4f inverse = world.invert(new Matrix4f());
            // not made of unit length again: distances stay those of the world
            return new Ray(
                    inverse.transformPosition(new Vector3f(from)),
                    inverse.transformDirection(new Vector3f(along)),
                    least);
        }
    }

    /** @param x,y in NDC of a viewport of the given aspect */
    public static Optional<Hit> at(Staging staging, OrbitControl view, float x, float y, float aspect) {
        return along(staging, ray(staging, view, x, y, aspect));
    }

    /** The place in the world of the surface there; as {@link #at}. */
    public static Optional<Vector3f> point(Staging staging, OrbitControl view, float x, float y, float aspect) {
        return at(staging, view, x, y, aspect).map(Hit::place);
    }

    /** The place in the world of the surface at x, y in NDC of what a camera sees. */
    public static Optional<Vector3f> point(Staging staging, Camera camera, float x, float y) {
        return along(staging, ray(staging, camera, x, y)).map(Hit::place);
    }

    private static Ray ray(Staging staging, OrbitControl view, float x, float y, float aspect) {
        Extent bounds = staging.bounds();
        return ray(staging, view.camera(aspect, bounds.center(), bounds.radius()), x, y);
    }

    private static Ray ray(Staging staging, Camera camera, float x, float y) {
        Matrix4f inverse = camera.viewProjection().invert();
        Vector3f near = inverse.transformProject(new Vector3f(x, y, -1));
        Vector3f far = inverse.transformProject(new Vector3f(x, y, 1));
        return new Ray(near, far.sub(near).normalize(), staging.bounds().radius());
    }

    private static Optional<Hit> along(Staging staging, Ray ray) {
        Optional<Hit> best = Optional.empty();
        for (Staging.Part part : staging.parts()) {
            Matrix4f world = part.object().placement().matrix();
            if (!meetsBox(ray.in(world), part.document().bounds())) {
                continue;
            }
            Search search = new Search(part, ray);
            search.look(part.document().scene().roots(), world);
            if (search.best < best.map(Hit::distance).orElse(Float.POSITIVE_INFINITY)) {
                best = Optional.of(new Hit(part.object().id(), search.best, search.place));
            }
        }
        return best;
    }

    private static boolean meetsBox(Ray ray, Extent box) {
        return Intersectionf.testRayAab(ray.from, ray.along, box.min(), box.max());
    }

    /** Through the meshes of one object. */
    private static final class Search {
        private final Staging.Part part;
        private final Ray ray;
        private float best = Float.POSITIVE_INFINITY;
        private Vector3f place = new Vector3f();

        Search(Staging.Part part, Ray ray) {
            this.part = part;
            this.ray = ray;
        }

        void look(List<Node> nodes, Matrix4fc parent) {
            for (Node node : nodes) {
                Matrix4f world = parent.mul(node.transform(), new Matrix4f());
                Ray local = ray.in(world);
                for (int index : node.meshes()) {
                    if (!part.object().hiddenMeshes().contains(index)) {
                        look(part.document().scene().meshes().get(index), local, world);
                    }
                }
                look(node.children(), world);
            }
        }

        private void look(Mesh mesh, Ray local, Matrix4fc world) {
            boolean cloud = mesh.indices().length == 0;
            float reached = cloud ? nearestPoint(mesh, local) : nearest(mesh, local);
            if (reached >= best) {
                return;
            }
            best = reached;
            place = cloud
                    ? world.transformPosition(meant(mesh, local, reached))
                    : new Vector3f(ray.along).mul(reached).add(ray.from);
        }
    }

    /** How far a point lies along the ray, and beside it as a part of what still counts, squared. */
    private record Seen(float along, float beside) {
        static Seen of(float[] p, int i, Ray ray, float length) {
            float x = p[i] - ray.from.x, y = p[i + 1] - ray.from.y, z = p[i + 2] - ray.from.z;
            float t = (x * ray.along.x + y * ray.along.y + z * ray.along.z) / length;
            float slack = BESIDE * Math.max(t, ray.least);
            return new Seen(t, (x * x + y * y + z * z - t * t * length) / (slack * slack * length));
        }
    }

    /** Of the vertices of a mesh without faces. */
    private static float nearestPoint(Mesh mesh, Ray ray) {
        float length = ray.along.lengthSquared();
        float best = Float.POSITIVE_INFINITY;
        for (int i = 0; i < mesh.positions().length; i += 3) {
            Seen seen = Seen.of(mesh.positions(), i, ray, length);
            if (seen.along > 0 && seen.along < best && seen.beside < 1) {
                best = seen.along;
            }
        }
        return best;
    }

    /** Of the points about as near as the nearest one the one that lies least beside the ray. */
    private static Vector3f meant(Mesh mesh, Ray ray, float nearest) {
        float length = ray.along.lengthSquared();
        float farthest = nearest + 2 * BESIDE * Math.max(nearest, ray.least);
        float least = Float.POSITIVE_INFINITY;
        int found = 0;
        for (int i = 0; i < mesh.positions().length; i += 3) {
            Seen seen = Seen.of(mesh.positions(), i, ray, length);
            if (seen.along > 0 && seen.along <= farthest && seen.beside < least) {
                least = seen.beside;
                found = i;
            }
        }
        return new Vector3f(mesh.positions()[found], mesh.positions()[found + 1], mesh.positions()[found + 2]);
    }

    /** Moeller and Trumbore, Fast, Minimum Storage Ray/Triangle Intersection, 1997; both sides count. */
    private static float nearest(Mesh mesh, Ray ray) {
        int[] indices = mesh.indices();
        float[] p = mesh.positions();
        float best = Float.POSITIVE_INFINITY;
        float ox = ray.from.x, oy = ray.from.y, oz = ray.from.z;
        float dx = ray.along.x, dy = ray.along.y, dz = ray.along.z;
        for (int i = 0; i < indices.length; i += 3) {
            int a = 3 * indices[i];
            int b = 3 * indices[i + 1];
            int c = 3 * indices[i + 2];
            float e1x = p[b] - p[a], e1y = p[b + 1] - p[a + 1], e1z = p[b + 2] - p[a + 2];
            float e2x = p[c] - p[a], e2y = p[c + 1] - p[a + 1], e2z = p[c + 2] - p[a + 2];
            float hx = dy * e2z - dz * e2y, hy = dz * e2x - dx * e2z, hz = dx * e2y - dy * e2x;
            float det = e1x * hx + e1y * hy + e1z * hz;
            if (det == 0) {
                continue;
            }
            float sx = ox - p[a], sy = oy - p[a + 1], sz = oz - p[a + 2];
            float u = (sx * hx + sy * hy + sz * hz) / det;
            float qx = sy * e1z - sz * e1y, qy = sz * e1x - sx * e1z, qz = sx * e1y - sy * e1x;
            float v = (dx * qx + dy * qy + dz * qz) / det;
            float t = (e2x * qx + e2y * qy + e2z * qz) / det;
            if (u >= 0 && v >= 0 && u + v <= 1 && t > 0 && t < best) {
                best = t;
            }
        }
        return best;
    }
}
