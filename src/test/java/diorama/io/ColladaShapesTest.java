package diorama.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.UserError;
import diorama.mesh.Animation;
import diorama.mesh.Mesh;
import diorama.mesh.Morph;
import diorama.mesh.Pose;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Morph targets of Collada files. */
class ColladaShapesTest {
    private final Path folder;

    ColladaShapesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static String geometry(String id, String name, String places) {
        return """
                <geometry id="ID" name="NAME"><mesh>
                <source id="ID-p"><float_array id="ID-pa" count="9">PLACES</float_array><technique_common>
                <accessor source="#ID-pa" count="3" stride="3"><param name="X" type="float"/><param name="Y" type="float"/>
                <param name="Z" type="float"/></accessor></technique_common></source>
                <vertices id="ID-v"><input semantic="POSITION" source="#ID-p"/></vertices>
                <triangles count="1"><input semantic="VERTEX" source="#ID-v" offset="0"/><p>2 0 1</p></triangles>
                </mesh></geometry>
                """.replace("ID", id).replace("NAME", name).replace("PLACES", places);
    }

    private Path file(String instance, String method) throws IOException {
        String text = """
                <?xml version="1.0" encoding="utf-8"?>
                <COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">
                <asset><unit name="metre" meter="1"/><up_axis>Y_UP</up_axis></asset><library_geometries>
                """
                + geometry("face", "Gesicht \u00fc", "0 0 0 1 0 0 0 1 0")
                + geometry("wide", "Wide", method.equals("RELATIVE") ? "0 0 0 2 0 0 0 0 0" : "0 0 0 3 0 0 0 1 0")
                + geometry("tall", "Tall", method.equals("RELATIVE") ? "0 0 0 0 0 0 0 4 0" : "0 0 0 1 0 0 0 5 0")
                + """
                </library_geometries><library_controllers><controller id="morph"><morph source="#face" method="METHOD">
                <source id="t"><IDREF_array id="ta" count="2"> wide
                tall </IDREF_array><technique_common><accessor source="#ta" count="2" stride="1">
                <param name="IDREF" type="IDREF"/></accessor></technique_common></source>
                <source id="w"><float_array id="wa" count="2">0.25 0</float_array><technique_common>
                <accessor source="wa" count="2" stride="1"><param name="MORPH_WEIGHT" type="float"/></accessor>
                </technique_common></source>
                <targets><input semantic="MORPH_TARGET" source="#t"/><input semantic="MORPH_WEIGHT" source="#w"/></targets>
                </morph></controller></library_controllers>
                <library_visual_scenes><visual_scene id="s"><node id="head" name="head">INSTANCE</node></visual_scene>
                </library_visual_scenes><scene><instance_visual_scene url="#s"/></scene></COLLADA>
                """.replace("METHOD", method).replace("INSTANCE", instance);
        return Files.writeString(folder.resolve("face.dae"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NORMALIZED", "RELATIVE"})
    void shapesAreReadWithTheirSharesAtRest(String method) throws IOException {
        Path file = file("<instance_controller url=\"#morph\"/>", method);
        SceneImporter.Imported read = SceneImporter.read(file);
        Scene scene = read.scene();
        assertEquals(1, scene.meshes().size());
        Mesh face = scene.meshes().get(0);
        assertEquals(
                List.of("Wide", "Tall"), face.morphs().stream().map(Morph::name).toList());
        assertEquals(0.25f, face.morphs().get(0).weight());
        // a quarter of the way to three, vertices in the order of the triangle
        assertArrayEquals(new float[] {0, 1, 0, 0, 0, 0, 1.5f, 0, 0}, face.positions(), 1e-6f);
        assertArrayEquals(
                new float[] {0, 4, 0, 0, 0, 0, 0, 0, 0}, face.morphs().get(1).positions(), 1e-6f);
        assertEquals(1, SceneImporter.info(file).triangles(), "shapes are not shown");
        assertEquals(List.of(), read.notes());
    }

    @Test
    void geometriesThatAreShownWithoutTheirControllerHaveThemToo() throws IOException {
        // as Blender writes them
        Path file = file("<instance_geometry url=\"#face\" name=\"face\"/>", "NORMALIZED");
        assertEquals(1, SceneImporter.info(file).triangles());
        assertTrue(SceneImporter.read(file).scene().meshes().stream()
                .anyMatch(m -> m.morphs().size() == 2));
    }

    /** The file of shapes with something else in it. */
    private SceneImporter.Imported changed(String from, String to) throws IOException {
        Path file = file("<instance_controller url=\"#morph\"/>", "NORMALIZED");
        String text = Files.readString(file);
        assertTrue(text.contains(from), text);
        return SceneImporter.read(Files.writeString(file, text.replaceFirst(Pattern.quote(from), to)));
    }

    private static List<Integer> shapes(SceneImporter.Imported read) {
        return read.scene().meshes().stream().map(m -> m.morphs().size()).toList();
    }

    private static final String LEFT_OUT = "shapes of its meshes (morph targets) that fit nowhere are left out: ";

    @Test
    void shapesOfOtherVerticesAreLeftOutAndTold() throws IOException {
        String of = "<input semantic=\"VERTEX\" source=\"#wide-v\" offset=\"0\"/><p>2 0 1";
        SceneImporter.Imported read =
                changed("<triangles count=\"1\">" + of, "<triangles count=\"2\">" + of + " 0 1 2");
        assertEquals(List.of(1), shapes(read));
        assertEquals(List.of(LEFT_OUT + 1), read.notes());
    }

    @Test
    void shapesWithoutTrianglesAreLeftOutAndTold() throws IOException {
        SceneImporter.Imported read = changed(
                "<triangles count=\"1\"><input semantic=\"VERTEX\" source=\"#tall-v\" offset=\"0\"/><p>2 0 1</p></triangles>",
                "");
        assertEquals(List.of(1), shapes(read));
        assertEquals(List.of(LEFT_OUT + 1), read.notes());
    }

    @Test
    void moreShapesThanAnyFaceHasAreLeftOutAndTold() throws IOException {
        SceneImporter.Imported read = changed("> wide\ntall <", ">" + "wide ".repeat(5000) + "<");
        assertEquals(List.of(4096), shapes(read));
        assertEquals(List.of(LEFT_OUT + (5000 - 4096)), read.notes());
    }

    @Test
    void theSceneThatIsShownNeedNotBeTheFirst() throws IOException {
        SceneImporter.Imported read = changed(
                "<visual_scene id=\"s\">",
                "<visual_scene id=\"z\"><node id=\"q\" name=\"q\"/></visual_scene><visual_scene id=\"s\">");
        assertEquals(List.of(2), shapes(read));
        assertEquals(List.of(), read.notes());
    }

    @Test
    void geometriesOfTheSameNameHaveTheirOwnShapes() throws IOException {
        Path file = file("<instance_controller url=\"#morph\"/><instance_geometry url=\"#other\"/>", "NORMALIZED");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "</library_geometries>",
                                geometry("other", "Gesicht \u00fc", "0 0 0 9 0 0 0 9 0") + "</library_geometries>"));
        SceneImporter.Imported read = SceneImporter.read(file);
        assertEquals(List.of(0, 2), shapes(read).stream().sorted().toList());
        assertEquals(List.of(), read.notes());
    }

    @Test
    void manyControllersAreReadInSeconds() throws IOException {
        String many = IntStream.range(0, 50_000)
                .mapToObj(i -> "<controller id=\"c" + i + "\"><morph source=\"#face\"><source id=\"s" + i
                        + "\"><IDREF_array id=\"a" + i
                        + "\" count=\"1\">wide</IDREF_array></source><source id=\"w" + i + "\"><float_array id=\"b" + i
                        + "\" count=\"1\">0.5</float_array></source>" + " ".repeat(200) + "</morph></controller>")
                .collect(Collectors.joining());
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            SceneImporter.Imported read = changed("<library_controllers>", "<library_controllers>" + many);
            assertEquals(List.of(LEFT_OUT + (50_002 - 4096)), read.notes());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<controller id=\"c\"><morph source=\"#face\"><source>",
                "<controller><morph",
                "<morph><accessor",
                "<morph><instance_controller url=\"#morph\">",
                "<morph><node"
            })
    void filesThatNeverEndAreRefusedInSeconds(String again) throws IOException {
        Path file = folder.resolve("broken.dae");
        Files.writeString(file, "<COLLADA version=\"1.4.1\">" + again.repeat(20_000_000 / again.length()));
        assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> assertThrows(UserError.class, () -> SceneImporter.read(file)));
    }

    private static String list(String id, String kind, String values) {
        return "<source id=\"" + id + "\"><" + kind + " id=\"" + id + "-a\">" + values + "</" + kind + "></source>";
    }

    /** Of one share of the list, or all of them. */
    private static String moves(String target, String times, String values, String kinds, String more) {
        return "<library_animations><animation id=\"a\">" + list("t-in", "float_array", times)
                + list("t-out", "float_array", values) + list("t-kinds", "Name_array", kinds) + more
                + "<sampler id=\"t-s\"><input semantic=\"INPUT\" source=\"#t-in\"/><input semantic=\"OUTPUT\" source=\"#t-out\"/>"
                + "<input semantic=\"INTERPOLATION\" source=\"#t-kinds\"/><input semantic=\"IN_TANGENT\" source=\"#t-it\"/>"
                + "<input semantic=\"OUT_TANGENT\" source=\"#t-ot\"/></sampler><channel source=\"#t-s\" target=\""
                + target
                + "\"/></animation></library_animations><library_visual_scenes>";
    }

    /** How far the corner at 1 0 0 is along X and the one at 0 1 0 along Y. */
    private static float[] at(SceneImporter.Imported read, double seconds) {
        Scene scene = read.scene();
        Animation motion = Animation.together(scene.animations()).orElseThrow();
        float[] places = Pose.at(scene, motion, seconds).meshes().get(0).positions();
        return new float[] {places[6], places[1]};
    }

    @ParameterizedTest
    @ValueSource(strings = {"w(1)", "morph/w(1)"})
    void sharesMoveOverTime(String target) throws IOException {
        SceneImporter.Imported read =
                changed("<library_visual_scenes>", moves(target, "0 2 3", "0 1 0.5", "LINEAR STEP LINEAR", ""));
        assertEquals(List.of(), read.notes());
        assertEquals(3, read.scene().animations().get(0).seconds(), 1e-6);
        assertEquals(1, read.info().animations());
        assertArrayEquals(new float[] {1.5f, 3}, at(read, 1), 1e-5f);
        assertArrayEquals(new float[] {1.5f, 5}, at(read, 2.9), 1e-5f);
        assertArrayEquals(new float[] {1.5f, 3}, at(read, 3), 1e-5f);
    }

    @Test
    void allSharesOfAListMoveTogether() throws IOException {
        SceneImporter.Imported read =
                changed("<library_visual_scenes>", moves("w", "0 4", "0 1 1 0", "LINEAR LINEAR", ""));
        assertArrayEquals(new float[] {1.5f, 4}, at(read, 1), 1e-5f);
    }

    @Test
    void splinesOfSharesAreBent() throws IOException {
        String tangents = list("t-ot", "float_array", "1 0 3 1") + list("t-it", "float_array", "-1 0 1 1");
        SceneImporter.Imported read =
                changed("<library_visual_scenes>", moves("w(0)", "0 2", "0 1", "BEZIER BEZIER", tangents));
        // x = 3/2 (1 - t) t 2 + 2 t^3 and y = 3 t^2 - 2 t^3, at t = 1/4 and 1/2
        assertArrayEquals(new float[] {1 + 2 * 0.15625f, 1}, at(read, 0.59375), 1e-3f);
        assertArrayEquals(new float[] {2, 1}, at(read, 1), 1e-3f);
    }

    @Test
    void whatMovesNothingIsTold() throws IOException {
        List<String> told = List.of("some of what moves shapes of its meshes (morph targets) over time is left out");
        assertEquals(
                told,
                changed("<library_visual_scenes>", moves("w(7)", "0 2", "0 1", "", ""))
                        .notes());
        assertEquals(
                told,
                changed("<library_visual_scenes>", moves("w(1)", "0 2", "0", "", ""))
                        .notes());
        assertEquals(
                told,
                changed("<library_visual_scenes>", moves("w(1)", "0 1e6", "0 1", "BEZIER BEZIER", ""))
                        .notes(),
                "a spline of many days");
    }

    @Test
    void manyChannelsOfOneLongListAreReadInSeconds() throws IOException {
        String channels = "<channel source=\"#t-s\" target=\"w(1)\"/>".repeat(20_000);
        String numbers = "1 ".repeat(200_000);
        String all = moves("w(1)", numbers, numbers, "BEZIER", "").replace("</animation>", channels + "</animation>");
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertEquals(
                        1, changed("<library_visual_scenes>", all).notes().size()));
    }
}
