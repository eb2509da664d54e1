package diorama.pipeline.clip;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.depth.DepthOptions;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;
import diorama.pipeline.photo.Photo;
import diorama.pipeline.photo.PhotoToRelief;
import diorama.pipeline.walk.FilmRun;
import diorama.relief.Layers;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefOptions;
import diorama.render.Backdrop;
import diorama.render.Grade;
import diorama.render.GradeOptions;
import diorama.render.LensOptions;
import diorama.render.LensPainter;
import diorama.render.Look;
import diorama.render.ScenePainter;
import diorama.video.av.Rational;
import diorama.video.encode.FilmTarget;
import diorama.video.option.EncodeOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joml.Vector3fc;

/** The scene and the cameras of a photo's clip, ready to be painted frame by frame. */
public final class ZoomClip {
    private static final int MAX_SIDE = 1920;
    private static final Look LOOK = Look.DEFAULTS.with(Backdrop.BLACK).withSamples(1);

    private final Scene scene;
    private final CameraPath path;
    private final ZoomOptions options;
    private final Size size;
    private final LensOptions lens;
    private final GradeOptions grade;

    private ZoomClip(
            Scene scene, CameraPath path, ZoomOptions options, Size size, LensOptions lens, GradeOptions grade) {
        this.scene = scene;
        this.path = path;
        this.options = options;
        this.size = size;
        this.lens = lens;
        this.grade = grade;
    }

    /** A clip through a scene that is there already. */
    public static ZoomClip of(
            Scene scene, PhotoGeometry geometry, DepthMap depth, ZoomOptions options, Optional<CameraKeys> keys) {
        return new ZoomClip(
                scene,
                new CameraPath(geometry, depth, options, keys),
                options,
                sizeOf(geometry.size(), options.size()),
                LensOptions.DEFAULTS,
                GradeOptions.DEFAULTS);
    }

    /** A clip without lens and grade. */
    public ZoomClip(Photo photo, DepthOptions edges, ReliefOptions relief, ZoomOptions options) {
        this(photo, edges, relief, options, Optional.empty());
    }

    /** @param keys the camera's way, instead of the options' move */
    public ZoomClip(
            Photo photo, DepthOptions edges, ReliefOptions relief, ZoomOptions options, Optional<CameraKeys> keys) {
        this.options = options;
        this.lens = LensOptions.DEFAULTS;
        this.grade = GradeOptions.DEFAULTS;
        this.size = sizeOf(photo.picture().image().size(), options.size());
        double reach = Math.max(PhotoToRelief.REACH, 1.5 * CameraPath.PARALLAX * options.intensity());
        Layers torn = PhotoToRelief.torn(photo, edges, relief, reach);
        this.scene = PhotoToRelief.scene(torn, photo, relief, reach);
        this.path = new CameraPath(PhotoToRelief.geometry(photo, relief), torn.depth(), options, keys);
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

    /** The same clip through another lens and graded. */
    public ZoomClip with(LensOptions otherLens, GradeOptions otherGrade) {
        return new ZoomClip(scene, path, options, size, otherLens, otherGrade);
    }

    /** The camera of frame {@code index}; the frame behind the last is the first again in a loop. */
    public Camera camera(int index) {
        return moment(index);
    }

    /** The camera at a time from 0 to the clip's length, s; off-axis, with the shape of the photo. */
    public Camera cameraAt(double seconds) {
        return moment(frameAt(seconds));
    }

    private double frameAt(double seconds) {
        return Math.max(0, Math.min(frames(), seconds * options.fps()));
    }

    /**
     * The cameras whose pictures' mean is a moment through the lens; none where all is sharp.
     *
     * @param most so many instead of more, for a preview
     */
    public List<Camera> lensAt(double seconds, int most) {
        if (lens.samples() == 1) {
            return List.of();
        }
        double frame = frameAt(seconds);
        LensPainter.Lens open = lens(Math.min(most, lens.samples()));
        double sharp = sharpDistance(cameraAt(seconds));
        return IntStream.range(0, open.samples())
                .mapToObj(k -> LensPainter.camera(shift -> moment(frame + shift), sharp, open, k, size))
                .toList();
    }

    public GradeOptions grade() {
        return grade;
    }

    /**
     * The key that puts the clip's camera at {@code eye}, looking where {@code yaw} and {@code pitch} say; what is focused stays in
     * the frame.
     *
     * @param yaw to the right, radians, as of a camera that was turned about +Y
     * @param pitch upwards, radians
     * @param zoom width that the photo's camera sees, of the width that this one sees
     */
    public CameraKey key(float seconds, Vector3fc eye, float yaw, float pitch, float zoom) {
        return path.key(seconds, eye, yaw, pitch, zoom);
    }

    /** The camera between frames; a key at the very end of a loop is seen there. */
    private Camera moment(double frame) {
        int last = options.loop() ? frames() : Math.max(1, frames() - 1);
        double t = frame / last;
        return path.at(options.loop() && t != 1 ? t - Math.floor(t) : Math.max(0, Math.min(1, t)));
    }

    /**
     * Draws all frames and writes them as a film.
     *
     * @param painter used on the calling thread
     */
    public void write(Path target, ScenePainter painter, EncodeOptions encoding, FilmRun how) {
        FilmTarget film = FilmTarget.clip(target, size, Rational.of(options.fps()), encoding);
        Grade graded = new Grade(grade);
        Look look = LOOK.withSamples(options.ssaa() * options.ssaa());
        LensPainter blurred = new LensPainter(painter, lens.samples() > 1 ? size : new Size(1, 1));
        ClipWriter.write(
                film,
                frames(),
                (frame, into) -> {
                    if (lens.samples() > 1) {
                        blur(blurred, (int) frame, into);
                    } else {
                        RgbaImage drawn = painter.draw(scene, camera((int) frame), size, look);
                        into.rgba().put(0, drawn.rgba(), 0, drawn.rgba().capacity());
                    }
                    graded.apply(into);
                },
                how);
    }

    private void blur(LensPainter painter, int frame, RgbaImage into) {
        double sharp = sharpDistance(camera(frame));
        painter.draw(scene, shift -> moment(frame + shift), sharp, lens(lens.samples()), LOOK, into);
    }

    private double sharpDistance(Camera camera) {
        return path.distance(camera, lens.sharp() < 0 ? options.focus() : lens.sharp());
    }

    private LensPainter.Lens lens(int samples) {
        return new LensPainter.Lens(path.sideways(lens.blur() / 100), lens.shutter(), samples);
    }

    private static Size sizeOf(Size photo, int longSide) {
        Size fitted = longSide == 0
                ? photo.fitting(MAX_SIDE)
                : new Size((int) Math.round((double) photo.width() * longSide / photo.longSide()), Math.max(1, (int)
                        Math.round((double) photo.height() * longSide / photo.longSide())));
        return new Size(Math.max(2, fitted.width() / 2 * 2), Math.max(2, fitted.height() / 2 * 2));
    }
}
