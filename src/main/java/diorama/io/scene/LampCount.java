package diorama.io.scene;

import diorama.mesh.Node;
import java.util.List;

/** How many lamps hang in a tree. */
public final class LampCount {
    private LampCount() {}

    public static long of(List<Node> nodes) {
        return nodes.stream()
                .mapToLong(n -> (n.light().isPresent() ? 1 : 0) + of(n.children()))
                .sum();
    }
}
