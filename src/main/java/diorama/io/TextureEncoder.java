package diorama.io;

import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.mesh.Material;
import diorama.mesh.Scene;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes the picture files of a scene's materials. */
final class TextureEncoder {
    private final ExportOptions options;
    private final List<TextureBytes> originals;

    TextureEncoder(ExportOptions options, List<TextureBytes> originals) {
        this.options = options;
        this.originals = originals;
    }

    /** One per material, empty for those without a picture; encoded side by side. */
    List<Optional<TextureBytes>> encode(Scene scene) {
        TextureBytes[] made = new TextureBytes[scene.materials().size()];
        IntStream.range(0, made.length).parallel().forEach(m -> {
            Material material = scene.materials().get(m);
            material.baseColorTexture().ifPresent(image -> made[m] = encode(image));
        });
        return Arrays.stream(made).map(Optional::ofNullable).toList();
    }

    @SuppressWarnings("ReferenceEquality") // comparing pixels would cost more than encoding them
    private TextureBytes encode(RgbaImage image) {
        Optional<TextureBytes> original =
                originals.stream().filter(t -> t.image() == image).findFirst();
        String wanted =
                switch (options.texture()) {
                    case PNG -> "png";
                    case JPEG -> "jpg";
                    case AUTO -> original.map(TextureBytes::kind).orElseGet(() -> isOpaque(image) ? "jpg" : "png");
                };
        return original.filter(t -> t.kind().equals(wanted))
                .orElseGet(() ->
                        new TextureBytes(image, wanted, ImageFiles.encode(image, wanted, options.textureQuality())));
    }

    /** Every pixel's alpha is 255. */
    static boolean isOpaque(RgbaImage image) {
        ByteBuffer rgba = image.rgba();
        for (int i = 3; i < rgba.capacity(); i += 4) {
            if (rgba.get(i) != -1) {
                return false;
            }
        }
        return true;
    }
}
