package diorama.io.gltf;

import diorama.mesh.MaterialMaps;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * On which texture coordinates the pictures of a material lie: a mesh has two, the first for the base colour, with the moves,
 * turns and scales of KHR_texture_transform in them.
 *
 * @param first of the base colour, or of whatever picture there is
 * @param second of other pictures that lie elsewhere
 * @param onSecond which these are
 * @param lost pictures on third coordinates
 */
record GltfUvs(Place first, Optional<Place> second, List<MaterialMaps.Kind> onSecond, List<MaterialMaps.Kind> lost) {
    /** Of a material without pictures. */
    static final GltfUvs PLAIN = new GltfUvs(Place.of(0), Optional.empty(), List.of(), List.of());

    /**
     * Coordinates from the top left: u to a u + b v + c, v to d u + e v + f.
     *
     * @param set number of the mesh's coordinates
     */
    record Place(int set, float a, float b, float c, float d, float e, float f) {
        static Place of(int set) {
            return new Place(set, 1, 0, 0, 0, 1, 0);
        }

        /** Move (turn (scale (u, v))), which the turn is from +v to +u of, radians. */
        static Place of(int set, float[] move, double turn, float[] scale) {
            double cos = Math.cos(turn);
            double sin = Math.sin(turn);
            Place place = new Place(
                    set,
                    (float) (cos * scale[0]),
                    (float) (sin * scale[1]),
                    move[0],
                    (float) (-sin * scale[0]),
                    (float) (cos * scale[1]),
                    move[1]);
            boolean finite = Float.isFinite(place.a + place.b + place.c + place.d + place.e + place.f);
            return finite ? place : of(set);
        }

        /** Of a mesh's vertices; of its first coordinates where it has not those; empty where it has none. */
        private float[] of(IntFunction<float[]> sets) {
            float[] own = sets.apply(set);
            float[] from = own.length == 0 && set != 0 ? sets.apply(0) : own;
            if (equals(of(set))) {
                return from;
            }
            float[] out = new float[from.length];
            for (int i = 0; i < out.length; i += 2) {
                out[i] = a * from[i] + b * from[i + 1] + c;
                out[i + 1] = d * from[i] + e * from[i + 1] + f;
            }
            return out;
        }
    }

    /** @param sets coordinates of a mesh by their number; empty for those that it has not */
    float[] first(IntFunction<float[]> sets) {
        return first.of(sets);
    }

    /** Second coordinates of a mesh; such as no picture needs, where there are any, for writing them on. */
    float[] second(IntFunction<float[]> sets) {
        if (second.isPresent()) {
            return second.get().of(sets);
        }
        int other = first.set == 0 ? 1 : 0;
        return sets.apply(first.set).length == 0 ? new float[0] : sets.apply(other);
    }
}
