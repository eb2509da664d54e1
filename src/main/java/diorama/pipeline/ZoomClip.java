package diorama.pipeline;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.camera.Camera;
import diorama.depth.DepthOptions;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;
import diorama.relief.ReliefOptions;
import diorama.render.Backdrop;
import diorama.render.Look;
import diorama.render.ScenePainter;
import diorama.video.EncodeOptions;
import diorama.video.FilmTarget;
import diorama.video.Rational;
import java.nio.file.Path;

/** The scene and the cameras of a photo's clip, ready to be painted frame by frame. */
public final class ZoomClip {
    private static final int MAX_SIDE = 1920;
    private static final Look LOOK = Look.DEFAULTS.with(Backdrop.BLACK).withSamples(1);

    private final Scene scene;
    private final CameraPath path;
    private final ZoomOptions options;
    private final Size size;

    public ZoomClip(Photo photo, DepthOptions edges, ReliefOptions relief, ZoomOptions options) {
        this.options = options;
        this.size = sizeOf(photo.picture().image().size(), options.size());
        double reach = Math.max(PhotoToRelief.REACH, 1.5 * CameraPath.PARALLAX * options.intensity());
        this.scene = PhotoToRelief.scene(photo, edges, relief, reach);
        this.path = new CameraPath(PhotoToRelief.geometry(photo, relief), photo.depth(), options);
    }

    public Scene scene() {
        return scene;
    }

    /** Size of the frames: even sides, as encoders want them. */
    public Size size() {
        return size;
    }

    public int frames() {
        return options.frames();
    }

    /** The camera of frame {@code index}; the frame behind the last is the first again in a loop. */
    public Camera camera(int index) {
        int last = options.loop() ? frames() : Math.max(1, frames() - 1);
        return path.at((double) index / last);
    }

    /**
     * Draws all frames and writes them as a film.
     *
     * @param painter used on the calling thread
     */
    public void write(
            Path target, ScenePainter painter, EncodeOptions encoding, Progress progress, CancelToken cancel) {
        FilmTarget film = FilmTarget.clip(target, size, Rational.of(options.fps()), encoding);
        ClipWriter.write(film, frames(), (frame, into) -> paint(painter, (int) frame, into), progress, cancel);
    }

    private void paint(ScenePainter painter, int frame, RgbaImage into) {
        RgbaImage drawn = painter.draw(scene, camera(frame), size, LOOK);
        into.rgba().put(0, drawn.rgba(), 0, drawn.rgba().capacity());
    }

    private static Size sizeOf(Size photo, int longSide) {
        Size fitted = longSide == 0
                ? photo.fitting(MAX_SIDE)
                : new Size((int) Math.round((double) photo.width() * longSide / photo.longSide()), Math.max(1, (int)
                        Math.round((double) photo.height() * longSide / photo.longSide())));
        return new Size(Math.max(2, fitted.width() / 2 * 2), Math.max(2, fitted.height() / 2 * 2));
    }
}
