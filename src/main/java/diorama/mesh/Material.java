package diorama.mesh;

import diorama.image.RgbaImage;
import diorama.image.Sampler;
import java.util.Optional;
import org.joml.Vector3f;
import org.joml.Vector3fc;
import org.joml.Vector4f;
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
 * @param finish what else it says of its surface
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
        Sampler sampler,
        Finish finish) {
    /** How much of the light that goes through glass is seen of what lies behind: the rest is mirrored or lost. */
    private static final float CLEAR = 0.85f;

    /** How much of what is behind is seen through it where it is white and no metal; what is cut out or unlit is no glass. */
    public float glass() {
        return cutout || unlit ? 0 : CLEAR * finish.transmission();
    }

    /** The same for what looks at no pictures but the base colour's: where only some of it is glass it stays whole. */
    public float evenGlass() {
        return maps.picture(MaterialMaps.Kind.TRANSMISSION).isEmpty() ? glass() : 0;
    }

    /** Whether what is behind may be seen through it, whatever its base colour's picture says. */
    public boolean isClear() {
        return baseColor.w() < 1
                || (glass() > 0 && (metallic < 1 || maps.metallicRoughness().isPresent()));
    }

    /** The base colour as it covers what is behind without pictures: glass by little, the less the lighter it is. */
    public Vector4fc seenColor() {
        return new Vector4f(
                baseColor.x(), baseColor.y(), baseColor.z(), seenAlpha(baseColor.x(), baseColor.y(), baseColor.z()));
    }

    /** The same for what knows no glass: what is behind is seen by as much as the colour lets through. */
    public Material withoutGlass() {
        return glass() == 0 ? this : with(seenColor(), baseColorTexture, maps, sampler, finish.withoutTransmission());
    }

    /** The same of what most formats have words for: without glass, and without what only glTF's extensions say. */
    public Material plain() {
        return withoutGlass()
                .with(maps.plain())
                .with(finish.withoutTransmission().withoutMore());
    }

    /** How much of what is behind it covers in a linear colour, without its picture's alpha. */
    public float seenAlpha(float red, float green, float blue) {
        float lightest = Math.max(0, Math.min(1, Math.max(red, Math.max(green, blue))));
        return baseColor.w() * (1 - evenGlass() * Math.max(0, 1 - metallic) * lightest);
    }

    /** The same with another picture. */
    public Material withTexture(RgbaImage picture) {
        return with(baseColor, Optional.of(picture), maps, sampler, finish);
    }

    /** With other pictures besides the base colour. */
    public Material with(MaterialMaps others) {
        return with(baseColor, baseColorTexture, others, sampler, finish);
    }

    /** The same whose picture is looked up otherwise. */
    public Material with(Sampler other) {
        return with(baseColor, baseColorTexture, maps, other, finish);
    }

    /** The same with another finish. */
    public Material with(Finish other) {
        return with(baseColor, baseColorTexture, maps, sampler, other);
    }

    private Material with(
            Vector4fc color, Optional<RgbaImage> picture, MaterialMaps others, Sampler lookup, Finish other) {
        return new Material(name, color, picture, metallic, roughness, unlit, emissive, cutout, others, lookup, other);
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
        this(
                name,
                baseColor,
                baseColorTexture,
                metallic,
                roughness,
                unlit,
                emissive,
                cutout,
                maps,
                Sampler.TILED,
                Finish.PLAIN);
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
