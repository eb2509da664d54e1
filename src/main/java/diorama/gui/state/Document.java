package diorama.gui.state;

import diorama.camera.OrbitControl;
import diorama.depth.DepthOptions;
import diorama.depth.RawDepth;
import diorama.image.DepthMap;
import diorama.image.Picture;
import diorama.io.scene.TextureBytes;
import diorama.mesh.Light;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.relief.PhotoGeometry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An opened file and what has been made of it so far.
 *
 * @param scene what is drawn
 * @param bounds where the scene lies
 * @param home the view that it is first seen from: the photo's camera, if it has one
 * @param photoCamera whether {@code home} is where a photo was taken
 * @param relief the photo behind the scene; empty for meshes
 * @param note one line for the user, or empty
 * @param film which frame of a film it is; empty for other files
 * @param originals files of pictures on meshes, which exports write on as they are
 */
public record Document(
        Source source,
        Scene scene,
        Extent bounds,
        OrbitControl home,
        boolean photoCamera,
        Optional<Relief> relief,
        String note,
        Optional<FilmFrame> film,
        List<TextureBytes> originals) {
    public Document {
        originals = List.copyOf(originals);
    }

    /** Of a file that is no film. */
    public Document(
            Source source,
            Scene scene,
            Extent bounds,
            OrbitControl home,
            boolean photoCamera,
            Optional<Relief> relief,
            String note) {
        this(source, scene, bounds, home, photoCamera, relief, note, Optional.empty(), List.of());
    }

    /**
     * A photo with its depth.
     *
     * @param raw what the network put out; empty while it works, and for photos with a depth map of their own
     * @param depth of the grid that the mesh was worked out on; empty while it is being made
     * @param draft a scene with fewer triangles, for slow renderers while the view moves
     * @param builtWith how the scene was made
     */
    public record Relief(
            Picture picture,
            PhotoGeometry geometry,
            Optional<RawDepth> raw,
            Optional<DepthMap> depth,
            Optional<Scene> draft,
            SceneObject.Recipe builtWith) {}

    public Document with(Relief other) {
        return new Document(source, scene, bounds, home, photoCamera, Optional.of(other), note, film, originals);
    }

    public Document with(Scene other) {
        return new Document(source, other, bounds, home, photoCamera, relief, note, film, originals);
    }

    /** The same of another source. */
    public Document from(Source other) {
        return new Document(other, scene, bounds, home, photoCamera, relief, note, film, originals);
    }

    /** Whether it is a picture that is flat as yet. */
    public boolean awaitsDepth() {
        return relief.filter(r -> r.raw().isEmpty() && r.depth().isEmpty()).isPresent();
    }

    /** Whether there is a timeline to it. */
    public boolean moves() {
        return film.isPresent() || !scene.animations().isEmpty();
    }

    public Document with(List<TextureBytes> others) {
        return new Document(source, scene, bounds, home, photoCamera, relief, note, film, others);
    }

    public Document with(FilmFrame frame) {
        return new Document(source, scene, bounds, home, photoCamera, relief, note, Optional.of(frame), originals);
    }

    /** In the order of the tree. */
    public List<Light> lamps() {
        List<Light> out = new ArrayList<>();
        scene.roots().forEach(root -> addLamps(root, out));
        return out;
    }

    private static void addLamps(Node node, List<Light> out) {
        node.light().ifPresent(out::add);
        node.children().forEach(child -> addLamps(child, out));
    }

    /** Of all meshes. */
    public long triangles() {
        return scene.meshes().stream()
                .mapToLong(diorama.mesh.Mesh::triangleCount)
                .sum();
    }

    /** Of all meshes. */
    public long points() {
        return scene.meshes().stream().mapToLong(diorama.mesh.Mesh::vertexCount).sum();
    }

    /** About how much memory it takes, in pixels of a photo, each of which has some 20 bytes with its depth and its surface. */
    long weight() {
        long pixels = relief.map(r -> (long) r.picture().image().size().pixels())
                .orElseGet(() -> scene.materials().stream()
                        .flatMap(material -> material.baseColorTexture().stream())
                        .mapToLong(image -> image.size().pixels())
                        .sum());
        return pixels + 8 * points();
    }

    /** What must be made anew. */
    public enum Stale {
        NOTHING,
        SURFACE,
        DEPTH,
        /** Not even the file has been read. */
        FILE
    }

    /** What of this document no longer fits {@code wanted}. */
    public Stale staleness(SceneObject.Recipe wanted) {
        if (relief.isEmpty()) {
            return Stale.NOTHING;
        }
        SceneObject.Recipe built = relief.get().builtWith();
        DepthOptions before = built.depth();
        DepthOptions now = wanted.depth();
        boolean otherDepth = !before.sameEstimate(now);
        boolean depthKnown =
                relief.get().depth().isPresent() || relief.get().raw().isPresent();
        if (!depthKnown || (source.depth().isEmpty() && otherDepth)) {
            return Stale.DEPTH;
        }
        if (relief.get().depth().isEmpty()) {
            return Stale.SURFACE;
        }
        boolean same = built.relief().equals(wanted.relief())
                && (source.depth().isEmpty() || built.importing().equals(wanted.importing()))
                && before.equals(now)
                && built.retouch().equals(wanted.retouch());
        return same ? Stale.NOTHING : Stale.SURFACE;
    }
}
