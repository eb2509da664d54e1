package diorama.gui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import diorama.gui.Fixtures;
import diorama.mesh.Animation;
import diorama.mesh.Light;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Pose;
import diorama.mesh.Scene;
import diorama.mesh.Skin;
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

    /** A strip that two bones carry, which bends to its own side. */
    private static Document strip(String name, float turn) {
        Node tip = new Node("tip", new Matrix4f().translation(0, 1, 0), List.of(), Optional.empty(), List.of());
        Node shown = new Node("strip", new Matrix4f(), List.of(0), Optional.empty(), List.of(tip));
        float[] bind = new Matrix4f().translation(0, -1, 0).get(new float[16]);
        Skin skin = new Skin(List.of("tip"), bind, new int[12], new float[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0});
        Mesh mesh = new Mesh(
                "strip",
                new float[] {0, 0, 0, 1, 0, 0, 0, 2, 0},
                new float[0],
                new float[0],
                new byte[0],
                new int[] {0, 1, 2},
                0,
                Optional.of(skin));
        Animation.Keys turns = new Animation.Keys(
                new float[] {0, 1},
                new float[] {0, 0, 0, 1, 0, 0, (float) Math.sin(turn / 2), (float) Math.cos(turn / 2)});
        Animation wave = new Animation(
                name, 1, List.of(new Animation.Track("tip", Animation.Keys.NONE, turns, Animation.Keys.NONE)));
        Document cube = Fixtures.cube(name, 0, 0, 0);
        return cube.with(new Scene(List.of(shown), List.of(mesh), cube.scene().materials(), List.of(wave)));
    }

    @Test
    void filesWithTheSameNamesBendAndMoveTheirOwn() {
        Staging.Part left = part(1, strip("left.glb", 0.5f));
        Staging.Part right = part(2, strip("right.glb", -0.8f));
        Staging.Part again = part(3, left.document());
        Scene all = staged(left, right, again);
        Animation together = Animation.together(all.animations()).orElseThrow();
        assertEquals(3, together.tracks().size(), "none is taken for another's");
        Scene bent = Pose.at(all, together, 1);
        List<Float> tips = new ArrayList<>();
        for (Node root : bent.roots()) {
            Mesh mesh = bent.meshes().get(root.children().get(0).meshes().get(0));
            tips.add(mesh.positions()[6]);
        }
        assertEquals(-Math.sin(0.5), tips.get(0), 1e-6);
        assertEquals(Math.sin(0.8), tips.get(1), 1e-6);
        assertEquals(-Math.sin(0.5), tips.get(2), 1e-6);
    }

    @Test
    void whatLiesOnTheGpuStaysTheSameWhileSomethingElseChanges() {
        StagedScene scenes = new StagedScene();
        Staging.Part left = part(1, strip("left.glb", 0.5f));
        Staging.Part right = part(2, strip("right.glb", -0.8f));
        Scene before = scenes.of(new Staging(List.of(left, right)), Document::scene);
        SceneObject moved = right.object().withName("moved");
        Scene after = scenes.of(
                new Staging(List.of(left, new Staging.Part(moved, right.document(), false))), Document::scene);
        for (int m = 0; m < before.meshes().size(); m++) {
            assertSame(before.meshes().get(m), after.meshes().get(m));
        }
    }

    @Test
    void aLampWhoseEyeIsClosedIsOut() {
        Document cube = Fixtures.cube("lit.glb", 0, 0, 0);
        List<Node> roots = new ArrayList<>(cube.scene().roots());
        for (String name : List.of("left", "right")) {
            Light light = new Light(name, Light.Kind.POINT, new Vector3f(1), 100, 0, 1, 5);
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
        assertEquals(
                List.of(5f),
                exposures(staged(new Staging.Part(dark, lit, false)).roots()),
                "the others are no brighter for it");
        Placement tenth = new Placement(new Vector3f(), new Vector3f(), new Vector3f(0.1f));
        SceneObject small = part.object().withPlacement(tenth);
        assertEquals(
                0.05f,
                exposures(staged(new Staging.Part(small, lit, false)).roots()).get(0),
                1e-6f,
                "of a tenth of the size it looks as it did");
    }

    private static List<Float> exposures(List<Node> nodes) {
        List<Float> out = new ArrayList<>();
        for (Node node : nodes) {
            node.light().ifPresent(light -> out.add(light.exposure()));
            out.addAll(exposures(node.children()));
        }
        return out;
    }
}
