package diorama.pipeline.depth;

import diorama.depth.RawDepth;
import diorama.image.Picture;
import diorama.image.PictureFormat;
import diorama.image.RgbaImage;
import diorama.pipeline.film.RefinedFrame;
import diorama.pipeline.photo.DepthFormat;
import diorama.pipeline.photo.DepthOutputs;
import diorama.pipeline.photo.Photo;
import diorama.relief.ReliefOptions;
import diorama.video.av.OnFullDisk;
import diorama.video.file.FilmSequence;
import diorama.video.option.Coded;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Pictures from 1 on, as those of a photo's depth, each whole when it has its name. */
final class NumberedDepth implements DepthSink {
    private static final int BYTES = 16;

    private final FilmSequence pictures;
    private final DepthFormat format;
    private final ReliefOptions relief;
    private final OnFullDisk onFull;
    private final Consumer<String> says;
    private Coded written = Coded.NONE;

    NumberedDepth(
            FilmSequence pictures, DepthFormat format, ReliefOptions relief, OnFullDisk onFull, Consumer<String> says) {
        this.pictures = pictures;
        this.format = format;
        this.relief = relief;
        this.onFull = onFull;
        this.says = says;
    }

    @Override
    public void write(RefinedFrame one) {
        RgbaImage image = one.of().frame().image();
        RawDepth raw = one.of().depth();
        Photo frame = new Photo(
                pictures.folder(),
                new Picture(image, PictureFormat.PNG, 8, false, Optional.empty(), OptionalDouble.empty(), false),
                one.map(),
                raw,
                Photo.Metric.of(raw.kind(), one.of().range()),
                "");
        Path file = pictures.file(written.frames() + 1);
        onFull.write(file, (long) BYTES * image.size().pixels(), () -> DepthOutputs.write(frame, format, relief, file));
        written = written.with(file.toFile().length());
    }

    @Override
    public Coded coded() {
        return written;
    }

    @Override
    public void finish() {
        pictures.leftBehind(written.frames()).ifPresent(says);
    }

    @Override
    public void close() {
        // nothing is open
    }
}
