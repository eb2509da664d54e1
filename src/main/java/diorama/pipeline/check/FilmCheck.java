package diorama.pipeline.check;

import diorama.base.Progress;
import diorama.depth.DepthNormalizer;
import diorama.depth.RawDepth;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.pipeline.media.MediaKind;
import diorama.pipeline.network.FrameDepth;
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
    private static final int EYE_FRAMES = 3;

    private static final Set<String> LOOPS = Set.of("gif", "apng", "png", "webp");

    /**
     * One thing that was looked at.
     *
     * @param what in a word or two
     * @param good as it should be; empty when it could not be told
     * @param found in words
     */
    public record Finding(String what, Optional<Boolean> good, String found) {
        /** @param noPlace the kind of file cannot hold it, so that it is nobody's fault when it is not there */
        static Finding unless(boolean noPlace, String what, boolean good, String found) {
            return good || !noPlace
                    ? new Finding(what, Optional.of(good), found)
                    : new Finding(what, Optional.empty(), found + "; such files have no place for more");
        }
    }

    private final Path made;
    private final Path source;
    private final FilmOptions options;
    private final List<Finding> findings = new ArrayList<>();
    private long first = Long.MIN_VALUE;

    private FilmCheck(Path made, Path source, FilmOptions options) {
        this.made = made;
        this.source = source;
        this.options = options;
    }

    /**
     * Decodes both films whole.
     *
     * @param options that {@code made} was made with
     * @param depth by which the eyes' order is told
     */
    public static List<Finding> run(
            Path made, Path source, FilmOptions options, Optional<FrameDepth> depth, Progress progress) {
        FilmCheck check = new FilmCheck(made, source, options);
        FilmInfo a = FilmInfo.read(source);
        FilmInfo b = FilmInfo.read(made);
        EyePlaces places = EyePlaces.of(made, picture(b));
        FrameCheck frames = new FrameCheck(made, source, options);
        frames.read(places, progress);
        check.findings.addAll(frames.findings(places));
        check.first = frames.first();
        if (options.span().all()) {
            check.findings.addAll(TrackCheck.run(made, source, isLoop(made)));
            check.unless(isLoop(made), "chapters", a.chapters() == b.chapters(), b.chapters() + " of " + a.chapters());
        }
        check.tags(a, b, places);
        check.timeCode(a, b);
        check.eyes(picture(b).frames(), places, depth);
        return List.copyOf(check.findings);
    }

    private void say(String what, boolean good, String found) {
        findings.add(new Finding(what, Optional.of(good), found));
    }

    private void unless(boolean noPlace, String what, boolean good, String found) {
        findings.add(Finding.unless(noPlace, what, good, found));
    }

    private static VideoTrack picture(FilmInfo film) {
        return film.video().stream().filter(v -> !v.cover()).findFirst().orElseThrow();
    }

    private void tags(FilmInfo a, FilmInfo b, EyePlaces places) {
        VideoTrack from = picture(a);
        VideoTrack to = picture(b);
        boolean kept = options.dynamicRange() == FilmOptions.DynamicRange.SDR
                || from.color().transfer().equals("unknown")
                || (from.color().transfer().equals(to.color().transfer())
                        && (from.color().primaries().equals("unknown")
                                || from.color().primaries().equals(to.color().primaries())));
        unless(
                isLoop(made) || MediaKind.extension(made).equals("avi"),
                "colours",
                kept,
                to.pixelFormat() + ", " + to.color().primaries() + ", "
                        + to.color().transfer());
        if (from.bits() > 8) {
            findings.add(new Finding(
                    "bits", to.bits() > 8 ? Optional.of(true) : Optional.empty(), to.bits() + " of " + from.bits()));
        }
        String title = a.tags().getOrDefault("title", "");
        String got = b.tags().getOrDefault("title", "");
        unless(isLoop(made), "title", title.equals(got), got.isEmpty() ? "none" : got);
        Optional<String> packing = to.stereo3d().or(to::framePacking);
        findings.add(new Finding(
                "3D tags",
                packing.isPresent() ? Optional.of(true) : Optional.empty(),
                packing.orElse(untagged(places))));
    }

    private String untagged(EyePlaces places) {
        boolean box = Set.of("mp4", "m4v", "mov").contains(MediaKind.extension(made));
        return box && places.rightFirst()
                ? "none: .mp4 and .mov have no word for a right eye that is first, .mkv has"
                : "none: players must be told";
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

    private void eyes(long frames, EyePlaces places, Optional<FrameDepth> depth) {
        Optional<Boolean> beside = places.beside();
        if (beside.isEmpty() || depth.isEmpty()) {
            findings.add(new Finding(
                    "eyes", Optional.empty(), "neither tags nor name tell of halves, side by side or top and bottom"));
            return;
        }
        double sum = 0;
        int looked = 0;
        long asked = 0;
        long step = Math.max(1, frames / (EYE_FRAMES + 1));
        try (FrameReader a = FrameReader.open(source, options);
                FrameReader packed = FrameReader.open(made)) {
            a.readAsDrawn(packed.bits());
            packed.readAsDrawn(packed.bits());
            EyeMoments moments = new EyeMoments(packed, places.turning());
            Optional<VideoFrame> one = a.next();
            for (long i = 0; one.isPresent() && looked < EYE_FRAMES; i++) {
                boolean asks = (i > 0 && i % step == 0) || frames == 1;
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
        double mean = looked == 0 ? 0 : sum / looked;
        boolean told = Math.abs(mean) > 0.3;
        findings.add(new Finding(
                "eyes",
                told ? Optional.of(mean > 0 != places.rightFirst()) : Optional.empty(),
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
