package diorama.image;

import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.imaging.jpeg.JpegSegmentData;
import com.drew.imaging.jpeg.JpegSegmentReader;
import com.drew.imaging.jpeg.JpegSegmentType;
import com.drew.imaging.png.PngChunk;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.imaging.png.PngProcessingException;
import com.drew.lang.StreamReader;
import diorama.base.Size;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.InflaterInputStream;

/**
 * What comes along from a picture's file into the file of what was made of it: the EXIF block and the colour profile, as bytes.
 * Read from JPEG, PNG, WebP and TIFF; of HEIC and AVIF the EXIF block.
 *
 * @param exif a TIFF structure
 * @param icc a profile of RGB colours
 */
public record StillExtras(Optional<byte[]> exif, Optional<byte[]> icc) {
    public static final StillExtras NONE = new StillExtras(Optional.empty(), Optional.empty());

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ICC_HEAD = 14;

    /** Of a file; a file without extras, or with broken ones, gives {@link #NONE}. */
    public static StillExtras read(Path file) {
        PictureFormat format = ImageFiles.sniff(file).orElse(PictureFormat.BMP);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return switch (format) {
                case JPEG -> jpeg(file);
                case PNG -> png(in);
                case WEBP -> WebpExtras.read(in.readAllBytes());
                case TIFF -> TiffTags.read(file);
                case AVIF, HEIC -> new StillExtras(HeifExif.read(in.readAllBytes()), Optional.empty());
                case BMP, GIF, PNM, PFM, TGA, PSD, HDR, EXR, NPY, KTX2 -> NONE;
            };
        } catch (IOException | JpegProcessingException | PngProcessingException | RuntimeException e) {
            // extras are a courtesy: a picture is made without them
            return NONE;
        }
    }

    boolean isEmpty() {
        return exif.isEmpty() && icc.isEmpty();
    }

    /** These extras without the profile: for colours that were brought to sRGB. */
    public StillExtras withoutProfile() {
        return new StillExtras(exif, Optional.empty());
    }

    /** The EXIF block made true for a picture of the size {@code now} that stands upright; without the thumbnail. */
    public StillExtras upright(Size now) {
        return new StillExtras(exif.flatMap(block -> ExifPatch.upright(block, now)), icc);
    }

    private static StillExtras jpeg(Path file) throws IOException, JpegProcessingException {
        JpegSegmentData data =
                JpegSegmentReader.readSegments(file.toFile(), List.of(JpegSegmentType.APP1, JpegSegmentType.APP2));
        Optional<byte[]> exif = Optional.empty();
        for (byte[] segment : data.getSegments(JpegSegmentType.APP1)) {
            if (exif.isEmpty() && startsWith(segment, EXIF)) {
                exif = Optional.of(bare(segment));
            }
        }
        List<byte[]> parts = new ArrayList<>();
        for (byte[] segment : data.getSegments(JpegSegmentType.APP2)) {
            if (startsWith(segment, ICC) && segment.length > ICC_HEAD) {
                parts.add(segment);
            }
        }
        parts.sort(Comparator.comparingInt(part -> part[ICC.length]));
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        parts.forEach(part -> profile.write(part, ICC_HEAD, part.length - ICC_HEAD));
        return new StillExtras(exif, profile.size() == 0 ? Optional.empty() : Optional.of(profile.toByteArray()));
    }

    private static StillExtras png(InputStream in) throws IOException, PngProcessingException {
        PngChunkType exifType = new PngChunkType("eXIf");
        Optional<byte[]> exif = Optional.empty();
        Optional<byte[]> icc = Optional.empty();
        for (PngChunk chunk : new PngChunkReader().extract(new StreamReader(in), Set.of(exifType, PngChunkType.iCCP))) {
            byte[] bytes = chunk.getBytes();
            if (chunk.getType().equals(exifType)) {
                exif = Optional.of(bytes);
            } else {
                int name = 0;
                while (name < bytes.length && bytes[name] != 0) {
                    name++;
                }
                try (InputStream profile = new InflaterInputStream(
                        new ByteArrayInputStream(bytes, name + 2, Math.max(0, bytes.length - name - 2)))) {
                    icc = Optional.of(profile.readAllBytes());
                }
            }
        }
        return new StillExtras(exif, icc);
    }

    /** The TIFF structure of a block, without the word that JPEG files, and some writers of others, put before it. */
    static byte[] bare(byte[] block) {
        return startsWith(block, EXIF) ? Arrays.copyOfRange(block, EXIF.length, block.length) : block;
    }

    private static boolean startsWith(byte[] bytes, byte[] head) {
        return bytes.length >= head.length && Arrays.equals(bytes, 0, head.length, head, 0, head.length);
    }

    /** The segments of a JPEG file that hold the extras, marker bytes included; what does not fit is left out. */
    List<byte[]> jpegSegments() {
        List<byte[]> segments = new ArrayList<>();
        exif.filter(block -> block.length + EXIF.length + 2 < 1 << 16)
                .ifPresent(block -> segments.add(JpegSegments.segment(0xe1, EXIF, block)));
        icc.ifPresent(profile -> {
            int most = (1 << 16) - 3 - ICC_HEAD;
            int count = (profile.length + most - 1) / most;
            for (int i = 0; i < count && count < 256; i++) {
                byte[] head = Arrays.copyOf(ICC, ICC_HEAD);
                head[ICC.length] = (byte) (i + 1);
                head[ICC.length + 1] = (byte) count;
                segments.add(JpegSegments.segment(
                        0xe2, head, Arrays.copyOfRange(profile, i * most, Math.min(profile.length, (i + 1) * most))));
            }
        });
        return segments;
    }
}
