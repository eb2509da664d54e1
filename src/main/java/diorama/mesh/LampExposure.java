package diorama.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.joml.Intersectionf;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * How bright the lamps of a file are shown. Their numbers are taken as Blender takes them (683 lumens a watt, white in the light
 * of a sun of pi watts a square metre), unless that would show nothing but black or white: files of programs without such units
 * are lit as if a white surface were just white. Reckoned once, of the whole file at rest, so that lamps that are hidden or move
 * do not change the others.
 */
public final class LampExposure {
    /** How many lamps of a scene are shown. */
    public static final int MOST = 64;

    /** Brightness of white: where all is darker than the one or most is brighter than the other there is nothing to look at. */
    private static final double DARKEST = 0.04;

    private static final double BRIGHTEST = 4;
    /** Triangles times lamps that are looked at; more only where there are more meshes times lamps. */
    private static final int WORK = 1_000_000;

    private static final int MOST_TRIANGLES = 4096;
    /** A lamp within a mesh that is smaller than this share of the scene is in its bulb or shade. */
    private static final float HOUSING = 0.05f;

    private final Scene scene;
    private final List<PlacedLamp> lamps = new ArrayList<>();
    private final List<Surface> surfaces = new ArrayList<>();

    /** A mesh that light changes. */
    private record Surface(Mesh mesh, Matrix4fc world) {}

    /** Corners of a mesh's triangles in the world, three each. */
    private record Triangles(Vector3f[] corners, Bounds box) {
        static Triangles of(Surface surface, int most) {
            int[] indices = surface.mesh.indices();
            int count = Math.min(most, indices.length / 3);
            Vector3f[] corners = new Vector3f[3 * count];
            float[] flat = new float[9 * count];
            float[] positions = surface.mesh.positions();
            for (int i = 0; i < corners.length; i++) {
                int triangle = (int) ((long) (i / 3) * (indices.length / 3) / count);
                int at = 3 * indices[3 * triangle + i % 3];
                Vector3f corner = new Vector3f(positions[at], positions[at + 1], positions[at + 2]);
                corners[i] = surface.world.transformPosition(corner);
                flat[3 * i] = corner.x;
                flat[3 * i + 1] = corner.y;
                flat[3 * i + 2] = corner.z;
            }
            return new Triangles(corners, Bounds.of(flat));
        }

        boolean isHousing(PlacedLamp lamp, float sceneSize) {
            Vector3fc p = lamp.place();
            return !lamp.isSun()
                    && size(box) < HOUSING * sceneSize
                    && p.x() >= box.minX()
                    && p.x() <= box.maxX()
                    && p.y() >= box.minY()
                    && p.y() <= box.maxY()
                    && p.z() >= box.minZ()
                    && p.z() <= box.maxZ();
        }

        /** What the lamp shows where it is brightest. */
        double brightest(PlacedLamp lamp) {
            double most = 0;
            Vector3f at = new Vector3f();
            for (int i = 0; i < corners.length; i += 3) {
                Vector3f a = corners[i];
                Vector3f b = corners[i + 1];
                Vector3f c = corners[i + 2];
                Intersectionf.findClosestPointOnTriangle(a, b, c, lamp.place(), at);
                most = larger(most, lamp.brightnessAt(at));
                if (lamp.kind() == Light.Kind.SPOT) {
                    most = larger(most, lamp.brightnessAt(middle(i)));
                    float along = Intersectionf.intersectRayTriangle(lamp.place(), lamp.aim(), a, b, c, 1e-9f);
                    if (along > 0) {
                        lamp.aim().mul(along, at).add(lamp.place());
                        most = larger(most, lamp.brightnessAt(at));
                    }
                }
            }
            return most;
        }

        /** Triangles without an area may have no nearest point. */
        private static double larger(double most, double light) {
            return light > most ? light : most;
        }

        Vector3f middle(int i) {
            return new Vector3f(corners[i])
                    .add(corners[i + 1])
                    .add(corners[i + 2])
                    .div(3);
        }
    }

    private LampExposure(Scene scene) {
        this.scene = scene;
        scene.roots().forEach(root -> find(root, new Matrix4f()));
    }

    /** The same with the exposure of its lamps. */
    public static Scene exposed(Scene scene) {
        LampExposure found = new LampExposure(scene);
        double factor = found.lamps.isEmpty() || found.surfaces.isEmpty() ? 1 : found.factor();
        if (factor == 1) {
            return scene;
        }
        List<Node> roots =
                scene.roots().stream().map(n -> times(n, (float) factor)).toList();
        return new Scene(roots, scene.meshes(), scene.materials(), scene.animations());
    }

    private static Node times(Node node, float factor) {
        Optional<Light> light = node.light().map(l -> l.exposed(factor * l.exposure()));
        List<Node> children =
                node.children().stream().map(c -> times(c, factor)).toList();
        return new Node(node.name(), node.transform(), node.meshes(), node.camera(), light, children);
    }

    private void find(Node node, Matrix4fc parent) {
        Matrix4f world = parent.mul(node.transform(), new Matrix4f());
        node.light()
                .map(light -> PlacedLamp.of(light, world))
                .filter(PlacedLamp::isFinite)
                .ifPresent(lamps::add);
        for (int index : node.meshes()) {
            Mesh mesh = scene.meshes().get(index);
            if (mesh.indices().length > 0
                    && !scene.materials().get(mesh.material()).unlit()) {
                surfaces.add(new Surface(mesh, world));
            }
        }
        node.children().forEach(child -> find(child, world));
    }

    private double factor() {
        int most = Math.max(1, Math.min(MOST_TRIANGLES, WORK / lamps.size() / surfaces.size()));
        List<Triangles> all = surfaces.stream().map(s -> Triangles.of(s, most)).toList();
        double brightest = brightest(all);
        double typical = typical(all);
        double light = brightest < DARKEST ? brightest : typical > BRIGHTEST ? typical : 1;
        return light > 0 && Double.isFinite(light) ? level(light) / light : 1;
    }

    /** Of the surface that is lit most. */
    private double brightest(List<Triangles> all) {
        float size = size(all.stream().map(Triangles::box).reduce(Bounds.EMPTY, Bounds::union));
        double most = 0;
        for (Triangles surface : all) {
            double sum = 0;
            for (PlacedLamp lamp : lamps) {
                sum += surface.isHousing(lamp, size) ? 0 : surface.brightest(lamp);
            }
            most = Math.max(most, sum);
        }
        return most;
    }

    /** The median of the triangles' middles: a wall beside a lamp may be white. */
    private double typical(List<Triangles> all) {
        double[] middles = all.stream()
                .flatMapToDouble(t -> java.util.stream.IntStream.range(0, t.corners.length / 3)
                        .mapToDouble(i -> lamps.stream()
                                .mapToDouble(lamp -> lamp.brightnessAt(t.middle(3 * i)))
                                .sum()))
                .toArray();
        Arrays.sort(middles);
        return middles[middles.length / 2];
    }

    /**
     * What is shown of {@code light}: itself between the bounds, white from ten times beyond them, and without a leap between.
     */
    private static double level(double light) {
        double bound = Math.max(DARKEST, Math.min(BRIGHTEST, light));
        double beyond = Math.min(1, Math.abs(Math.log10(light / bound)));
        return Math.pow(bound, 1 - beyond);
    }

    private static float size(Bounds box) {
        float[][] corners = box.corners();
        return new Vector3f(corners[0]).distance(new Vector3f(corners[1]));
    }
}
