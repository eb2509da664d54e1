package diorama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The house: who may import whom, and where each library lives. The README's drawing is these two tables. */
class ArchitectureTest {
    /** Package to the packages it may import. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("base", Set.of()),
            Map.entry("options", Set.of("base")),
            Map.entry("image", Set.of("base")),
            Map.entry("camera", Set.of("base")),
            Map.entry("mesh", Set.of("base", "image", "camera")),
            Map.entry("depth", Set.of("base", "image", "options")),
            Map.entry("relief", Set.of("base", "image", "camera", "mesh", "options")),
            Map.entry("stereo", Set.of("base", "image", "camera", "options", "relief")),
            Map.entry("gl", Set.of("base", "image")),
            Map.entry("fetch", Set.of("base")),
            Map.entry(
                    "render", Set.of("base", "image", "camera", "mesh", "options", "depth", "relief", "stereo", "gl")),
            Map.entry("onnx", Set.of("base", "image", "options", "depth", "fetch")),
            Map.entry("video", Set.of("base", "image", "options", "stereo")),
            Map.entry("cache", Set.of("base", "image", "depth")),
            Map.entry("match", Set.of("base", "image")),
            Map.entry("motion", Set.of("base", "image", "depth")),
            Map.entry("io", Set.of("base", "image", "camera", "mesh", "options")),
            Map.entry(
                    "pipeline",
                    Set.of(
                            "base", "image", "camera", "mesh", "options", "depth", "relief", "stereo", "gl", "render",
                            "onnx", "video", "io", "cache", "match", "motion")),
            Map.entry(
                    "gui",
                    Set.of(
                            "base",
                            "image",
                            "camera",
                            "mesh",
                            "options",
                            "depth",
                            "relief",
                            "stereo",
                            "gl",
                            "render",
                            "pipeline",
                            "io",
                            "video",
                            "onnx")),
            Map.entry(
                    "cli",
                    Set.of(
                            "base",
                            "image",
                            "camera",
                            "mesh",
                            "options",
                            "depth",
                            "relief",
                            "stereo",
                            "gl",
                            "render",
                            "onnx",
                            "video",
                            "io",
                            "cache",
                            "pipeline",
                            "gui",
                            "fetch")),
            Map.entry("", Set.of("cli")));

    /** Library (package prefix) to the packages that may use it. */
    private static final Map<String, Set<String>> LIBRARY_HOME = Map.ofEntries(
            Map.entry("picocli", Set.of("cli")),
            Map.entry("me.tongfei", Set.of("cli")),
            Map.entry("imgui", Set.of("gui")),
            Map.entry("ai.djl", Set.of("onnx")),
            Map.entry("ai.onnxruntime", Set.of("onnx")),
            Map.entry("org.bytedeco", Set.of("video")),
            Map.entry("org.lwjgl.assimp", Set.of("io")),
            Map.entry("earcut4j", Set.of("io")),
            Map.entry("io.airlift", Set.of("io")),
            Map.entry("org.lwjgl.util.meshoptimizer", Set.of("io")),
            Map.entry("org.lwjgl.util.ktx", Set.of("image")),
            Map.entry("org.lwjgl.egl", Set.of("gl")),
            Map.entry("org.lwjgl.glfw", Set.of("gl", "gui")),
            Map.entry("org.lwjgl.opengl", Set.of("gl", "render")),
            Map.entry("org.lwjgl.util.nfd", Set.of("gui")),
            Map.entry("com.google.gson", Set.of("options", "io", "onnx", "pipeline", "cli", "gui")),
            // one home for connections shows at a look when the program talks to the world
            Map.entry("java.net.http", Set.of("fetch")),
            Map.entry("javax.net", Set.of("fetch")),
            Map.entry("com.drew", Set.of("image")),
            Map.entry("boofcv", Set.of("match")),
            Map.entry("com.twelvemonkeys", Set.of("image")),
            Map.entry("javax.imageio", Set.of("image")),
            Map.entry("java.awt", Set.of("image")));

    /** The packages inside others, lowest first: each may import those before it, and the one around them all of them. */
    private static final Map<String, List<String>> FLOORS = Map.of(
            "gui",
            List.of(
                    "look", "state", "host", "store", "work", "desk", "file", "picture", "tool", "clip", "film",
                    "panel"),
            "io",
            List.of("scene", "fbx", "process", "obj", "write", "gltf", "assimp"),
            "video",
            List.of("option", "av", "color", "file", "read", "still", "encode", "track", "write", "info", "depth"),
            "pipeline",
            List.of(
                    "media", "job", "photo", "walk", "clip", "frame", "network", "check", "draw", "film", "comfort",
                    "depth", "preview", "export"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("diorama");

    @Test
    void everyImportIsAllowed() {
        Set<String> broken = new TreeSet<>();
        for (JavaClass c : CLASSES) {
            String from = room(c.getPackageName());
            assertTrue(MAY_IMPORT.containsKey(from), "package not in the table: " + c.getPackageName());
            for (Dependency d : c.getDirectDependenciesFromSelf()) {
                String target = d.getTargetClass().getBaseComponentType().getPackageName();
                if (target.equals("diorama") || target.startsWith("diorama.")) {
                    String to = room(target);
                    if (!to.equals(from)
                            && !MAY_IMPORT.getOrDefault(from, Set.of()).contains(to)) {
                        broken.add(from + " -> " + to + ": " + d.getDescription());
                    }
                }
            }
        }
        assertEquals(Set.of(), broken);
    }

    @Test
    void packagesInsideOthersLookDown() {
        Set<String> broken = new TreeSet<>();
        for (JavaClass c : CLASSES) {
            String from = c.getPackageName();
            for (Dependency d : c.getDirectDependenciesFromSelf()) {
                String target = d.getTargetClass().getBaseComponentType().getPackageName();
                if (target.startsWith("diorama.") && room(target).equals(room(from)) && floor(target) > floor(from)) {
                    broken.add(d.getDescription());
                }
            }
        }
        assertEquals(Set.of(), broken);
    }

    /** Of a package among those inside the same other. */
    private static int floor(String name) {
        String around = "diorama." + room(name);
        List<String> floors = FLOORS.getOrDefault(room(name), List.of());
        if (name.equals(around)) {
            return floors.size();
        }
        int floor = floors.indexOf(name.substring(around.length() + 1));
        assertTrue(floor >= 0, "package not in the list: " + name);
        return floor;
    }

    /** The launcher and the importing process's starter know classes by name alone. */
    @Test
    void classesNamedInWordsAreThere() throws IOException {
        for (Path file : List.of(Path.of("diorama"), Path.of("src/main/java/diorama/io/process/ImportTask.java"))) {
            List<String> named = Pattern.compile("diorama(?:\\.[a-z]+)+\\.[A-Z]\\w+")
                    .matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertTrue(named.stream().allMatch(name -> CLASSES.contain(name)), file + " names " + named);
            assertFalse(named.isEmpty(), file + " names none");
        }
    }

    @Test
    void everyLibraryStaysAtHome() {
        Set<String> broken = new TreeSet<>();
        for (JavaClass c : CLASSES) {
            String from = room(c.getPackageName());
            for (Dependency d : c.getDirectDependenciesFromSelf()) {
                String target = d.getTargetClass().getBaseComponentType().getPackageName();
                LIBRARY_HOME.forEach((library, homes) -> {
                    if ((target.equals(library) || target.startsWith(library + ".")) && !homes.contains(from)) {
                        broken.add(from + " uses " + library + ": " + d.getDescription());
                    }
                });
            }
        }
        assertEquals(Set.of(), broken);
    }

    @Test
    void onlyGlCreatesAndDeletes() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("diorama.gl")
                .should()
                .callMethodWhere(new DescribedPredicate<JavaMethodCall>("creates or deletes an OpenGL object") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        return call.getTargetOwner().getPackageName().startsWith("org.lwjgl.opengl")
                                && call.getName().matches("gl(Gen|Create|Delete)(?!erateMipmap).*");
                    }
                })
                .check(CLASSES);
    }

    /** Dear ImGui reads what these are given as a format: a file's name with a percent sign in it brings the window down. */
    @Test
    void nobodyShowsTextAsAFormat() {
        ArchRuleDefinition.noClasses()
                .should()
                .callMethodWhere(new DescribedPredicate<JavaMethodCall>("takes text for a format") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        return call.getTargetOwner().getFullName().equals("imgui.ImGui")
                                && call.getName()
                                        .matches(
                                                "text|text(Colored|Disabled|Wrapped)|bulletText|labelText|set.*Tooltip");
                    }
                })
                .check(CLASSES);
    }

    @Test
    void noFileIsTooLong() throws IOException {
        List<String> long500 = new ArrayList<>();
        try (var files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                if (Files.readAllLines(file).size() > 500) {
                    long500.add(file.toString());
                }
            }
        }
        assertEquals(List.of(), long500);
    }

    /** The name below {@code diorama}, without sub-packages. */
    private static String room(String name) {
        String rest = name.equals("diorama") ? "" : name.substring("diorama.".length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
