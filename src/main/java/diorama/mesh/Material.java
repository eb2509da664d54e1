package diorama.mesh;

import diorama.image.RgbaImage;
import java.util.Optional;
import org.joml.Vector4fc;

/**
 * A metallic-roughness material.
 *
 * @param baseColor linear RGB and alpha, [0,1]
 * @param baseColorTexture sRGB picture multiplied with {@code baseColor}
 * @param unlit shown as it is, without lights: photographs
 */
public record Material(
        String name,
        Vector4fc baseColor,
        Optional<RgbaImage> baseColorTexture,
        float metallic,
        float roughness,
        boolean unlit) {}
