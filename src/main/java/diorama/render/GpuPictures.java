package diorama.render;

import diorama.base.Size;
import diorama.gl.GlScope;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import diorama.image.Sampler;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The pictures of a scene as textures; large ones come by and by where there is no card. Confined to the gl thread. */
final class GpuPictures {
    private record Held(GlScope scope, Texture texture) {}

    private final GlScope scope;
    private final Texture white;
    private final int maxSide;
    private final Pyramids pyramids;
    private final IdentityHashMap<RgbaImage, Held> colors = new IdentityHashMap<>();
    private final IdentityHashMap<RgbaImage, Held> numbers = new IdentityHashMap<>();
    private final IdentityHashMap<RgbaImage, ComingTexture> coming = new IdentityHashMap<>();
    private final IdentityHashMap<RgbaImage, Boolean> opaque = new IdentityHashMap<>();
    /** Whether one of the scene's pictures is waited for, and so others may be. */
    private boolean waits;

    /**
     * @param maxSide longest side of a texture, px; larger pictures are made smaller
     * @param pyramids make colours ready that are too large to be waited for
     */
    GpuPictures(GlScope scope, int maxSide, Pyramids pyramids) {
        this.scope = scope;
        this.maxSide = maxSide;
        this.pyramids = pyramids;
        RgbaImage one = RgbaImage.allocate(new Size(1, 1));
        one.setArgb(0, 0, 0xffffffff);
        white = Texture.ofColors(scope, one, Texture.Filter.NEAREST);
    }

    /** Frees all others than those of the scene that is drawn from now on. */
    void keep(Set<RgbaImage> pictures) {
        waits = pictures.stream().anyMatch(pyramids::takes);
        keep(pictures, colors, held -> held.scope.close());
        keep(pictures, numbers, held -> held.scope.close());
        keep(pictures, coming, ComingTexture::close);
        opaque.keySet().retainAll(pictures);
    }

    private static <T> void keep(Set<RgbaImage> pictures, Map<RgbaImage, T> textures, Consumer<T> frees) {
        textures.entrySet().removeIf(entry -> {
            boolean gone = !pictures.contains(entry.getKey());
            if (gone) {
                frees.accept(entry.getValue());
            }
            return gone;
        });
    }

    /** Light, in linear light; plain white for none. */
    Texture color(Optional<RgbaImage> image, Sampler sampler) {
        return image.map(picture -> sampled(
                        isWaitedFor(picture)
                                ? coming(picture).texture()
                                : colors.computeIfAbsent(picture, p -> upload(p, TextureFormat.SRGB8_ALPHA8)).texture,
                        sampler))
                .orElse(white);
    }

    /** What is no colour; plain white for none. */
    Texture number(Optional<RgbaImage> image, Sampler sampler) {
        return image.map(picture ->
                        sampled(numbers.computeIfAbsent(picture, p -> upload(p, TextureFormat.RGBA8)).texture, sampler))
                .orElse(white);
    }

    private static Texture sampled(Texture texture, Sampler sampler) {
        texture.sample(sampler);
        return texture;
    }

    private Held upload(RgbaImage image, TextureFormat format) {
        GlScope own = scope.child("texture");
        // a driver without a card takes four times as long, and half a second more to translate how
        if (pyramids.hurry() && format == TextureFormat.SRGB8_ALPHA8 && isOpaque(image)) {
            return new Held(own, Pyramid.of(image, Long.MAX_VALUE, maxSide).texture(own));
        }
        Size size = image.size().fitting(maxSide);
        Texture texture = new Texture(own, format, size);
        texture.upload(Resample.resize(image, size));
        texture.filter(Texture.Filter.TRILINEAR);
        return new Held(own, texture);
    }

    /** Those of a film's frames are not, of which the next one is as large; a large photo's background is. */
    private boolean isWaitedFor(RgbaImage picture) {
        return coming.containsKey(picture)
                || (!colors.containsKey(picture)
                        && (pyramids.takes(picture) || (waits && pyramids.takesBeside(picture))));
    }

    private ComingTexture coming(RgbaImage image) {
        return coming.computeIfAbsent(
                image, picture -> new ComingTexture(scope, picture, pyramids.of(picture, maxSide)));
    }

    /** Whether nothing is seen through a picture, as far as it is known. */
    boolean isOpaque(RgbaImage picture) {
        return isWaitedFor(picture) ? coming(picture).isOpaque() : opaque.computeIfAbsent(picture, RgbaImage::isOpaque);
    }

    /** Whether pictures are still to come in whose place others are shown. */
    boolean isComing() {
        return coming.values().stream().anyMatch(ComingTexture::isComing);
    }

    /** Whether the next {@link #bring} brings something. */
    boolean isReady() {
        return coming.values().stream().anyMatch(ComingTexture::isReady);
    }

    /** Brings some more of them. @return whether something else is seen from now on */
    boolean bring() {
        return coming.values().stream()
                .filter(ComingTexture::isReady)
                .findFirst()
                .map(ComingTexture::bring)
                .orElse(false);
    }

    /** Waits for them. */
    void bringAll() {
        coming.values().forEach(ComingTexture::bringAll);
    }
}
