package diorama.gui.picture;

import diorama.gui.state.Document;
import diorama.gui.work.FlatPhoto;
import diorama.image.Picture;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A photo on a plane, where that shows the same as its relief; the last of each kind is kept. Confined to the gl thread. */
final class PlaneScenes {
    private @Nullable Picture flatOf;
    private Scene flatScene = new Scene(List.of(), List.of(), List.of());
    private @Nullable RgbaImage packedOf;
    private Scene packedScene = flatScene;

    /** The photo without depth, kept as long as it is the same photo. */
    Scene flat(Document document) {
        Document.Relief relief = document.relief().orElseThrow();
        if (!relief.picture().equals(flatOf)) {
            flatScene = FlatPhoto.scene(relief.picture().image(), relief.geometry());
            flatOf = relief.picture();
        }
        return flatScene;
    }

    /** The photo's plane with both eyes on it, kept as long as these are the same. */
    @SuppressWarnings("ReferenceEquality") // comparing by value would compare all pixels
    Scene packed(Document document, RgbaImage eyes) {
        if (eyes != packedOf) {
            packedScene = FlatPhoto.scene(eyes, document.relief().orElseThrow().geometry());
            packedOf = eyes;
        }
        return packedScene;
    }
}
