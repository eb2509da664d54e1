package diorama.image;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import java.awt.image.Raster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads and writes maps of inverse depth as grey pictures, near = white. */
public final class DepthFiles {
    private static final List<String> ENDINGS =
            List.of("_depth.png", "_depth.tif", "_depth.tiff", "_depth.exr", "_depth.pfm", "_depth.npy");

    /** Rounding in other programs may leave [0,1] by this much. */
    private static final float SLACK = 1e-3f;

    /** Mean difference between the channels of a picture that nobody calls grey, levels of 255. */
    private static final double COLORED = 24;

    private DepthFiles() {}

    /**
     * The map as it is stored, 0 black to 1 white, without any stretching; colour is read as its luma.
     *
     * @throws UserError when the file is no picture, or holds values that are no numbers
     */
    public static DepthMap read(Path file) {
        Decoded stored = Decoder.decode(file);
        return upright(values(file, stored), Metadata.read(file).orientation());
    }

    /** Writes a 16-bit grey PNG under a temporary name until it is whole. */
    public static void write(DepthMap map, Path file) {
        AtomicFile.write(file, part -> Files.write(part, PngWriter.encode(map)));
    }

    /** The depth map that lies beside a photo: {@code NAME_depth.png} (or .tif, .exr, .pfm, .npy) for {@code NAME.jpg}. */
    public static Optional<Path> beside(Path photo) {
        String name = String.valueOf(photo.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return ENDINGS.stream()
                .map(ending -> photo.resolveSibling(stem + ending))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static DepthMap values(Path file, Decoded stored) {
        DepthMap map = DepthMap.allocate(stored.size());
        demandGrey(file, stored);
        if (stored.palette().isPresent()) {
            RgbaImage image = ToSrgb.convert(stored);
            for (int i = 0; i < map.inverseDepth().length; i++) {
                int x = i % map.width();
                int y = i / map.width();
                map.inverseDepth()[i] =
                        luma(image.channel(x, y, 0), image.channel(x, y, 1), image.channel(x, y, 2)) / 255;
            }
            return map;
        }
        Raster raster = stored.raster();
        int bands = raster.getNumBands();
        float max = (float) stored.max(0);
        float[] row = new float[map.width() * bands];
        for (int y = 0; y < map.height(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, map.width(), 1, row);
            for (int x = 0; x < map.width(); x++) {
                int i = x * bands;
                float v = stored.colors() < 3 ? row[i] : luma(row[i], row[i + 1], row[i + 2]);
                map.inverseDepth()[y * map.width() + x] = v / max;
            }
        }
        if (stored.isFloat()) {
            demandRange(file, map);
        }
        return map;
    }

    /** A depth map painted in colours would be misread without a word. */
    private static void demandGrey(Path file, Decoded stored) {
        if (stored.colors() < 3 || stored.isFloat()) {
            return;
        }
        RgbaImage image = Resample.resize(ToSrgb.convert(stored), stored.size().fitting(64));
        double difference = 0;
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int r = image.channel(x, y, 0);
                int g = image.channel(x, y, 1);
                int b = image.channel(x, y, 2);
                difference += Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b));
            }
        }
        if (difference / image.size().pixels() > COLORED) {
            throw new UserError(file + ": is coloured, want a grey depth map, white = near");
        }
    }

    /** Floating point can hold anything: only finite values in [0,1] are inverse depth. */
    private static void demandRange(Path file, DepthMap map) {
        float[] values = map.inverseDepth();
        int bad = 0;
        int first = -1;
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                first = bad++ == 0 ? i : first;
                continue;
            }
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
            values[i] = Math.max(0, Math.min(1, values[i]));
        }
        if (bad > 0) {
            throw new UserError(file + ": holds " + bad + " of " + values.length
                    + " depths that are no numbers, first at " + first % map.width() + "," + first / map.width()
                    + ", want inverse depth from 0 (far) to 1 (near)");
        }
        if (low < -SLACK || high > 1 + SLACK) {
            throw new UserError(file + ": holds depths from " + low + " to " + high
                    + ", want inverse depth from 0 (far) to 1 (near)");
        }
    }

    private static float luma(float r, float g, float b) {
        return r == g && g == b ? r : 0.2126f * r + 0.7152f * g + 0.0722f * b;
    }

    private static DepthMap upright(DepthMap stored, Orientation orientation) {
        if (orientation.isUpright()) {
            return stored;
        }
        DepthMap out = DepthMap.allocate(orientation.upright(stored.size()));
        for (int y = 0; y < out.height(); y++) {
            for (int x = 0; x < out.width(); x++) {
                out.inverseDepth()[y * out.width() + x] =
                        stored.at(orientation.storedX(x, y, stored.size()), orientation.storedY(x, y, stored.size()));
            }
        }
        return out;
    }
}
