package diorama.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.junit.jupiter.api.Test;

class PlacedSceneTest {
    /** More than some seconds if each were looked for among all. */
    private static final int MANY = 40_000;

    @Test
    void whatStayedWhereItWasIsFoundAtOnce() {
        Mesh mesh = new Mesh(
                "m", new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0}, new float[0], new float[0], new int[] {0, 1, 2}, 0);
        List<Node> nodes = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            nodes.add(new Node("n" + n, new Matrix4f().translation(n, 0, 0), List.of(0), Optional.empty(), List.of()));
        }
        PlacedScene before = PlacedScene.of(scene(nodes, mesh));
        PlacedScene again = assertTimeout(Duration.ofSeconds(4), () -> PlacedScene.of(scene(nodes, mesh), before));
        assertSame(before.meshes().get(7).bounds(), again.meshes().get(7).bounds());
        Collections.reverse(nodes);
        PlacedScene turned = assertTimeout(Duration.ofSeconds(4), () -> PlacedScene.of(scene(nodes, mesh), before));
        assertSame(
                before.meshes().get(7).bounds(), turned.meshes().get(MANY - 8).bounds());
        assertEquals(before.max(), turned.max());
    }

    private static Scene scene(List<Node> nodes, Mesh mesh) {
        return new Scene(nodes, List.of(mesh), List.of(LitScenes.paint(1)));
    }
}
