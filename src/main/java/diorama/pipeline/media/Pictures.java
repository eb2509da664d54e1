package diorama.pipeline.media;

import diorama.image.ImageFiles;
import diorama.image.Picture;
import diorama.image.PictureFormat;
import diorama.image.PictureInfo;
import diorama.video.still.StillProcess;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads pictures with whichever library knows their format: AVIF and HEIC are coded as films. */
public final class Pictures {
    private Pictures() {}

    /** @throws diorama.base.UserError when the file is no picture */
    public static Picture read(Path file) {
        Optional<PictureFormat> coded = ImageFiles.sniff(file).filter(PictureFormat::isCodedAsFilm);
        if (coded.isEmpty()) {
            return ImageFiles.picture(file);
        }
        return new Picture(
                StillProcess.read(file), coded.get(), 8, false, Optional.empty(), OptionalDouble.empty(), false);
    }

    /** @throws diorama.base.UserError when the file is no picture */
    public static PictureInfo info(Path file) {
        Optional<PictureFormat> coded = ImageFiles.sniff(file).filter(PictureFormat::isCodedAsFilm);
        if (coded.isEmpty()) {
            return PictureInfo.read(file);
        }
        return PictureInfo.of(StillProcess.read(file), coded.get(), 8);
    }
}
