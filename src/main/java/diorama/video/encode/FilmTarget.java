package diorama.video.encode;

import diorama.base.Size;
import diorama.stereo.StereoLayout;
import diorama.video.av.Rational;
import diorama.video.file.FilmSequence;
import diorama.video.option.Carried;
import diorama.video.option.EncodeOptions;
import diorama.video.read.FrameReader;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What film is to be written.
 *
 * @param file its name; the extension chooses the container (mp4, m4v, mov, mkv, webm, avi)
 * @param size of the pictures handed in, px; odd sides are padded by one repeated column or row where the format wants even ones
 * @param timeBase seconds per tick of the times handed in
 * @param frameRate frames per second, a hint for the encoder and for players
 * @param sampleAspect shape of one pixel
 * @param layout how two eyes are packed, for the 3D tags that players read
 * @param swapEyes the right eye comes first in {@code layout}
 * @param source film whose sound, subtitles, chapters and tags are copied along, and whose primaries and transfer are kept
 * @param carried which part of the source it is
 */
public record FilmTarget(
        Path file,
        Size size,
        Rational timeBase,
        Rational frameRate,
        Rational sampleAspect,
        Optional<StereoLayout> layout,
        boolean swapEyes,
        Optional<Path> source,
        Carried carried,
        EncodeOptions encode) {

    /** A silent clip of constant rate whose frame i has time i. */
    public static FilmTarget clip(Path file, Size size, Rational frameRate, EncodeOptions encode) {
        return new FilmTarget(
                file,
                size,
                frameRate.inverse(),
                frameRate,
                Rational.ONE,
                Optional.empty(),
                false,
                Optional.empty(),
                Carried.ALL,
                encode);
    }

    /** A film with the times, sound and tags of the one that {@code reader} reads. */
    public static FilmTarget like(FrameReader reader, Path file, Size size, EncodeOptions encode) {
        return new FilmTarget(
                file,
                size,
                reader.timeBase(),
                reader.frameRate(),
                reader.sampleAspect(),
                Optional.empty(),
                false,
                FilmSequence.isPattern(reader.path()) ? Optional.empty() : Optional.of(reader.path()),
                reader.carried(),
                encode);
    }

    /** The same with times in ticks of {@code base}. */
    public FilmTarget timedBy(Rational base) {
        return new FilmTarget(file, size, base, frameRate, sampleAspect, layout, swapEyes, source, carried, encode);
    }

    /** The same with {@code times} as many frames, each shown for that part of the time; ticks are finer by as much. */
    public FilmTarget turning(int times) {
        return times == 1
                ? this
                : new FilmTarget(
                        file,
                        size,
                        timeBase.over(times),
                        frameRate.inverse().over(times).inverse(),
                        sampleAspect,
                        layout,
                        swapEyes,
                        source,
                        carried,
                        encode);
    }

    /** The same with everything beside the picture from {@code sound} where there is one. */
    public FilmTarget sounding(Optional<Path> sound) {
        return new FilmTarget(
                file,
                size,
                timeBase,
                frameRate,
                sampleAspect,
                layout,
                swapEyes,
                sound.or(() -> source),
                carried,
                encode);
    }

    /** The same compressed otherwise. */
    public FilmTarget with(EncodeOptions other) {
        return new FilmTarget(file, size, timeBase, frameRate, sampleAspect, layout, swapEyes, source, carried, other);
    }

    /** The same, tagged as two eyes packed so. */
    public FilmTarget stereo(StereoLayout packing, boolean rightFirst) {
        return new FilmTarget(
                file,
                size,
                timeBase,
                frameRate,
                sampleAspect,
                Optional.of(packing),
                rightFirst,
                source,
                carried,
                encode);
    }
}
