package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.mesh.Light;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;

/** The scenes of several files as one. */
class StagedSceneTest {
    private static Staging.Part part(int id, Document document) {
        SceneObject object =
                SceneObject.of(id, document.source().name(), document.source(), Settings.DEFAULTS.recipe());
        return new Staging.Part(object, document, false);
    }

    private static Scene staged(Staging.Part... parts) {
        return new StagedScene().of(new Staging(List.of(parts)), Document::scene);
    }

    private static List<String> lamps(List<Node> nodes) {
        List<String> out = new ArrayList<>();
        for (Node node : nodes) {
            node.light().map(Light::name).ifPresent(out::add);
            out.addAll(lamps(node.children()));
        }
        return out;
    }

    @Test
    void aLampWhoseEyeIsClosedIsOut() {
        Document cube = Fixtures.cube("lit.glb", 0, 0, 0);
        List<Node> roots = new ArrayList<>(cube.scene().roots());
        for (String name : List.of("left", "right")) {
            Light light = new Light(name, Light.Kind.POINT, new Vector3f(1), 100, 0, 1);
            roots.add(new Node(name, new Matrix4f(), List.of(), Optional.empty(), Optional.of(light), List.of()));
        }
        Document lit =
                cube.with(new Scene(roots, cube.scene().meshes(), cube.scene().materials()));
        Staging.Part part = part(1, lit);
        assertEquals(List.of("left", "right"), lamps(staged(part).roots()));
        SceneObject dark = part.object().withMeshHidden(1, true);
        assertEquals(
                List.of("right"),
                lamps(staged(new Staging.Part(dark, lit, false)).roots()));
    }
}
