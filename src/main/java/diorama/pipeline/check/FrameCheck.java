package diorama.pipeline.check;

import diorama.base.Progress;
import diorama.pipeline.check.FilmCheck.Finding;
import diorama.pipeline.media.MediaKind;
import diorama.video.file.FilmSequence;
import diorama.video.option.FilmOptions;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compares the pictures of two films and their times, frame by frame. */
final class FrameCheck {
    /** Times are rounded to a millisecond by some containers. */
    private static final long TOLERANCE_MICROS = 1001;

    /** GIF tells hundredths of a second. */
    private static final long TOLERANCE_OF_GIF_MICROS = 10_001;

    private final Path made;
    private final Path source;
    private final FilmOptions options;
    private final FrameLevels wanted = new FrameLevels();
    private final FrameLevels given = new FrameLevels();
    private final List<String> lost = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private Optional<EyeHoles> holes = Optional.empty();
    private long first = Long.MIN_VALUE;
    private long firstMade;
    private int frames;
    private int framesMade;
    private long worst;
    private int worstAt;

    /** @param options that {@code made} was made with */
    FrameCheck(Path made, Path source, FilmOptions options) {
        this.made = made;
        this.source = source;
        this.options = options;
    }

    /** Time of the source's first frame, in microseconds; the least there is when it has none. */
    long first() {
        return first;
    }

    /** Decodes both films whole, side by side. */
    void read(EyePlaces places, Progress progress) {
        holes = places.holes();
        int turns = places.turns();
        try (FrameReader a = FrameReader.open(source, options);
                FrameReader b = FrameReader.open(made)) {
            long total = a.expectedFrames().orElse(-1);
            Optional<VideoFrame> want = a.next();
            Optional<VideoFrame> got = b.next();
            while (want.isPresent() || got.isPresent()) {
                want.ifPresent(this::takeWanted);
                for (int turn = 0; turn < turns && got.isPresent(); turn++) {
                    take(want, got.get(), turn);
                    b.recycle(got.get());
                    got = b.next();
                }
                want.ifPresent(a::recycle);
                want = want.isPresent() ? a.next() : want;
                progress.update(frames, total, "reading");
            }
            lost.addAll(a.notes());
            faults.addAll(b.notes());
        }
    }

    private void takeWanted(VideoFrame want) {
        first = frames++ == 0 ? want.ptsMicros() : first;
        wanted.add(want.image());
    }

    /** Of several frames for one of the source the first is shown at its time. */
    private void take(Optional<VideoFrame> want, VideoFrame got, int turn) {
        firstMade = framesMade++ == 0 ? got.ptsMicros() : firstMade;
        given.add(got.image());
        if (want.isEmpty()) {
            return;
        }
        long off = Math.abs((got.ptsMicros() - firstMade) - (want.get().ptsMicros() - first));
        if (turn == 0 && off > worst) {
            worst = off;
            worstAt = frames - 1;
        }
        holes.ifPresent(h -> h.compare(want.get().image(), got.image(), frames - 1, turn));
    }

    /** What was found, once both are read. */
    List<Finding> findings(EyePlaces places) {
        List<Finding> findings = new ArrayList<>();
        int due = places.turns() * frames;
        boolean whole = framesMade == due;
        findings.add(new Finding("frames", Optional.of(whole), framesMade + " of " + due));
        lost.forEach(line -> findings.add(new Finding("source", Optional.empty(), line)));
        findings.add(decoded(whole));
        String off = worst == 0
                ? "exact"
                : String.format(Locale.ROOT, "at most %.3f ms off, frame %d", worst / 1e3, worstAt);
        findings.add(Finding.unless(FilmSequence.isPattern(made), "times", worst <= tolerance(), off));
        if (whole) {
            Optional<String> unlike =
                    given.unlike(wanted, places.turns(), places.whole()).or(() -> holes.flatMap(EyeHoles::first));
            findings.add(new Finding(
                    "pictures", Optional.of(unlike.isEmpty()), unlike.orElse("none is empty, none has holes")));
        }
        return findings;
    }

    /** What the source has not, nobody can have; and where no frame is missing a long one is no hole. */
    private Finding decoded(boolean whole) {
        boolean timed = worst <= tolerance() && whole;
        List<String> own = new ArrayList<>(bare(faults, made));
        own.removeAll(bare(lost, source));
        own.removeIf(note -> timed && note.contains("frames are missing, the most of them"));
        String found = faults.isEmpty() ? "without a fault" : own.isEmpty() ? "as its source" : String.join("; ", own);
        return new Finding("decodes", Optional.of(own.isEmpty()), found);
    }

    private static List<String> bare(List<String> notes, Path film) {
        return notes.stream().map(note -> note.replace(film + ": ", "")).toList();
    }

    private long tolerance() {
        return MediaKind.extension(made).equals("gif") ? TOLERANCE_OF_GIF_MICROS : TOLERANCE_MICROS;
    }
}
