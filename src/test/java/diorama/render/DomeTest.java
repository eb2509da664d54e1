package diorama.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.LightMap;
import java.util.List;
import org.joml.Matrix4fc;
import org.joml.Vector4f;
import org.junit.jupiter.api.Test;

class DomeTest {
    @Test
    void solidAnglesMakeTheWholeSphere() {
        double sum = 0;
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                sum += Dome.solidAngle(64, x, y);
            }
        }
        assertEquals(4 * Math.PI, sum, 0.002);
    }

    @Test
    void directionsAreFoundAgainAcrossAllEdges() {
        Dome dome = Dome.of(128, (x, y, z, out) -> {
            out[0] = x;
            out[1] = y;
            out[2] = z;
        });
        float[] out = new float[3];
        java.util.Random random = new java.util.Random(3);
        for (int i = 0; i < 5000; i++) {
            double x = random.nextGaussian();
            // many below the equator, where the map is folded
            double y = random.nextGaussian() - 1;
            double z = random.nextGaussian();
            double length = Math.sqrt(x * x + y * y + z * z);
            dome.sample((float) x, (float) y, (float) z, out);
            assertEquals(x / length, out[0], 0.02);
            assertEquals(y / length, out[1], 0.02);
            assertEquals(z / length, out[2], 0.02);
        }
    }

    @Test
    void mattLightIsTheCosineWeightedMean() {
        // light 1 from above, 0 from below: a floor gets all of it, a wall half, a ceiling none
        Dome above = Dome.of(64, (x, y, z, out) -> java.util.Arrays.fill(out, y > 0 ? 1 : 0));
        Matrix4fc red = Prefilter.irradiance(above).get(0);
        assertEquals(1, matt(red, 0, 1, 0), 0.03);
        assertEquals(0.5, matt(red, 1, 0, 0), 0.03);
        assertEquals(0.5, matt(red, 0, 0, -1), 0.03);
        assertEquals(0, matt(red, 0, -1, 0), 0.03);
        List<Matrix4fc> white = Prefilter.irradiance(Dome.of(64, Surroundings.WHITE));
        white.forEach(m -> assertEquals(1, matt(m, 0.6f, 0, 0.8f), 0.002));
    }

    private static float matt(Matrix4fc m, float x, float y, float z) {
        Vector4f n = new Vector4f(x, y, z, 1);
        return n.dot(m.transform(n, new Vector4f()));
    }

    @Test
    void roughMirrorsKeepTheMeanOfTheLight() {
        float[] atlas = Prefilter.atlas(Dome.of(128, Surroundings.STUDIO));
        int texels = (Prefilter.SIDE + 2) * (Prefilter.SIDE + 2);
        double[] means = new double[Prefilter.LEVELS];
        for (int level = 0; level < Prefilter.LEVELS; level++) {
            for (int y = 0; y < Prefilter.SIDE; y++) {
                for (int x = 0; x < Prefilter.SIDE; x++) {
                    int at = 4 * (level * texels + (y + 1) * (Prefilter.SIDE + 2) + x + 1);
                    means[level] += atlas[at] * Dome.solidAngle(Prefilter.SIDE, x, y) / (4 * Math.PI);
                }
            }
        }
        for (double mean : means) {
            assertEquals(means[0], mean, 0.05 * means[0]);
        }
    }

    @Test
    void smoothSurfacesMirrorAllAndRoughOnesLoseSome() {
        float[] ab = new float[2];
        BrdfTable.integrate(0.7, 0.02, ab, 0);
        assertEquals(1, ab[0] + ab[1], 0.005);
        // at roughness 1 seen from above the integral is 1 - ln 2
        BrdfTable.integrate(1, 1, ab, 0);
        assertEquals(1 - Math.log(2), ab[0] + ab[1], 0.005);
    }

    @Test
    void aSunOfOnePixelIsFoundWhereverItStands() {
        Size size = new Size(1024, 512);
        java.util.Random random = new java.util.Random(5);
        for (int i = 0; i < 8; i++) {
            int x = random.nextInt(1024);
            int y = 40 + random.nextInt(300);
            float[] rgb = new float[3 * size.pixels()];
            java.util.Arrays.fill(rgb, 0.2f);
            java.util.Arrays.fill(rgb, 3 * (y * 1024 + x), 3 * (y * 1024 + x) + 3, 20_000);
            double wanted = 20_000 * Math.pow(Math.PI / 512, 2) * Math.sin(Math.PI * (y + 0.5) / 512) / Math.PI;
            double found =
                    SunnyDome.of(new LightMap(size, rgb), 256).sun().color().x();
            assertEquals(wanted, found, 0.1 * wanted, "at " + x + ", " + y);
        }
    }

    @Test
    void theSunOfAPictureBecomesTheLampAndNoLightIsLost() {
        Size size = new Size(256, 128);
        float[] rgb = new float[3 * size.pixels()];
        java.util.Arrays.fill(rgb, 0.5f);
        // 45 degrees up, a quarter to the right of the middle: +X
        for (int y = 30; y < 34; y++) {
            for (int x = 190; x < 194; x++) {
                java.util.Arrays.fill(rgb, 3 * (y * 256 + x), 3 * (y * 256 + x) + 3, 900);
            }
        }
        SunnyDome file = SunnyDome.of(new LightMap(size, rgb), 256);
        KeyLight sun = file.sun();
        assertEquals(Math.sqrt(0.5), sun.toLight().x(), 0.02);
        assertEquals(Math.sqrt(0.5), sun.toLight().y(), 0.02);
        assertEquals(0, sun.toLight().z(), 0.02);
        Matrix4fc rest = Prefilter.irradiance(file.light()).get(0);
        // 16 texels of the sun, each (pi / 128)^2 sin(45 degrees) sr
        double wanted = 0.5 + 16 * Math.pow(Math.PI / 128, 2) * Math.sqrt(0.5) * 899.5 / Math.PI;
        float x = sun.toLight().x();
        float y = sun.toLight().y();
        double all = sun.color().x() + matt(rest, x, y, 0);
        assertEquals(wanted, all, 0.05 * wanted);
        assertTrue(sun.color().x() > 0.7 * wanted);
    }
}
