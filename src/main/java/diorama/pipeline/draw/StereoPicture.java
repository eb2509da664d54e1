package diorama.pipeline.draw;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.Crop;
import diorama.image.DeepFiles;
import diorama.image.DeepImage;
import diorama.image.ImageFiles;
import diorama.image.Look;
import diorama.image.Picture;
import diorama.image.RgbaImage;
import diorama.image.StereoFiles;
import diorama.image.StereoMark;
import diorama.image.StillExtras;
import diorama.pipeline.frame.Preparation;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.job.Timeline;
import diorama.pipeline.media.OpenedPhoto;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.photo.Photo;
import diorama.relief.LayerBuilder;
import diorama.stereo.StereoLayout;
import diorama.stereo.StereoOptions;
import diorama.video.still.WebpStill;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A photo with depth becomes a stereo picture. */
public final class StereoPicture {
    private StereoPicture() {}

    /** Draws {@code photo} as {@code job} asks, packed. */
    public static RgbaImage draw(Photo photo, StereoJob job) {
        return draw(photo, photo.picture().image(), job);
    }

    /** In 16 bits. */
    private static DeepImage draw(Photo photo, DeepImage deep, StereoJob job) {
        RgbaImage image = RgbaImage.allocate(deep.size());
        deep.reduce(Look.PLAIN, image);
        try (StereoDrawer drawer =
                new StereoDrawer(job, image.size(), still(photo, job), ScreenState.NONE, Optional.of(Look.PLAIN))) {
            DeepImage packed = DeepImage.allocate(drawer.size());
            drawer.draw(
                    image, deep, photo.depth(), photo.ratio(), job.timeline().at(0), true, packed);
            return packed;
        }
    }

    private static RgbaImage draw(Photo photo, RgbaImage image, StereoJob job) {
        try (StereoDrawer drawer =
                new StereoDrawer(job, image.size(), still(photo, job), ScreenState.NONE, Optional.empty())) {
            RgbaImage packed = RgbaImage.allocate(drawer.size());
            drawer.draw(image, photo.depth(), photo.ratio(), job.timeline().at(0), true, packed);
            return packed;
        }
    }

    private static StereoDrawer.Background still(Photo photo, StereoJob job) {
        return new StereoDrawer.Background(
                LayerBuilder.forStills(), layers -> photo.fills().painted(layers, job.relief()));
    }

    /**
     * What was made.
     *
     * @param photo the part of the source that it was made of, with its depth
     * @param size of the file's picture
     */
    public record Made(Photo photo, Size size) {}

    /** The part of {@code source} that {@code job} asks for, with its depth. */
    public static Photo photo(Path source, StereoJob job, DepthSource depth) {
        OpenedPhoto whole = depth.open(source);
        return depth.photo(source, whole, Preparation.of(job, whole.picture().image()), job.shape());
    }

    /**
     * Makes the stereo file {@code target} of the picture {@code source}: EXIF comes along, and so do the colours of a profile
     * of its own.
     */
    public static Made convert(Path source, Path target, StereoJob job, DepthSource depth) {
        requireOnePicture(source, job);
        OpenedPhoto whole = depth.open(source);
        Preparation preparation = Preparation.of(job, whole.picture().image());
        Photo photo = depth.photo(source, whole, preparation, job.shape());
        // of those the file's own colours are of another picture, or the file library does not know them
        boolean flat = whole.depth().isPresent() || whole.picture().format().isCodedAsFilm();
        StillExtras extras = StillExtras.read(source);
        boolean profiled = !flat && extras.icc().isPresent() && StereoFiles.holdsProfile(target);
        Optional<RgbaImage> own = profiled ? ImageFiles.inOwnColors(source) : Optional.empty();
        RgbaImage colors = own.map(preparation::of).orElse(photo.picture().image());
        StillExtras kept = own.isPresent() ? extras : extras.withoutProfile();
        StereoJob asked = forFile(job, target);
        if (!flat && photo.picture().bits() > 8 && StereoFiles.isDeep(target)) {
            Optional<DeepImage> deep = DeepFiles.read(source).map(preparation::of);
            if (deep.isPresent()) {
                DeepImage drawn = draw(photo, deep.get(), asked);
                StereoFiles.writeDeep(drawn, target, mark(asked.stereo()), extras);
                return new Made(photo, drawn.size());
            }
        }
        return new Made(photo, write(draw(photo, colors, asked), target, asked, kept));
    }

    /**
     * Makes the stereo file {@code target} of a photo that is known with its depth: EXIF comes along.
     *
     * @return the size of its picture
     */
    public static Size write(Photo photo, Path target, StereoJob job) {
        requireOnePicture(photo.file(), job);
        boolean read = Files.isRegularFile(photo.file());
        StillExtras extras = read ? StillExtras.read(photo.file()).withoutProfile() : StillExtras.NONE;
        StereoJob asked = forFile(job, target);
        return write(draw(trimmed(photo, job), asked), target, asked, extras);
    }

    /** Makes the stereo file {@code target} of a film's frame, of whose file nothing comes along. */
    public static void writeFrame(Photo frame, Path target, StereoJob job) {
        StereoJob asked = forFile(job, target);
        write(draw(frame, asked), target, asked, StillExtras.NONE);
    }

    /** What the job's timeline leaves of the photo. */
    private static Photo trimmed(Photo photo, StereoJob job) {
        Optional<Timeline.Trim> trim = job.timeline().at(0).crop().filter(t -> !t.isNone());
        if (trim.isEmpty()) {
            return photo;
        }
        Size whole = photo.picture().image().size();
        int left = (int) Math.round(trim.get().left() / 100 * whole.width());
        int top = (int) Math.round(trim.get().top() / 100 * whole.height());
        int right = (int) Math.round(trim.get().right() / 100 * whole.width());
        int bottom = (int) Math.round(trim.get().bottom() / 100 * whole.height());
        Size size = new Size(Math.max(1, whole.width() - left - right), Math.max(1, whole.height() - top - bottom));
        Crop part = new Crop(whole, left, top, size);
        Picture p = photo.picture();
        return new Photo(
                photo.file(),
                new Picture(part.of(p.image()), p.format(), p.bits(), p.alpha(), p.profile(), p.focalPx(), false),
                part.of(photo.depth()),
                photo.raw(),
                photo.metric(),
                photo.depthFrom(),
                photo.fills());
    }

    private static Size write(RgbaImage packed, Path target, StereoJob asked, StillExtras kept) {
        if (StereoFiles.isMpo(target)) {
            Size eye = new Size(packed.width() / 2, packed.height());
            StereoFiles.writeMpo(
                    new Crop(packed.size(), 0, 0, eye).of(packed),
                    new Crop(packed.size(), eye.width(), 0, eye).of(packed),
                    target,
                    ImageFiles.DEFAULT_QUALITY,
                    kept);
        } else if (WebpStill.is(target)) {
            WebpStill.write(packed, target, ImageFiles.DEFAULT_QUALITY, kept);
        } else {
            StereoFiles.write(packed, target, ImageFiles.DEFAULT_QUALITY, mark(asked.stereo()), kept);
        }
        return packed.size();
    }

    /** @throws UserError when eyes are to take turns, which single pictures cannot */
    public static void requireOnePicture(Path source, StereoJob job) {
        if (job.stereo().layout().frames() > 1) {
            throw new UserError(
                    source
                            + ": layout: got 'frame-sequential', which is of films; of a picture want left and right, or another layout");
        }
    }

    /** The job with the layout that the kind of file wants. */
    private static StereoJob forFile(StereoJob job, Path target) {
        StereoOptions stereo = job.stereo();
        if (StereoFiles.isMpo(target)) {
            return job.with(stereo.with(StereoLayout.FULL_SBS, stereo.swapEyes()));
        }
        boolean leftFirst = mark(stereo).filter(StereoMark::leftFirst).isPresent();
        if (StereoFiles.isJps(target) && leftFirst && !stereo.swapEyes()) {
            return job.with(stereo.with(stereo.layout(), true));
        }
        return job;
    }

    private static Optional<StereoMark> mark(StereoOptions options) {
        boolean first = !options.swapEyes();
        return switch (options.layout()) {
            case FULL_SBS -> Optional.of(new StereoMark(false, first, false));
            case HALF_SBS -> Optional.of(new StereoMark(false, first, true));
            case CROSS_EYED -> Optional.of(new StereoMark(false, !first, false));
            case FULL_TB -> Optional.of(new StereoMark(true, first, false));
            case HALF_TB -> Optional.of(new StereoMark(true, first, true));
            case ANAGLYPH, RGBD, HALF_RGBD, VR180, ROWS, COLUMNS, CHECKER, FRAME_SEQUENTIAL, LEFT, RIGHT ->
                Optional.empty();
        };
    }
}
