package diorama.gui.look;

import diorama.options.Option;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How the window writes names, choices and values of options. */
public final class OptionWords {
    /** Words that are written otherwise. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("uv", "UV"),
            Map.entry("uvs", "UVs"),
            Map.entry("xray", "X-ray"),
            Map.entry("agx", "AgX"),
            Map.entry("fov", "Field of view"),
            Map.entry("vr-fov", "VR field of view"),
            Map.entry("fps", "Frame rate"),
            Map.entry("max-fps", "Max frame rate"),
            Map.entry("ssaa", "Antialiasing"),
            Map.entry("crf", "Quality (CRF)"),
            Map.entry("vf", "Filters"),
            Map.entry("tta", "Mirror (TTA)"),
            Map.entry("full-sbs", "Full SBS"),
            Map.entry("half-sbs", "Half SBS"),
            Map.entry("full-tb", "Full TB"),
            Map.entry("half-tb", "Half TB"),
            Map.entry("half-rgbd", "Half RGBD"),
            Map.entry("vr180", "VR180"),
            Map.entry("f3d", "F3D"),
            Map.entry("ema", "EMA"),
            Map.entry("sdr", "SDR"),
            Map.entry("tblr", "TBLR"),
            Map.entry("tb", "TB"),
            Map.entry("lr", "LR"),
            Map.entry("ipd-offset", "Eye distance offset"),
            Map.entry("rgbd", "RGBD"),
            Map.entry("jpeg", "JPEG"),
            Map.entry("png", "PNG"),
            Map.entry("png16", "16-bit PNG"),
            Map.entry("png8", "8-bit PNG"),
            Map.entry("exr", "EXR"),
            Map.entry("pfm", "PFM"),
            Map.entry("npy", "NPY"),
            Map.entry("tiff", "TIFF"),
            Map.entry("negative-x", "-X"),
            Map.entry("negative-y", "-Y"),
            Map.entry("negative-z", "-Z"));

    private static final Map<String, String> UNITS =
            Map.of("metres", " m", "degrees", "\u00b0", "px", " px", "%", " %", "minutes", " min");
    /** Values that are no numbers: what they mean is shown instead. */
    private static final List<Word> MEANT = List.of(
            new Word("resolution", 0, "Auto"),
            new Word("batch", 0, "Auto"),
            new Word("depth-every", 1, "Each frame"),
            new Word("tiles", 0, "None"),
            new Word("fov", 0, "Auto"),
            new Word("subdivisions", 0, "Auto"),
            new Word("skirt", 0, "None"),
            new Word("surface-size", 0, "As it is"),
            new Word("parallax-px", 0, "None"),
            new Word("edge-dilation-x", -1, "Auto"),
            new Word("edge-dilation-y", -1, "Auto"),
            new Word("screen-width", 0, "Unknown"),
            new Word("viewing-distance", 0, "Auto"),
            new Word("size", 0, "Auto"),
            new Word("sharp", -1, "Auto"),
            new Word("fps", 0, "Auto"),
            new Word("max-fps", 0, "All"),
            new Word("max-output-width", 0, "Any"),
            new Word("max-output-height", 0, "Any"),
            new Word("triangles", 0, "All"),
            new Word("texture-size", 0, "As it is"),
            new Word("occlusion", 0, "Off"),
            new Word("autosave", 0, "Never"),
            new Word("depth-near", 0, "Auto"),
            new Word("depth-far", 0, "Auto"),
            new Word("depth-scale", 0, "Auto"),
            new Word("animation", 0, "All"),
            new Word("animation", -1, "None"));

    /**
     * What a number of an option means.
     *
     * @param text in English
     */
    private record Word(String option, double value, String text) {}

    private OptionWords() {}

    /** What the value means where that is no number; in English. */
    static Optional<String> meant(Option option, double value) {
        return MEANT.stream()
                .filter(word -> word.option().equals(option.name()) && word.value() == value)
                .map(Word::text)
                .findFirst();
    }

    /** Kebab case as a person writes it. */
    public static String written(String kebab) {
        if (NAMES.containsKey(kebab)) {
            return NAMES.getOrDefault(kebab, kebab);
        }
        String text = kebab.replace('-', ' ');
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** What stands behind a number of the option, for a format. */
    static String unit(Option option, Texts texts) {
        String unit = unitOf(option);
        String sign = UNITS.getOrDefault(unit.startsWith("%") ? "%" : unit, unit.isEmpty() ? "" : " " + unit);
        return (unitWord(option).isPresent() ? " " + texts.say(unit) : sign).replace("%", "%%");
    }

    /** The unit where it is a word, in English; signs as s, mm and 1/s are written alike in every language. */
    static Optional<String> unitWord(Option option) {
        return Optional.of(unitOf(option))
                .filter(unit -> unit.length() > 3 && !unit.startsWith("%") && !UNITS.containsKey(unit));
    }

    /** Without what numbers mean: of "px, 0 for none" the px. */
    private static String unitOf(Option option) {
        return option.unit().replaceFirst(",.*", "");
    }
}
