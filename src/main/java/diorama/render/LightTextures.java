package diorama.render;

import diorama.base.Size;
import diorama.gl.GlScope;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.image.LightMap;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4fc;
import org.jspecify.annotations.Nullable;

/** Surroundings as the GPU wants them; made anew when others are wanted. Confined to the gl thread. */
final class LightTextures {
    private static final int SIDE = 2 * Prefilter.SIDE;

    private final Texture dome;
    private final GlScope scope;
    private @Nullable Texture brdf;
    private Object made = "";
    private KeyLight key = Surroundings.STUDIO.key();
    private List<Matrix4fc> irradiance = List.of();

    LightTextures(GlScope owner) {
        scope = owner.child("surroundings");
        int side = Prefilter.SIDE + 2;
        dome = new Texture(scope, TextureFormat.RGBA32F, new Size(side, side * Prefilter.LEVELS));
        dome.filter(Texture.Filter.LINEAR);
    }

    /** @param own surroundings instead of those that are built in */
    void load(Surroundings built, Optional<LightMap> own) {
        Object wanted = own.isPresent() ? own.get() : built;
        if (wanted.equals(made)) {
            return;
        }
        Dome light;
        if (own.isPresent()) {
            SunnyDome parted = SunnyDome.of(own.get(), SIDE);
            light = parted.light();
            key = parted.sun();
        } else {
            light = Dome.of(SIDE, built);
            key = built.key();
        }
        dome.upload(Prefilter.atlas(light));
        irradiance = Prefilter.irradiance(light);
        made = wanted;
    }

    Texture dome() {
        return dome;
    }

    Texture brdf() {
        Texture table = brdf;
        if (table == null) {
            table = new Texture(scope, TextureFormat.RGBA32F, new Size(BrdfTable.SIDE, BrdfTable.SIDE));
            table.upload(BrdfTable.texels());
            table.filter(Texture.Filter.LINEAR);
            brdf = table;
        }
        return table;
    }

    KeyLight key() {
        return key;
    }

    /** For red, green and blue. */
    List<Matrix4fc> irradiance() {
        return irradiance;
    }
}
