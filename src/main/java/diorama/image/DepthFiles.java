package diorama.image;

import diorama.base.AtomicFile;
import diorama.base.Size;
import diorama.base.UserError;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads and writes maps of inverse depth as grey pictures, near = white. */
public final class DepthFiles {
    private static final List<String> ENDINGS =
            List.of("_depth.png", "_depth.tif", "_depth.tiff", "_depth.exr", "_depth.pfm", "_depth.npy");

    private DepthFiles() {}

    /**
     * The map as it is stored, 0 black to 1 white, without any stretching; colour is read as its luma.
     *
     * @throws UserError when the file is no picture, or holds values that are no numbers
     */
    public static DepthMap read(Path file) {
        PictureFormat format = Sniffer.demand(file);
        BufferedImage stored = Decoder.decode(file, format);
        DepthMap map = values(stored);
        return upright(map, Metadata.read(file).orientation());
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

    private static DepthMap values(BufferedImage image) {
        DepthMap map = DepthMap.allocate(new Size(image.getWidth(), image.getHeight()));
        float[] out = map.inverseDepth();
        int width = map.width();
        if (image.getColorModel() instanceof IndexColorModel) {
            RgbaImage rgba = ToSrgb.convert(image);
            for (int i = 0; i < out.length; i++) {
                out[i] = luma(
                                rgba.rgba().get(4 * i) & 0xff,
                                rgba.rgba().get(4 * i + 1) & 0xff,
                                rgba.rgba().get(4 * i + 2) & 0xff)
                        / 255;
            }
            return map;
        }
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        float max = (float) ToSrgb.maxima(raster)[0];
        float[] row = new float[width * bands];
        for (int y = 0; y < map.height(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int i = x * bands;
                out[y * width + x] = (bands < 3 ? row[i] : luma(row[i], row[i + 1], row[i + 2])) / max;
            }
        }
        return map;
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
