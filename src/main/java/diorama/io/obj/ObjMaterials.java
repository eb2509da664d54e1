package diorama.io.obj;

import diorama.image.Sampler;
import diorama.io.scene.GuardedFiles;
import diorama.io.scene.ImportTable;
import diorama.io.scene.PlainLine;
import diorama.io.scene.WideText;
import diorama.mesh.Finish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The materials of a Wavefront file, from its libraries (.mtl), as Blender's importer takes them. */
final class ObjMaterials {
    /** Larger libraries are none. */
    private static final long LARGEST = 64L << 20;

    private static final String MADE_UP = "DefaultMaterial";
    private static final float GREY = 0.6f;

    /** Words before a picture's name, and how many numbers follow each. */
    private static final Map<String, Integer> TEXTURE_OPTIONS = Map.ofEntries(
            Map.entry("-blendu", 1),
            Map.entry("-blendv", 1),
            Map.entry("-boost", 1),
            Map.entry("-bm", 1),
            Map.entry("-cc", 1),
            Map.entry("-clamp", 1),
            Map.entry("-colorspace", 1),
            Map.entry("-imfchan", 1),
            Map.entry("-mm", 2),
            Map.entry("-o", 3),
            Map.entry("-s", 3),
            Map.entry("-t", 3),
            Map.entry("-texres", 1),
            Map.entry("-type", 1));

    private final GuardedFiles files;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();

    /**
     * A picture as a line names it.
     *
     * @param ends it does not come again beside itself
     */
    private record Written(String name, boolean ends) {
        static final Written NONE = new Written("", false);
    }

    /** A material while its lines are read. */
    private static final class Draft {
        private final String name;
        private final String way;
        private final float[] color = {GREY, GREY, GREY, 1};
        private final float[] emissive = {0, 0, 0, 1};
        private final Written[] maps = {Written.NONE, Written.NONE, Written.NONE, Written.NONE, Written.NONE};
        private float metallic;
        private float roughness = 1;
        private boolean unlit;
        private boolean normalMap;

        Draft(String name, String way) {
            this.name = name;
            this.way = way;
        }
    }

    ObjMaterials(GuardedFiles files) {
        this.files = files;
        add("", new Draft(MADE_UP, ""));
    }

    private int add(String name, Draft draft) {
        drafts.put(name, draft);
        return numbers.computeIfAbsent(name, n -> numbers.size());
    }

    /** @param beside of the model's name, for where the library cannot be found */
    void library(String reference, Path beside) throws IOException {
        Optional<Path> whole = files.resolve(reference);
        List<Path> found = new ArrayList<>();
        whole.ifPresent(found::add);
        if (found.isEmpty() && reference.contains(" ")) {
            for (String word : reference.split("\\s+")) {
                files.resolve(word).ifPresent(found::add);
            }
        }
        if (found.isEmpty() && Files.isRegularFile(beside)) {
            files.resolve(String.valueOf(beside.getFileName())).ifPresent(found::add);
        }
        if (found.isEmpty() && !files.refused().contains(reference)) {
            notes.add("material library is missing: " + PlainLine.of(reference));
        }
        for (Path library : found) {
            if (library.toFile().length() > LARGEST) {
                notes.add("material library is larger than 64 MiB: " + PlainLine.of(reference));
            } else {
                String way = files.wayTo(library);
                read(WideText.of(Files.readAllBytes(library)), way);
            }
        }
    }

    /** @param way from the model to the library, which its pictures are named from */
    private void read(String text, String way) {
        Draft draft = new Draft("", way); // what comes before the first name is for none
        for (String line : text.replaceAll("\\\\\r?\n", " ").split("[\r\n]+")) {
            String[] words = line.strip().split("\\s+", 2);
            String value = words.length > 1 ? words[1].strip() : "";
            if (words[0].equals("newmtl")) {
                draft = new Draft(value, way);
                add(value, draft);
            } else {
                set(draft, words[0].toLowerCase(java.util.Locale.ROOT), value);
            }
        }
    }

    private void set(Draft draft, String key, String value) {
        switch (key) {
            case "kd" -> colors(value, draft.color);
            case "ke" -> colors(value, draft.emissive);
            case "d" -> draft.color[3] = share(value, draft.color[3]);
            case "tr" -> draft.color[3] = 1 - share(value, 1 - draft.color[3]);
            case "ns" -> draft.roughness = (float) Math.max(0, 1 - Math.sqrt(Math.max(0, number(value, 0)) / 1000));
            case "pr" -> draft.roughness = share(value, draft.roughness);
            case "pm" -> draft.metallic = share(value, draft.metallic);
            case "illum" -> draft.unlit = value.startsWith("0");
            case "map_kd" -> draft.maps[0] = picture(value);
            case "norm", "map_kn" -> {
                draft.maps[2] = picture(value);
                draft.normalMap = true;
            }
            case "map_bump", "bump" -> draft.maps[2] = draft.normalMap ? draft.maps[2] : picture(value);
            case "map_ke", "map_emissive" -> draft.maps[4] = picture(value);
            default -> {}
        }
    }

    private static float number(String value, float instead) {
        try {
            float read = Float.parseFloat(value.split("\\s+", 2)[0]);
            return Float.isFinite(read) ? read : instead;
        } catch (NumberFormatException e) {
            return instead;
        }
    }

    private static float share(String value, float instead) {
        // "-halo" before how opaque it is
        String plain = value.startsWith("-halo") ? value.substring(5).strip() : value;
        return Math.min(1, Math.max(0, number(plain, instead)));
    }

    private static void colors(String value, float[] into) {
        String[] words = value.split("\\s+");
        if (words[0].equals("spectral") || words[0].equals("xyz")) {
            return;
        }
        for (int c = 0; c < 3; c++) {
            // one number is for all three
            into[c] = number(words[Math.min(c, words.length - 1)], into[c]);
        }
    }

    /** What is left behind the options. */
    private static Written picture(String value) {
        String rest = value;
        boolean ends = false;
        while (rest.startsWith("-")) {
            String[] words = rest.split("\\s+");
            Integer numbers = TEXTURE_OPTIONS.get(words[0]);
            if (numbers == null) {
                break;
            }
            int used = 1;
            while (used <= numbers && used < words.length - 1 && (numbers == 1 || isNumber(words[used]))) {
                used++;
            }
            if (used > 1 && words[0].equals("-clamp")) {
                ends = words[1].equals("on");
            }
            rest = String.join(" ", Arrays.copyOfRange(words, used, words.length));
        }
        boolean quoted = rest.startsWith("\"") && rest.endsWith("\"") && rest.length() > 1;
        return new Written(quoted ? rest.substring(1, rest.length() - 1) : rest, ends);
    }

    private static boolean isNumber(String word) {
        return word.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");
    }

    /** Number of the material of that name, which is made where no library has it. */
    int index(String name) {
        Integer known = numbers.get(name);
        return known == null ? add(name, new Draft(name, "")) : known;
    }

    boolean isMadeUp(int material) {
        return material == 0;
    }

    /** Complete after all libraries and names. */
    List<ImportTable.MaterialRow> rows() {
        List<ImportTable.MaterialRow> rows = new ArrayList<>();
        for (Draft draft : drafts.values()) {
            List<ImportTable.TextureRow> textures =
                    Arrays.stream(draft.maps).map(map -> texture(draft, map)).toList();
            rows.add(new ImportTable.MaterialRow(
                    draft.name,
                    draft.color,
                    draft.metallic,
                    draft.roughness,
                    draft.unlit,
                    draft.emissive,
                    false,
                    false,
                    textures,
                    List.of(),
                    new float[0],
                    Finish.PLAIN));
        }
        files.refused().forEach(r -> notes.add("refused, outside the model's folder: " + PlainLine.of(r)));
        return rows;
    }

    private ImportTable.TextureRow texture(Draft draft, Written written) {
        if (written.name.isEmpty()) {
            return ImportTable.TextureRow.NONE;
        }
        String reference = isRelative(written.name) ? draft.way + written.name : written.name;
        Optional<Path> file = files.resolve(reference);
        if (file.isEmpty() && reference.indexOf('%') >= 0) {
            file = files.resolve(GuardedFiles.decoded(reference));
        }
        String line = PlainLine.of(reference);
        if (file.isEmpty() && !files.refused().contains(reference)) {
            notes.add("texture of " + PlainLine.of(draft.name) + " is missing: " + line);
        }
        return new ImportTable.TextureRow(
                file.map(Path::toString).orElse(""), line, written.ends ? Sampler.SINGLE : Sampler.TILED);
    }

    private static boolean isRelative(String reference) {
        return !reference.startsWith("/") && !reference.startsWith("\\") && !reference.contains(":");
    }

    /** What the user should know; complete after {@link #rows}. */
    List<String> notes() {
        return List.copyOf(notes);
    }
}
