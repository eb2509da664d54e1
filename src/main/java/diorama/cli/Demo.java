package diorama.cli;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.camera.OrbitControl;
import diorama.depth.DepthOptions;
import diorama.image.ColorRamp;
import diorama.image.ContactSheet;
import diorama.image.DepthFiles;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.io.SceneFiles;
import diorama.io.scene.ExportOptions;
import diorama.mesh.Scene;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.clip.CameraMove;
import diorama.pipeline.clip.ZoomClip;
import diorama.pipeline.clip.ZoomOptions;
import diorama.pipeline.draw.StereoPicture;
import diorama.pipeline.film.VideoToStereo;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.media.MediaKind;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.photo.Photo;
import diorama.pipeline.photo.PhotoToRelief;
import diorama.pipeline.walk.FilmRun;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefOptions;
import diorama.render.Backend;
import diorama.render.Look;
import diorama.render.ScenePainter;
import diorama.render.Shading;
import diorama.stereo.StereoLayout;
import diorama.stereo.StereoOptions;
import diorama.stereo.SyntheticView;
import diorama.video.option.EncodeOptions;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes one of everything from the samples. Depth is the embedded model's, but for one scene that says so. */
final class Demo {
    private static final int CLIP_SIDE = 640;
    private static final float CLIP_SECONDS = 2;
    /** Views from the side for the sheet: degrees around the photo's axis. */
    private static final float[] AZIMUTHS = {-4, 4};

    private final Path samples;
    private final Path output;
    private final DepthSource source;
    private final Consumer<String> say;
    private final List<DemoFile> made = new ArrayList<>();
    private final ContactSheet sheet = new ContactSheet("Diorama: one of everything, from flat pictures", 1920);

    Demo(Path samples, Path output, ModelCatalogue models, Consumer<String> say) {
        this.samples = samples;
        this.output = output;
        this.source = new DepthSource(models, DepthOptions.DEFAULTS, DepthChoice.MODEL);
        this.say = say;
    }

    /** The files made, in the order made. */
    List<DemoFile> run() {
        try (source;
                ScenePainter painter = ScenePainter.open(Backend.AUTO)) {
            for (String name : List.of("harbour", "table", "forest")) {
                say.accept("depth and stereo of samples/" + name + ".jpg");
                Photo photo = source.photo(samples.resolve(name + ".jpg"));
                sheet.add(photo.picture().image(), name + ".jpg: a flat photo");
                depth(photo);
                stereo(photo);
                scene(photo, painter);
            }
            trueDepth(painter);
            film();
            Path target = output.resolve("contact_sheet.png");
            ImageFiles.write(sheet.compose(), target);
            add(target, "contact sheet of all of these: look here first");
        }
        return made;
    }

    private void depth(Photo photo) {
        Path target = output.resolve(MediaKind.stem(photo.file()) + "_depth.png");
        DepthFiles.write(photo.depth(), target);
        add(target, "16-bit depth map by the embedded model, near = white");
        sheet.add(ColorRamp.INFERNO.paint(photo.depth()), "its depth, by the embedded model");
    }

    private void stereo(Photo photo) {
        boolean red = photo.picture().image().height() > photo.picture().image().width();
        StereoLayout layout = red ? StereoLayout.ANAGLYPH : StereoLayout.FULL_SBS;
        StereoJob job = job(layout);
        RgbaImage packed = StereoPicture.draw(photo, job);
        Path target = output.resolve(MediaKind.stem(photo.file()) + job.fileSuffix() + ".png");
        ImageFiles.write(packed, target);
        add(target, red ? "anaglyph for red-cyan glasses" : "stereo pair side by side, for a headset or 3D TV");
        sheet.add(packed, red ? "anaglyph" : "stereo pair");
    }

    /** A mesh, its views from aside, and a clip through it. */
    private void scene(Photo photo, ScenePainter painter) {
        String name = MediaKind.stem(photo.file());
        if (name.equals("forest")) {
            return;
        }
        say.accept("mesh and clip of samples/" + name + ".jpg");
        Scene scene = PhotoToRelief.scene(photo, DepthOptions.DEFAULTS, ReliefOptions.DEFAULTS, PhotoToRelief.REACH);
        Path mesh = output.resolve(name + ".glb");
        SceneFiles.write(scene, mesh, ExportOptions.DEFAULTS);
        add(mesh, "textured mesh with a camera, opens in Blender");
        views(photo, scene, painter, "orbited");
        CameraMove move = name.equals("harbour") ? CameraMove.DOLLY_ZOOM : CameraMove.CIRCLE;
        ZoomClip clip = new ZoomClip(
                photo,
                DepthOptions.DEFAULTS,
                ReliefOptions.DEFAULTS,
                ZoomOptions.DEFAULTS.with(move).with(CLIP_SECONDS, 24, CLIP_SIDE));
        Path target = output.resolve(name + "_" + move.name().toLowerCase(java.util.Locale.ROOT) + ".mp4");
        clip.write(target, painter, EncodeOptions.DEFAULTS, new FilmRun(Progress.NONE, new CancelToken(), say, false));
        add(target, "3D-zoom clip that loops without a seam");
        sheet.add(frame(target, clip.frames() / 2), "frame of a clip");
    }

    private void views(Photo photo, Scene scene, ScenePainter painter, String caption) {
        PhotoGeometry geometry = PhotoToRelief.geometry(photo, ReliefOptions.DEFAULTS);
        Size size = photo.picture().image().size().fitting(960);
        OrbitControl home = OrbitControl.of(geometry.photoCamera(), (float) geometry.distance(0.5));
        for (int i = 0; i < AZIMUTHS.length; i++) {
            Shading shading = i == 0 ? Shading.SHADED : Shading.WIRE;
            OrbitControl aside = home.orbited((float) Math.toRadians(AZIMUTHS[i]), (float) Math.toRadians(2));
            RgbaImage view = painter.draw(
                    scene,
                    aside.camera((float) size.width() / size.height(), aside.pivot(), (float) geometry.far()),
                    size,
                    Look.DEFAULTS.with(shading));
            sheet.add(view, i == 0 ? caption : caption + ", as a mesh");
        }
    }

    /** The one scene that is shown from its true depth. */
    private void trueDepth(ScenePainter painter) {
        say.accept("samples/harbour.jpg once more, from its true depth");
        Path map = samples.resolve("harbour_depth.png");
        try (DepthSource given = new DepthSource(
                ModelCatalogue.read(samples.resolveSibling("models")),
                DepthOptions.DEFAULTS,
                DepthChoice.MODEL.with(Optional.of(map)))) {
            Photo photo = given.photo(samples.resolve("harbour.jpg"));
            Scene scene =
                    PhotoToRelief.scene(photo, DepthOptions.DEFAULTS, ReliefOptions.DEFAULTS, PhotoToRelief.REACH);
            Path target = output.resolve("harbour_true_depth.glb");
            SceneFiles.write(scene, target, ExportOptions.DEFAULTS);
            add(target, "the same photo as a mesh from its TRUE depth (samples/harbour_depth.png), not the model's");
            views(photo, scene, painter, "from the TRUE depth map");
        }
    }

    private void film() {
        say.accept("stereo film of samples/walk.mp4");
        StereoJob job = job(StereoLayout.HALF_SBS);
        Path target = output.resolve("walk" + StereoLayout.HALF_SBS.fileSuffix() + ".mp4");
        VideoToStereo.run(
                samples.resolve("walk.mp4"),
                target,
                job,
                FrameDepth.of(source),
                new FilmRun(Progress.NONE, new CancelToken(), say, false));
        add(target, "stereo film, half side by side, with its sound");
        sheet.add(frame(target, 24), "frame of a stereo film");
    }

    private static StereoJob job(StereoLayout layout) {
        StereoJob d = StereoJob.DEFAULTS;
        StereoOptions stereo = new StereoOptions(2.5f, 0.5f, SyntheticView.BOTH, layout, false);
        return d.with(stereo);
    }

    /** Frame {@code index} of a film just made. */
    private static RgbaImage frame(Path film, int index) {
        try (FrameReader reader = FrameReader.open(film)) {
            Optional<VideoFrame> frame = reader.next();
            for (int i = 0; i < index && frame.isPresent(); i++) {
                reader.recycle(frame.get());
                frame = reader.next();
            }
            return frame.orElseThrow().image();
        }
    }

    private void add(Path path, String what) {
        made.add(new DemoFile(path, what));
    }
}
