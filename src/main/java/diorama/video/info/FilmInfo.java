package diorama.video.info;

import diorama.video.file.FilmFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a film is.
 *
 * @param container libav's name of the format, e.g. "mov,mp4,m4a,3gp,3g2,mj2"
 * @param durationMicros as the container says, -1 when it does not
 * @param tags of the whole film, e.g. title
 * @param chapters number of them
 */
public record FilmInfo(
        String container,
        long durationMicros,
        long bytes,
        Map<String, String> tags,
        int chapters,
        List<VideoTrack> video,
        List<AudioTrack> audio,
        List<OtherTrack> other) {

    /**
     * Reads {@code film}'s streams and counts every packet; the whole file is read once, one frame is decoded.
     *
     * @throws UserError when it is not a film; see {@link FilmFile} for what is refused
     */
    public static FilmInfo read(Path film) {
        return new FilmProbe(film).read();
    }
}
