package diorama.stereo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a file's name says that two eyes lie in one picture; the tags are those that iw3's player and headsets know.
 *
 * @param above one eye above the other, else side by side
 * @param half the eyes are squeezed to half
 * @param rightFirst the right eye is the first one
 */
public record Packing(boolean above, boolean half, boolean rightFirst) {
    private record Tag(String ending, Packing packing) {}

    private static final Packing SBS = new Packing(false, false, false);
    private static final Packing HALF_SBS = new Packing(false, true, false);
    private static final Packing TB = new Packing(true, false, false);
    private static final Packing HALF_TB = new Packing(true, true, false);

    /** Longest endings first. */
    private static final List<Tag> TAGS = List.of(
            new Tag("_lrf_full_sbs", SBS),
            new Tag("_rlf_cross", SBS.swapped()),
            new Tag("_tbf_fulltb", TB),
            new Tag("_full_sbs", SBS),
            new Tag("_half_sbs", HALF_SBS),
            new Tag("_fullsbs", SBS),
            new Tag("_full_tb", TB),
            new Tag("_half_tb", HALF_TB),
            new Tag("_fulltb", TB),
            new Tag("_3dphf", SBS),
            new Tag("_3dpvf", TB),
            new Tag("_hsbs", HALF_SBS),
            new Tag("_hou", HALF_TB),
            new Tag("_3dhf", SBS),
            new Tag("_3dvf", TB),
            new Tag("_3dph", HALF_SBS),
            new Tag("_3dpv", HALF_TB),
            new Tag("_lrf", SBS),
            new Tag("_rlf", SBS.swapped()),
            new Tag("_tbf", TB),
            new Tag("_btf", TB.swapped()),
            new Tag("_sbs", SBS),
            new Tag("_3dh", HALF_SBS),
            new Tag("_3dv", HALF_TB),
            new Tag("_lr", HALF_SBS),
            new Tag("_rl", HALF_SBS.swapped()),
            new Tag("_tb", HALF_TB),
            new Tag("_bt", HALF_TB.swapped()));

    private Packing swapped() {
        return new Packing(above, half, !rightFirst);
    }

    /** What a name without its extension says; empty when nothing, also for half spheres, which are no plain pictures. */
    public static Optional<Packing> ofName(String stem) {
        String name = stem.toLowerCase(Locale.ROOT);
        if (name.contains("180x180") || name.contains("_360")) {
            return Optional.empty();
        }
        return TAGS.stream()
                .filter(tag -> name.endsWith(tag.ending))
                .map(Tag::packing)
                .findFirst();
    }

    /** That of a JPS file, whose right eye is first by custom. */
    public static Packing ofJps() {
        return SBS.swapped();
    }
}
