package diorama.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.junit.jupiter.api.Test;

class NodeNamesTest {
    private static Node node(String name, Node... children) {
        return new Node(name, new Matrix4f(), List.of(), Optional.empty(), List.of(children));
    }

    private static List<String> names(List<Node> nodes) {
        List<String> out = new ArrayList<>();
        for (Node node : nodes) {
            out.add(node.name());
            out.addAll(names(node.children()));
        }
        return out;
    }

    @Test
    void twinsAreNumberedAsInBlenderAndTakeNobodysName() {
        Scene scene = new Scene(
                List.of(node("cube", node("cube"), node("cube.001")), node("cube"), node(""), node("")),
                List.of(),
                List.of());
        assertEquals(
                List.of("cube", "cube.002", "cube.001", "cube.003", "", ""),
                names(NodeNames.apart(scene).roots()));
    }

    @Test
    void whatNamesANodeFollowsIt() {
        NodeNames names = new NodeNames();
        names.tell(List.of(node("arm")));
        NodeNames.Told second = names.tell(List.of(node("arm")));
        Animation.Track track =
                new Animation.Track("arm", Animation.Keys.NONE, Animation.Keys.NONE, Animation.Keys.NONE);
        assertEquals(
                "arm.001",
                second.animation(new Animation("wave", 1, List.of(track)))
                        .tracks()
                        .get(0)
                        .node());
        Skin skin = new Skin(List.of("arm"), new float[16], new int[4], new float[4]);
        assertEquals(List.of("arm.001"), second.skin(skin).bones());
    }
}
