package diorama.pipeline.check;

import diorama.pipeline.media.MediaKind;
import diorama.stereo.Packing;
import diorama.stereo.StereoLayout;
import diorama.video.info.VideoTrack;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the eyes lie in the frames of a stereo film, by its tags, else by its name.
 *
 * @param turning they take turns, a frame each
 * @param packing they lie in halves
 * @param rightFirst the right eye is the first one
 * @param whole parts of a frame that surely show a picture, see {@link FrameLevels}: not where depth may be
 */
record EyePlaces(boolean turning, Optional<Packing> packing, boolean rightFirst, List<Integer> whole) {
    static EyePlaces of(Path film, VideoTrack track) {
        String tag = track.stereo3d().or(track::framePacking).orElse("");
        String stem = MediaKind.stem(film);
        boolean rightFirst = tag.contains("right eye first");
        if (tag.startsWith("frame alternate") || stem.contains(StereoLayout.FRAME_SEQUENTIAL.fileSuffix())) {
            boolean swapped = stem.contains(StereoLayout.FRAME_SEQUENTIAL.fileSuffix(true));
            return new EyePlaces(true, Optional.empty(), rightFirst || swapped, FrameLevels.WHOLE);
        }
        Optional<Packing> packing = tag.startsWith("side by side")
                ? Optional.of(new Packing(false, false, rightFirst))
                : tag.startsWith("top and bottom")
                        ? Optional.of(new Packing(true, false, rightFirst))
                        : Packing.ofName(stem).or(() -> within(stem));
        boolean swapped = packing.filter(Packing::rightFirst).isPresent();
        if (stem.contains("RGBD")) {
            return new EyePlaces(
                    false, packing, swapped, stem.endsWith("_swapped") ? FrameLevels.RIGHT : FrameLevels.LEFT);
        }
        return new EyePlaces(
                false,
                packing,
                swapped,
                packing.map(p -> p.above() ? FrameLevels.ABOVE : FrameLevels.BESIDE)
                        .orElse(FrameLevels.WHOLE));
    }

    /** Of names that go on behind the layout, as those of copies do. */
    private static Optional<Packing> within(String stem) {
        boolean above = stem.contains("_TB");
        return above || stem.contains("_SBS") ? Optional.of(new Packing(above, false, false)) : Optional.empty();
    }

    /** Frames of this film for one of its source. */
    int turns() {
        return turning ? 2 : 1;
    }

    /** For the holes of eyes that are whole pictures; empty where they are mixed, or nobody told where they are. */
    Optional<EyeHoles> holes() {
        if (turning) {
            return Optional.of(new EyeHoles(1, 1, List.of(0), turns()));
        }
        if (!whole.contains(0)) {
            // a picture and its depth
            return Optional.of(new EyeHoles(2, 1, List.of(whole.equals(FrameLevels.LEFT) ? 0 : 1), 1));
        }
        return packing.map(p -> new EyeHoles(p.above() ? 1 : 2, p.above() ? 2 : 1, List.of(0, 1), 1));
    }

    /** Whether eyes, a pair at a time, lie beside each other; those that take turns are put above each other. Empty when untold. */
    Optional<Boolean> beside() {
        return turning ? Optional.of(false) : packing.map(p -> !p.above());
    }
}
