package diorama.render;

import diorama.image.Sampler;
import diorama.mesh.Material;
import org.joml.Vector4fc;

/**
 * What a placed mesh is painted with, ready for every pixel of it.
 *
 * @param texture of the base colour; without one a white pixel
 * @param red of the base colour, linear light, as {@code green} and {@code blue}
 * @param colored whether vertices have colours of their own
 * @param smooth whether they have normals
 * @param cutOut whether some of it may not be there
 */
record SoftPaint(
        Material material,
        SoftTexture texture,
        Sampler sampler,
        float red,
        float green,
        float blue,
        boolean colored,
        boolean smooth,
        boolean cutOut) {

    static SoftPaint of(PlacedMesh placed, SoftTexture texture) {
        Material material = placed.material();
        Vector4fc base = material.baseColor();
        return new SoftPaint(
                material,
                texture,
                placed.photo().isPresent() ? Sampler.SINGLE : material.sampler(),
                base.x(),
                base.y(),
                base.z(),
                placed.mesh().colors().length > 0,
                placed.mesh().normals().length > 0,
                texture.cutOut() || base.w() * (1 - material.evenGlass()) < 0.5f);
    }
}
