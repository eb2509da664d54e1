package diorama.io;

import diorama.base.Size;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.mesh.Material;
import java.io.IOException;
import java.nio.file.Path;

/** A glTF file of one triangle and one material, for tests. */
final class GltfMaterialFile {
    private final Path folder;
    private final GltfText text = new GltfText();

    GltfMaterialFile(Path folder) {
        this.folder = folder;
    }

    /** For what is to be in the file besides. */
    GltfText text() {
        return text;
    }

    static RgbaImage picture(int argb) {
        RgbaImage out = RgbaImage.allocate(new Size(2, 2));
        for (int i = 0; i < 4; i++) {
            out.setArgb(i % 2, i / 2, argb);
        }
        return out;
    }

    static byte[] png(int argb) {
        return ImageFiles.encode(picture(argb), "png", ImageFiles.DEFAULT_QUALITY);
    }

    SceneImporter.Imported read(String material, String lists) throws IOException {
        int places = text.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0);
        int uvs = text.floats("VEC2", 3, 0, 0, 1, 0, 0, 1);
        int others = text.floats("VEC2", 3, 0.5f, 0, 1, 0, 0, 1);
        text.mesh("\"material\":0,\"attributes\":{\"POSITION\":" + places + ",\"TEXCOORD_0\":" + uvs
                        + ",\"TEXCOORD_1\":" + others + "}")
                .with("\"materials\":[{" + material + "}]" + lists);
        return SceneImporter.read(text.write(folder.resolve("made.glb")));
    }

    static String colorOf(Material material) {
        return Integer.toHexString(material.baseColorTexture().orElseThrow().argb(0, 0));
    }
}
