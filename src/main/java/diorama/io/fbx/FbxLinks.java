package diorama.io.fbx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The objects of an FBX file by their numbers, and what is connected with what. Used in the importing process only. */
final class FbxLinks {
    private static final FbxTree.Node NONE = new FbxTree.Node("", List.of(), List.of());

    private final Map<Long, FbxTree.Node> objects = new LinkedHashMap<>();
    private final Map<Long, List<Link>> from = new HashMap<>();
    private final Map<Long, List<Link>> to = new HashMap<>();
    private final FbxTree.Node template;

    /** @param property of what it is connected to; empty where it is the whole object */
    record Link(long from, long to, String property) {}

    FbxLinks(List<FbxTree.Node> file) {
        for (FbxTree.Node part : file) {
            for (FbxTree.Node each : part.children()) {
                if (each.name().equals("C")) {
                    Link link =
                            new Link(each.whole(1), each.whole(2), each.text(0).equals("OP") ? each.text(3) : "");
                    from.computeIfAbsent(link.from, id -> new ArrayList<>()).add(link);
                    to.computeIfAbsent(link.to, id -> new ArrayList<>()).add(link);
                } else if (part.name().equals("Objects")) {
                    objects.putIfAbsent(each.whole(0), each);
                }
            }
        }
        template = file.stream()
                .flatMap(part -> part.children().stream())
                .filter(each -> each.name().equals("ObjectType") && each.text(0).equals("Model"))
                .flatMap(each -> each.child("PropertyTemplate").stream())
                .filter(each -> each.text(0).equals("FbxNode"))
                .findFirst()
                .orElse(NONE);
    }

    /** What models are where they do not say it. */
    FbxTree.Node template() {
        return template;
    }

    FbxTree.Node object(long id) {
        return objects.getOrDefault(id, NONE);
    }

    List<FbxTree.Node> all(String name) {
        return objects.values().stream().filter(o -> o.name().equals(name)).toList();
    }

    List<Link> from(FbxTree.Node object) {
        return from.getOrDefault(object.whole(0), List.of());
    }

    List<Link> to(FbxTree.Node object) {
        return to.getOrDefault(object.whole(0), List.of());
    }

    /** What is connected with an object, in the file's order, each once. */
    List<FbxTree.Node> below(FbxTree.Node object, String name) {
        return below(object.whole(0), name);
    }

    /** @param object 0 for the whole scene */
    List<FbxTree.Node> below(long object, String name) {
        Set<Long> seen = new HashSet<>();
        return to.getOrDefault(object, List.of()).stream()
                .filter(link -> link.property.isEmpty() && seen.add(link.from))
                .flatMap(link -> Optional.ofNullable(objects.get(link.from)).stream())
                .filter(o -> o.name().equals(name))
                .toList();
    }
}
