package diorama.video.write;

import diorama.image.Rounds;
import diorama.video.encode.FilmTarget;
import java.util.Map;

/** What containers are told when their head is written. */
final class HeadOptions {
    /** GIF and WebP have no room for more. */
    private static final int MOST_ROUNDS = 65_535;

    private HeadOptions() {}

    /**
     * Loops go round as often as their source does, which is for ever unless it says otherwise.
     *
     * @param container its name in libav
     */
    static Map<String, String> of(String container, FilmTarget film) {
        int rounds = Math.min(MOST_ROUNDS, film.source().map(Rounds::of).orElse(Rounds.FOR_EVER));
        return switch (container) {
            case "mov", "mp4", "ipod" -> Map.of("movflags", "+faststart");
            case "gif" -> Map.of("loop", String.valueOf(rounds == 1 ? -1 : Math.max(0, rounds - 1)));
            case "webp" -> Map.of("loop", String.valueOf(rounds));
            case "apng" -> Map.of("plays", String.valueOf(rounds));
            default -> Map.of();
        };
    }
}
