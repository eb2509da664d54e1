package diorama.image;

import diorama.base.AtomicFile;
import diorama.base.Size;
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
        StoredDepth stored = stored(file, "");
        float[] values = stored.map().values();
        if (stored.real()) {
            requireInverse(file, stored.map());
        }
        float full = stored.real() ? 1 : stored.full();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, Math.min(1, values[i] / full));
        }
        return new DepthMap(stored.map().size(), values);
    }

    /**
     * The numbers of a file, upright.
     *
     * @param channel of an EXR file; empty takes the one that looks like depth
     * @throws UserError when the file is no picture, or a coloured one
     */
    public static StoredDepth stored(Path file, String channel) {
        Optional<StoredDepth> exr = Decoder.exrDepth(file, channel);
        if (exr.isPresent()) {
            return exr.get();
        }
        Decoded stored = Decoder.floatTiff(file).orElseGet(() -> Decoder.decode(file));
        FloatMap map = upright(values(file, stored), Metadata.read(file).orientation());
        boolean palette = stored.palette().isPresent();
        if (stored.format() == PictureFormat.NPY) {
            float full = NpyReader.full(Sniffer.head(file));
            for (int i = 0; full > 0 && i < map.values().length; i++) {
                // whole numbers were read as shares of the largest
                map.values()[i] = Math.round(map.values()[i] * (double) full);
            }
            return new StoredDepth(map, white(map.values(), full), "", "");
        }
        return new StoredDepth(map, palette ? 255 : stored.isFloat() ? 0 : (float) stored.max(0), "", "");
    }

    /** What white is of whole numbers up to {@code full}: long ones mostly hold what would fit into 8 or 16 bits. */
    private static float white(float[] values, float full) {
        float greatest = 0;
        for (int i = 0; full > 0xffff && i < values.length; i++) {
            greatest = Math.max(greatest, values[i]);
        }
        return full <= 0xffff || greatest > 0xffff ? full : greatest > 0xff ? 0xffff : 0xff;
    }

    /** Writes a 16-bit grey PNG under a temporary name until it is whole. */
    public static void write(DepthMap map, Path file) {
        AtomicFile.write(file, part -> Files.write(part, PngWriter.encode(map)));
    }

    /**
     * The depth map that lies beside a photo: {@code NAME_depth.png} (or .tif, .exr, .pfm, .npy) for {@code NAME.jpg}, or of an
     * {@linkplain ExportWords#of exported} {@code rgb/NAME.png} that in {@code depth/NAME.png}.
     */
    public static Optional<Path> beside(Path photo) {
        String name = String.valueOf(photo.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return ENDINGS.stream()
                .map(ending -> photo.resolveSibling(stem + ending))
                .filter(Files::isRegularFile)
                .findFirst()
                .or(() -> ExportWords.depth(photo, stem));
    }

    /** Writes an 8-bit grey PNG under a temporary name until it is whole. */
    public static void write8(DepthMap map, Path file) {
        AtomicFile.write(file, part -> Files.write(part, PngWriter.encode8(map)));
    }

    static FloatMap values(Path file, Decoded stored) {
        int width = stored.size().width();
        float[] values = new float[stored.size().pixels()];
        FloatMap map = new FloatMap(stored.size(), values);
        demandGrey(file, stored);
        if (stored.palette().isPresent()) {
            RgbaImage image = ToSrgb.convert(stored);
            for (int i = 0; i < values.length; i++) {
                int x = i % width;
                int y = i / width;
                values[i] = luma(image.channel(x, y, 0), image.channel(x, y, 1), image.channel(x, y, 2));
            }
            return map;
        }
        Raster raster = stored.raster();
        int bands = raster.getNumBands();
        float[] row = new float[width * bands];
        for (int y = 0; y < stored.size().height(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int i = x * bands;
                values[y * width + x] = stored.colors() < 3 ? row[i] : luma(row[i], row[i + 1], row[i + 2]);
            }
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

    /**
     * Floating point can hold anything: only finite values in [0,1] are inverse depth.
     *
     * @throws UserError when others are there
     */
    public static void requireInverse(Path file, FloatMap map) {
        float[] values = map.values();
        int width = map.size().width();
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
        }
        if (bad > 0) {
            throw new UserError(file + ": holds " + bad + " of " + values.length
                    + " depths that are no numbers, first at " + first % width + "," + first / width
                    + ", want inverse depth from 0 (far) to 1 (near)");
        }
        if (low < -SLACK || high > 1 + SLACK) {
            throw new UserError(file + ": holds depths from " + low + " to " + high
                    + ", want inverse depth from 0 (far) to 1 (near); else say --depth-kind distance or metres,"
                    + " or --depth-far and --depth-near");
        }
    }

    static float luma(float r, float g, float b) {
        return r == g && g == b ? r : 0.2126f * r + 0.7152f * g + 0.0722f * b;
    }

    static FloatMap upright(FloatMap stored, Orientation orientation) {
        if (orientation.isUpright()) {
            return stored;
        }
        Size from = stored.size();
        Size to = orientation.upright(from);
        float[] out = new float[to.pixels()];
        for (int y = 0; y < to.height(); y++) {
            for (int x = 0; x < to.width(); x++) {
                out[y * to.width() + x] = stored.values()[
                        orientation.storedY(x, y, from) * from.width() + orientation.storedX(x, y, from)];
            }
        }
        return new FloatMap(to, out);
    }
}
