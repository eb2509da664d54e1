package diorama.gui.picture;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.OrbitControl;
import diorama.camera.Projection;
import diorama.gl.Framebuffer;
import diorama.gl.GlDevice;
import diorama.gl.Texture;
import diorama.gui.host.Easel;
import diorama.gui.state.Document;
import diorama.gui.state.Extent;
import diorama.gui.state.Settings;
import diorama.gui.state.StagedScene;
import diorama.gui.state.Staging;
import diorama.gui.work.LightLibrary;
import diorama.image.LightMap;
import diorama.mesh.Scene;
import diorama.relief.PhotoGeometry;
import diorama.render.Backdrop;
import diorama.render.Pyramids;
import diorama.render.SceneRenderer;
import diorama.render.Shading;
import diorama.stereo.Disparity;
import diorama.stereo.StereoLayout;
import diorama.stereo.StereoRig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Draws the viewport's picture of a state, with a window or without. Confined to the gl thread. */
public final class Stage implements AutoCloseable {
    /** How long a frame waits for the next strip of a picture, and for a picture that is being made ready, s. */
    private static final double SOON = 0.001;

    private static final double LATER = 0.1;

    /** Pixels of a texture where there is no card: more than screens show, and 140 MB with its smaller copies. */
    private static final long MOST = 26_000_000;

    private final GlDevice device;
    private final LightLibrary library;
    private final LensView lens;
    /** So many pictures of a lens are drawn in a frame of the window. */
    private final int together;

    private final Easel wholes;
    private final Easel drafts;
    /** What the first photo is drawn with. */
    private final Easel first;

    private final WarmUp warmUp = new WarmUp();
    private @Nullable Take last;
    private @Nullable Texture lastPicture;
    private final StagedScene wholeScenes = new StagedScene();
    private final StagedScene draftScenes = new StagedScene();
    private final PlaneScenes planes = new PlaneScenes();

    /** Of pictures for files, whatever time they take. */
    public Stage(GlDevice device) {
        this(device, new LightLibrary(), Pyramids.none());
    }

    /**
     * Of a window, which does not wait until a processor has brought a hundred megapixels.
     *
     * @param library knows surroundings by their files
     */
    Stage(GlDevice device, LightLibrary library) {
        this(device, library, device.softwareRenderer() ? Pyramids.upTo(MOST) : Pyramids.none());
    }

    private Stage(GlDevice device, LightLibrary library, Pyramids pyramids) {
        this.device = device;
        this.library = library;
        lens = new LensView(device);
        together = device.softwareRenderer() ? 1 : 8;
        wholes = new Easel(device, pyramids);
        drafts = new Easel(device, pyramids);
        first = device.softwareRenderer() ? drafts : wholes;
    }

    /**
     * Has the driver translate what the first photo is drawn with, which takes longer than drawing it: one part of that, as the
     * window answers in between.
     *
     * @return whether there is another part
     */
    boolean warmUp(Settings settings) {
        return lastPicture == null && warmUp.part(first, settings);
    }

    /** Whether a picture was drawn for a window. */
    boolean hasDrawn() {
        return lastPicture != null;
    }

    /**
     * The picture of {@code staging} seen by {@code view}; drawn anew only when something changed.
     *
     * @param draft whether speed counts more than edges and small triangles
     * @param through what else is looked through
     */
    Texture picture(Staging staging, OrbitControl view, Settings settings, Size size, boolean draft, Through through) {
        Take shot = Take.of(staging, view, settings, around(settings), size, draft, through);
        Texture kept = lastPicture;
        Easel easel = easel(shot);
        boolean other = easel.isReady() && easel.renderer().bring();
        boolean same = kept != null && shot.equals(last) && !other;
        if (kept != null && same && !isComing(shot)) {
            return kept;
        }
        last = null;
        Texture picture = (same ? developed(shot) : begun(shot)).texture();
        picture.filter(Texture.Filter.LINEAR);
        last = shot;
        lastPicture = picture;
        return picture;
    }

    /** The first of a picture, of which a card has time for more at once. */
    private Framebuffer begun(Take shot) {
        Framebuffer sharp = begun(shot, draw(shot));
        return isComing(shot) && together > 1 ? developed(shot) : sharp;
    }

    private Framebuffer begun(Take shot, Framebuffer drawn) {
        return shot.exposure().isEmpty() ? drawn : lens.begin(shot.exposure().get(), drawn);
    }

    private Framebuffer developed(Take shot) {
        return lens.more(
                shot.exposure().orElseThrow(),
                together,
                camera -> draw(shot, widened(camera, shot.aspect()), easel(shot)));
    }

    private boolean isComing(Take shot) {
        return shot.exposure().filter(lens::isComing).isPresent();
    }

    /** All of a picture of which what is sharp was drawn. */
    private Framebuffer whole(Take shot, Framebuffer sharp) {
        Framebuffer drawn = begun(shot, sharp);
        while (isComing(shot)) {
            drawn = developed(shot);
        }
        return drawn;
    }

    /** When more can be brought of the picture that was drawn last, s from now. */
    public double due() {
        if (last != null && isComing(last)) {
            return SOON;
        }
        Easel easel = last == null ? wholes : easel(last);
        return easel.isReady() ? SOON : easel.isComing() ? LATER : Double.POSITIVE_INFINITY;
    }

    private Easel easel(Take shot) {
        return shot.draft() ? drafts : wholes;
    }

    /** Draws all triangles into a framebuffer that stays valid until the next call. */
    public Framebuffer draw(Staging staging, OrbitControl view, Settings settings, Size size) {
        return draw(staging, view, settings, size, false, Through.NOTHING);
    }

    /** As {@link #picture}, into a framebuffer that stays valid until the next call; large pictures may be coarse. */
    public Framebuffer draw(
            Staging staging, OrbitControl view, Settings settings, Size size, boolean draft, Through through) {
        last = null;
        Take shot = Take.of(staging, view, settings, around(settings), size, draft, through);
        return whole(shot, draw(shot));
    }

    /** As {@link #draw}, with all of large pictures, by and by. */
    public Photograph photograph(Staging staging, OrbitControl view, Settings settings, Size size, Through through) {
        // a lens' pictures smooth edges by themselves
        Settings drawn = through.isManifold() ? settings.with(settings.look().withSamples(1)) : settings;
        Take shot = Take.of(staging, view, drawn, around(settings), size, false, through);
        return new Photograph(
                wholes,
                new LensView(device),
                shot.exposure(),
                () -> beside(draw(shot)),
                camera -> beside(draw(shot, widened(camera, shot.aspect()), wholes)));
    }

    /** What was drawn over what the window shows, unless that is a lens' picture, which lies elsewhere. */
    private Framebuffer beside(Framebuffer drawn) {
        if (last != null && last.exposure().isEmpty()) {
            last = null;
        }
        return drawn;
    }

    private Optional<LightMap> around(Settings settings) {
        boolean seen =
                settings.look().shading() == Shading.RENDERED || settings.look().backdrop() == Backdrop.SURROUNDINGS;
        return seen ? library.of(settings.lighting().surroundingsFile()) : Optional.empty();
    }

    private Framebuffer draw(Take shot) {
        Camera camera = shot.through()
                .map(c -> widened(c, shot.aspect()))
                .orElseGet(() -> camera(shot.staging(), shot.view(), shot.size()));
        return draw(shot, camera, easel(shot));
    }

    private Framebuffer draw(Take shot, Camera camera, Easel easel) {
        SceneRenderer painter = easel.renderer();
        painter.light(shot.lighting(), shot.around(), shot.draft());
        if (shot.eyes().isPresent()
                && shot.photoAtHome().isPresent()
                && shot.look().showsPhoto()) {
            Document photo = shot.photoAtHome().orElseThrow().document();
            return painter.view(planes.packed(photo, shot.eyes().get()), camera, shot.size(), shot.look());
        }
        if (shot.draft() && shot.flat()) {
            Document photo = shot.photoAtHome().orElseThrow().document();
            return painter.view(planes.flat(photo), camera, shot.size(), shot.look());
        }
        Scene scene = shot.draft()
                ? draftScenes.of(shot.staging(), Stage::draft)
                : wholeScenes.of(shot.staging(), Document::scene);
        Optional<StereoLayout> layout = shot.preview().layout();
        if (layout.isEmpty() || shot.view().parallel() || shot.through().isPresent()) {
            return painter.view(scene, camera, shot.size(), shot.look());
        }
        Disparity disparity = Disparity.of(shot.stereo(), shot.size());
        StereoRig rig = StereoRig.of(camera, shot.size(), disparity, range(shot, painter, scene, camera));
        return easel.eyes()
                .view(
                        scene,
                        rig,
                        shot.size(),
                        shot.look(),
                        layout.get(),
                        shot.stereo().swapEyes());
    }

    /** What a view of {@code staging} sees in a picture of that size. */
    public static Camera camera(Staging staging, OrbitControl view, Size size) {
        Extent bounds = staging.bounds();
        return view.camera((float) size.width() / size.height(), bounds.center(), bounds.radius());
    }

    /** The camera with a window of another shape round its own. */
    public static Camera widened(Camera camera, float aspect) {
        if (!(camera.projection() instanceof Projection.OffAxis w)) {
            return camera;
        }
        float width = w.right() - w.left();
        float height = w.top() - w.bottom();
        float addX = Math.max(0, height * aspect - width) / 2;
        float addY = Math.max(0, width / aspect - height) / 2;
        Projection window = new Projection.OffAxis(
                w.left() - addX, w.right() + addX, w.bottom() - addY, w.top() + addY, w.near(), w.far());
        return new Camera(camera.eye(), camera.target(), camera.up(), window);
    }

    private static Scene draft(Document document) {
        return document.relief().flatMap(Document.Relief::draft).orElse(document.scene());
    }

    /** Through the photo's camera the photo's own nearest and farthest point, so that the preview is what is exported. */
    private static StereoRig.Range range(Take shot, SceneRenderer painter, Scene scene, Camera camera) {
        Optional<Staging.Part> photo = shot.photoAtHome();
        if (photo.isPresent()) {
            PhotoGeometry geometry =
                    photo.get().document().relief().orElseThrow().geometry();
            return new StereoRig.Range(geometry.near(), geometry.far());
        }
        return painter.visibleRange(scene, camera);
    }

    /** Whether a plane shows the very same: through its camera a photo is flat. */
    static boolean draftIsExact(Staging staging, OrbitControl view, Settings settings) {
        return Take.of(staging, view, settings, Optional.empty(), new Size(1, 1), true, Through.NOTHING)
                .flat();
    }

    @Override
    public void close() {
        lens.close();
        drafts.close();
        wholes.close();
    }
}
