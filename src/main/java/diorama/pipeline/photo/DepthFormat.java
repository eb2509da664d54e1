package diorama.pipeline.photo;

import diorama.base.UserError;
import diorama.image.ColorRamp;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What depth is written as. */
public enum DepthFormat {
    /** Inverse depth, 16-bit grey. */
    PNG16("_depth", "png", null),
    /** Inverse depth, 8-bit grey. */
    PNG8("_depth8", "png", null),
    /** Floating point: metres where they are known, else inverse depth. */
    EXR("_depth", "exr", null),
    PFM("_depth", "pfm", null),
    NPY("_depth", "npy", null),
    TIFF("_depth", "tif", null),
    INFERNO("_depth_inferno", "png", ColorRamp.INFERNO),
    TURBO("_depth_turbo", "png", ColorRamp.TURBO),
    GREY("_depth_grey", "png", ColorRamp.GREY),
    /** Directions the surface faces in. */
    NORMALS("_normals", "png", null),
    /** White where depth jumps. */
    EDGES("_edges", "png", null),
    /** A film of inverse depth, 16-bit grey, lossless. */
    FFV1("_depth", "mkv", null),
    /** A film of inverse depth, 10 bits, small. */
    HEVC("_depth", "mp4", null);

    private final String suffix;
    private final String extension;
    private final @Nullable ColorRamp ramp;

    DepthFormat(String suffix, String extension, @Nullable ColorRamp ramp) {
        this.suffix = suffix;
        this.extension = extension;
        this.ramp = ramp;
    }

    /** The formats of a list like {@code png16,exr,color}. */
    public static Set<DepthFormat> parse(String list) {
        Set<DepthFormat> formats = EnumSet.noneOf(DepthFormat.class);
        for (String word : list.split(",")) {
            String name = word.strip().toUpperCase(Locale.ROOT);
            name = switch (name) {
                case "PNG" -> "PNG16";
                case "COLOR", "COLOUR" -> "INFERNO";
                case "TIF" -> "TIFF";
                case "GRAY" -> "GREY";
                case "MASK" -> "EDGES";
                case "MKV" -> "FFV1";
                default -> name;
            };
            formats.add(named(name, word));
        }
        return formats;
    }

    private static DepthFormat named(String name, String typed) {
        return Arrays.stream(values())
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserError("--format: got '" + typed.strip() + "', want some of color, "
                        + String.join(
                                ", ",
                                Arrays.stream(values())
                                        .map(f -> f.name().toLowerCase(Locale.ROOT))
                                        .toList())));
    }

    /** The format that a file's name asks for. */
    public static Optional<DepthFormat> ofExtension(String extension) {
        return Optional.ofNullable(
                switch (extension) {
                    case "png" -> PNG16;
                    case "exr" -> EXR;
                    case "pfm" -> PFM;
                    case "npy" -> NPY;
                    case "tif", "tiff" -> TIFF;
                    case "mkv" -> FFV1;
                    case "mp4", "mov" -> HEVC;
                    default -> null;
                });
    }

    /** Whether films alone are written so. */
    public boolean film() {
        return this == FFV1 || this == HEVC;
    }

    /** The colours, of a map that is painted. */
    public Optional<ColorRamp> ramp() {
        return Optional.ofNullable(ramp);
    }

    /** Those of {@code asked} that a picture can be written as. */
    public static List<DepthFormat> ofPictures(Set<DepthFormat> asked) {
        List<DepthFormat> formats = asked.stream().filter(f -> !f.film()).toList();
        return formats.isEmpty() ? List.of(PNG16) : formats;
    }

    /** Those of {@code asked} that a film can be written as; its depth is always among them. */
    public static List<DepthFormat> ofFilms(Set<DepthFormat> asked) {
        Set<DepthFormat> formats = EnumSet.noneOf(DepthFormat.class);
        asked.stream().filter(f -> f.film() || f.ramp != null).forEach(formats::add);
        if (!formats.contains(HEVC)) {
            formats.add(FFV1);
        }
        return List.copyOf(formats);
    }

    /** What follows the input's name, e.g. {@code _depth.png}. */
    public String ending(boolean ofFilm) {
        return suffix + "." + (ofFilm && ramp != null ? "mp4" : extension);
    }
}
