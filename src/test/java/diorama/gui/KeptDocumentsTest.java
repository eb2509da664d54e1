package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gui.state.Action;
import diorama.gui.state.Document;
import diorama.gui.state.History;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joml.Matrix4f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Test;

/** Which documents steps of the history keep, so that they are there at once, and which are read again. */
class KeptDocumentsTest {
    private static final Settings SETTINGS = Settings.DEFAULTS;
    private static final ViewState PHOTO =
            ViewState.empty(SETTINGS).reduce(new Action.Open(Fixtures.made("photo.jpg", SETTINGS)));
    private static final Document CUBE = Fixtures.cube("cube.glb", 5, 0, 0);

    @Test
    void aDeletedObjectsDocumentGoesWhenNoUndoLeadsBack() {
        History history = History.of(ViewState.empty(SETTINGS)).apply(new Action.Open(CUBE));
        int id = history.present().project().active();
        history = history.apply(new Action.Delete(Set.of(id)));
        assertTrue(history.present().document(id).isPresent());
        for (int i = 0; i < 300; i++) {
            history = history.apply(
                    new Action.SetOptions(history.present().settings().look().withGrid(i % 2 == 0), 0));
        }
        assertTrue(history.present().document(id).isEmpty());
    }

    /** Eight of a hundred megapixels would be some ten gigabytes. */
    @Test
    void ofLargePicturesOnlyTheNearestIsKept() {
        History history = History.of(PHOTO);
        float[] many = new float[3 * 2_000_000];
        for (int i = 0; i < 4; i++) {
            int shown = history.present().project().active();
            Mesh points = new Mesh("large", many, new float[0], new float[0], new int[0], 0);
            Node node = new Node("large", new Matrix4f(), List.of(0), Optional.empty(), List.of());
            Scene scene = new Scene(
                    List.of(node),
                    List.of(points),
                    List.of(new Material("plain", new Vector4f(1), Optional.empty(), 0, 1, false)));
            history = history.apply(
                    new Action.Replace(shown, Fixtures.cube(i + ".glb", 0, 0, 0).with(scene)));
        }
        assertEquals(3, history.present().documents().size(), "itself, the nearest, and one that the bound allows");
        history = history.apply(new Action.Undo());
        assertTrue(history.present().document().isPresent(), "the nearest step is there at once");
    }

    @Test
    void pagingThroughAFolderKeepsOnlyTheNearPictures() {
        History history = History.of(PHOTO);
        for (int i = 0; i < 40; i++) {
            int shown = history.present().project().active();
            history = history.apply(new Action.Replace(shown, Fixtures.cube(i + ".glb", 0, 0, 0)));
        }
        assertEquals(9, history.present().documents().size());
        for (int i = 0; i < 8; i++) {
            history = history.apply(new Action.Undo());
            assertTrue(history.present().document().isPresent(), "near steps are there at once");
        }
        for (int i = 0; i < 20; i++) {
            history = history.apply(new Action.Undo());
        }
        assertTrue(history.present().documents().size() <= 9);
        assertEquals(40, history.past().size() + history.future().size());
    }
}
