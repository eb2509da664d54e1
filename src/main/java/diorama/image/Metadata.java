package diorama.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.icc.IccDirectory;
import com.drew.metadata.png.PngDirectory;
import diorama.base.Size;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a file tells beside its pixels: which way up, the lens, the colours.
 *
 * @param focal35 focal length for a film of 36 mm width, mm
 * @param profile name of the embedded profile, or sRGB where the file says so otherwise
 */
record Metadata(Orientation orientation, OptionalDouble focal35, Optional<String> profile) {
    static final Metadata NONE = new Metadata(Orientation.UPRIGHT, OptionalDouble.empty(), Optional.empty());

    private static final int ICC_DESCRIPTION = 0x64657363;

    /** Reads it; a file without metadata, or with broken ones, gives {@link #NONE}. */
    static Metadata read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            com.drew.metadata.Metadata tags = ImageMetadataReader.readMetadata(in, Files.size(file));
            return new Metadata(orientation(tags), focal35(tags), profile(tags));
        } catch (IOException | ImageProcessingException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // metadata are a courtesy: a picture is shown without them
            return NONE;
        }
    }

    /** Whether the colours are sRGB: said, or not said. */
    boolean isSrgb() {
        return profile.isEmpty() || profile.get().toLowerCase(Locale.ROOT).contains("srgb");
    }

    /** Focal length in pixels of an upright picture: 36 mm are its longer side. */
    OptionalDouble focalPx(Size size) {
        return focal35.isPresent() ? OptionalDouble.of(focal35.getAsDouble() / 36 * size.longSide()) : focal35;
    }

    private static Orientation orientation(com.drew.metadata.Metadata tags) {
        for (ExifIFD0Directory d : tags.getDirectoriesOfType(ExifIFD0Directory.class)) {
            Integer tag = d.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
            if (tag != null) {
                return new Orientation(tag);
            }
        }
        return Orientation.UPRIGHT;
    }

    private static OptionalDouble focal35(com.drew.metadata.Metadata tags) {
        Directory d = tags.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        Double mm = d == null ? null : d.getDoubleObject(ExifDirectoryBase.TAG_35MM_FILM_EQUIV_FOCAL_LENGTH);
        return mm != null && mm >= 1 && mm < 10_000 ? OptionalDouble.of(mm) : OptionalDouble.empty();
    }

    private static Optional<String> profile(com.drew.metadata.Metadata tags) {
        IccDirectory icc = tags.getFirstDirectoryOfType(IccDirectory.class);
        if (icc != null) {
            String name = icc.getDescription(ICC_DESCRIPTION);
            return Optional.of(
                    name == null || name.isBlank()
                            ? "unnamed"
                            : name.replaceAll("\\p{Cntrl}", "").strip());
        }
        for (PngDirectory png : tags.getDirectoriesOfType(PngDirectory.class)) {
            if (png.containsTag(PngDirectory.TAG_SRGB_RENDERING_INTENT)) {
                return Optional.of("sRGB");
            }
        }
        Directory exif = tags.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        Integer space = exif == null ? null : exif.getInteger(ExifDirectoryBase.TAG_COLOR_SPACE);
        return space != null && space == 1 ? Optional.of("sRGB") : Optional.empty();
    }
}
