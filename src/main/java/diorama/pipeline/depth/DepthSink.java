package diorama.pipeline.depth;

import diorama.image.ColorRamp;
import diorama.pipeline.film.RefinedFrame;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.photo.DepthFormat;
import diorama.pipeline.walk.FilmRun;
import diorama.video.av.OnFullDisk;
import diorama.video.depth.DepthWriter;
import diorama.video.encode.FilmTarget;
import diorama.video.file.FilmSequence;
import diorama.video.option.Coded;
import diorama.video.read.FrameReader;
import diorama.video.write.FrameWriter;
import java.nio.file.Path;

/** A film of depth, or its numbered pictures, being written. */
interface DepthSink extends AutoCloseable {
    void write(RefinedFrame one);

    /** What was written so far. */
    Coded coded();

    void finish();

    @Override
    void close();

    /** Opens the file of one kind of depth of the film that {@code reader} reads. */
    static DepthSink of(DepthFormat format, Path file, FrameReader reader, StereoJob job, FilmRun how) {
        OnFullDisk onFull = how.disk(false);
        if (FilmSequence.isPattern(file)) {
            return new NumberedDepth(FilmSequence.of(file), format, job.relief(), onFull, how.says());
        }
        if (format.ramp().isPresent()) {
            FilmTarget clip = FilmTarget.clip(file, reader.size(), reader.frameRate(), job.encode())
                    .timedBy(reader.timeBase());
            return new Painted(FrameWriter.open(clip, onFull), format.ramp().get());
        }
        DepthWriter.Coding coding = format == DepthFormat.HEVC ? DepthWriter.Coding.HEVC10 : DepthWriter.Coding.FFV1;
        FilmTarget grey = DepthWriter.target(file, reader.size(), reader.timeBase(), reader.frameRate());
        return new Grey(DepthWriter.open(grey, coding, onFull));
    }

    /** A film of grey levels. */
    record Grey(DepthWriter writer) implements DepthSink {
        @Override
        public Coded coded() {
            return writer.coded();
        }

        @Override
        public void write(RefinedFrame one) {
            writer.write(one.map(), one.pts(), one.duration());
        }

        @Override
        public void finish() {
            writer.finish();
        }

        @Override
        public void close() {
            writer.close();
        }
    }

    /** A film of a ramp's colours. */
    record Painted(FrameWriter writer, ColorRamp ramp) implements DepthSink {
        @Override
        public Coded coded() {
            return writer.coded();
        }

        @Override
        public void write(RefinedFrame one) {
            writer.write(ramp.paint(one.map()), one.pts(), one.duration());
        }

        @Override
        public void finish() {
            writer.finish();
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
