package diorama.gui;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.OrbitControl;
import diorama.gl.Framebuffer;
import diorama.gl.GlDevice;
import diorama.gl.Texture;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.render.Look;
import diorama.render.SceneRenderer;
import diorama.stereo.StereoOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws the viewport's picture of a state, with a window or without. Confined to the gl thread. */
final class Stage implements AutoCloseable {
    private final SceneRenderer renderer;
    private @Nullable Shot last;
    private @Nullable Texture lastPicture;
    private Scene filteredFrom = new Scene(List.of(), List.of(), List.of());
    private Set<Settings.MeshKey> filteredBy = Set.of();
    private Scene filteredScene = filteredFrom;

    Stage(GlDevice device) {
        renderer = new SceneRenderer(device);
    }

    /** Everything that a picture depends on. */
    private record Shot(
            Document document,
            OrbitControl view,
            Look look,
            StereoPreview preview,
            StereoOptions stereo,
            Set<Settings.MeshKey> hidden,
            Size size) {}

    /** The picture of {@code document} seen by {@code view}; drawn anew only when something changed. */
    Texture picture(Document document, OrbitControl view, Settings settings, Size size) {
        Shot shot = new Shot(
                document,
                view,
                settings.look(),
                settings.view().stereoPreview(),
                settings.stereo(),
                settings.hidden(),
                size);
        Texture kept = lastPicture;
        if (kept != null && shot.equals(last)) {
            return kept;
        }
        last = null;
        Texture picture = draw(shot).texture();
        picture.filter(Texture.Filter.LINEAR);
        last = shot;
        lastPicture = picture;
        return picture;
    }

    /** Draws into a framebuffer that stays valid until the next call. */
    Framebuffer draw(Document document, OrbitControl view, Settings settings, Size size) {
        last = null;
        return draw(new Shot(
                document,
                view,
                settings.look(),
                settings.view().stereoPreview(),
                settings.stereo(),
                settings.hidden(),
                size));
    }

    private Framebuffer draw(Shot shot) {
        Sphere bounds = shot.document().bounds();
        float aspect = (float) shot.size().width() / shot.size().height();
        Camera camera = shot.view().camera(aspect, bounds.center(), bounds.radius());
        return renderer.view(scene(shot), camera, shot.size(), shot.look());
    }

    /** The document's scene without what is hidden. */
    private Scene scene(Shot shot) {
        Scene whole = shot.document().scene();
        Set<Settings.MeshKey> hidden = shot.hidden();
        if (hidden.stream().noneMatch(key -> key.source().equals(shot.document().source()))) {
            return whole;
        }
        if (!sameObject(filteredFrom, whole) || !filteredBy.equals(hidden)) {
            List<Node> roots = new ArrayList<>();
            whole.roots()
                    .forEach(root -> roots.add(without(root, shot.document().source(), hidden)));
            filteredScene = new Scene(roots, whole.meshes(), whole.materials());
            filteredFrom = whole;
            filteredBy = hidden;
        }
        return filteredScene;
    }

    /** Comparing whole scenes would read every list. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean sameObject(Scene a, Scene b) {
        return a == b;
    }

    private static Node without(Node node, Source source, Set<Settings.MeshKey> hidden) {
        List<Integer> meshes = node.meshes().stream()
                .filter(i -> !hidden.contains(new Settings.MeshKey(source, i)))
                .toList();
        List<Node> children = node.children().stream()
                .map(child -> without(child, source, hidden))
                .toList();
        return new Node(node.name(), node.transform(), meshes, node.camera(), children);
    }

    /** The settings for a picture that moves: without smooth edges. */
    static Settings draft(Settings settings) {
        return settings.with(settings.look().withSamples(1));
    }

    /** What draws, for people. */
    String name() {
        return renderer.name();
    }

    @Override
    public void close() {
        renderer.close();
    }
}
