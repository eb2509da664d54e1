package diorama.pipeline.frame;

import diorama.image.Picture;
import diorama.image.PictureFormat;
import diorama.image.RgbaImage;
import diorama.pipeline.job.StereoJob;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** Single pictures out of a film: its key frames, some seconds apart, as iw3's {@code --keyframe} takes them. */
public final class KeyFrames {
    private KeyFrames() {}

    /** Takes a picture and when it is shown, ticks of the film. */
    @FunctionalInterface
    public interface Taker {
        /** @param now what is asked for at that moment */
        void take(Picture picture, long pts, StereoJob now) throws IOException;
    }

    /**
     * Only key frames are decoded.
     *
     * @param seconds that two of them are apart at least
     * @return how many
     */
    public static long of(Path film, StereoJob job, double seconds, Taker taker) throws IOException {
        long taken = 0;
        try (FrameReader reader = FrameReader.open(film, job.film())) {
            if (reader.highDynamicRange()) {
                reader.readDeep();
            }
            FilmFrames frames = FilmFrames.of(reader, job);
            reader.keyFramesOnly();
            double last = Double.NEGATIVE_INFINITY;
            for (Optional<VideoFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
                VideoFrame frame = next.get();
                double at = frame.ptsMicros() / 1e6;
                if (at - last >= seconds) {
                    last = at;
                    StereoJob now = job.with(job.timeline().frozen(frames.micros(frame)));
                    taker.take(picture(frames.prepared(frame)), frame.pts(), now);
                    taken++;
                }
                reader.recycle(frame);
            }
        }
        return taken;
    }

    private static Picture picture(RgbaImage frame) {
        RgbaImage copy = RgbaImage.allocate(frame.size());
        copy.rgba().put(0, frame.rgba(), 0, frame.rgba().capacity());
        return new Picture(copy, PictureFormat.PNG, 8, false, Optional.empty(), OptionalDouble.empty(), false);
    }
}
