package diorama.video.write;

import diorama.video.encode.FilmTarget;
import diorama.video.option.EncodeOptions;
import diorama.video.read.FrameReader;
import java.nio.file.Path;
import java.util.List;

/** Writes a film again, picture by picture, with all that it has beside its picture. */
public final class Again {
    private static final EncodeOptions FAST = new EncodeOptions("auto", 20, "ultrafast", "none", "auto");

    private Again() {}

    /** Gives what was not carried over as it is. */
    public static List<String> write(Path in, Path out) {
        try (FrameReader reader = FrameReader.open(in);
                FrameWriter writer = FrameWriter.open(FilmTarget.like(reader, out, reader.size(), FAST))) {
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                writer.write(frame.get().image(), frame.get().pts(), frame.get().duration());
                reader.recycle(frame.get());
            }
            writer.finish();
            return writer.notes();
        }
    }
}
