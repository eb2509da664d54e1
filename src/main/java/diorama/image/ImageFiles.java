package diorama.image;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads and writes colour pictures. A file is known by its first bytes, never by its name. */
public final class ImageFiles {
    /** Quality of JPEG where nobody says otherwise. */
    public static final int DEFAULT_QUALITY = 95;

    private static final Set<String> WRITABLE = Set.of("png", "jpg", "jpeg", "tif", "tiff", "bmp");

    private ImageFiles() {}

    /**
     * What the file is, or empty when it is no picture.
     *
     * @throws UserError when it cannot be read at all
     */
    public static Optional<PictureFormat> sniff(Path file) {
        return Sniffer.sniff(file);
    }

    /** What a file looks like that is surely neither picture nor film, e.g. "text"; empty for what may be one. */
    public static Optional<String> other(Path file) {
        return Sniffer.other(file);
    }

    /**
     * The picture, upright, in sRGB.
     *
     * @throws UserError in one line when there is none
     */
    public static RgbaImage read(Path file) {
        return picture(file).image();
    }

    /**
     * The picture with what its file says about it.
     *
     * @throws UserError in one line when there is none
     */
    public static Picture picture(Path file) {
        return picture(Decoder.decode(file), Metadata.read(file));
    }

    static Picture picture(Decoded stored, Metadata metadata) {
        RgbaImage image = metadata.orientation().upright(ToSrgb.convert(stored));
        PictureFormat format = stored.format();
        boolean plain = metadata.orientation().isUpright()
                && metadata.isSrgb()
                && stored.coding() == Decoded.Coding.ENCODED
                && stored.bits() == 8
                && (format == PictureFormat.JPEG || format == PictureFormat.PNG);
        return new Picture(
                image,
                format,
                stored.bits(),
                stored.alpha(),
                metadata.profile(),
                metadata.focalPx(image.size()),
                plain);
    }

    /**
     * The picture, upright, in the colours of its own profile where it has one of RGB other than sRGB; empty otherwise.
     *
     * @throws UserError in one line when there is none
     */
    public static Optional<RgbaImage> inOwnColors(Path file) {
        Metadata metadata = Metadata.read(file);
        if (metadata.isSrgb()) {
            return Optional.empty();
        }
        boolean jpeg = Sniffer.demand(file) == PictureFormat.JPEG;
        if (jpeg && StillExtras.read(file).icc().filter(Profiles::isOfRgb).isEmpty()) {
            return Optional.empty();
        }
        Optional<Decoded> own = jpeg
                ? Decoder.jpegAsStored(file)
                : Optional.of(Decoder.decode(file))
                        .filter(stored -> stored.profile().isPresent());
        return own.filter(stored -> stored.palette().isEmpty() && stored.colors() == 3)
                .map(stored -> metadata.orientation().upright(ToSrgb.convert(stored.withoutProfile())));
    }

    /** Writes with {@link #DEFAULT_QUALITY}. */
    public static void write(RgbaImage image, Path file) {
        write(image, file, DEFAULT_QUALITY);
    }

    /**
     * Writes by the name's ending: png, jpg, jpeg, tif, tiff, bmp; under a temporary name until it is whole.
     *
     * @param quality 1 to 100, of JPEG only
     */
    public static void write(RgbaImage image, Path file, int quality) {
        String kind = extension(file);
        if (!WRITABLE.contains(kind)) {
            throw new UserError(file + ": cannot be written as '" + kind + "', want .png, .jpg, .tif or .bmp");
        }
        AtomicFile.write(file, part -> Files.write(part, encode(image, kind, quality)));
    }

    /**
     * The bytes of a picture file.
     *
     * @param kind png, jpg, jpeg, tif, tiff or bmp
     * @param quality 1 to 100, of JPEG only
     */
    public static byte[] encode(RgbaImage image, String kind, int quality) {
        return Encoder.encode(image, kind, quality);
    }

    private static String extension(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
