package diorama.render;

import diorama.camera.Camera;
import diorama.mesh.Bounds;
import diorama.mesh.LampExposure;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.PlacedLamp;
import diorama.mesh.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector3f;
import org.joml.Vector3fc;
import org.joml.Vector4f;
import org.joml.Vector4fc;
import org.jspecify.annotations.Nullable;

/**
 * A scene's tree laid out in the world: what both painters draw.
 *
 * @param photoView from world to the view space of the scene's first camera, if it has one
 * @param lamps those of the scene that light most, at most {@link LampExposure#MOST}, the strongest first
 * @param min,max corners of the box around all vertices, world space
 * @param photoRange nearest and farthest distance of a vertex along the photo camera's axis, scene units
 */
record PlacedScene(
        List<PlacedMesh> meshes,
        List<PlacedLamp> lamps,
        Optional<Matrix4fc> photoView,
        Vector3fc min,
        Vector3fc max,
        Range photoRange) {
    static final PlacedScene NOTHING =
            new PlacedScene(List.of(), List.of(), Optional.empty(), new Vector3f(), new Vector3f(), Range.of(1, 1));

    /** Distances, scene units, 0 &lt; near &lt; far. */
    record Range(float near, float far) {
        /** 1/far and 1/near. */
        float inverseFar() {
            return 1 / far;
        }

        float inverseNear() {
            return 1 / near;
        }

        static Range of(float near, float far) {
            float n = Math.max(near, 1e-6f);
            // a flat scene still needs a range to divide by
            return new Range(n, Math.max(far, n * 1.0001f));
        }
    }

    /** A camera of the scene and the way from the world to its view space. */
    private record Shot(Camera camera, Matrix4fc view) {
        Vector3f eye() {
            return view.invert(new Matrix4f()).transformPosition(new Vector3f());
        }
    }

    static PlacedScene of(Scene scene) {
        return of(scene, NOTHING);
    }

    /** As {@link #of(Scene)}; meshes that {@code before} has at the same place are not measured again. */
    static PlacedScene of(Scene scene, PlacedScene before) {
        List<Shot> shots = new ArrayList<>();
        scene.roots().forEach(root -> findCameras(root, new Matrix4f(), shots));
        Optional<Shot> shot = shots.stream().findFirst();
        Matrix4fc view = shot.map(Shot::view).orElse(new Matrix4f());
        Placer placer = new Placer(scene, view, before);
        for (Node root : scene.roots()) {
            List<Shot> own = new ArrayList<>();
            findCameras(root, new Matrix4f(), own);
            placer.place(root, new Matrix4f(), own.isEmpty() ? shot : Optional.of(own.get(0)));
        }
        return placer.placed(shot.map(Shot::view));
    }

    private static void findCameras(Node node, Matrix4fc parent, List<Shot> out) {
        Matrix4f world = parent.mul(node.transform(), new Matrix4f());
        node.camera().ifPresent(camera -> out.add(new Shot(camera, world.invert(new Matrix4f()))));
        node.children().forEach(child -> findCameras(child, world, out));
    }

    /** Measures the meshes of a tree. */
    private static final class Placer {
        private final Scene scene;
        private final Matrix4fc axisView;
        private final PlacedScene before;
        private final boolean sameAxis;
        /** Where meshes were before, filled when one moved in the order. */
        private final IdentityHashMap<Mesh, Map<Matrix4fc, PlacedMesh>> places = new IdentityHashMap<>();

        private final List<PlacedMesh> meshes = new ArrayList<>();
        private final List<PlacedLamp> lamps = new ArrayList<>();

        Placer(Scene scene, Matrix4fc axisView, PlacedScene before) {
            this.scene = scene;
            this.axisView = axisView;
            this.before = before;
            sameAxis = before.photoView.orElse(new Matrix4f()).equals(axisView);
        }

        void place(Node node, Matrix4fc parent, Optional<Shot> shot) {
            Matrix4f world = parent.mul(node.transform(), new Matrix4f());
            for (int index : node.meshes()) {
                Mesh mesh = scene.meshes().get(index);
                meshes.add(placed(mesh, world, shot));
            }
            node.light()
                    .map(light -> PlacedLamp.of(light, world))
                    .filter(PlacedLamp::isFinite)
                    .ifPresent(lamps::add);
            node.children().forEach(child -> place(child, world, shot));
        }

        private PlacedMesh placed(Mesh mesh, Matrix4fc world, Optional<Shot> shot) {
            Material material = scene.materials().get(mesh.material());
            PlacedMesh old = known(mesh, world);
            if (old != null) {
                return new PlacedMesh(
                        mesh, material, world, old.photo(), old.photographer(), old.bounds(), old.range());
            }
            Optional<Vector4fc> photo = shot.flatMap(s -> PhotoProjection.fit(
                    mesh, s.camera.projection().matrix().mul(s.view).mul(world)));
            Vector3f min = new Vector3f(Float.POSITIVE_INFINITY);
            Vector3f max = new Vector3f(Float.NEGATIVE_INFINITY);
            float near = Float.POSITIVE_INFINITY;
            float far = 0;
            Vector3f p = new Vector3f();
            float[] positions = mesh.positions();
            for (int i = 0; i < positions.length; i += 3) {
                world.transformPosition(p.set(positions[i], positions[i + 1], positions[i + 2]));
                min.min(p);
                max.max(p);
                float z = -axisView.transformPosition(p).z;
                near = Math.min(near, z > 0 ? z : near);
                far = Math.max(far, z);
            }
            Bounds bounds = new Bounds(min.x, min.y, min.z, max.x, max.y, max.z);
            Vector3f eye = shot.map(Shot::eye).orElse(new Vector3f());
            return new PlacedMesh(mesh, material, world, photo, eye, bounds, new Range(near, far));
        }

        @SuppressWarnings("ReferenceEquality") // comparing by value would compare all vertices
        private @Nullable PlacedMesh known(Mesh mesh, Matrix4fc world) {
            if (!sameAxis) {
                return null;
            }
            if (meshes.size() < before.meshes.size()) {
                PlacedMesh old = before.meshes.get(meshes.size());
                if (old.mesh() == mesh && old.world().equals(world)) {
                    return old;
                }
            }
            if (places.isEmpty()) {
                for (PlacedMesh old : before.meshes) {
                    places.computeIfAbsent(old.mesh(), m -> new HashMap<>()).putIfAbsent(old.world(), old);
                }
            }
            return places.getOrDefault(mesh, Map.of()).get(world);
        }

        private List<PlacedLamp> strongest() {
            if (lamps.size() < 2) {
                return List.copyOf(lamps);
            }
            record Ranked(PlacedLamp lamp, double reach) {}
            List<Bounds> lit = meshes.stream()
                    .filter(RenderedPass::lit)
                    .map(PlacedMesh::bounds)
                    .filter(box -> !box.isEmpty())
                    .toList();
            return lamps.stream()
                    .map(lamp -> new Ranked(lamp, reach(lamp, lit)))
                    .sorted(Comparator.comparingDouble(Ranked::reach).reversed())
                    .limit(LampExposure.MOST)
                    .map(Ranked::lamp)
                    .toList();
        }

        PlacedScene placed(Optional<Matrix4fc> photoView) {
            Bounds all = meshes.stream().map(PlacedMesh::bounds).reduce(Bounds.EMPTY, Bounds::union);
            Vector3f min = new Vector3f(all.minX(), all.minY(), all.minZ());
            Vector3f max = new Vector3f(all.maxX(), all.maxY(), all.maxZ());
            if (!min.isFinite() || !max.isFinite()) {
                min.set(0);
                max.set(0);
            }
            float near = Float.POSITIVE_INFINITY;
            float far = 0;
            for (PlacedMesh mesh : meshes) {
                near = Math.min(near, mesh.range().near());
                far = Math.max(far, mesh.range().far());
            }
            return new PlacedScene(
                    List.copyOf(meshes), strongest(), photoView, min, max, Range.of(Math.min(near, far), far));
        }
    }

    /** How much of the meshes a lamp lights; what is brighter than white counts little more. */
    private static double reach(PlacedLamp lamp, List<Bounds> lit) {
        double sum = 0;
        for (Bounds box : lit) {
            double light = lamp.brightnessOn(box);
            sum += light / (1 + light);
        }
        return sum;
    }

    /** The world-space plane whose product with a point is the distance that {@link Shading#DEPTH} shows. */
    Vector4fc depthAxis(Matrix4fc view) {
        return photoView.orElse(view).getRow(2, new Vector4f()).negate();
    }

    /** Nearest and farthest of those distances: of the vertices for a photo, of the box's corners for a free view. */
    Range depthRange(Matrix4fc view) {
        if (photoView.isPresent()) {
            return photoRange;
        }
        Vector4fc axis = depthAxis(view);
        float near = Float.POSITIVE_INFINITY;
        float far = 0;
        for (int corner = 0; corner < 8; corner++) {
            float x = (corner & 1) == 0 ? min.x() : max.x();
            float y = (corner & 2) == 0 ? min.y() : max.y();
            float z = (corner & 4) == 0 ? min.z() : max.z();
            float distance = axis.x() * x + axis.y() * y + axis.z() * z + axis.w();
            near = Math.min(near, distance);
            far = Math.max(far, distance);
        }
        return Range.of(Math.max(near, far / 20), far);
    }
}
