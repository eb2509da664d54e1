package diorama.pipeline.check;

import diorama.pipeline.check.FilmCheck.Finding;
import diorama.pipeline.media.MediaKind;
import diorama.video.track.TrackSum;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares what two films have beside their pictures: sound, words, attached files. */
final class TrackCheck {
    private final List<Finding> findings = new ArrayList<>();

    /** Whether the film can say which tracks are the usual ones and of which language they are. */
    private final boolean marks;

    /** Whether the film has no place for any. */
    private final boolean picturesOnly;

    /** Whether the film has a place for files. */
    private final boolean attaches;

    private TrackCheck(Path made, boolean picturesOnly) {
        this.marks = !MediaKind.extension(made).equals("avi");
        this.picturesOnly = picturesOnly;
        this.attaches = Set.of("mkv").contains(MediaKind.extension(made));
    }

    /**
     * One finding for each track of {@code source}, and for each that {@code made} has more.
     *
     * @param picturesOnly {@code made} has no place for any
     */
    static List<Finding> run(Path made, Path source, boolean picturesOnly) {
        TrackCheck check = new TrackCheck(made, picturesOnly);
        check.tracks(held(source), held(made));
        return check.findings;
    }

    private void say(String what, boolean good, String found) {
        findings.add(new Finding(what, Optional.of(good), found));
    }

    private static List<TrackSum> held(Path film) {
        // of a track that broke off before its first packet there is nothing to carry along; without words mov_text
        // says so itself
        List<TrackSum> tracks = new ArrayList<>(TrackSum.of(film));
        tracks.removeIf(t -> t.packets() == 0 && !t.type().equals("attachment"));
        tracks.removeIf(t -> t.codec().equals("mov_text") && t.words().isEmpty());
        return tracks;
    }

    private static String pieces(TrackSum track) {
        return track.codec().startsWith("pcm_") ? " samples" : " packets";
    }

    private void tracks(List<TrackSum> want, List<TrackSum> got) {
        for (TrackSum track : want) {
            String name = String.join(" ", List.of(track.type(), track.name(), track.language()))
                    .strip()
                    .replace("  ", " ");
            if (picturesOnly) {
                findings.add(new Finding(name, Optional.empty(), track.codec() + " has no place there"));
                continue;
            }
            boolean attached = track.type().equals("attachment");
            // one for each: two tracks may hold the very same
            Optional<TrackSum> equal =
                    got.stream().filter(t -> same(track, t, want)).findFirst();
            if (equal.isPresent()) {
                got.remove(equal.get());
                say(
                        name,
                        true,
                        track.codec() + (attached ? "" : ", " + track.packets() + pieces(track)) + ", the same");
                continue;
            }
            Optional<TrackSum> otherwise = got.stream()
                    .filter(t -> t.type().equals(track.type())
                            && t.language().equals(track.language())
                            && !t.codec().equals(track.codec())
                            && !attached)
                    .findFirst();
            if (otherwise.isPresent()) {
                got.remove(otherwise.get());
                anew(name, track, otherwise.get());
                continue;
            }
            Optional<TrackSum> near = got.stream()
                    .filter(t -> t.type().equals(track.type())
                            && t.name().equals(track.name())
                            && t.language().equals(track.language()))
                    .findFirst();
            near.ifPresent(got::remove);
            findings.add(Finding.unless(
                    attached && !attaches,
                    name,
                    false,
                    near.map(t -> attached
                                    ? "not the same"
                                    : t.packets() + " of " + track.packets() + pieces(track) + ", or not the same")
                            .orElse(track.codec() + " is missing")));
        }
        got.forEach(t -> say(t.type(), false, t.codec() + " that the source does not have"));
    }

    /** A track that the container takes in another form only; of words it can be told whether they are the same. */
    private void anew(String name, TrackSum track, TrackSum made) {
        Optional<Boolean> same = track.words().isEmpty()
                ? Optional.empty()
                : Optional.of(track.words().equals(made.words()));
        findings.add(new Finding(
                name,
                same,
                made.codec() + ", written anew of " + track.codec()
                        + same.map(s -> s ? ", the same words" : ", other words")
                                .orElse("")));
    }

    /** Containers name a codec differently (mp2 in .mp4 is read as mp3), and some mark a usual track unasked. */
    private boolean same(TrackSum a, TrackSum b, List<TrackSum> all) {
        boolean marked = marks && all.stream().anyMatch(t -> t.type().equals(a.type()) && t.usual());
        return a.type().equals(b.type())
                && a.name().equals(b.name())
                && (!marks || a.language().equals(b.language()))
                && a.packets() == b.packets()
                && a.sum().equals(b.sum())
                && (!marked || a.usual() == b.usual());
    }
}
