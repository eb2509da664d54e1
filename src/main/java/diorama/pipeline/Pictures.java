package diorama.pipeline;

import diorama.base.UserError;
import diorama.image.ImageFiles;
import diorama.image.Picture;
import java.nio.file.Path;

/** Reads a picture with whichever library knows its format. */
public final class Pictures {
    private Pictures() {}

    /** @throws UserError when the file is no picture */
    public static Picture read(Path file) {
        return ImageFiles.picture(file);
    }
}
