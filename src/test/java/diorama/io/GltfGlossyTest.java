package diorama.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.io.scene.GlossySurface;
import diorama.mesh.Material;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** glTF's older kind of material, specular and glossiness, as metal and roughness. */
class GltfGlossyTest {
    private final GltfMaterialFile file;
    private final GltfText text;

    GltfGlossyTest(@TempDir Path folder) {
        file = new GltfMaterialFile(folder);
        text = file.text();
    }

    @Test
    void oldGlossyMaterialsAreNoMetals() throws IOException {
        Material material = file.read(
                        "\"extensions\":{\"KHR_materials_pbrSpecularGlossiness\":{\"diffuseFactor\":[0.5,0.25,1,1],"
                                + "\"specularFactor\":[0.03,0.03,0.03],\"glossinessFactor\":0.75}}",
                        "")
                .scene()
                .materials()
                .get(0);
        assertEquals(0, material.metallic(), 0);
        assertEquals(0.25f, material.roughness(), 1e-6f);
        assertEquals(0.25f, material.baseColor().y(), 0.01f);
    }

    /** Numbers of gold, which as a metal has the colour that it mirrors. */
    @Test
    void whatMirrorsAColourIsAMetal() throws IOException {
        Material gold = file.read(
                        "\"extensions\":{\"KHR_materials_pbrSpecularGlossiness\":{\"diffuseFactor\":[0,0,0,1],"
                                + "\"specularFactor\":[1,0.77,0.34],\"glossinessFactor\":0.8}}",
                        "")
                .scene()
                .materials()
                .get(0);
        assertEquals(1, gold.metallic(), 0.01f);
        assertEquals(0.77f, gold.baseColor().y(), 0.01f);
        assertEquals(0.2f, gold.roughness(), 1e-6f);
    }

    @Test
    void picturesOfWhatMirrorsBecomePicturesOfMetal() throws IOException {
        String lists = ",\"textures\":[{\"source\":0},{\"source\":1}],\"images\":[{\"bufferView\":"
                + text.view(GltfMaterialFile.png(0xff000000), "") + ",\"mimeType\":\"image/png\"},{\"bufferView\":"
                + text.view(GltfMaterialFile.png(0xccffffff), "") + ",\"mimeType\":\"image/png\"}]";
        Material material = file.read(
                        "\"extensions\":{\"KHR_materials_pbrSpecularGlossiness\":{\"diffuseTexture\":{\"index\":0},"
                                + "\"specularGlossinessTexture\":{\"index\":1}}}",
                        lists)
                .scene()
                .materials()
                .get(0);
        assertEquals("ffffffff", GltfMaterialFile.colorOf(material));
        // no occlusion, roughness one fifth, all metal
        assertEquals(
                0xffff33ff, material.maps().metallicRoughness().orElseThrow().argb(0, 0));
        assertEquals(1, material.metallic(), 0);
        assertEquals(1, material.roughness(), 0);
    }

    /** Factors that are white unless the file says otherwise would make it a mirror. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"index\":0}", "{\"index\":1}", "{\"index\":2,\"texCoord\":1}"})
    void glossyThingsWithoutTheirPictureAreNoMirrors(String mirrored) throws IOException {
        String lists = ",\"textures\":[{\"source\":0},{\"source\":1},{\"source\":2}],\"images\":["
                + "{\"uri\":\"not there.png\"},{\"uri\":\"data:image/png;base64,AAAA\"},{\"bufferView\":"
                + text.view(GltfMaterialFile.png(0xccffffff), "") + ",\"mimeType\":\"image/png\"}]";
        Material material = file.read(
                        "\"extensions\":{\"KHR_materials_pbrSpecularGlossiness\":{\"diffuseTexture\":{\"index\":2},"
                                + "\"diffuseFactor\":[0.5,0.25,1,1],\"specularGlossinessTexture\":" + mirrored
                                + "}}",
                        lists)
                .scene()
                .materials()
                .get(0);
        assertEquals(0, material.metallic(), 0);
        assertEquals(0.5f, material.roughness(), 0);
        assertEquals(0.25f, material.baseColor().y(), 0);
        assertEquals("ffffffff", GltfMaterialFile.colorOf(material));
    }

    @Test
    void glossyPicturesBeyondTheMemoryAreMadeSmaller() {
        RgbaImage mirrored = RgbaImage.allocate(new Size(128, 128));
        for (int i = 0; i < mirrored.size().pixels(); i++) {
            mirrored.setArgb(i % 128, i / 128, 0x80ffffff);
        }
        List<String> notes = new ArrayList<>();
        GlossySurface.Maker maker = new GlossySurface.Maker(notes, 128 * 128 + 8192);
        List<Integer> sides = new ArrayList<>();
        for (float gloss : new float[] {1, 0.5f, 0.25f}) {
            GlossySurface made = maker.of(
                    new float[] {1, 1, 1, 1},
                    new float[] {0.04f, 0.04f, 0.04f, gloss},
                    Optional.empty(),
                    Optional.of(mirrored));
            sides.add(made.metallicRoughness().map(RgbaImage::width).orElse(0));
            if (made.metallicRoughness().isEmpty()) {
                assertEquals(0, made.metallic(), 0);
            } else {
                assertEquals(0, made.metallicRoughness().get().argb(1, 1) & 255, 2, "no metal");
            }
        }
        assertEquals(List.of(128, 64, 45), sides);
        assertEquals(1, notes.size(), notes.toString());
    }
}
