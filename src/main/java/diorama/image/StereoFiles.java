package diorama.image;

import diorama.base.AtomicFile;
import diorama.base.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes stereo pictures so that viewers know them, with what came along from the source: PNG (eXIf, iCCP, sTER), JPEG, JPS, MPO,
 * TIFF; BMP without.
 */
public final class StereoFiles {
    /** Length of a PNG file's signature and its first chunk, which says the size. */
    private static final int PNG_HEAD = 33;

    private static final List<String> PROFILED =
            List.of(".png", ".jpg", ".jpeg", ".jps", ".mpo", ".webp", ".tif", ".tiff");

    private StereoFiles() {}

    /** Whether the name asks for a file of two pictures, which {@link #writeMpo} writes. */
    public static boolean isMpo(Path file) {
        return name(file).endsWith(".mpo");
    }

    /** Whether the name asks for a JPS file, in which the right eye comes first by custom. */
    public static boolean isJps(Path file) {
        return name(file).endsWith(".jps");
    }

    /** Whether the name asks for a file that a profile is put into: in others colours must be sRGB. */
    public static boolean holdsProfile(Path file) {
        String name = name(file);
        return PROFILED.stream().anyMatch(name::endsWith);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    /**
     * Writes a packed picture by its name's ending.
     *
     * @param mark how the eyes lie in it; empty when it is not of two eyes
     */
    public static void write(RgbaImage packed, Path file, int quality, Optional<StereoMark> mark, StillExtras extras) {
        String name = name(file);
        StillExtras fitting = extras.upright(packed.size());
        if (name.endsWith(".jps") || name.endsWith(".jpg") || name.endsWith(".jpeg")) {
            List<byte[]> segments = new ArrayList<>(fitting.jpegSegments());
            if (name.endsWith(".jps")) {
                mark.ifPresent(m -> segments.add(JpegSegments.jps(m)));
            }
            byte[] jpeg = JpegSegments.insert(Encoder.encode(packed, "jpeg", quality), segments);
            AtomicFile.write(file, part -> Files.write(part, jpeg));
        } else if (name.endsWith(".png")) {
            byte[] png = png(PngWriter.encode(packed), packed.size(), mark, fitting);
            AtomicFile.write(file, part -> Files.write(part, png));
        } else if (isTiff(file)) {
            byte[] tiff = Encoder.tiff(packed, fitting);
            AtomicFile.write(file, part -> Files.write(part, tiff));
        } else {
            ImageFiles.write(packed, file, quality);
        }
    }

    private static boolean isTiff(Path file) {
        return name(file).endsWith(".tif") || name(file).endsWith(".tiff");
    }

    /** Whether the name asks for a file that can hold 16 bits a channel, {@link #writeDeep}. */
    public static boolean isDeep(Path file) {
        return name(file).endsWith(".png") || isTiff(file);
    }

    /** Writes a packed picture of 16 bits as PNG or TIFF. */
    public static void writeDeep(DeepImage packed, Path file, Optional<StereoMark> mark, StillExtras extras) {
        StillExtras fitting = extras.upright(packed.size());
        byte[] bytes = isTiff(file)
                ? Encoder.tiff(packed, fitting)
                : png(PngWriter.encode(packed), packed.size(), mark, fitting);
        AtomicFile.write(file, part -> Files.write(part, bytes));
    }

    /** The second eye of a file of two pictures of one size; empty when it is no such file. */
    public static Optional<RgbaImage> secondEye(Path file, Size size) {
        try {
            if (!isMpo(file) || ImageFiles.sniff(file).orElse(null) != PictureFormat.JPEG) {
                return Optional.empty();
            }
            Orientation turned = Metadata.read(file).orientation();
            return MultiPicture.further(Files.readAllBytes(file)).stream()
                    .map(bytes -> turned.upright(ToSrgb.convert(Decoder.decodeInside(file, bytes))))
                    .filter(eye -> eye.size().equals(size))
                    .findFirst();
        } catch (IOException e) {
            throw new diorama.base.UserError(file + ": cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    /** Writes both eyes, of one size, as one file of two pictures. */
    public static void writeMpo(RgbaImage left, RgbaImage right, Path file, int quality, StillExtras extras) {
        byte[] bytes = JpegSegments.mpo(
                Encoder.encode(left, "jpeg", quality),
                Encoder.encode(right, "jpeg", quality),
                extras.upright(left.size()).jpegSegments());
        AtomicFile.write(file, part -> Files.write(part, bytes));
    }

    private static byte[] png(byte[] png, Size size, Optional<StereoMark> mark, StillExtras extras) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(png.length + 4096);
        out.write(png, 0, PNG_HEAD);
        int rest = PNG_HEAD;
        if (extras.icc().isPresent()) {
            // a profile stands in place of the sRGB chunk, which has one byte of data
            rest += 13;
            ByteArrayOutputStream profile = new ByteArrayOutputStream();
            profile.writeBytes("ICC profile\0\0".getBytes(StandardCharsets.ISO_8859_1));
            profile.writeBytes(deflated(extras.icc().get()));
            PngChunk.write(out, "iCCP", profile.toByteArray());
        }
        extras.exif().ifPresent(block -> PngChunk.write(out, "eXIf", block));
        // the extension wants the second eye to begin at a multiple of 8
        mark.filter(m -> !m.aboveEachOther() && !m.half() && size.width() % 16 == 0)
                .ifPresent(m -> PngChunk.write(out, "sTER", new byte[] {(byte) (m.leftFirst() ? 1 : 0)}));
        out.write(png, rest, png.length - rest);
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
