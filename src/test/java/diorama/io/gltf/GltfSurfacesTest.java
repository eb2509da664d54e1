package diorama.io.gltf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.ImageFiles;
import diorama.io.GltfMaterialFile;
import diorama.io.GltfText;
import diorama.io.SceneFiles;
import diorama.io.SceneImporter;
import diorama.io.scene.ExportOptions;
import diorama.io.scene.GuardedFiles;
import diorama.io.scene.MemoryBudget;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Mesh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Materials of glTF files and their pictures, wherever these lie. */
class GltfSurfacesTest {
    private final Path folder;
    private final GltfMaterialFile file;
    private final GltfText text;

    GltfSurfacesTest(@TempDir Path folder) {
        this.folder = folder;
        file = new GltfMaterialFile(folder);
        text = file.text();
    }

    @Test
    void picturesAreInsideInTextAndBeside() throws IOException {
        Files.write(folder.resolve("a picture.png"), GltfMaterialFile.png(0xff0000ff));
        String lists = ",\"textures\":[{\"source\":0},{\"source\":1},{\"source\":2}],\"images\":[{\"bufferView\":"
                + text.view(GltfMaterialFile.png(0xffff0000), "")
                + ",\"mimeType\":\"image/png\"},{\"uri\":\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(GltfMaterialFile.png(0xff00ff00))
                + "\"},{\"uri\":\"a%20picture.png\"}]";
        SceneImporter.Imported read = file.read(
                "\"pbrMetallicRoughness\":{\"baseColorTexture\":{\"index\":0}},\"normalTexture\":{\"index\":1},"
                        + "\"emissiveTexture\":{\"index\":2}",
                lists);
        Material material = read.scene().materials().get(0);
        assertEquals("ffff0000", GltfMaterialFile.colorOf(material));
        assertEquals(0xff00ff00, material.maps().normal().orElseThrow().argb(0, 0));
        assertEquals(0xff0000ff, material.maps().emissive().orElseThrow().argb(0, 0));
        assertTrue(read.info().textured());
        assertEquals(3, read.originals().size(), "written on as they are");
        assertEquals(java.util.List.of(), read.notes());
    }

    @Test
    void imagesOfTheSameBytesAreOneFile() throws IOException {
        int view = text.view(new byte[1000], "");
        text.with("\"textures\":[{\"source\":0},{\"source\":1},{\"source\":2}],\"images\":[{\"bufferView\":" + view
                + "},{\"bufferView\":" + view + "},{\"bufferView\":" + text.view(new byte[1000], "") + "}]");
        GltfFile file = GltfFile.open(new GuardedFiles(text.write(folder.resolve("same.glb"))))
                .orElseThrow();
        GltfViews views = new GltfViews(file, new MemoryBudget(1999), new GltfUnpacked(Map.of(), Map.of()));
        GltfPictures pictures = new GltfPictures(views, folder);
        String first = pictures.row(0, "m").file();
        assertEquals(first, pictures.row(1, "m").file());
        assertTrue(pictures.row(2, "m").isMissing());
        assertTrue(pictures.notes().toString().contains("more memory than there is"));
    }

    @Test
    void brokenPicturesInTextAreLeftOut() throws IOException {
        SceneImporter.Imported read = file.read(
                "\"name\":\"paint\",\"normalTexture\":{\"index\":0}",
                ",\"textures\":[{\"source\":0}],\"images\":[{\"uri\":\"data:image/png,abc\"}]");
        assertEquals(List.of("texture of paint is missing: a data URI of it holds no base64"), read.notes());
    }

    @Test
    void brokenPicturesInsideAreToldByTheirNumber() throws IOException {
        SceneImporter.Imported read = file.read(
                "\"name\":\"paint\",\"normalTexture\":{\"index\":0}",
                ",\"textures\":[{\"source\":0}],\"images\":[{\"uri\":\"data:image/png;base64,AAAA\"}]");
        String notes = read.notes().toString();
        assertTrue(notes.startsWith("[texture of paint cannot be read: *0: "), notes);
    }

    @Test
    void waysOutThatAreEscapedAreToldOnce() throws IOException {
        SceneImporter.Imported read = file.read(
                "\"normalTexture\":{\"index\":0}",
                ",\"textures\":[{\"source\":0}],\"images\":[{\"uri\":\"%2e%2e%2f%2e%2e%2fetc%2fpasswd\"}]");
        assertEquals(List.of("refused, outside the model's folder: ../../etc/passwd"), read.notes());
    }

    @Test
    void lightBeyondAllMeasureIsWrittenSoThatItCanBeRead() throws IOException {
        SceneImporter.Imported read = file.read(
                "\"emissiveFactor\":[1e30,1,0],\"extensions\":{\"KHR_materials_emissive_strength\":"
                        + "{\"emissiveStrength\":1e30}}",
                "");
        assertTrue(read.scene().materials().get(0).emissive().isFinite());
        Path again = folder.resolve("again.glb");
        SceneFiles.write(read.scene(), again, ExportOptions.OF_MESHES);
        assertEquals(1, SceneImporter.info(again).triangles());
    }

    @Test
    void picturesThatAreMissingOrElsewhereAreNamed() throws IOException {
        SceneImporter.Imported read = file.read(
                "\"name\":\"paint\",\"pbrMetallicRoughness\":{\"baseColorTexture\":{\"index\":0}},"
                        + "\"normalTexture\":{\"index\":1}",
                ",\"textures\":[{\"source\":0},{\"source\":1}],\"images\":[{\"uri\":\"gone.png\"},"
                        + "{\"uri\":\"../../etc/passwd\"}]");
        String notes = read.notes().toString();
        assertTrue(notes.contains("texture of paint is missing: gone.png"), notes);
        assertTrue(notes.contains("refused, outside the model's folder: ../../etc/passwd"), notes);
        assertEquals(
                new Size(64, 64),
                read.scene().materials().get(0).baseColorTexture().orElseThrow().size(),
                "a checker");
    }

    @Test
    void smallerPicturesAreTakenWhereOthersAreForOthers() throws IOException {
        Files.write(folder.resolve("plain.png"), GltfMaterialFile.png(0xffff0000));
        Files.write(folder.resolve("small.png"), GltfMaterialFile.png(0xff0000ff));
        SceneImporter.Imported read = file.read(
                "\"pbrMetallicRoughness\":{\"baseColorTexture\":{\"index\":0}},\"normalTexture\":{\"index\":1}",
                ",\"textures\":[{\"source\":0,\"extensions\":{\"EXT_texture_webp\":{\"source\":1}}},"
                        + "{\"source\":0,\"extensions\":{\"KHR_texture_basisu\":{\"source\":1}}}],"
                        + "\"images\":[{\"uri\":\"plain.png\"},{\"uri\":\"small.png\"}]");
        Material material = read.scene().materials().get(0);
        assertEquals("ff0000ff", GltfMaterialFile.colorOf(material));
        assertEquals(0xffff0000, material.maps().normal().orElseThrow().argb(0, 0));
    }

    @Test
    void picturesAreMovedTurnedAndOnOtherCoordinates() throws IOException {
        Files.write(folder.resolve("p.png"), GltfMaterialFile.png(0xffff0000));
        SceneImporter.Imported read = file.read(
                "\"pbrMetallicRoughness\":{\"baseColorTexture\":{\"index\":0,\"extensions\":{\"KHR_texture_transform\":"
                        + "{\"offset\":[0.25,0.5],\"rotation\":1.5707963,\"scale\":[2,4]}}}},\"occlusionTexture\":"
                        + "{\"index\":0,\"extensions\":{\"KHR_texture_transform\":{\"texCoord\":1}}}",
                ",\"textures\":[{\"source\":0}],\"images\":[{\"uri\":\"p.png\"}]");
        Mesh mesh = read.scene().meshes().get(0);
        assertArrayEquals(new float[] {0.25f, 0.5f, 0.25f, -1.5f, 4.25f, 0.5f}, mesh.uvs(), 1e-5f);
        assertArrayEquals(new float[] {0.5f, 0, 1, 0, 0, 1}, mesh.uvs2(), 0);
        assertEquals(
                Set.of(MaterialMaps.Kind.OCCLUSION),
                read.scene().materials().get(0).maps().second());
    }

    @Test
    void whatIsCutOutAndHowSurfacesAreIsReadAndWrittenOn() throws IOException {
        SceneImporter.Imported read = file.read(
                "\"alphaMode\":\"MASK\",\"alphaCutoff\":0.25,\"extensions\":{\"KHR_materials_transmission\":"
                        + "{\"transmissionFactor\":1},\"KHR_materials_clearcoat\":{\"clearcoatFactor\":0.5},"
                        + "\"KHR_materials_sheen\":{\"sheenColorTexture\":{\"index\":0}}}",
                "");
        Path again = folder.resolve("again.gltf");
        for (SceneImporter.Imported each : List.of(read, written(read, again))) {
            Material material = each.scene().materials().get(0);
            assertEquals(2, material.baseColor().w(), 1e-6f, "so that one half is a quarter of it");
            assertEquals(1, material.finish().transmission(), 0);
            assertTrue(material.finish().oneSided());
            assertEquals(
                    "{\"KHR_materials_clearcoat\":{\"clearcoatFactor\":0.5},\"KHR_materials_sheen\":{}}",
                    material.finish().more(),
                    "no picture, as the file has none");
        }
        String json = Files.readString(again);
        assertTrue(json.contains("\"alphaCutoff\":0.25") && !json.contains("doubleSided"), json);
    }

    @Test
    void numbersBeyondAllMeasureAreWrittenSoThatTheyCanBeRead() throws IOException {
        SceneImporter.Imported read = file.read(
                "\"pbrMetallicRoughness\":{\"baseColorFactor\":[1,1,1,0.01]},\"alphaMode\":\"MASK\","
                        + "\"alphaCutoff\":3e38,\"extensions\":{\"KHR_materials_ior\":{\"ior\":1e999},"
                        + "\"KHR_materials_sheen\":{\"sheenColorFactor\":[0,1e39,0]}}",
                "");
        Path again = folder.resolve("again.gltf");
        Material material = written(read, again).scene().materials().get(0);
        assertEquals("", material.finish().more());
        String json = Files.readString(again);
        assertFalse(json.contains("Infinity") || json.contains("1e999"), json);
    }

    @Test
    void howMuchPicturesCountIsReadAndWrittenOn() throws IOException {
        String lists = ",\"textures\":[{\"source\":0}],\"images\":[{\"bufferView\":"
                + text.view(GltfMaterialFile.png(0xff8080ff), "") + ",\"mimeType\":\"image/png\"}]";
        SceneImporter.Imported read = file.read(
                "\"normalTexture\":{\"index\":0,\"scale\":2.5},\"occlusionTexture\":{\"index\":0,\"strength\":0.25}",
                lists);
        for (SceneImporter.Imported each : List.of(read, written(read, folder.resolve("again.glb")))) {
            Material material = each.scene().materials().get(0);
            assertEquals(2.5f, material.finish().bumps(), 0);
            assertEquals(0.25f, material.finish().occlusion(), 0);
        }
    }

    private static SceneImporter.Imported written(SceneImporter.Imported read, Path file) {
        SceneFiles.write(read.scene(), file, ExportOptions.OF_MESHES);
        return SceneImporter.read(file);
    }

    @Test
    void glassCoversLittleOfWhatIsBehind() throws IOException {
        Material glass = file.read(
                        "\"pbrMetallicRoughness\":{\"metallicFactor\":0},\"extensions\":{\"KHR_materials_transmission\":"
                                + "{\"transmissionFactor\":1}}",
                        "")
                .scene()
                .materials()
                .get(0);
        assertEquals(1, glass.baseColor().w(), 0);
        assertEquals(0.15f, glass.seenColor().w(), 1e-6f);
    }

    @Test
    void unlitGlassIsDrawnAsItIsWritten() throws IOException {
        Material unlit = file.read(
                        "\"pbrMetallicRoughness\":{\"metallicFactor\":0},\"extensions\":{\"KHR_materials_unlit\":{},"
                                + "\"KHR_materials_transmission\":{\"transmissionFactor\":1}}",
                        "")
                .scene()
                .materials()
                .get(0);
        assertEquals(1, unlit.seenColor().w(), 0);
    }

    @Test
    void strongLightIsReadAndWrittenOn() throws IOException {
        SceneImporter.Imported read = file.read(
                "\"emissiveFactor\":[1,0.5,0],\"extensions\":{\"KHR_materials_emissive_strength\":"
                        + "{\"emissiveStrength\":6}}",
                "");
        assertEquals(3, read.scene().materials().get(0).emissive().y(), 1e-6f);
        Path again = folder.resolve("again.glb");
        SceneFiles.write(read.scene(), again, ExportOptions.OF_MESHES);
        Material material = SceneImporter.read(again).scene().materials().get(0);
        assertEquals(6, material.emissive().x(), 1e-5f);
        assertEquals(3, material.emissive().y(), 1e-5f);
    }

    @Test
    void whatAFileNeedsAndNobodyKnowsIsTold() throws IOException {
        text.with("\"extensionsRequired\":[\"EXT_lights_ies\",\"KHR_materials_ior\"]");
        String notes = file.read("\"alphaMode\":\"MASK\"", "").notes().toString();
        assertEquals("[it needs EXT_lights_ies, which is not known here: shown without]", notes);
    }

    @Test
    void plainBytesAndOtherPicturesLookAlike() {
        for (int argb : new int[] {0xff123456, 0x80ff7f01}) {
            Path file = folder.resolve(Integer.toHexString(argb) + ".png");
            ImageFiles.write(GltfMaterialFile.picture(argb), file);
            assertEquals(argb, ImageFiles.read(file).argb(1, 1));
        }
    }
}
