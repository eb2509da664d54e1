package diorama.io.assimp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.image.Sampler;
import diorama.image.Sampler.Wrap;
import diorama.io.BlenderScript;
import diorama.io.GltfMaterialFile;
import diorama.io.SceneFiles;
import diorama.io.SceneImporter;
import diorama.io.scene.ExportOptions;
import diorama.mesh.Material;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Collada and FBX files say of the rims of their pictures is read and written on. */
class ImportRimsTest {
    private static final String SAMPLER = """
            <newparam sid="s%1$d"><sampler2D><source>f</source><wrap_s>%2$s</wrap_s><wrap_t>%3$s</wrap_t></sampler2D></newparam>
            """;

    private static final String COLLADA = """
            <?xml version="1.0"?><COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">
            <asset><up_axis>Y_UP</up_axis></asset>
            <library_images><image id="i"><init_from>p.png</init_from></image></library_images>
            <library_effects><effect id="e"><profile_COMMON>
            <newparam sid="f"><surface type="2D"><init_from>i</init_from></surface></newparam>
            %s
            <technique sid="common"><phong><emission><texture texture="s2" texcoord="UV"/></emission>
            <diffuse><texture texture="s1" texcoord="UV"/></diffuse></phong></technique></profile_COMMON></effect></library_effects>
            <library_materials><material id="m" name="tile"><instance_effect url="#e"/></material></library_materials>
            <library_geometries><geometry id="g"><mesh>
            <source id="p"><float_array id="pa" count="9">0 0 0 1 0 0 0 1 0</float_array><technique_common>
            <accessor source="#pa" count="3" stride="3"><param name="X" type="float"/><param name="Y" type="float"/>
            <param name="Z" type="float"/></accessor></technique_common></source>
            <source id="t"><float_array id="ta" count="6">0 0 2 0 0 2</float_array><technique_common>
            <accessor source="#ta" count="3" stride="2"><param name="S" type="float"/><param name="T" type="float"/>
            </accessor></technique_common></source>
            <vertices id="v"><input semantic="POSITION" source="#p"/></vertices>
            <triangles count="1" material="x"><input semantic="VERTEX" source="#v" offset="0"/>
            <input semantic="TEXCOORD" source="#t" offset="1" set="0"/><p>0 0 1 1 2 2</p></triangles></mesh></geometry>
            </library_geometries>
            <library_visual_scenes><visual_scene id="s"><node id="n"><instance_geometry url="#g"><bind_material>
            <technique_common><instance_material symbol="x" target="#m"/></technique_common></bind_material>
            </instance_geometry></node></visual_scene></library_visual_scenes>
            <scene><instance_visual_scene url="#s"/></scene></COLLADA>
            """;

    private final Path folder;

    ImportRimsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Material collada(String samplers) throws IOException {
        Files.write(folder.resolve("p.png"), GltfMaterialFile.png(0xff00ff00));
        Path file = Files.writeString(folder.resolve("a.dae"), COLLADA.formatted(samplers));
        return painted(SceneImporter.read(file).scene(), "tile");
    }

    private static Material painted(Scene scene, String name) {
        return scene.materials().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void colladaSaysItForEachPictureAndSide() throws IOException {
        Material tile = collada(SAMPLER.formatted(1, "MIRROR", "CLAMP") + SAMPLER.formatted(2, "BORDER", "WRAP"));
        assertEquals(new Sampler(Wrap.MIRROR, Wrap.CLAMP), tile.sampler());
        assertEquals(
                new Sampler(Wrap.CLAMP, Wrap.REPEAT), tile.maps().sampler(diorama.mesh.MaterialMaps.Kind.EMISSIVE));
        Scene read = SceneImporter.read(folder.resolve("a.dae")).scene();
        Path glb = folder.resolve("a.glb");
        SceneFiles.write(read, glb, ExportOptions.OF_MESHES);
        assertEquals(
                tile.sampler(), painted(SceneImporter.read(glb).scene(), "tile").sampler());
    }

    @Test
    void picturesComeAgainWhereColladaSaysNothing() throws IOException {
        String plain = "<newparam sid=\"s%d\"><sampler2D><source>f</source></sampler2D></newparam>";
        Material tile = collada(plain.formatted(1) + plain.formatted(2));
        assertTrue(tile.baseColorTexture().isPresent());
        assertEquals(Sampler.TILED, tile.sampler());
    }

    /** Java's reader has no words for some faults, and fails at the lack of them. */
    @Test
    void faultsThatHaveNoWordsSayNothing() {
        for (String text : List.of("<!DOCTYPE COLLADA [<\0!", "<COLLADA", "")) {
            ByteBuffer file = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            assertEquals(Map.of(), ColladaRims.of(file), text);
        }
    }

    @Test
    void fbxFilesOfBlenderSayIt() throws IOException, InterruptedException {
        BlenderScript.run("rims.py", folder, "writes pictures that end at their rims");
        Scene read = SceneImporter.read(folder.resolve("rims.fbx")).scene();
        for (String name : List.of("extend", "repeat")) {
            Material material = painted(read, name);
            assertTrue(material.baseColorTexture().isPresent(), name);
            assertEquals(name.equals("extend") ? Sampler.SINGLE : Sampler.TILED, material.sampler(), name);
        }
    }
}
