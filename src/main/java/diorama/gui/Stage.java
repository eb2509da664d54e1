package diorama.gui;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.OrbitControl;
import diorama.gl.Framebuffer;
import diorama.gl.GlDevice;
import diorama.gl.Texture;
import diorama.image.Picture;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.relief.PhotoGeometry;
import diorama.render.Look;
import diorama.render.SceneRenderer;
import diorama.render.Shading;
import diorama.render.StereoView;
import diorama.stereo.Disparity;
import diorama.stereo.StereoLayout;
import diorama.stereo.StereoOptions;
import diorama.stereo.StereoRig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws the viewport's picture of a state, with a window or without. Confined to the gl thread. */
final class Stage implements AutoCloseable {
    private final SceneRenderer renderer;
    private final SceneRenderer drafts;
    private final StereoView stereoView;
    private final StereoView stereoDrafts;
    private @Nullable Shot last;
    private @Nullable Texture lastPicture;
    private Scene filteredFrom = new Scene(List.of(), List.of(), List.of());
    private Set<Settings.MeshKey> filteredBy = Set.of();
    private Scene filteredScene = filteredFrom;
    private @Nullable Picture flatOf;
    private Scene flatScene = filteredFrom;

    Stage(GlDevice device) {
        renderer = new SceneRenderer(device);
        drafts = new SceneRenderer(device);
        stereoView = new StereoView(device, renderer);
        stereoDrafts = new StereoView(device, drafts);
    }

    /** Everything that a picture depends on. */
    private record Shot(
            Document document,
            OrbitControl view,
            Look look,
            StereoPreview preview,
            StereoOptions stereo,
            Set<Settings.MeshKey> hidden,
            Size size,
            boolean draft) {
        static Shot of(Document document, OrbitControl view, Settings settings, Size size, boolean draft) {
            return new Shot(
                    document,
                    view,
                    draft ? settings.look().withSamples(1) : settings.look(),
                    settings.view().stereoPreview(),
                    settings.stereo(),
                    settings.hidden(),
                    size,
                    draft);
        }

        /** Whether nothing but the photo is seen, as its camera took it. */
        boolean flat() {
            return document.relief().isPresent()
                    && view.equals(document.home())
                    && look.shading() == Shading.SHADED
                    && preview == StereoPreview.OFF
                    && hidden.isEmpty();
        }

        float aspect() {
            return (float) size.width() / size.height();
        }
    }

    /**
     * The picture of {@code document} seen by {@code view}; drawn anew only when something changed.
     *
     * @param draft whether speed counts more than edges and small triangles
     */
    Texture picture(Document document, OrbitControl view, Settings settings, Size size, boolean draft) {
        Shot shot = Shot.of(document, view, settings, size, draft);
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
        return draw(document, view, settings, size, false);
    }

    Framebuffer draw(Document document, OrbitControl view, Settings settings, Size size, boolean draft) {
        last = null;
        return draw(Shot.of(document, view, settings, size, draft));
    }

    private Framebuffer draw(Shot shot) {
        Sphere bounds = shot.document().bounds();
        Camera camera = shot.view().camera(shot.aspect(), bounds.center(), bounds.radius());
        Optional<Scene> draft =
                shot.draft() ? shot.document().relief().flatMap(Document.Relief::draft) : Optional.empty();
        SceneRenderer painter = draft.isPresent() ? drafts : renderer;
        if (draft.isPresent() && shot.flat()) {
            return painter.view(flat(shot.document()), camera, shot.size(), shot.look());
        }
        Scene scene = visible(shot, draft.orElse(shot.document().scene()));
        Optional<StereoLayout> layout = shot.preview().layout();
        if (layout.isEmpty() || shot.view().parallel()) {
            return painter.view(scene, camera, shot.size(), shot.look());
        }
        Disparity disparity = Disparity.of(shot.stereo(), shot.size());
        StereoRig rig = StereoRig.of(camera, shot.size(), disparity, range(shot, painter, scene, camera));
        StereoView eyes = draft.isPresent() ? stereoDrafts : stereoView;
        return eyes.view(
                scene,
                rig,
                shot.size(),
                shot.look(),
                layout.get(),
                shot.stereo().swapEyes());
    }

    /** Through the photo's camera the photo's own nearest and farthest point, so that the preview is what is exported. */
    private static StereoRig.Range range(Shot shot, SceneRenderer painter, Scene scene, Camera camera) {
        Document document = shot.document();
        if (document.relief().isPresent() && shot.view().equals(document.home())) {
            PhotoGeometry geometry = document.relief().get().geometry();
            return new StereoRig.Range(geometry.near(), geometry.far());
        }
        return painter.visibleRange(scene, camera);
    }

    /** The scene without what is hidden. */
    private Scene visible(Shot shot, Scene whole) {
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

    /** Whether a plane shows the very same: through its camera a photo is flat. */
    static boolean draftIsExact(Document document, OrbitControl view, Settings settings) {
        return Shot.of(document, view, settings, new Size(1, 1), true).flat();
    }

    /** The photo without depth, kept as long as it is the same photo. */
    private Scene flat(Document document) {
        Document.Relief relief = document.relief().orElseThrow();
        if (!relief.picture().equals(flatOf)) {
            flatScene = FlatPhoto.scene(relief.picture().image(), relief.geometry());
            flatOf = relief.picture();
        }
        return flatScene;
    }

    /** What draws, for people. */
    String name() {
        return renderer.name();
    }

    @Override
    public void close() {
        stereoDrafts.close();
        stereoView.close();
        drafts.close();
        renderer.close();
    }
}
