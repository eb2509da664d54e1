package diorama.image;

import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What TIFF files tell beside their pixels, as the blocks that other kinds of file hold, and back. */
final class TiffTags {
    private static final int ICC = 34675;

    /**
     * Of the first directory, what tells of the picture and not of how its pixels lie (TIFF 6.0; EXIF 2.32, table 3): description,
     * maker, model, orientation, software, time, artist, copyright, the EXIF and GPS directories, Windows' title to subject.
     */
    private static final Set<Integer> TELLING =
            Set.of(270, 271, 272, 274, 305, 306, 315, 33432, 34665, 34853, 40091, 40092, 40093, 40094, 40095);

    private TiffTags() {}

    /** Of a TIFF file. */
    static StillExtras read(Path file) throws IOException {
        Directory all = directory(file);
        List<Entry> telling = telling(all);
        Entry profile = all.getEntryById(ICC);
        Optional<byte[]> icc = profile != null && profile.getValue() instanceof byte[] bytes
                ? Optional.of(bytes).filter(Profiles::isOfRgb)
                : Optional.empty();
        return new StillExtras(telling.isEmpty() ? Optional.empty() : Optional.of(block(telling)), icc);
    }

    /** Puts the extras into the fields of a TIFF file about to be written; a block that cannot be read is left out. */
    static void add(StillExtras extras, TIFFDirectory fields) {
        extras.exif().ifPresent(block -> {
            ImageReader reader = Encoder.ofJava(ImageIO.getImageReadersByFormatName("tiff"));
            try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(block))) {
                reader.setInput(in, true, false);
                for (TIFFField field : TIFFDirectory.createFromMetadata(reader.getImageMetadata(0))
                        .getTIFFFields()) {
                    if (TELLING.contains(field.getTagNumber())) {
                        fields.addTIFFField(field);
                    }
                }
            } catch (IOException | RuntimeException e) {
                // extras are a courtesy: a picture is written without them
            } finally {
                reader.dispose();
            }
        });
        TIFFTag tag = BaselineTIFFTagSet.getInstance().getTag(ICC);
        extras.icc()
                .ifPresent(profile ->
                        fields.addTIFFField(new TIFFField(tag, TIFFTag.TIFF_UNDEFINED, profile.length, profile)));
    }

    private static Directory directory(Path file) throws IOException {
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            return new TIFFReader().read(in);
        }
    }

    private static List<Entry> telling(Directory all) {
        List<Entry> fields = new ArrayList<>();
        for (Entry field : all) {
            if (field.getIdentifier() instanceof Integer tag && TELLING.contains(tag)) {
                fields.add(field);
            }
        }
        return fields;
    }

    private static byte[] block(List<Entry> fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            new TIFFWriter().write(fields, out);
        }
        return bytes.toByteArray();
    }
}
