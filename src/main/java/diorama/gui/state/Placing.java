package diorama.gui.state;

import diorama.relief.PhotoGeometry;
import java.util.Optional;
import org.joml.Vector3f;

/** Finds room for what is opened beside other things. */
final class Placing {
    /** Air between neighbours, parts of the wider one. */
    private static final float GAP = 0.08f;

    /** How far a thing is seen whole, radii. */
    private static final float ROOM = 2.6f;

    private Placing() {}

    /** Whether a mesh comes into the picture that a photo's camera shows. */
    static boolean joinsPhoto(Staging scene, Document mesh) {
        return mesh.relief().isEmpty() && photo(scene).isPresent();
    }

    /** A mesh before the first photo's nearest point, so that it is seen at once; else on the right of all there is. */
    static Placement beside(Staging scene, Document fresh) {
        if (scene.parts().isEmpty()) {
            return Placement.HOME;
        }
        Extent own = fresh.bounds();
        if (joinsPhoto(scene, fresh)) {
            Staging.Part photo = photo(scene).orElseThrow();
            double near = photo.document().relief().orElseThrow().geometry().near();
            float distance = (float) (0.95 * near);
            // what is too large to stand there whole becomes a model of itself
            float size = Math.min(1, distance / (ROOM * own.radius()));
            Vector3f spot = photo.object().placement().matrix().transformPosition(new Vector3f(0, 0, -distance));
            Vector3f from = spot.sub(new Vector3f(own.center()).mul(size));
            return new Placement(from, new Vector3f(), new Vector3f(size));
        }
        Extent all = scene.parts().stream()
                .map(p -> room(p.document()).in(p.object().placement().matrix()))
                .reduce(Extent::union)
                .orElseThrow();
        Extent wanted = room(fresh);
        float wider = Math.max(wanted.half().x(), all.half().x());
        float x = all.max().x - wanted.min().x + 2 * GAP * wider;
        return Placement.HOME.moved(new Vector3f(x, 0, 0));
    }

    /** Where it lies; of a photo that is flat as yet, all that its camera sees, as its depth will lie somewhere in there. */
    private static Extent room(Document document) {
        if (!document.awaitsDepth()) {
            return document.bounds();
        }
        PhotoGeometry geometry = document.relief().orElseThrow().geometry();
        float far = (float) geometry.far();
        float perPixel = (float) (far / geometry.focalPx() / 2);
        Vector3f half = new Vector3f(
                perPixel * geometry.size().width(), perPixel * geometry.size().height(), far / 2);
        return document.bounds().union(new Extent(new Vector3f(0, 0, -far / 2), half));
    }

    private static Optional<Staging.Part> photo(Staging scene) {
        return scene.parts().stream()
                .filter(p -> p.document().relief().isPresent())
                .findFirst();
    }
}
