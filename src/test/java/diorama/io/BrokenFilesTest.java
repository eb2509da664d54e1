package diorama.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.UserError;
import diorama.io.scene.ExportOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of many formats, cut short, with turned bits and of absurd counts, are read or refused in one line, never more. */
class BrokenFilesTest {
    private static final int CUTS = 1;
    /** Vertices; none of these files has as many. */
    private static final int MANY = 1000;

    private static final double LONGEST_SECONDS = 20;

    private final Path folder;

    BrokenFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** All are read, so that what is broken below was whole. */
    @Test
    void wholeFilesOfAllFormatsAreRead() throws IOException {
        List<Path> files = whole();
        assertTrue(files.size() >= 14, files.toString());
        List<String> seen = files.parallelStream()
                .map(file -> file.getFileName() + " " + SceneImporter.info(file).triangles())
                .filter(line -> line.endsWith(" 0"))
                .toList();
        assertEquals(List.of(), seen);
    }

    @Test
    void brokenFilesNeverTakeTheProgramDown() throws IOException {
        List<Path> broken = new ArrayList<>();
        Random random = new Random(5);
        for (Path whole : whole()) {
            byte[] bytes = Files.readAllBytes(whole);
            for (int i = 0; i <= CUTS; i++) {
                byte[] made = i < CUTS ? Arrays.copyOf(bytes, random.nextInt(bytes.length - 1) + 1) : bytes.clone();
                for (int k = 0; i == CUTS && k < 8; k++) {
                    made[random.nextInt(made.length)] ^= (byte) (1 << random.nextInt(8));
                }
                broken.add(Files.write(folder.resolve("broken" + i + whole.getFileName()), made));
            }
        }
        assertEquals(List.of(), faults(broken));
    }

    @Test
    void absurdCountsNeverTakeTheProgramDown() throws IOException {
        List<Path> absurd = new ArrayList<>();
        absurd.add(text("count.off", "OFF\n2000000000 2000000000 0\n0 0 0\n"));
        absurd.add(text("count.ac", MeshCorpus.ac().replace("numvert 4", "numvert 2000000000")));
        absurd.add(text("count.x", MeshCorpus.directX().replace(" 4;\n", " 2000000000;\n")));
        absurd.add(text("count.nff", MeshCorpus.nff().replace("p 4", "p 2000000000")));
        absurd.add(text("count.obj", "v 0 0 0\nf 1 2000000000 -2000000000\n"));
        byte[] quake = MeshCorpus.md2();
        for (int field : new int[] {6, 8, 10, 13, 14}) {
            byte[] made = quake.clone();
            Arrays.fill(made, 4 * field, 4 * field + 4, (byte) 0x7f);
            absurd.add(Files.write(folder.resolve("count" + field + ".md2"), made));
        }
        byte[] plates = MeshCorpus.stl();
        Arrays.fill(plates, 80, 84, (byte) 0xff);
        absurd.add(Files.write(folder.resolve("count.stl"), plates));
        assertEquals(List.of(), faults(absurd));
    }

    private Path text(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** One file of each format that is made by code. */
    private List<Path> whole() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String extension : List.of("glb", "gltf", "obj", "ply", "stl", "fbx", "dae", "3ds", "x")) {
            Path file = Files.createDirectories(folder.resolve(extension)).resolve("whole." + extension);
            SceneFiles.write(PaintedTree.scene(), file, ExportOptions.OF_MESHES);
            files.add(Files.move(file, folder.resolve("whole." + extension)));
            try (Stream<Path> beside = Files.list(folder.resolve(extension))) {
                for (Path other : beside.toList()) {
                    Path there = folder.resolve(String.valueOf(other.getFileName()));
                    if (Files.isRegularFile(other) && !Files.exists(there)) {
                        Files.move(other, there);
                    }
                }
            }
        }
        files.addAll(MeshCorpus.write(folder));
        return files;
    }

    /** Whatever is no single line, or took too long, of files that are read side by side. */
    private static List<String> faults(List<Path> files) {
        return files.parallelStream().flatMap(file -> fault(file).stream()).toList();
    }

    private static List<String> fault(Path file) {
        long start = System.nanoTime();
        List<String> faults = new ArrayList<>();
        try {
            long vertices = SceneImporter.read(file).info().vertices();
            if (vertices > MANY) {
                faults.add(file + " is said to hold " + vertices + " vertices");
            }
        } catch (UserError e) {
            String message = String.valueOf(e.getMessage());
            if (!message.startsWith(file.toString()) || message.contains("\n")) {
                faults.add(message);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (seconds > LONGEST_SECONDS) {
            faults.add(String.format(Locale.ROOT, "%s took %.1f s", file, seconds));
        }
        return faults;
    }
}
