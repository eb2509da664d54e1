package diorama.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Options of iw3 that have no place here: some change nothing that is seen, which is told in a line; of others it is told what
 * is wanted instead.
 */
final class PeerNotes {
    private static final String SPEED = "has no effect here, networks run as fast as they can";
    private static final String LAYERS = "has no effect here, pictures are drawn from layers";
    private static final String FILL =
            "has no effect here, what is hidden is painted from the layers behind; of pictures --fill takes a network";

    /** Names with what follows them, and what is said of them. */
    private static final Map<String, String> PASSED_OVER = new TreeMap<>(Map.ofEntries(
            Map.entry("--method WORD", LAYERS),
            Map.entry("--warp-steps N", LAYERS),
            Map.entry("--stereo-width N", LAYERS),
            Map.entry("--compile", SPEED),
            Map.entry("--disable-amp", SPEED),
            Map.entry("--cuda-stream", SPEED),
            Map.entry("--max-workers N", SPEED),
            Map.entry(
                    "--low-vram", "has no effect here, frames are looked at one by one unless --batch says otherwise"),
            Map.entry("--update", "has no effect here, 'diorama models pull' brings networks"),
            Map.entry("--remove-bg", "has no effect here, nor in iw3 any more"),
            Map.entry("--bg-model NAME", "has no effect here, nor in iw3 any more"),
            Map.entry("--depth-aa", "has no effect here, depth is brought to the picture's edges anyway"),
            Map.entry("--inpaint-model NAME", FILL),
            Map.entry("--mask-inner-dilation N", FILL),
            Map.entry("--mask-outer-dilation N", FILL),
            Map.entry("--inpaint-max-width N", FILL)));

    private static final Map<String, String> REFUSED = new TreeMap<>(Map.of(
            "--debug-depth", "want 'diorama depth FILE --format color' to look at depth",
            "--export-depth-only", "want 'diorama depth FILE' for depth alone",
            "--export-depth-fit", "want 'diorama depth FILE', whose depth is of the picture's size",
            "--scene-cache-file FILE", "want --cuts FILE, a list of frames that is written and read",
            "--scene-cache-dir PATH", "want --cuts FILE, a list of frames that is written and read",
            "--scene-detect-only", "want --analyse, which lists the shots, or --cuts FILE, which keeps them",
            "--disable-exif-transpose", "pictures are upright as their EXIF says; want --rotate-left or --rotate-right",
            "--limit-resolution", "want --resolution N, the shorter side that the network is fed"));

    /** What these ask for is so anyway. */
    private static final String[] ALWAYS = {"-y", "--yes", "--skip-error", "--scene-detect", "--disable-scene-cache"};

    private static final Set<String> TUNES =
            Set.of("film", "animation", "grain", "stillimage", "psnr", "ssim", "fastdecode", "zerolatency");

    private final List<String> notes = new ArrayList<>();

    void addTo(CommandSpec spec) {
        for (String name : ALWAYS) {
            spec.addOption(OptionSpec.builder(name)
                    .hidden(true)
                    .type(Boolean.class)
                    .arity("0")
                    .build());
        }
        PASSED_OVER.forEach((words, why) -> spec.addOption(option(words, new ISetter() {
            @Override
            public <T> T set(T value) {
                if (value != null && !Boolean.FALSE.equals(value)) {
                    notes.add(words.split(" ")[0] + ": " + why);
                }
                return value;
            }
        })));
        REFUSED.forEach((words, instead) -> spec.addOption(option(words, new ISetter() {
            @Override
            public <T> T set(T value) {
                if (value != null && !Boolean.FALSE.equals(value)) {
                    throw new ParameterException(
                            spec.commandLine(), words.split(" ")[0] + ": is not there, " + instead);
                }
                return value;
            }
        })));
    }

    private static OptionSpec option(String words, ISetter setter) {
        String[] parts = words.split(" ");
        OptionSpec.Builder builder = OptionSpec.builder(parts[0]).hidden(true).setter(setter);
        return parts.length == 1
                ? builder.type(Boolean.class).arity("0").build()
                : builder.type(String.class).arity("1").paramLabel(parts[1]).build();
    }

    /** Takes words out of {@code inputs} that follow the first one of --tune, as in iw3: they look like files. */
    static List<String> takeTunes(CommandSpec spec, List<Path> inputs) {
        boolean tuned = spec.commandLine().getParseResult().hasMatchedOption("--tune");
        List<String> words = inputs.stream()
                .filter(input -> tuned && Files.notExists(input))
                .map(Path::toString)
                .filter(TUNES::contains)
                .toList();
        inputs.removeIf(input -> words.contains(input.toString()));
        return words;
    }

    /** Lines about what was typed without effect. */
    List<String> notes() {
        return List.copyOf(notes);
    }
}
