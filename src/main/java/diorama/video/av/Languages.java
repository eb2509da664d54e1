package diorama.video.av;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * The two names that some languages have in ISO 639-2: by their own name ("deu") and by their English one ("ger"). Containers
 * take either; QuickTime's list of languages has one of them each.
 */
public final class Languages {
    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("deu", "ger"),
            Map.entry("fra", "fre"),
            Map.entry("nld", "dut"),
            Map.entry("ell", "gre"),
            Map.entry("isl", "ice"),
            Map.entry("zho", "chi"),
            Map.entry("ron", "rum"),
            Map.entry("ces", "cze"),
            Map.entry("slk", "slo"),
            Map.entry("sqi", "alb"),
            Map.entry("mkd", "mac"),
            Map.entry("hye", "arm"),
            Map.entry("kat", "geo"),
            Map.entry("mya", "bur"),
            Map.entry("msa", "may"),
            Map.entry("cym", "wel"),
            Map.entry("eus", "baq"),
            Map.entry("bod", "tib"));

    private static final Map<String, String> OWN =
            ENGLISH.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    /** Those that libav knows for QuickTime by their own name; and Swedish, which it has by an older code. */
    private static final Map<String, String> QUICK_TIME = Map.of(
            "fre", "fra", "rum", "ron", "cze", "ces", "slo", "slk", "swe", "sve", "fra", "fra", "ron", "ron", "ces",
            "ces", "slk", "slk");

    private Languages() {}

    /** One name for both. */
    public static String own(String language) {
        return language.equals("sve") ? "swe" : OWN.getOrDefault(language, language);
    }

    /** The name by which QuickTime's list has it; the same where it has none. */
    public static String quickTime(String language) {
        return QUICK_TIME.getOrDefault(language, ENGLISH.getOrDefault(language, language));
    }
}
