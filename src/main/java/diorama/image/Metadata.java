package diorama.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * What EXIF tells: which way up, and the lens.
 *
 * @param focal35 focal length for a film of 36 mm width, mm
 */
record Metadata(Orientation orientation, OptionalDouble focal35) {
    static final Metadata NONE = new Metadata(Orientation.UPRIGHT, OptionalDouble.empty());

    /** Reads it; a file without metadata, or with broken ones, gives {@link #NONE}. */
    static Metadata read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            com.drew.metadata.Metadata tags = ImageMetadataReader.readMetadata(in, Files.size(file));
            return new Metadata(orientation(tags), focal35(tags));
        } catch (IOException | ImageProcessingException | RuntimeException | StackOverflowError e) {
            // metadata are a courtesy: a picture is shown without them
            return NONE;
        }
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
}
