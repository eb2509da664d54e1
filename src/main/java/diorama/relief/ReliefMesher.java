package diorama.relief;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.image.Sampler;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.joml.Matrix4f;
import org.joml.Vector4f;

/**
 * Makes a photo's layers into a scene for files: what the camera saw, what lies behind its tears, and the camera itself.
 *
 * <p>Texture coordinates are places in the photo. The mesh has as few triangles as keep every pixel within
 * {@link ReliefOptions#maxError} of where the full grid would put it, seen by the strongest view (the reach); cells that tears
 * run through go down to pixels and are cut, each side keeping its own depth up to the cut; then what can go within the bound goes
 * ({@link ReliefDecimator}).
 */
public final class ReliefMesher {
    /** Reach of a stereo pair with 4 % divergence, per eye, in longer sides of the photo: {@code 1/2 * 4/100}. */
    private static final double DEFAULT_REACH = 0.02;

    /** The background is a guess: its error may be this many times larger. */
    private static final float GUESS = 8;

    private ReliefMesher() {}

    /** The scene for views as far apart as those of a stereo pair with 4 % divergence. */
    public static Scene mesh(Layers layers, PhotoGeometry geometry, ReliefOptions options) {
        return mesh(layers, geometry, options, DEFAULT_REACH * layers.size().longSide());
    }

    /**
     * @param reachPx parallax, px, between the nearest and the farthest point in the strongest view that must be exact
     * @return nodes "relief", "background" (when asked for and there is one) and "camera"; metres, +Y up, the photo's camera
     *     at the origin looking along -Z
     */
    public static Scene mesh(Layers layers, PhotoGeometry geometry, ReliefOptions options, double reachPx) {
        if (!layers.size().equals(geometry.size()) || !(reachPx > 0)) {
            throw new IllegalArgumentException(layers.size() + " with " + geometry + ", reach " + reachPx);
        }
        List<Mesh> meshes = new ArrayList<>();
        List<Material> materials = new ArrayList<>();
        if (options.subdivisions() > 0) {
            meshes.add(ReliefPlane.mesh("relief", layers.depth(), geometry, options.subdivisions()));
        } else {
            meshes.addAll(surfaces(layers, geometry, options, reachPx));
        }
        meshes.replaceAll(mesh -> ReliefSkirt.added(mesh, geometry, options.skirt()));
        materials.add(photo("photo", layers.color()));
        if (meshes.size() > 1) {
            materials.add(photo("background", filled(layers)));
        }
        return new Scene(nodes(meshes, geometry), meshes, materials);
    }

    /** The front and, when it is wanted and not empty, the background, made side by side. */
    private static List<Mesh> surfaces(Layers layers, PhotoGeometry geometry, ReliefOptions options, double reachPx) {
        Supplier<Mesh> front = () -> surface(ReliefField.front(layers), geometry, options.maxError(), reachPx)
                .mesh("relief", 0);
        if (!options.background()) {
            return List.of(front.get());
        }
        Supplier<Mesh> back = () -> surface(ReliefField.back(layers), geometry, GUESS * options.maxError(), reachPx)
                .mesh("background", 1);
        return Parallel.both(front, back).stream()
                .filter(mesh -> mesh.triangleCount() > 0)
                .toList();
    }

    private static ReliefVertices surface(
            ReliefField field, PhotoGeometry geometry, double maxErrorPx, double reachPx) {
        ReliefCuts cuts = new ReliefCuts(field);
        double scale = field.scale();
        ReliefError error = new ReliefError(field, geometry, reachPx / scale, maxErrorPx / scale);
        QuadRefiner refiner = new QuadRefiner(field, cuts, error);
        refiner.refine();
        ReliefVertices out = new ReliefVertices(geometry, 8 * cuts.count(), field.scale());
        refiner.emit(new ReliefSurface(field, cuts, out));
        ReliefDecimator.decimate(out, error, new Size(field.width(), field.height()));
        return out;
    }

    private static List<Node> nodes(List<Mesh> meshes, PhotoGeometry geometry) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < meshes.size(); i++) {
            nodes.add(new Node(meshes.get(i).name(), new Matrix4f(), List.of(i), Optional.empty(), List.of()));
        }
        nodes.add(new Node("camera", new Matrix4f(), List.of(), Optional.of(geometry.photoCamera()), List.of()));
        return nodes;
    }

    private static Material photo(String name, RgbaImage image) {
        return new Material(name, new Vector4f(1), Optional.of(image), 0, 1, true).with(Sampler.SINGLE);
    }

    /** The background's colours, and the photo's where there is no background: nothing dark bleeds in at the rim. */
    private static RgbaImage filled(Layers layers) {
        Size size = layers.size();
        RgbaImage out = RgbaImage.allocate(size);
        ByteBuffer to = out.rgba();
        ByteBuffer front = layers.color().rgba();
        ByteBuffer back = layers.backColor().rgba();
        float[] depth = layers.backDepth();
        for (int p = 0; p < depth.length; p++) {
            to.putInt(4 * p, (depth[p] < 0 ? front : back).getInt(4 * p));
        }
        return out;
    }
}
