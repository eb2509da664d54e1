package diorama.pipeline.check;

import diorama.base.Progress;
import diorama.depth.DepthNormalizer;
import diorama.depth.RawDepth;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.pipeline.media.MediaKind;
import diorama.pipeline.network.FrameDepth;
import diorama.stereo.StereoLayout;
import diorama.video.file.FilmSequence;
import diorama.video.file.TimeCode;
import diorama.video.info.FilmInfo;
import diorama.video.info.VideoTrack;
import diorama.video.option.FilmOptions;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Compares a stereo film with the film it was made of. */
public final class FilmCheck {
    /** Times are rounded to a millisecond by some containers. */
    private static final long TOLERANCE_MICROS = 1001;

    private static final int EYE_FRAMES = 3;

    private static final Set<String> LOOPS = Set.of("gif", "apng", "png", "webp");

    /**
     * One thing that was looked at.
     *
     * @param what in a word or two
     * @param good as it should be; empty when it could not be told
     * @param found in words
     */
    public record Finding(String what, Optional<Boolean> good, String found) {}

    private final Path made;
    private final Path source;
    private final FilmOptions options;
    private final Progress progress;
    private final List<Finding> findings = new ArrayList<>();
    private long first = Long.MIN_VALUE;

    private FilmCheck(Path made, Path source, FilmOptions options, Progress progress) {
        this.made = made;
        this.source = source;
        this.options = options;
        this.progress = progress;
    }

    /**
     * Decodes both films whole.
     *
     * @param options that {@code made} was made with
     * @param depth by which the eyes' order is told
     */
    public static List<Finding> run(
            Path made, Path source, FilmOptions options, Optional<FrameDepth> depth, Progress progress) {
        FilmCheck check = new FilmCheck(made, source, options, progress);
        FilmInfo a = FilmInfo.read(source);
        FilmInfo b = FilmInfo.read(made);
        check.frames(turning(made, picture(b)) ? 2 : 1, check.parts(picture(b)));
        if (options.span().all()) {
            check.findings.addAll(TrackCheck.run(made, source));
            check.say("chapters", a.chapters() == b.chapters(), b.chapters() + " of " + a.chapters());
        }
        check.tags(a, b);
        check.timeCode(a, b);
        check.eyes(b, depth);
        return List.copyOf(check.findings);
    }

    private void say(String what, boolean good, String found) {
        findings.add(new Finding(what, Optional.of(good), found));
    }

    /** Whether the eyes take turns, a frame each, by the tags or the name. */
    private static boolean turning(Path film, VideoTrack track) {
        String packing = track.stereo3d().or(track::framePacking).orElse("");
        return packing.startsWith("frame alternate")
                || String.valueOf(film.getFileName()).contains(StereoLayout.FRAME_SEQUENTIAL.fileSuffix());
    }

    /** Where the frames of the made film surely show a picture: not where depth may be. */
    private List<Integer> parts(VideoTrack track) {
        String stem = MediaKind.stem(made);
        if (stem.contains("RGBD")) {
            return stem.endsWith("_swapped") ? FrameLevels.RIGHT : FrameLevels.LEFT;
        }
        return beside(track)
                .map(side -> side ? FrameLevels.BESIDE : FrameLevels.ABOVE)
                .orElse(FrameLevels.WHOLE);
    }

    /**
     * @param turns frames of the made film for one of the source
     * @param parts of the made film that show a picture
     */
    private void frames(int turns, List<Integer> parts) {
        List<Long> want = new ArrayList<>();
        List<Long> got = new ArrayList<>();
        FrameLevels wanted = new FrameLevels();
        FrameLevels given = new FrameLevels();
        List<String> lost = read(source, options, want, wanted);
        List<String> holes = read(made, FilmOptions.DEFAULTS, got, given);
        first = want.isEmpty() ? Long.MIN_VALUE : want.get(0);
        say("frames", turns * want.size() == got.size(), got.size() + " of " + turns * want.size());
        lost.forEach(line -> findings.add(new Finding("source", Optional.empty(), line)));
        long worst = 0;
        int at = 0;
        for (int i = 0; i < Math.min(want.size(), got.size() / turns); i++) {
            long off = Math.abs((got.get(turns * i) - got.get(0)) - (want.get(i) - want.get(0)));
            if (off > worst) {
                worst = off;
                at = i;
            }
        }
        boolean timed = worst <= TOLERANCE_MICROS && turns * want.size() == got.size();
        List<String> own = new ArrayList<>(bare(holes, made));
        // what the source has not, nobody can have; and where no frame is missing a long one is no hole
        own.removeAll(bare(lost, source));
        own.removeIf(note -> timed && note.contains("frames are missing, the most of them"));
        say(
                "decodes",
                own.isEmpty(),
                holes.isEmpty() ? "without a fault" : own.isEmpty() ? "as its source" : String.join("; ", own));
        say(
                "times",
                worst <= TOLERANCE_MICROS,
                worst == 0 ? "exact" : String.format(Locale.ROOT, "at most %.3f ms off, frame %d", worst / 1e3, at));
        if (turns * want.size() == got.size()) {
            Optional<String> unlike = given.unlike(wanted, turns, parts);
            say("pictures", unlike.isEmpty(), unlike.orElse("none is empty"));
        }
    }

    private static List<String> bare(List<String> notes, Path film) {
        return notes.stream().map(note -> note.replace(film + ": ", "")).toList();
    }

    private List<String> read(Path film, FilmOptions taken, List<Long> times, FrameLevels levels) {
        try (FrameReader reader = FrameReader.open(film, taken)) {
            long total = reader.expectedFrames().orElse(-1);
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                times.add(frame.get().ptsMicros());
                levels.add(frame.get().image());
                reader.recycle(frame.get());
                progress.update(times.size(), total, "reading");
            }
            return reader.notes();
        }
    }

    private static VideoTrack picture(FilmInfo film) {
        return film.video().stream().filter(v -> !v.cover()).findFirst().orElseThrow();
    }

    private void tags(FilmInfo a, FilmInfo b) {
        VideoTrack from = picture(a);
        VideoTrack to = picture(b);
        boolean kept = options.dynamicRange() == FilmOptions.DynamicRange.SDR
                || from.color().transfer().equals("unknown")
                || (from.color().transfer().equals(to.color().transfer())
                        && (from.color().primaries().equals("unknown")
                                || from.color().primaries().equals(to.color().primaries())));
        say(
                "colours",
                kept,
                to.pixelFormat() + ", " + to.color().primaries() + ", "
                        + to.color().transfer());
        if (from.bits() > 8) {
            findings.add(new Finding(
                    "bits", to.bits() > 8 ? Optional.of(true) : Optional.empty(), to.bits() + " of " + from.bits()));
        }
        String title = a.tags().getOrDefault("title", "");
        say("title", title.equals(b.tags().getOrDefault("title", "")), title.isEmpty() ? "none" : title);
        Optional<String> packing = to.stereo3d().or(to::framePacking);
        findings.add(new Finding(
                "3D tags",
                packing.isPresent() ? Optional.of(true) : Optional.empty(),
                packing.orElse("none: players must be told")));
    }

    /** Of a film without one nothing is said. */
    private void timeCode(FilmInfo a, FilmInfo b) {
        String want = TimeCode.carried(source, first, picture(b).frameRate());
        String got = picture(b).timeCode();
        if (!want.isEmpty() || !picture(a).timeCode().isEmpty()) {
            if (got.isEmpty() && isLoop(made)) {
                findings.add(new Finding("time code", Optional.empty(), want + " has no place there"));
                return;
            }
            say("time code", got.equals(want), got.isEmpty() ? want + " is missing" : got);
        }
    }

    /** Loops and numbered pictures. */
    private static boolean isLoop(Path film) {
        return FilmSequence.isPattern(film) || LOOPS.contains(MediaKind.extension(film));
    }

    /** The packing by the tags, else by the shape of the frames. */
    private Optional<Boolean> beside(VideoTrack track) {
        String packing = track.stereo3d().or(track::framePacking).orElse("");
        if (packing.startsWith("side by side")) {
            return Optional.of(true);
        }
        if (packing.startsWith("top and bottom")) {
            return Optional.of(false);
        }
        String name = String.valueOf(made.getFileName());
        if (name.contains("_SBS")) {
            return Optional.of(true);
        }
        return name.contains("_TB") ? Optional.of(false) : Optional.empty();
    }

    private void eyes(FilmInfo b, Optional<FrameDepth> depth) {
        VideoTrack track = picture(b);
        boolean turning = turning(made, track);
        Optional<Boolean> beside = turning ? Optional.of(false) : beside(track);
        if (beside.isEmpty() || depth.isEmpty()) {
            findings.add(new Finding("eyes", Optional.empty(), "not packed side by side or top and bottom"));
            return;
        }
        double sum = 0;
        int looked = 0;
        long asked = 0;
        long step = Math.max(1, track.frames() / (EYE_FRAMES + 1));
        try (FrameReader a = FrameReader.open(source, options);
                FrameReader packed = FrameReader.open(made)) {
            a.readAsDrawn(packed.bits());
            packed.readAsDrawn(packed.bits());
            EyeMoments moments = new EyeMoments(packed, turning);
            Optional<VideoFrame> one = a.next();
            for (long i = 0; one.isPresent() && looked < EYE_FRAMES; i++) {
                boolean asks = (i > 0 && i % step == 0) || track.frames() == 1;
                if (!moments.next(asks)) {
                    break;
                }
                if (asks) {
                    depth.get().skip(i - asked);
                    asked = i + 1;
                    sum += order(one.get().image(), moments.picture(), beside.get(), depth.get());
                    looked++;
                }
                a.recycle(one.get());
                one = a.next();
            }
        }
        boolean swapped = track.stereo3d().orElse("").contains("right eye first");
        double mean = looked == 0 ? 0 : sum / looked;
        boolean told = Math.abs(mean) > 0.3;
        findings.add(new Finding(
                "eyes",
                told ? Optional.of(mean > 0 != swapped) : Optional.empty(),
                !told
                        ? "too little parallax to tell"
                        : String.format(Locale.ROOT, "%s eye first (%.2f)", mean > 0 ? "left" : "right", mean)));
    }

    private static double order(RgbaImage picture, RgbaImage packed, boolean beside, FrameDepth depth) {
        RawDepth raw = depth.estimate(picture);
        DepthMap map = DepthNormalizer.normalize(raw.size(), raw.values(), raw.kind());
        return EyeOrder.leftFirst(new EyeOrder.Halves(packed, beside), map);
    }
}
