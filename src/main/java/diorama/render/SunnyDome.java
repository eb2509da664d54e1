package diorama.render;

import diorama.image.LightMap;
import org.joml.Vector3f;

/**
 * Surroundings of a picture all round. What is far brighter than the rest is taken out of the map and becomes the lamp, so that
 * the sun throws shadows and is not lost between samples; the energy stays.
 *
 * @param light without the sun
 * @param sun dark where nothing stands out
 */
record SunnyDome(Dome light, KeyLight sun) {
    /** How much brighter than the mean the sun is. */
    private static final float STANDS_OUT = 12;

    static SunnyDome of(LightMap map, int side) {
        // a sun may be one pixel of the picture: none must lie between the samples
        return parted(Dome.of(8 * side, new Panorama(map)).half().half().half());
    }

    /** Equirectangular: the middle looks along -Z, the top is +Y. */
    private record Panorama(LightMap map) implements Dome.Radiance {
        @Override
        public void of(float x, float y, float z, float[] out) {
            double u = 0.5 + Math.atan2(x, -z) / (2 * Math.PI);
            double v = Math.acos(Math.max(-1, Math.min(1, y))) / Math.PI;
            map.sample(u, v, out);
        }
    }

    private static SunnyDome parted(Dome all) {
        int side = all.side();
        double mean = 0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                mean += peak(all, x, y) * Dome.solidAngle(side, x, y) / (4 * Math.PI);
            }
        }
        float limit = (float) (STANDS_OUT * mean);
        float[] rest = all.rgb().clone();
        Vector3f toLight = new Vector3f();
        Vector3f color = new Vector3f();
        float[] d = new float[3];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                float peak = peak(all, x, y);
                if (peak > limit) {
                    float angle = (float) Dome.solidAngle(side, x, y);
                    float share = 1 - limit / peak;
                    Dome.direction(side, x, y, d);
                    toLight.add(new Vector3f(d).mul(angle * (peak - limit)));
                    color.add(new Vector3f(all.texel(x, y, 0), all.texel(x, y, 1), all.texel(x, y, 2))
                            .mul(share * angle / (float) Math.PI));
                    for (int c = 0; c < 3; c++) {
                        rest[3 * ((y + 1) * (side + 2) + x + 1) + c] *= 1 - share;
                    }
                }
            }
        }
        Vector3f direction = toLight.length() > 0 ? toLight.normalize() : new Vector3f(0, 1, 0);
        // the copy has its border made anew
        return new SunnyDome(new Dome(side, rest).bordered(), new KeyLight(direction, color));
    }

    private static float peak(Dome dome, int x, int y) {
        return Math.max(dome.texel(x, y, 0), Math.max(dome.texel(x, y, 1), dome.texel(x, y, 2)));
    }
}
