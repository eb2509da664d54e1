package diorama.render;

import diorama.gl.GlScope;
import diorama.mesh.Bounds;
import diorama.mesh.PlacedLamp;
import java.util.ArrayList;
import java.util.List;
import org.joml.Vector4f;

/** The shadow maps of the lamps that light most, made as they are needed. Confined to the gl thread. */
final class Shadows {
    /** Lamps of a scene that throw shadows. */
    static final int MOST = 4;
    /** Of the strongest lamp's light: shadows of weaker ones are not seen. */
    private static final double LEAST = 0.02;

    private final GlScope owner;
    private final GpuScene gpu;
    private final int side;
    private final List<ShadowMap> maps = new ArrayList<>();

    /** @param side of each map, texels */
    Shadows(GlScope owner, GpuScene gpu, int side) {
        this.owner = owner;
        this.gpu = gpu;
        this.side = side;
    }

    /**
     * Those of a scene's lamps that throw shadows.
     *
     * @param lamps the strongest first
     * @return shares of their light, the sum is 1
     */
    static List<Double> shares(List<PlacedLamp> lamps, PlacedScene placed) {
        Bounds box = new Bounds(
                placed.min().x(),
                placed.min().y(),
                placed.min().z(),
                placed.max().x(),
                placed.max().y(),
                placed.max().z());
        List<Double> light = new ArrayList<>();
        for (PlacedLamp lamp : lamps.subList(0, Math.min(MOST, lamps.size()))) {
            double brightness = Math.max(0, lamp.brightnessOn(box));
            if (light.isEmpty() || brightness >= LEAST * light.get(0)) {
                light.add(brightness);
            }
        }
        double sum = light.stream().mapToDouble(l -> l).sum();
        return light.stream()
                .map(l -> sum > 0 && Double.isFinite(sum) ? l / sum : 1.0 / light.size())
                .toList();
    }

    /** The same as a shader reads it, 0 for what there is not. */
    static Vector4f vector(List<Double> shares) {
        Vector4f out = new Vector4f();
        for (int i = 0; i < shares.size(); i++) {
            out.setComponent(i, shares.get(i).floatValue());
        }
        return out;
    }

    /** Their maps, up to date and in their order; valid until the next call. */
    List<ShadowMap> draw(PlacedScene placed, List<ShadowLight> lights) {
        while (maps.size() < lights.size()) {
            maps.add(new ShadowMap(owner, gpu, side));
        }
        for (int i = 0; i < lights.size(); i++) {
            maps.get(i).draw(placed, lights.get(i));
        }
        return List.copyOf(maps.subList(0, lights.size()));
    }
}
