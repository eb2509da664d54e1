package diorama.video.info;

import java.util.List;

/**
 * Subtitles, an attachment or data in a film.
 *
 * @param type "subtitle", "attachment" or "data"
 * @param title as the film names it; an attachment's file name
 */
public record OtherTrack(
        int index, String type, String codec, long packets, String language, String title, List<String> disposition) {}
