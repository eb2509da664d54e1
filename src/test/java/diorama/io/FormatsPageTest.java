package diorama.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.io.scene.ExportOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of FORMATS.md says what the program does. */
class FormatsPageTest {
    private static final Path PAGE = Path.of("src/site/markdown/FORMATS.md");
    /** Endings that rows of the table name in other words. */
    private static final Map<String, List<String>> ENDINGS =
            Map.of("GLB, glTF", List.of("glb", "gltf"), "OBJ + MTL", List.of("obj"), "STEP (.stp)", List.of("stp"));

    /** Cells by the first of a row and by the name of its column. */
    private static Map<String, Map<String, String>> table() throws IOException {
        List<String> lines = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("|"))
                .toList();
        List<String> head = cells(lines.get(0));
        Map<String, Map<String, String>> rows = new TreeMap<>();
        for (String line : lines.subList(2, lines.size())) {
            Map<String, String> row = new TreeMap<>();
            List<String> cells = cells(line);
            for (int c = 0; c < head.size(); c++) {
                row.put(head.get(c), cells.get(c));
            }
            for (String ending :
                    ENDINGS.getOrDefault(cells.get(0), List.of(cells.get(0).toLowerCase(Locale.ROOT)))) {
                rows.put(ending, row);
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> out = new ArrayList<>();
        for (String cell : line.substring(1, line.lastIndexOf('|')).split("\\|")) {
            out.add(cell.strip());
        }
        return out;
    }

    private static String cell(Map<String, String> row, String column) {
        return String.valueOf(row.get(column));
    }

    @Test
    void theTableHasARowForEveryFormatThatIsWritten() throws IOException {
        Set<String> written = new TreeSet<>();
        MeshFormats.all().stream().filter(MeshFormats.Row::written).forEach(row -> written.add(row.extension()));
        assertEquals(written, table().keySet());
    }

    @Test
    void whatTheTableLeavesOutIsLeftOutAloud(@TempDir Path folder) throws IOException {
        for (Map.Entry<String, Map<String, String>> row : table().entrySet()) {
            String notes = SceneFiles.write(
                            PaintedTree.scene(), folder.resolve("tree." + row.getKey()), ExportOptions.OF_MESHES)
                    .notes()
                    .toString();
            boolean moves = !cell(row.getValue(), "animation, bones").startsWith("no");
            boolean lit = cell(row.getValue(), "camera, lamps").matches("yes.*|lamps.*");
            assertEquals(!moves, notes.contains("stands still"), row.getKey() + ": " + notes);
            assertEquals(!lit, notes.contains("left out: ."), row.getKey() + ": " + notes);
        }
    }

    @Test
    void thePageNamesTheVersionOfAssimpThatReads() throws IOException {
        Matcher named = Pattern.compile("Assimp\\s+(\\d+)\\.(\\d+)\\.(\\d+)").matcher(Files.readString(PAGE));
        assertTrue(named.find());
        assertEquals(
                List.of(
                        org.lwjgl.assimp.Assimp.aiGetVersionMajor(),
                        org.lwjgl.assimp.Assimp.aiGetVersionMinor(),
                        org.lwjgl.assimp.Assimp.aiGetVersionPatch()),
                List.of(
                        Integer.parseInt(named.group(1)),
                        Integer.parseInt(named.group(2)),
                        Integer.parseInt(named.group(3))));
    }
}
