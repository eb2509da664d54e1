package diorama.mesh;

import diorama.image.RgbaImage;
import diorama.image.Sampler;
import java.util.Optional;
import org.joml.Vector3f;
import org.joml.Vector3fc;
import org.joml.Vector4fc;

/**
 * A metallic-roughness material.
 *
 * @param baseColor linear RGB and alpha, [0,1]
 * @param baseColorTexture sRGB picture multiplied with {@code baseColor}
 * @param unlit shown as it is, without lights: photographs
 * @param emissive linear RGB that the surface gives of itself
 * @param cutout texels with alpha below one half are left out; else alpha blends
 * @param sampler how the base colour's picture is looked up
 */
public record Material(
        String name,
        Vector4fc baseColor,
        Optional<RgbaImage> baseColorTexture,
        float metallic,
        float roughness,
        boolean unlit,
        Vector3fc emissive,
        boolean cutout,
        MaterialMaps maps,
        Sampler sampler) {

    /** The same with another picture. */
    public Material withTexture(RgbaImage picture) {
        return new Material(
                name, baseColor, Optional.of(picture), metallic, roughness, unlit, emissive, cutout, maps, sampler);
    }

    /** With other pictures besides the base colour. */
    public Material with(MaterialMaps others) {
        return new Material(
                name, baseColor, baseColorTexture, metallic, roughness, unlit, emissive, cutout, others, sampler);
    }

    /** The same whose picture is looked up otherwise. */
    public Material with(Sampler other) {
        return new Material(
                name, baseColor, baseColorTexture, metallic, roughness, unlit, emissive, cutout, maps, other);
    }

    /** Whose picture comes again on all sides. */
    public Material(
            String name,
            Vector4fc baseColor,
            Optional<RgbaImage> baseColorTexture,
            float metallic,
            float roughness,
            boolean unlit,
            Vector3fc emissive,
            boolean cutout,
            MaterialMaps maps) {
        this(name, baseColor, baseColorTexture, metallic, roughness, unlit, emissive, cutout, maps, Sampler.TILED);
    }

    /** A material that has only a colour, and gives no light. */
    public Material(
            String name,
            Vector4fc baseColor,
            Optional<RgbaImage> baseColorTexture,
            float metallic,
            float roughness,
            boolean unlit) {
        this(name, baseColor, baseColorTexture, metallic, roughness, unlit, new Vector3f(), false, MaterialMaps.NONE);
    }
}
