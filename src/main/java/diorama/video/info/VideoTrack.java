package diorama.video.info;

import diorama.base.Size;
import diorama.video.av.Rational;
import diorama.video.color.ColorTags;
import java.util.List;
import java.util.Optional;

/**
 * A stream of pictures in a film.
 *
 * @param index of the stream in the file
 * @param size as shown: turned upright, pixels as stored, px
 * @param coded as stored, px
 * @param sampleAspect shape of one pixel as shown
 * @param rotationDegrees clockwise turn for showing: 0, 90, 180 or 270
 * @param frameRate frames per second, average
 * @param timeBase seconds per tick of the times
 * @param frames exact number of pictures in the file
 * @param firstPts time of the first one, ticks
 * @param lastPts time of the last one, ticks
 * @param bits of the first component
 * @param cover a single picture that players show as the file's cover
 * @param stereo3d how two eyes are packed, e.g. "side by side", with ", right eye first" where swapped; from the container
 * @param framePacking the same as the pictures themselves say (H.264 and HEVC messages)
 * @param spherical projection of a panorama
 * @param timeCode of the first picture as cameras and cutters count, e.g. 01:00:00:00; empty when the film says none
 */
public record VideoTrack(
        int index,
        String codec,
        String profile,
        Size size,
        Size coded,
        Rational sampleAspect,
        int rotationDegrees,
        Rational frameRate,
        Rational timeBase,
        long frames,
        long firstPts,
        long lastPts,
        String pixelFormat,
        int bits,
        ColorTags color,
        boolean cover,
        Optional<String> stereo3d,
        Optional<String> framePacking,
        Optional<String> spherical,
        String timeCode,
        String language,
        List<String> disposition) {}
