package diorama.io;

import diorama.base.Size;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.mesh.Material;
import java.io.IOException;
import java.nio.file.Path;

/** A glTF file of one triangle and one material, for tests. */
public final class GltfMaterialFile {
    private final Path folder;
    private final GltfText text = new GltfText();

    public GltfMaterialFile(Path folder) {
        this.folder = folder;
    }

    /** For what is to be in the file besides. */
    public GltfText text() {
        return text;
    }

    public static RgbaImage picture(int argb) {
        RgbaImage out = RgbaImage.allocate(new Size(2, 2));
        for (int i = 0; i < 4; i++) {
            out.setArgb(i % 2, i / 2, argb);
        }
        return out;
    }

    public static byte[] png(int argb) {
        return ImageFiles.encode(picture(argb), "png", ImageFiles.DEFAULT_QUALITY);
    }

    public SceneImporter.Imported read(String material, String lists) throws IOException {
        int places = text.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0);
        int uvs = text.floats("VEC2", 3, 0, 0, 1, 0, 0, 1);
        int others = text.floats("VEC2", 3, 0.5f, 0, 1, 0, 0, 1);
        text.mesh("\"material\":0,\"attributes\":{\"POSITION\":" + places + ",\"TEXCOORD_0\":" + uvs
                        + ",\"TEXCOORD_1\":" + others + "}")
                .with("\"materials\":[{" + material + "}]" + lists);
        return SceneImporter.read(text.write(folder.resolve("made.glb")));
    }

    public static String colorOf(Material material) {
        return Integer.toHexString(material.baseColorTexture().orElseThrow().argb(0, 0));
    }
}
