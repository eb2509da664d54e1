package diorama.pipeline.media;

import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.DepthRange;
import diorama.depth.GivenDepth;
import diorama.depth.RawDepth;
import diorama.image.Crop;
import diorama.image.Picture;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import diorama.image.StereoFiles;
import diorama.match.StereoMatcher;
import diorama.match.StereoMatcher.Matched;
import diorama.stereo.Packing;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The two eyes of a stereo picture: of an MPO file, or side by side or above each other in one whose name says so. The disparity
 * between them is the depth of the left one.
 *
 * @param left of one size with {@code right}, unsqueezed
 */
public record EyePair(RgbaImage left, RgbaImage right) {
    private static final int WIDTH = 640;

    /** Range of disparity below which a pair tells nothing of depth, % of the width. */
    private static final double FLAT = 0.1;

    /** The eyes of a picture; empty when nothing says that it has two. */
    public static Optional<EyePair> of(Path file, RgbaImage picture) {
        Optional<RgbaImage> second = StereoFiles.secondEye(file, picture.size());
        if (second.isPresent()) {
            return Optional.of(new EyePair(picture, second.get()));
        }
        return packing(file).map(p -> unpacked(picture, p));
    }

    /** How the name says that eyes lie in a picture or film. */
    public static Optional<Packing> packing(Path file) {
        return StereoFiles.isJps(file) ? Optional.of(Packing.ofJps()) : Packing.ofName(MediaKind.stem(file));
    }

    /** The eyes that lie in one picture. */
    public static EyePair unpacked(RgbaImage packed, Packing packing) {
        boolean above = packing.above();
        Size eye = above
                ? new Size(packed.width(), Math.max(1, packed.height() / 2))
                : new Size(Math.max(1, packed.width() / 2), packed.height());
        RgbaImage first = new Crop(packed.size(), 0, 0, eye).of(packed);
        RgbaImage second = new Crop(
                        packed.size(),
                        above ? 0 : packed.width() - eye.width(),
                        above ? packed.height() - eye.height() : 0,
                        eye)
                .of(packed);
        Size whole = packing.half() ? packed.size() : eye;
        RgbaImage one = Resample.resize(first, whole);
        RgbaImage two = Resample.resize(second, whole);
        return packing.rightFirst() ? new EyePair(two, one) : new EyePair(one, two);
    }

    /**
     * A picture with two eyes and what they say of depth.
     *
     * @param picture the left eye
     */
    record Matching(Picture picture, GivenDepth depth) {}

    /** The left eye and its depth; empty when the eyes do not show the same, or no depth between them. */
    static Optional<Matching> matched(Path file, Picture whole) {
        Optional<EyePair> pair = of(file, whole.image());
        if (pair.isEmpty()) {
            return Optional.empty();
        }
        Matched matched = pair.get().matched(WIDTH);
        DepthRange range = new DepthRange(matched.quantile(0.005), matched.quantile(0.995));
        if (!matched.isPair() || range.high() - range.low() < FLAT) {
            return Optional.empty();
        }
        RawDepth raw = new RawDepth(matched.size(), matched.filled(), DepthKind.INVERSE_RELATIVE);
        return Optional.of(new Matching(whole.withPart(pair.get().left), new GivenDepth(raw, range)));
    }

    /** Disparity between the eyes, matched at that width in px. */
    public Matched matched(int width) {
        return StereoMatcher.match(left, right, width);
    }
}
