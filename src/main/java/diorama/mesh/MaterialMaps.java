package diorama.mesh;

import diorama.image.RgbaImage;
import diorama.image.Sampler;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A material's pictures besides its base colour, as glTF has them.
 *
 * @param metallicRoughness green is roughness, blue is metalness; linear values
 * @param normal normals in tangent space, +Y up; linear values
 * @param occlusion red is how much light reaches a place; linear values
 * @param emissive light that the surface gives, sRGB
 * @param second those that lie on the meshes' second texture coordinates
 * @param samplers of those that are looked up otherwise than {@link Sampler#TILED}
 * @param finer pictures of the kinds behind these four
 */
public record MaterialMaps(
        Optional<RgbaImage> metallicRoughness,
        Optional<RgbaImage> normal,
        Optional<RgbaImage> occlusion,
        Optional<RgbaImage> emissive,
        Set<Kind> second,
        Map<Kind, Sampler> samplers,
        Map<Kind, RgbaImage> finer) {
    public static final MaterialMaps NONE =
            new MaterialMaps(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The pictures in their order. */
    public enum Kind {
        METALLIC_ROUGHNESS,
        NORMAL,
        OCCLUSION,
        EMISSIVE,
        /** Red is the share of the lacquer. */
        COAT,
        /** Green. */
        COAT_ROUGHNESS,
        COAT_NORMAL,
        /** The colour of what stands up from the surface, sRGB. */
        SHEEN,
        /** Alpha. */
        SHEEN_ROUGHNESS,
        /** Red is how much goes through. */
        TRANSMISSION,
        THICKNESS,
        /** Alpha. */
        SPECULAR,
        SPECULAR_COLOR,
        IRIDESCENCE,
        IRIDESCENCE_THICKNESS,
        ANISOTROPY;

        /** Whether it is one of those that every reader of glTF knows. */
        public boolean isPlain() {
            return compareTo(EMISSIVE) <= 0;
        }

        /** Whether its number is in alpha. */
        public boolean isInAlpha() {
            return this == SHEEN_ROUGHNESS || this == SPECULAR;
        }
    }

    public MaterialMaps {
        second = Set.copyOf(second);
        samplers = Map.copyOf(samplers);
        finer = Map.copyOf(finer);
    }

    /** None but the four. */
    public MaterialMaps(
            Optional<RgbaImage> metallicRoughness,
            Optional<RgbaImage> normal,
            Optional<RgbaImage> occlusion,
            Optional<RgbaImage> emissive,
            Set<Kind> second,
            Map<Kind, Sampler> samplers) {
        this(metallicRoughness, normal, occlusion, emissive, second, samplers, Map.of());
    }

    /** All of them on the first texture coordinates. */
    public MaterialMaps(
            Optional<RgbaImage> metallicRoughness,
            Optional<RgbaImage> normal,
            Optional<RgbaImage> occlusion,
            Optional<RgbaImage> emissive) {
        this(metallicRoughness, normal, occlusion, emissive, Set.of());
    }

    /** All of them come again on all sides. */
    public MaterialMaps(
            Optional<RgbaImage> metallicRoughness,
            Optional<RgbaImage> normal,
            Optional<RgbaImage> occlusion,
            Optional<RgbaImage> emissive,
            Set<Kind> second) {
        this(metallicRoughness, normal, occlusion, emissive, second, Map.of());
    }

    /** Whether there is one of the four. */
    public boolean hasPlain() {
        return metallicRoughness.isPresent() || normal.isPresent() || occlusion.isPresent() || emissive.isPresent();
    }

    /** The picture of a kind. */
    public Optional<RgbaImage> picture(Kind kind) {
        return switch (kind) {
            case METALLIC_ROUGHNESS -> metallicRoughness;
            case NORMAL -> normal;
            case OCCLUSION -> occlusion;
            case EMISSIVE -> emissive;
            default -> Optional.ofNullable(finer.get(kind));
        };
    }

    /** Number of the texture coordinates that the picture of a kind lies on, 0 or 1. */
    public int set(Kind kind) {
        return second.contains(kind) ? 1 : 0;
    }

    /** How the picture of a kind is looked up. */
    public Sampler sampler(Kind kind) {
        return samplers.getOrDefault(kind, Sampler.TILED);
    }

    /** Without the pictures that lie on second texture coordinates. */
    public MaterialMaps onFirst() {
        return new MaterialMaps(
                first(Kind.METALLIC_ROUGHNESS),
                first(Kind.NORMAL),
                first(Kind.OCCLUSION),
                first(Kind.EMISSIVE),
                Set.of(),
                samplers,
                finer.entrySet().stream()
                        .filter(each -> !second.contains(each.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The four alone. */
    public MaterialMaps plain() {
        return finer.isEmpty()
                ? this
                : new MaterialMaps(metallicRoughness, normal, occlusion, emissive, second, samplers);
    }

    private Optional<RgbaImage> first(Kind kind) {
        return second.contains(kind) ? Optional.empty() : picture(kind);
    }
}
