package diorama.onnx;

import diorama.base.UserError;
import diorama.depth.DepthModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The models that can be named: rows of {@code models.json}, and any ONNX file of the user's. */
public final class ModelCatalogue {
    /** The model that comes with the program. */
    public static final String EMBEDDED = "diorama-depth";

    private final List<ModelEntry> entries;
    private final ModelFolders folders;
    private final Consumer<String> notice;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    private ModelCatalogue(ModelFolders folders, List<ModelEntry> entries, Consumer<String> notice) {
        this.folders = folders;
        this.entries = List.copyOf(entries);
        this.notice = notice;
    }

    /** Reads {@code home/models.json}; models that the user brought lie where the system keeps such things. */
    public static ModelCatalogue read(Path home) {
        return read(ModelFolders.of(home));
    }

    /** Reads {@code models.json} of the home folder. */
    public static ModelCatalogue read(ModelFolders folders) {
        return new ModelCatalogue(folders, CatalogueFile.read(folders), words -> {});
    }

    /** The same, with {@code notice} told once what was guessed of each of the user's own models. */
    public ModelCatalogue telling(Consumer<String> told) {
        return new ModelCatalogue(folders, entries, told);
    }

    /** Has {@code words} told, once. */
    public void tell(String words) {
        if (told.add(words)) {
            notice.accept(words);
        }
    }

    public ModelFolders folders() {
        return folders;
    }

    /** Names of iw3's that stand for no network here, and what is nearest. */
    private enum Foreign {
        ZOE_INDOOR("zoed_any_n", "no ONNX of it is known; nearest is depth-anything-v2-metric-indoor-large"),
        ZOE_OUTDOOR("zoed_any_k", "no ONNX of it is known; nearest is depth-anything-v2-metric-outdoor-large"),
        VIDEO_METRIC(
                "vda_metric.*|vda_stream_metric.*",
                "no ONNX of it is known; nearest is depth-anything-v2-metric-indoor-large"),
        VIDEO_BASE("vda(_stream)?_b", "no ONNX of it is known; nearest is depth-anything-v2-base"),
        VIDEO_LARGE("vda(_stream)?_l", "no ONNX of it is known; nearest is depth-anything-v2-large"),
        NOTHING("null", "it stands for no depth at all; nearest is --divergence 0, which gives two equal eyes");

        private final Pattern name;
        private final String why;

        Foreign(String name, String why) {
            this.name = Pattern.compile(name);
            this.why = why;
        }

        /** Throws what is to be said of {@code name}, if anything. */
        static void check(String name) {
            for (Foreign foreign : values()) {
                if (foreign.name.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
                    throw new UserError("model: got '" + name + "', a name of iw3's: " + foreign.why);
                }
            }
        }
    }

    /** All rows, in the file's order. */
    public List<ModelEntry> entries() {
        return entries;
    }

    /** The row of that name or alias, in whatever case. */
    public Optional<ModelEntry> entry(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return entries.stream()
                .filter(e -> e.id().equals(wanted)
                        || e.aliases().stream()
                                .anyMatch(a -> a.toLowerCase(Locale.ROOT).equals(wanted)))
                .findFirst();
    }

    /** The row of that name or alias, which must be there. */
    public ModelEntry known(String name) {
        Optional<ModelEntry> entry = entry(name);
        if (entry.isEmpty()) {
            Foreign.check(name);
        }
        return entry.orElseThrow(() -> new UserError(
                "model: got '" + name + "', want one of the names that 'diorama models' lists" + nearest(name)));
    }

    /**
     * The depth network called {@code name}, or the ONNX file at that path.
     *
     * @throws UserError when there is none, when it is not here, or when it is for something else
     */
    public DepthModel find(String name) {
        Optional<ModelEntry> known = entry(name);
        if (known.isEmpty() && name.toLowerCase(Locale.ROOT).endsWith(".onnx")) {
            return own(Path.of(name));
        }
        if (known.isEmpty()) {
            Foreign.check(name);
        }
        ModelEntry entry = known.orElseThrow(() -> new UserError("model: got '" + name
                + "', want an ONNX file or one of the names that 'diorama models' lists" + nearest(name)));
        DepthModel model = entry.depth()
                .orElseThrow(() -> new UserError("model " + entry.id() + ": is for "
                        + entry.purpose().words() + ", want one for depth of pictures"));
        entry.need();
        return model;
    }

    /** Names that are much like {@code name}, or the embedded model's. */
    private String nearest(String name) {
        String wanted = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        List<String> like = entries.stream()
                .map(ModelEntry::id)
                .filter(id ->
                        !wanted.isEmpty() && id.replaceAll("[^a-z0-9]", "").contains(wanted))
                .limit(4)
                .toList();
        return ", e.g. " + (like.isEmpty() ? EMBEDDED : String.join(", ", like));
    }

    private DepthModel own(Path onnx) {
        if (!Files.isRegularFile(onnx)) {
            throw new UserError(onnx + ": no such model file");
        }
        return CatalogueFile.own(onnx, this::tell);
    }
}
