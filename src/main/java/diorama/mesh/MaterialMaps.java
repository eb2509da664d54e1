package diorama.mesh;

import diorama.image.RgbaImage;
import java.util.Optional;

/**
 * A material's pictures besides its base colour, as glTF has them.
 *
 * @param metallicRoughness green is roughness, blue is metalness; linear values
 * @param normal normals in tangent space, +Y up; linear values
 * @param occlusion red is how much light reaches a place; linear values
 * @param emissive light that the surface gives, sRGB
 */
public record MaterialMaps(
        Optional<RgbaImage> metallicRoughness,
        Optional<RgbaImage> normal,
        Optional<RgbaImage> occlusion,
        Optional<RgbaImage> emissive) {
    public static final MaterialMaps NONE =
            new MaterialMaps(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
