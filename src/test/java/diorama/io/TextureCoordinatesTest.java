package diorama.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.io.scene.ExportOptions;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.AIVector3D;
import org.lwjgl.assimp.Assimp;

/** Second texture coordinates, and moved, turned and scaled ones (KHR_texture_transform). */
class TextureCoordinatesTest extends Rewriting {
    private static final float[] FIRST = {0, 0, 1, 0, 0.25f, 0.75f};
    private static final float[] SECOND = {0.5f, 0.5f, 1, 0.5f, 0.5f, 1};

    private static RgbaImage picture(int color) {
        RgbaImage out = RgbaImage.allocate(new Size(4, 4));
        for (int i = 0; i < 16; i++) {
            out.setArgb(i % 4, i / 4, color);
        }
        return out;
    }

    private static Scene scene(Set<MaterialMaps.Kind> kinds) {
        return scene(kinds, SECOND);
    }

    private static Scene scene(Set<MaterialMaps.Kind> kinds, float[] second) {
        MaterialMaps maps = new MaterialMaps(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(picture(0xff40ff40)), kinds);
        Material material = new Material(
                "paint", new Vector4f(1), Optional.of(picture(0xffff8000)), 0, 1, false, new Vector3f(1), false, maps);
        float[] up = {0, 0, 1, 0, 0, 1, 0, 0, 1};
        Mesh mesh = new Mesh(
                "sheet",
                new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0},
                up,
                FIRST,
                second,
                new byte[0],
                new int[] {0, 1, 2},
                0,
                Optional.empty());
        Node node = new Node("sheet", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        return new Scene(List.of(node), List.of(mesh), List.of(material));
    }

    private Scene changed(Scene scene, String from, String to) throws IOException {
        Path file = folder.resolve("changed.gltf");
        SceneFiles.write(scene, file, ExportOptions.OF_MESHES);
        String text = Files.readString(file);
        assertTrue(text.contains(from), text);
        // readers heed extensions only where the file says that it uses them
        Files.writeString(
                file,
                text.replace(from, to)
                        .replace("{\"asset\"", "{\"extensionsUsed\":[\"KHR_texture_transform\"],\"asset\""));
        return SceneImporter.read(file).scene();
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "gltf"})
    void secondCoordinatesComeBack(String extension) {
        Scene after = through(scene(Set.of(MaterialMaps.Kind.EMISSIVE)), extension, ExportOptions.OF_MESHES)
                .scene();
        assertArrayEquals(FIRST, after.meshes().get(0).uvs(), 1e-6f);
        assertArrayEquals(SECOND, after.meshes().get(0).uvs2(), 1e-6f);
        assertEquals(
                Set.of(MaterialMaps.Kind.EMISSIVE),
                after.materials().get(0).maps().second());
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "fbx", "dae"})
    void coordinatesThatNoPictureNeedsAreWrittenOn(String extension) {
        Scene after =
                through(scene(Set.of()), extension, ExportOptions.OF_MESHES).scene();
        assertArrayEquals(FIRST, after.meshes().get(0).uvs(), 1e-6f);
        assertArrayEquals(SECOND, after.meshes().get(0).uvs2(), 1e-6f);
        assertEquals(Set.of(), after.materials().get(0).maps().second());
    }

    @Test
    void theBaseColoursCoordinatesBecomeTheFirst() throws IOException {
        Scene after = changed(scene(Set.of()), "\"baseColorTexture\":{", "\"baseColorTexture\":{\"texCoord\":1,");
        assertArrayEquals(SECOND, after.meshes().get(0).uvs(), 1e-6f);
        assertArrayEquals(FIRST, after.meshes().get(0).uvs2(), 1e-6f);
        assertEquals(
                Set.of(MaterialMaps.Kind.EMISSIVE),
                after.materials().get(0).maps().second());
    }

    @Test
    void movesTurnsAndScalesOfTexturesAreInTheCoordinates() throws IOException {
        Scene after = changed(
                scene(Set.of()),
                "\"baseColorTexture\":{",
                "\"baseColorTexture\":{\"extensions\":{\"KHR_texture_transform\":"
                        + "{\"offset\":[0.1,-0.3],\"rotation\":0.6,\"scale\":[2,0.5]}},");
        float[] wanted = new float[6];
        double cos = Math.cos(0.6);
        double sin = Math.sin(0.6);
        for (int v = 0; v < 6; v += 2) {
            double x = 2 * FIRST[v];
            double y = 0.5 * FIRST[v + 1];
            wanted[v] = (float) (0.1 + cos * x + sin * y);
            wanted[v + 1] = (float) (-0.3 - sin * x + cos * y);
        }
        assertArrayEquals(wanted, after.meshes().get(0).uvs(), 1e-5f);
        assertArrayEquals(FIRST, after.meshes().get(0).uvs2(), 1e-6f, "of the other picture");
    }

    @Test
    void coordinatesThatATransformNamesCount() throws IOException {
        Scene after = changed(
                scene(Set.of()),
                "\"baseColorTexture\":{",
                "\"baseColorTexture\":{\"extensions\":{\"KHR_texture_transform\":{\"texCoord\":1}},");
        assertArrayEquals(SECOND, after.meshes().get(0).uvs(), 1e-6f);
        assertArrayEquals(FIRST, after.meshes().get(0).uvs2(), 1e-6f, "of the other picture");
    }

    /** The second set has values of the first, at other vertices. */
    @ParameterizedTest
    @ValueSource(strings = {"fbx", "dae"})
    void setsOfLikeValuesAreBothWritten(String extension) {
        float[] second = {0.25f, 0.75f, 0.5f, 0.5f, 0, 0};
        Path file = folder.resolve("both." + extension);
        SceneFiles.write(scene(Set.of(), second), file, ExportOptions.OF_MESHES);
        assertArrayEquals(
                FIRST, SceneImporter.read(file).scene().meshes().get(0).uvs(), 1e-6f);
        AIScene read = Objects.requireNonNull(Assimp.aiImportFile(file.toString(), 0));
        AIMesh mesh = AIMesh.create(Objects.requireNonNull(read.mMeshes()).get(0));
        assertArrayEquals(FIRST, pairs(mesh, 0), 1e-6f);
        assertArrayEquals(second, pairs(mesh, 1), 1e-6f);
        Assimp.aiReleaseImport(read);
    }

    private static float[] pairs(AIMesh mesh, int index) {
        AIVector3D.Buffer set = Objects.requireNonNull(mesh.mTextureCoords(index));
        float[] out = new float[2 * set.remaining()];
        for (int v = 0; v < set.remaining(); v++) {
            out[2 * v] = set.get(v).x();
            out[2 * v + 1] = 1 - set.get(v).y();
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(strings = {"obj", "fbx", "dae"})
    void formatsWithOneSetSayWhatTheyLeaveOut(String extension) {
        Path file = folder.resolve("one." + extension);
        SceneFiles.Written written =
                SceneFiles.write(scene(Set.of(MaterialMaps.Kind.EMISSIVE)), file, ExportOptions.OF_MESHES);
        assertTrue(
                written.notes().toString().contains("a picture that lies on second texture coordinates is left out"),
                written.notes().toString());
        assertEquals(
                Optional.empty(),
                SceneImporter.read(file).scene().materials().get(0).maps().emissive());
    }

    /**
     * A triangle with three sets, called UV and their number.
     *
     * @param more of its effect
     */
    private SceneImporter.Imported collada(String more) throws IOException {
        StringBuilder sources = new StringBuilder();
        StringBuilder inputs = new StringBuilder();
        StringBuilder images = new StringBuilder();
        StringBuilder parameters = new StringBuilder();
        StringBuilder bound = new StringBuilder();
        for (int set = 0; set < 3; set++) {
            Files.write(folder.resolve(set + ".png"), GltfMaterialFile.png(0xff808080 + set));
            sources.append("""
                    <source id="t%1$d"><float_array id="ta%1$d" count="6">0.%1$d 0 1 0.%1$d 0 1</float_array>
                    <technique_common><accessor source="#ta%1$d" count="3" stride="2"><param name="S" type="float"/>
                    <param name="T" type="float"/></accessor></technique_common></source>
                    """.formatted(set));
            inputs.append("<input semantic=\"TEXCOORD\" source=\"#t%1$d\" offset=\"0\" set=\"%1$d\"/>".formatted(set));
            images.append("<image id=\"i%1$d\"><init_from>%1$d.png</init_from></image>".formatted(set));
            parameters.append("""
                    <newparam sid="f%1$d"><surface type="2D"><init_from>i%1$d</init_from></surface></newparam>
                    <newparam sid="s%1$d"><sampler2D><source>f%1$d</source></sampler2D></newparam>
                    """.formatted(set));
            bound.append("<bind_vertex_input semantic=\"UV%1$d\" input_semantic=\"TEXCOORD\" input_set=\"%1$d\"/>"
                    .formatted(set));
        }
        String text = """
                <?xml version="1.0" encoding="utf-8"?>
                <COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">
                <asset><unit name="metre" meter="1"/><up_axis>Y_UP</up_axis></asset>
                <library_images>IMAGES</library_images>
                <library_effects><effect id="e"><profile_COMMON>PARAMETERS<technique sid="common"><phong>MORE
                <diffuse><texture texture="s0" texcoord="UV0"/></diffuse></phong></technique></profile_COMMON></effect>
                </library_effects>
                <library_materials><material id="m" name="paint"><instance_effect url="#e"/></material></library_materials>
                <library_geometries><geometry id="g" name="g"><mesh>
                <source id="p"><float_array id="pa" count="9">0 0 0 1 0 0 0 1 0</float_array><technique_common>
                <accessor source="#pa" count="3" stride="3"><param name="X" type="float"/><param name="Y" type="float"/>
                <param name="Z" type="float"/></accessor></technique_common></source>SOURCES
                <vertices id="v"><input semantic="POSITION" source="#p"/></vertices>
                <triangles count="1" material="paint"><input semantic="VERTEX" source="#v" offset="0"/>INPUTS
                <p>0 1 2</p></triangles></mesh></geometry></library_geometries>
                <library_visual_scenes><visual_scene id="s"><node id="n" name="n"><instance_geometry url="#g"><bind_material>
                <technique_common><instance_material symbol="paint" target="#m">BOUND</instance_material></technique_common>
                </bind_material></instance_geometry></node></visual_scene></library_visual_scenes>
                <scene><instance_visual_scene url="#s"/></scene></COLLADA>
                """.replace("IMAGES", images)
                .replace("PARAMETERS", parameters)
                .replace("MORE", more)
                .replace("SOURCES", sources)
                .replace("INPUTS", inputs)
                .replace("BOUND", bound);
        return SceneImporter.read(Files.writeString(folder.resolve("sets.dae"), text));
    }

    private static final String EMISSION = "<emission><texture texture=\"s2\" texcoord=\"UV2\"/></emission>";

    @Test
    void theOtherSetOfAPictureIsTheSecondWhateverItsNumber() throws IOException {
        SceneImporter.Imported read = collada(EMISSION);
        assertEquals(List.of(), read.notes());
        assertEquals(
                Set.of(MaterialMaps.Kind.EMISSIVE),
                read.scene().materials().get(0).maps().second());
        assertArrayEquals(
                new float[] {0.2f, 1, 1, 0.8f, 0, 0},
                read.scene().meshes().get(0).uvs2(),
                1e-6f);
    }

    @Test
    void picturesOnAThirdSetAreLeftOutAndNamed() throws IOException {
        SceneImporter.Imported read =
                collada(EMISSION + "<ambient><texture texture=\"s1\" texcoord=\"UV1\"/></ambient>");
        assertEquals(List.of("pictures of paint on third texture coordinates are left out"), read.notes());
        MaterialMaps maps = read.scene().materials().get(0).maps();
        assertEquals(Set.of(MaterialMaps.Kind.OCCLUSION), maps.second());
        assertEquals(Optional.empty(), maps.emissive());
        assertTrue(maps.occlusion().isPresent());
        assertArrayEquals(
                new float[] {0.1f, 1, 1, 0.9f, 0, 0},
                read.scene().meshes().get(0).uvs2(),
                1e-6f);
    }
}
