package diorama.gui.state;

import diorama.mesh.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The visible objects whose files have been read, at their places. */
public record Staging(List<Part> parts) {
    public Staging {
        parts = List.copyOf(parts);
    }

    /** An object with what has been made of it. */
    public record Part(SceneObject object, Document document, boolean selected) {
        /** Where it lies in the world. */
        public Extent bounds() {
            return object.placement().equals(Placement.HOME)
                    ? document.bounds()
                    : document.bounds().in(object.placement().matrix());
        }
    }

    public static Staging of(ViewState state) {
        List<Part> parts = new ArrayList<>();
        for (SceneObject object : state.project().objects()) {
            Optional<Document> document = state.document(object.id());
            if (object.visible() && document.isPresent()) {
                boolean selected = state.project().selected().contains(object.id());
                parts.add(new Part(object, document.get(), selected));
            }
        }
        return new Staging(parts);
    }

    /** What saved pictures show. */
    public Staging rendered() {
        return new Staging(parts.stream().filter(p -> p.object().rendered()).toList());
    }

    /** What is selected. */
    public Staging selected() {
        return new Staging(parts.stream().filter(Part::selected).toList());
    }

    public Extent bounds() {
        return parts.stream().map(Part::bounds).reduce(Extent::union).orElse(Extent.UNIT);
    }

    /** Around what is selected; around all when nothing is. */
    public Extent selectionBounds() {
        return parts.stream()
                .filter(Part::selected)
                .map(Part::bounds)
                .reduce(Extent::union)
                .orElseGet(this::bounds);
    }

    /** Places all over what is shown, xyz each, scene units; of large scenes only some, and all tips. */
    float[] points() {
        SurfacePoints all = new SurfacePoints();
        for (Part part : parts) {
            Scene scene = part.document().scene();
            all.add(
                    scene,
                    part.object().hiddenMeshes(),
                    part.object().placement().matrix());
        }
        return all.points();
    }

    /** The only visible photo, where it stands alone and is the active object besides. */
    public static Optional<Part> activePhoto(ViewState state) {
        return of(state)
                .onlyPhoto()
                .filter(p -> p.object().id() == state.project().active());
    }

    /** The only part, where it is a photo that stands where its camera took it. */
    public Optional<Part> onlyPhoto() {
        return parts.size() == 1
                        && parts.get(0).document().relief().isPresent()
                        && parts.get(0).object().placement().equals(Placement.HOME)
                ? Optional.of(parts.get(0))
                : Optional.empty();
    }
}
