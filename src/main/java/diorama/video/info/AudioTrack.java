package diorama.video.info;

import java.util.List;

/**
 * A stream of sound in a film.
 *
 * @param channels number of loudspeakers
 * @param layout e.g. "stereo", "5.1"
 * @param sampleRate samples per second
 * @param packets exact number of compressed packets in the file
 * @param language three letters, empty when the film says nothing
 */
public record AudioTrack(
        int index,
        String codec,
        int channels,
        String layout,
        int sampleRate,
        long packets,
        String language,
        String title,
        List<String> disposition) {}
