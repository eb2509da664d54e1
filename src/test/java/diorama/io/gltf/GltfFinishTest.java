package diorama.io.gltf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import diorama.io.GltfMaterialFile;
import diorama.io.GltfText;
import diorama.io.SceneFiles;
import diorama.io.SceneImporter;
import diorama.io.scene.ExportOptions;
import diorama.mesh.Coat;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Sheen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of what glTF's extensions say of surfaces. */
class GltfFinishTest {
    private final Path folder;
    private final GltfMaterialFile file;
    private final GltfText text;

    GltfFinishTest(@TempDir Path folder) {
        this.folder = folder;
        file = new GltfMaterialFile(folder);
        text = file.text();
    }

    private static SceneImporter.Imported written(SceneImporter.Imported read, Path file) {
        SceneFiles.write(read.scene(), file, ExportOptions.OF_MESHES, read.originals());
        return SceneImporter.read(file);
    }

    /** Every picture of extensions, with where it is named. */
    private static final Map<MaterialMaps.Kind, String> FINER = Map.ofEntries(
            Map.entry(MaterialMaps.Kind.COAT, "clearcoat/clearcoatTexture"),
            Map.entry(MaterialMaps.Kind.COAT_ROUGHNESS, "clearcoat/clearcoatRoughnessTexture"),
            Map.entry(MaterialMaps.Kind.COAT_NORMAL, "clearcoat/clearcoatNormalTexture"),
            Map.entry(MaterialMaps.Kind.SHEEN, "sheen/sheenColorTexture"),
            Map.entry(MaterialMaps.Kind.SHEEN_ROUGHNESS, "sheen/sheenRoughnessTexture"),
            Map.entry(MaterialMaps.Kind.TRANSMISSION, "transmission/transmissionTexture"),
            Map.entry(MaterialMaps.Kind.THICKNESS, "volume/thicknessTexture"),
            Map.entry(MaterialMaps.Kind.SPECULAR, "specular/specularTexture"),
            Map.entry(MaterialMaps.Kind.SPECULAR_COLOR, "specular/specularColorTexture"),
            Map.entry(MaterialMaps.Kind.IRIDESCENCE, "iridescence/iridescenceTexture"),
            Map.entry(MaterialMaps.Kind.IRIDESCENCE_THICKNESS, "iridescence/iridescenceThicknessTexture"),
            Map.entry(MaterialMaps.Kind.ANISOTROPY, "anisotropy/anisotropyTexture"));

    private static int colorOf(MaterialMaps.Kind kind) {
        return 0xff000000 | kind.name().hashCode();
    }

    /** A file whose material has every picture of extensions, lacquer's bumps at a quarter. */
    private SceneImporter.Imported finer() throws IOException {
        JsonObject extensions = new JsonObject();
        JsonObject glass = new JsonObject();
        glass.addProperty("transmissionFactor", 1);
        extensions.add("KHR_materials_transmission", glass);
        StringBuilder images = new StringBuilder();
        StringBuilder textures = new StringBuilder();
        int index = 0;
        for (Map.Entry<MaterialMaps.Kind, String> each : FINER.entrySet()) {
            String[] at = each.getValue().split("/", -1);
            String name = "KHR_materials_" + at[0];
            if (!extensions.has(name)) {
                extensions.add(name, new JsonObject());
            }
            JsonObject use = new JsonObject();
            use.addProperty("index", index);
            if (each.getKey() == MaterialMaps.Kind.COAT_NORMAL) {
                use.addProperty("scale", 0.25);
            }
            if (each.getKey() == MaterialMaps.Kind.SHEEN) {
                use.addProperty("texCoord", 1);
            }
            extensions.getAsJsonObject(name).add(at[1], use);
            textures.append(index == 0 ? "" : ",").append("{\"source\":" + index + "}");
            images.append(index == 0 ? "" : ",")
                    .append("{\"mimeType\":\"image/png\",\"bufferView\":"
                            + text.view(GltfMaterialFile.png(colorOf(each.getKey())), "") + "}");
            index++;
        }
        extensions.getAsJsonObject("KHR_materials_clearcoat").addProperty("clearcoatFactor", 0.5);
        JsonArray sheen = new JsonArray();
        List.of(0.25, 0.5, 1).forEach(c -> sheen.add(c.doubleValue()));
        extensions.getAsJsonObject("KHR_materials_sheen").add("sheenColorFactor", sheen);
        return file.read(
                "\"extensions\":" + extensions, ",\"textures\":[" + textures + "],\"images\":[" + images + "]");
    }

    @Test
    void picturesOfExtensionsAreReadAndWrittenOn() throws IOException {
        SceneImporter.Imported read = finer();
        assertEquals(List.of(), read.notes());
        Path embedded = folder.resolve("again.glb");
        Path beside = folder.resolve("again.gltf");
        for (SceneImporter.Imported each : List.of(read, written(read, embedded), written(read, beside))) {
            Material material = each.scene().materials().get(0);
            MaterialMaps maps = material.maps();
            FINER.keySet()
                    .forEach(kind -> assertEquals(
                            colorOf(kind), maps.picture(kind).orElseThrow().argb(1, 1), kind.name()));
            assertEquals(Set.of(MaterialMaps.Kind.SHEEN), maps.second());
            assertEquals(new Coat(0.5f, 0, 0.25f), material.finish().coat());
            assertEquals(new Sheen(0.25f, 0.5f, 1, 0), material.finish().sheen());
            assertEquals(1, material.finish().transmission());
        }
    }

    @Test
    void whatIsNotDrawnIsTold() throws IOException {
        String told = "not drawn, but written on to GLB and glTF: anisotropy, iridescence";
        String material = "\"extensions\":{\"KHR_materials_anisotropy\":{\"anisotropyStrength\":0.5},"
                + "\"KHR_materials_iridescence\":{\"iridescenceFactor\":1},"
                + "\"KHR_materials_dispersion\":{\"dispersion\":\"much\"}}";
        assertEquals(List.of(told), file.read(material, "").notes());
        String none = material.replace("0.5", "0").replace(":1}", ":0}");
        assertEquals(List.of(), file.read(none, "").notes());
    }

    @Test
    void formatsWithoutWordsForThemGetNoPicturesOfThem() throws IOException {
        for (String extension : List.of("obj", "dae")) {
            Path target = Files.createDirectory(folder.resolve(extension)).resolve("m." + extension);
            SceneFiles.write(finer().scene(), target, ExportOptions.OF_MESHES);
            try (var files = Files.list(target.resolveSibling(""))) {
                assertTrue(files.noneMatch(
                        f -> f.toString().endsWith("png") || f.toString().endsWith("jpg")));
            }
            Material material = SceneImporter.read(target).scene().materials().get(0);
            assertEquals(1, material.baseColor().w(), 1e-3f, "nobody knows where it is glass");
        }
    }

    @Test
    void whatIsGlassByAPictureThatIsMissingIsNone() throws IOException {
        SceneImporter.Imported read = file.read(
                "\"extensions\":{\"KHR_materials_transmission\":{\"transmissionFactor\":1,"
                        + "\"transmissionTexture\":{\"index\":0}}}",
                ",\"textures\":[{\"source\":0}],\"images\":[{\"uri\":\"gone.png\"}]");
        assertEquals(0, read.scene().materials().get(0).finish().transmission());
        assertTrue(read.notes().toString().contains("gone.png"));
    }

    private static final String PAINTED =
            "\"extensions\":{\"KHR_materials_transmission\":{\"transmissionFactor\":1," + "\"transmissionTexture\":";

    /** A file of one picture, and a texture of nothing. */
    private Material read(String material) throws IOException {
        String lists = ",\"textures\":[{\"source\":0},{}],\"images\":[{\"mimeType\":\"image/png\",\"bufferView\":"
                + text.view(GltfMaterialFile.png(0xffff0000), "") + "}]";
        return file.read(material, lists).scene().materials().get(0);
    }

    @Test
    void whatIsGlassByAPictureThatIsFoundIsSo() throws IOException {
        assertEquals(1, read(PAINTED + "{\"index\":0}}}").finish().transmission());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"index\":7}",
                "{\"index\":1}",
                "{}",
                "{\"index\":-1}",
                "[]",
                "{\"index\":0,\"texCoord\":2}",
                "{\"index\":0,\"extensions\":{\"KHR_texture_transform\":{\"scale\":[3,3]}}}"
            })
    void whatIsGlassByAPictureThatIsLostIsNone(String use) throws IOException {
        Material material = read("\"pbrMetallicRoughness\":{\"baseColorTexture\":{\"index\":0}},"
                + "\"emissiveTexture\":{\"index\":0,\"texCoord\":1}," + PAINTED + use + "}}");
        assertEquals(0, material.finish().transmission());
    }

    @Test
    void whatNobodyKnowsInAnExtensionIsLeftOutAlone() throws IOException {
        Material material =
                read("\"extensions\":{\"KHR_materials_clearcoat\":{\"clearcoatFactor\":0.5,\"extras\":{\"a\":1},"
                        + "\"extensions\":{},\"note\":\"x\",\"clearcoatTexture\":{\"index\":0}}}");
        assertEquals(
                "{\"KHR_materials_clearcoat\":{\"clearcoatFactor\":0.5}}",
                material.finish().more());
        assertTrue(material.maps().picture(MaterialMaps.Kind.COAT).isPresent());
    }

    @Test
    void picturesOfExtensionsThatAreNotWrittenAreNeitherWritten() throws IOException {
        SceneImporter.Imported read = file.read(
                "\"extensions\":{\"KHR_materials_clearcoat\":{\"clearcoatFactor\":1e99,\"clearcoatTexture\":{\"index\":0}},"
                        + "\"KHR_materials_transmission\":{\"transmissionTexture\":{\"index\":0}}}",
                ",\"textures\":[{\"source\":0}],\"images\":[{\"mimeType\":\"image/png\",\"bufferView\":"
                        + text.view(GltfMaterialFile.png(0xffff0000), "") + "}]");
        Path target = Files.createDirectory(folder.resolve("out")).resolve("m.gltf");
        SceneFiles.write(read.scene(), target, ExportOptions.OF_MESHES, read.originals());
        try (var files = Files.list(target.resolveSibling(""))) {
            assertTrue(files.noneMatch(f -> f.toString().endsWith("png")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"sheenColorTexture\":{\"index\":-1}}",
                "{\"sheenColorTexture\":{\"index\":\"x\"}}",
                "{\"sheenColorTexture\":{\"index\":0,\"texCoord\":0.5}}",
                "{\"sheenColorTexture\":{\"index\":0,\"extensions\":{\"KHR_texture_transform\":{\"scale\":[1]}}}}"
            })
    void whatIsBrokenInAnExtensionIsPassedOver(String sheen) throws IOException {
        Material material = read("\"extensions\":{\"KHR_materials_sheen\":" + sheen + "}");
        assertEquals(Map.of(), material.maps().finer());
    }

    @Test
    void numbersInAlphaAreKeptWherePicturesBecomeJpeg() throws IOException {
        String lists =
                ",\"textures\":[{\"source\":0},{\"source\":1}],\"images\":[{\"mimeType\":\"image/png\",\"bufferView\":"
                        + text.view(GltfMaterialFile.png(0x40ffffff), "")
                        + "},{\"mimeType\":\"image/png\",\"bufferView\":"
                        + text.view(GltfMaterialFile.png(0x40ff0000), "") + "}]";
        SceneImporter.Imported read = file.read(
                "\"pbrMetallicRoughness\":{\"baseColorTexture\":{\"index\":1}},\"extensions\":{\"KHR_materials_sheen\":"
                        + "{\"sheenRoughnessTexture\":{\"index\":0}},\"KHR_materials_specular\":{\"specularTexture\":"
                        + "{\"index\":0}}}",
                lists);
        Path again = folder.resolve("again.glb");
        SceneFiles.write(
                read.scene(),
                again,
                ExportOptions.SCHEMA.with(
                        ExportOptions.OF_MESHES,
                        ExportOptions.SCHEMA.option("texture"),
                        ExportOptions.TextureFormat.JPEG),
                read.originals());
        SceneImporter.Imported after = SceneImporter.read(again);
        MaterialMaps maps = after.scene().materials().get(0).maps();
        for (MaterialMaps.Kind kind : List.of(MaterialMaps.Kind.SHEEN_ROUGHNESS, MaterialMaps.Kind.SPECULAR)) {
            assertEquals(0x40, maps.picture(kind).orElseThrow().channel(0, 0, 3), kind.name());
        }
        assertEquals(
                List.of("jpg", "png"),
                after.originals().stream().map(t -> t.kind()).sorted().toList());
    }
}
