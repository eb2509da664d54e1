package diorama.image;

import diorama.base.Size;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What {@code info} says of a picture or depth map.
 *
 * @param size upright, px
 * @param bits of a channel in the file; 32 (or 16) for floating point
 * @param corners R, G, B (0 to 255, sRGB) of top left, top right, bottom left, bottom right of the upright picture
 * @param distinct number of levels of the first stored channel in the middle row of the upright picture
 * @param nonfinite number of samples that are infinite or no numbers
 * @param profile name of the embedded colour profile, "sRGB" where the file says so, "none" otherwise
 * @param focalPx focal length in pixels, from EXIF
 */
public record PictureInfo(
        PictureFormat format,
        Size size,
        int bits,
        boolean alpha,
        List<List<Integer>> corners,
        int distinct,
        long nonfinite,
        String profile,
        OptionalDouble focalPx) {

    /**
     * Decodes the whole picture.
     *
     * @throws diorama.base.UserError in one line when there is none
     */
    public static PictureInfo read(Path file) {
        Decoded stored = Decoder.decode(file);
        Metadata metadata = Metadata.read(file);
        RgbaImage image = metadata.orientation().upright(ToSrgb.convert(stored));
        return new PictureInfo(
                stored.format(),
                image.size(),
                stored.bits(),
                stored.alpha(),
                corners(image),
                distinct(stored, metadata.orientation(), image.size()),
                nonfinite(stored),
                metadata.profile().orElse("none"),
                metadata.focalPx(image.size()));
    }

    /**
     * The same of a picture that was decoded elsewhere (AVIF, HEIC).
     *
     * @param bits of a channel in the file
     */
    public static PictureInfo of(RgbaImage image, PictureFormat format, int bits) {
        Set<Integer> levels = new HashSet<>();
        for (int x = 0; x < image.width(); x++) {
            levels.add(image.channel(x, image.height() / 2, 0));
        }
        boolean alpha = !image.isOpaque();
        return new PictureInfo(
                format, image.size(), bits, alpha, corners(image), levels.size(), 0, "none", OptionalDouble.empty());
    }

    private static List<List<Integer>> corners(RgbaImage image) {
        int right = image.width() - 1;
        int bottom = image.height() - 1;
        return List.of(rgb(image, 0, 0), rgb(image, right, 0), rgb(image, 0, bottom), rgb(image, right, bottom));
    }

    private static List<Integer> rgb(RgbaImage image, int x, int y) {
        return List.of(image.channel(x, y, 0), image.channel(x, y, 1), image.channel(x, y, 2));
    }

    private static int distinct(Decoded stored, Orientation orientation, Size upright) {
        Raster raster = stored.raster();
        Optional<IndexColorModel> palette = stored.palette();
        Set<Double> levels = new HashSet<>();
        int y = upright.height() / 2;
        for (int x = 0; x < upright.width(); x++) {
            int sx = raster.getMinX() + orientation.storedX(x, y, stored.size());
            int sy = raster.getMinY() + orientation.storedY(x, y, stored.size());
            double v = raster.getSampleDouble(sx, sy, 0);
            levels.add(palette.isPresent() ? (double) palette.get().getRed((int) v) : v);
        }
        return levels.size();
    }

    private static long nonfinite(Decoded stored) {
        if (!stored.isFloat()) {
            return 0;
        }
        Raster raster = stored.raster();
        float[] row = new float[raster.getWidth() * raster.getNumBands()];
        long count = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            for (float v : row) {
                count += Float.isFinite(v) ? 0 : 1;
            }
        }
        return count;
    }
}
