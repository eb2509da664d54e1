package diorama.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.image.ImageFiles;
import diorama.image.KtxWriter;
import diorama.image.RgbaImage;
import diorama.io.scene.ExportOptions;
import diorama.io.scene.MeshInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of glTF files that are textures for graphics cards (KHR_texture_basisu, Khronos Group 2021). */
class GltfTexturesTest {
    private static final int BLUE = 0xff2040c0;
    private static final String MATERIAL =
            "\"name\":\"cloth\",\"pbrMetallicRoughness\":{\"baseColorTexture\":{\"index\":0}}";

    private final Path folder;

    GltfTexturesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private byte[] texture() throws IOException {
        Path file = folder.resolve("made.ktx2");
        return Files.readAllBytes(KtxWriter.write(GltfMaterialFile.picture(BLUE), KtxWriter.Kind.ETC1S, file));
    }

    private static String lists(String texture, String images) {
        return ",\"extensionsUsed\":[\"KHR_texture_basisu\"],\"textures\":[{" + texture + "}],\"images\":[" + images
                + "]";
    }

    private static String view(int view, String kind) {
        return "{\"bufferView\":" + view + ",\"mimeType\":\"image/" + kind + "\"}";
    }

    private static final String ALONE = "\"extensions\":{\"KHR_texture_basisu\":{\"source\":0}}";

    private static void assertBlue(RgbaImage image) {
        for (int c = 0; c < 4; c++) {
            int wanted = BLUE >> (c == 3 ? 24 : 16 - 8 * c) & 255;
            assertEquals(wanted, image.channel(0, 0, c), 8 /* levels that packing may cost */, "channel " + c);
        }
    }

    private static RgbaImage base(SceneImporter.Imported read) {
        return read.scene().materials().stream()
                .flatMap(m -> m.baseColorTexture().stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aloneItIsReadAndWrittenOnAsAPicture() throws IOException {
        GltfMaterialFile file = new GltfMaterialFile(folder);
        int view = file.text().view(texture(), "");
        SceneImporter.Imported read = file.read(MATERIAL, lists(ALONE, view(view, "ktx2")));
        assertEquals(List.of(), read.notes());
        assertBlue(base(read));
        assertTrue(SceneImporter.info(folder.resolve("made.glb")).textured());
        for (String name : List.of("out.glb", "out.gltf", "out.obj")) {
            Path out = folder.resolve(name);
            SceneFiles.write(read.scene(), out, ExportOptions.OF_MESHES, read.originals());
            String text = Files.readString(out, StandardCharsets.ISO_8859_1);
            assertTrue(!text.contains("ktx2") && !text.contains("basisu"), name);
            assertBlue(base(SceneImporter.read(out)));
        }
    }

    @Test
    void thePictureForOtherReadersIsTakenWhereItIsThere() throws IOException {
        GltfMaterialFile file = new GltfMaterialFile(folder);
        int view = file.text().view(texture(), "");
        int png = file.text().view(GltfMaterialFile.png(0xff00ff00), "");
        SceneImporter.Imported read =
                file.read(MATERIAL, lists(ALONE + ",\"source\":1", view(view, "ktx2") + "," + view(png, "png")));
        assertEquals(
                "ff00ff00", GltfMaterialFile.colorOf(read.scene().materials().get(0)));
    }

    @Test
    void theTextureIsTakenWhereThePictureForOthersIsMissing() throws IOException {
        Files.write(folder.resolve("cloth.ktx2"), texture());
        SceneImporter.Imported read = new GltfMaterialFile(folder)
                .read(MATERIAL, lists(ALONE + ",\"source\":1", "{\"uri\":\"cloth.ktx2\"},{\"uri\":\"cloth.png\"}"));
        assertEquals(List.of(), read.notes());
        assertBlue(base(read));
        assertEquals(
                List.of(""), // a mesh elsewhere is not to refer to it
                read.originals().stream()
                        .map(t -> t.source().map(Path::toString).orElse(""))
                        .toList());
    }

    @Test
    void brokenOnesAreNotedOnceByTheirNumber() throws IOException {
        byte[] cut = java.util.Arrays.copyOf(texture(), 90);
        GltfMaterialFile file = new GltfMaterialFile(folder);
        int view = file.text().view(cut, "");
        SceneImporter.Imported read = file.read(MATERIAL, lists(ALONE, view(view, "ktx2")));
        assertEquals(
                List.of("texture of cloth cannot be read: *0: is truncated, want a whole KTX2 picture"), read.notes());
        MeshInfo info = SceneImporter.info(folder.resolve("made.glb"));
        assertEquals(read.notes(), info.notes());
        assertTrue(!info.textured());
    }

    @Test
    void texturesOfWavefrontFilesAreReadToo() throws IOException {
        Files.write(folder.resolve("cloth.ktx2"), texture());
        Files.writeString(folder.resolve("a.mtl"), "newmtl cloth\nmap_Kd cloth.ktx2\n");
        Path file = Files.writeString(
                folder.resolve("a.obj"),
                "mtllib a.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 0 1\nusemtl cloth\nf 1/1 2/2 3/3\n");
        SceneImporter.Imported read = SceneImporter.read(file);
        assertBlue(base(read));
        assertEquals(2, ImageFiles.read(folder.resolve("cloth.ktx2")).width());
    }
}
