package diorama.bench;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.Resample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.joml.Matrix4d;
import org.joml.Vector4d;

/**
 * How much depth of the sample walk wobbles: the change from frame to frame at the places that are the same in truth, beyond the
 * truth's own change, in thousandths of its range (percentiles 1 to 99). Where a place lies in the next frame is known from the
 * cameras and the true depth; what is hidden there, and the sky, is left out. Depth is brought to the truth by one scale and
 * shift over each shot.
 */
final class WalkMotion {
    /** Inverse depth of 0 to 1 by which the truth may differ from where a place should be, beside a share of it. */
    private static final double SAME = 0.003;

    private static final double SHARE = 0.02;

    private final List<Shot> shots = new ArrayList<>();
    private final List<Matrix4d> cameras = new ArrayList<>();
    private final Size size;
    private final List<float[]> truth;

    private record Shot(int first, int last, double near, double far, double focal) {}

    /**
     * @param poses the clip's JSON
     * @param truth of every frame, of any size
     * @param size of the depth that is measured
     */
    WalkMotion(Path poses, List<DepthMap> truth, Size size) throws IOException {
        this.size = size;
        this.truth = truth.stream()
                .map(map -> Resample.resize(map, size).inverseDepth())
                .toList();
        JsonObject json = new Gson().fromJson(Files.readString(poses), JsonObject.class);
        double width = json.get("width").getAsDouble();
        json.getAsJsonArray("shots").forEach(one -> {
            JsonObject shot = one.getAsJsonObject();
            shots.add(new Shot(
                    shot.get("first_frame").getAsInt(),
                    shot.get("last_frame").getAsInt(),
                    shot.get("near").getAsDouble(),
                    shot.get("far").getAsDouble(),
                    shot.get("focal_length_px").getAsDouble() / width * size.width()));
        });
        json.getAsJsonArray("poses")
                .forEach(pose -> cameras.add(matrix(pose.getAsJsonObject().getAsJsonArray("camera_to_world"))));
    }

    private static Matrix4d matrix(JsonArray rows) {
        double[] m = new double[16];
        for (int i = 0; i < 16; i++) {
            m[i] = rows.get(i / 4).getAsJsonArray().get(i % 4).getAsDouble();
        }
        return new Matrix4d().set(m).transpose();
    }

    /** @param maps depth of every frame, more where nearer, row-major */
    double wobble(List<float[]> maps) {
        double sum = 0;
        double count = 0;
        for (Shot shot : shots) {
            Fit fit = fit(maps, shot);
            for (int t = shot.first + 1; t <= shot.last; t++) {
                double[] pair = pair(maps, shot, fit, t);
                sum += pair[0];
                count += pair[1];
            }
        }
        return 1000 * sum / count;
    }

    /**
     * How maps become the truth.
     *
     * @param scale of the map
     * @param range of the truth
     */
    private record Fit(double scale, double range) {}

    /** Of least squares. */
    private Fit fit(List<float[]> maps, Shot shot) {
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        List<Float> values = new ArrayList<>();
        for (int t = shot.first; t <= shot.last; t++) {
            for (int i = 0; i < size.pixels(); i += 7) {
                double d = maps.get(t)[i];
                double g = truth.get(t)[i];
                n++;
                x += d;
                y += g;
                xx += d * d;
                xy += d * g;
                values.add((float) g);
            }
        }
        Float[] sorted = values.toArray(new Float[0]);
        Arrays.sort(sorted);
        double range = sorted[sorted.length * 99 / 100] - sorted[sorted.length / 100];
        return new Fit((n * xy - x * y) / (n * xx - x * x), range);
    }

    /** Sum of the changes beyond the truth's, as shares of its range, and their number. */
    private double[] pair(List<float[]> maps, Shot shot, Fit fit, int t) {
        Matrix4d move = new Matrix4d(cameras.get(t)).invert().mul(cameras.get(t - 1));
        double sum = 0;
        double count = 0;
        for (int i = 0; i < size.pixels(); i++) {
            double g = truth.get(t - 1)[i];
            if (g <= 0.0005) {
                continue;
            }
            double z = 1 / (1 / shot.far + g * (1 / shot.near - 1 / shot.far));
            int row = i / size.width();
            double x = (i % size.width() + 0.5 - size.width() / 2.0) / shot.focal * z;
            double y = (row + 0.5 - size.height() / 2.0) / shot.focal * z;
            Vector4d there = move.transform(new Vector4d(x, -y, -z, 1));
            double u = there.x / -there.z * shot.focal + size.width() / 2.0 - 0.5;
            double v = -there.y / -there.z * shot.focal + size.height() / 2.0 - 0.5;
            double moved = (1 / -there.z - 1 / shot.far) / (1 / shot.near - 1 / shot.far);
            if (u < 0 || v < 0 || u > size.width() - 1 || v > size.height() - 1) {
                continue;
            }
            if (Math.abs(at(truth.get(t), u, v) - moved) < SHARE * Math.max(moved, 0.02) + SAME) {
                double change = at(maps.get(t), u, v) - maps.get(t - 1)[i];
                sum += Math.abs(fit.scale * change - (moved - g)) / fit.range;
                count++;
            }
        }
        return new double[] {sum, count};
    }

    private double at(float[] map, double u, double v) {
        int x = (int) u;
        int y = (int) v;
        int right = Math.min(x + 1, size.width() - 1);
        int below = Math.min(y + 1, size.height() - 1);
        double fx = u - x;
        double fy = v - y;
        double top = map[y * size.width() + x] * (1 - fx) + map[y * size.width() + right] * fx;
        double bottom = map[below * size.width() + x] * (1 - fx) + map[below * size.width() + right] * fx;
        return top * (1 - fy) + bottom * fy;
    }
}
