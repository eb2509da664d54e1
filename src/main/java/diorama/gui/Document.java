package diorama.gui;

import diorama.camera.OrbitControl;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;
import diorama.relief.Layers;
import diorama.relief.PhotoGeometry;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An opened file and what has been made of it so far.
 *
 * @param scene what is drawn
 * @param bounds where the scene lies
 * @param home the view that it is first seen from: the photo's camera, if it has one
 * @param photoCamera whether {@code home} is where a photo was taken
 * @param relief the photo behind the scene; empty for meshes
 * @param note one line for the user, or empty
 */
public record Document(
        Source source,
        Scene scene,
        Sphere bounds,
        OrbitControl home,
        boolean photoCamera,
        Optional<Relief> relief,
        String note) {

    /**
     * A photo with its depth.
     *
     * @param focalPx what the photo says of its focal length, px
     * @param depth inverse depth as estimated or read, of any size; empty while it is being estimated
     * @param layers what the mesh was made of; empty while it is being made
     * @param builtWith the settings that the scene was made with
     */
    public record Relief(
            RgbaImage photo,
            OptionalDouble focalPx,
            PhotoGeometry geometry,
            Optional<DepthMap> depth,
            Optional<Layers> layers,
            Settings builtWith) {}

    /** What must be made anew. */
    public enum Stale {
        NOTHING,
        SURFACE,
        DEPTH
    }

    /** What of this document no longer fits {@code settings}. */
    public Stale staleness(Settings settings) {
        if (relief.isEmpty()) {
            return Stale.NOTHING;
        }
        Settings built = relief.get().builtWith();
        boolean estimated = source.depth().isEmpty();
        if (relief.get().depth().isEmpty() || (estimated && !built.depth().equals(settings.depth()))) {
            return Stale.DEPTH;
        }
        boolean same = built.relief().equals(settings.relief()) && built.depth().equals(settings.depth());
        return same ? Stale.NOTHING : Stale.SURFACE;
    }
}
