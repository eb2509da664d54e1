package diorama.pipeline.frame;

import diorama.base.Size;
import diorama.depth.DepthStroke;
import diorama.depth.RawDepth;
import diorama.image.BarDetector;
import diorama.image.Crop;
import diorama.image.DeepImage;
import diorama.image.DeepResample;
import diorama.image.DepthMap;
import diorama.image.Picture;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import diorama.image.Turn;
import diorama.pipeline.job.StereoJob;
import java.util.List;

/**
 * What is done to a source before anything else: turned, cut, shrunk.
 *
 * @param turn first
 * @param crop then, of the turned picture
 * @param size last, what the part is shrunk to
 */
public record Preparation(Turn turn, Crop crop, Size size) {

    /** Nothing. */
    public static Preparation none(Size source) {
        return new Preparation(Turn.NONE, Crop.all(source), source);
    }

    /** What {@code job} asks for sources of that size whose bars are known. */
    public static Preparation of(StereoJob job, Crop crop) {
        Turn turn = job.source().rotate();
        return new Preparation(
                turn, crop, job.frame().shrunk(crop.size(), job.stereo().layout()));
    }

    /** What {@code job} asks for one picture. */
    public static Preparation of(StereoJob job, RgbaImage picture) {
        if (job.source().autocrop() == BarDetector.Mode.OFF) {
            return of(job, Crop.all(job.source().rotate().of(picture.size())));
        }
        return of(
                job,
                BarDetector.of(job.source().rotate().of(picture), job.source().autocrop()));
    }

    public boolean isNone() {
        return turn == Turn.NONE && crop.isAll() && size.equals(crop.size());
    }

    /** The prepared picture; the given one when nothing is done. */
    public RgbaImage of(RgbaImage picture) {
        return Resample.resize(crop.of(turn.of(picture)), size);
    }

    /** The same with its focal length, which shrinks with the picture. */
    public Picture of(Picture picture) {
        if (isNone()) {
            return picture;
        }
        Picture made = picture.with(of(picture.image()));
        double scale = (double) size.longSide() / crop.size().longSide();
        return made.focalPx().isPresent() ? made.withFocal(made.focalPx().getAsDouble() * scale) : made;
    }

    /** The same in 16 bits. */
    public DeepImage of(DeepImage picture) {
        DeepImage image = picture;
        if (turn != Turn.NONE) {
            image = DeepImage.allocate(crop.whole());
            turn.copy(picture, image);
        }
        DeepImage part = DeepImage.allocate(crop.size());
        crop.copy(image, part);
        if (size.equals(crop.size())) {
            return part;
        }
        DeepImage out = DeepImage.allocate(size);
        DeepResample.resize(part, out);
        return out;
    }

    /** The same part of depth of the unprepared picture; of any resolution, not shrunk. */
    public RawDepth of(RawDepth whole) {
        DepthMap part = crop.of(turn.of(new DepthMap(whole.size(), whole.values())));
        return new RawDepth(part.size(), part.inverseDepth(), whole.kind());
    }

    /** Strokes over the unprepared picture, as they lie over the prepared one. */
    public List<DepthStroke> of(List<DepthStroke> strokes) {
        if (isNone()) {
            return strokes;
        }
        float larger = (float) crop.whole().longSide() / crop.size().longSide();
        return strokes.stream()
                .map(s -> new DepthStroke(
                        s.brush(),
                        s.tip(),
                        Math.min(1, s.radius() * larger),
                        s.strength(),
                        s.keepToObject(),
                        s.points().stream().map(this::of).toList()))
                .toList();
    }

    private DepthStroke.Point of(DepthStroke.Point p) {
        float x = turn == Turn.NONE ? p.x() : turn == Turn.LEFT ? p.y() : 1 - p.y();
        float y = turn == Turn.NONE ? p.y() : turn == Turn.LEFT ? 1 - p.x() : p.x();
        return new DepthStroke.Point(
                (x * crop.whole().width() - crop.x()) / crop.size().width(),
                (y * crop.whole().height() - crop.y()) / crop.size().height());
    }

    /** In words that tell it from others. */
    String key() {
        return turn + " " + crop.x() + "," + crop.y() + " " + crop.size() + " of " + crop.whole() + " to " + size;
    }
}
