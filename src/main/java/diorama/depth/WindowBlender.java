package diorama.depth;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes one film of depth out of overlapping windows, each of a scale and shift of its own, as in S. Chen and others, "Video Depth
 * Anything: Consistent Depth Estimation for Super-Long Videos", 2025 (section 3.4): least squares over the frames that lie farther
 * back, which the first window of a shot and the last one have settled, then a straight blend over the frames in common.
 *
 * <pre>
 * (s, t)  = argmin sum (s d + t - r)^2      d the window's first A maps, r what these frames have already
 * D_i     = max(0, s d_i + t)
 * out_j   = (1 - w_j) last_j + w_j D_(A+j)    w from 0 to 1 over the blended frames
 * </pre>
 *
 * Confined to one thread.
 */
public final class WindowBlender {
    private final FilmMemory rule;
    /** Maps of the frames that the next window is aligned by. */
    private List<float[]> reference = List.of();
    /** The last maps, which the next window has a say in. */
    private List<float[]> open = List.of();

    public WindowBlender(FilmMemory rule) {
        this.rule = rule;
    }

    /**
     * Takes the maps of the next window.
     *
     * @return maps that are settled by it, in the film's order
     */
    public List<float[]> add(List<float[]> window) {
        boolean first = reference.isEmpty();
        float[] fit = first ? new float[] {1, 0} : fit(window);
        List<float[]> all =
                first ? window : window.stream().map(d -> scaled(d, fit)).toList();
        List<float[]> settled = new ArrayList<>();
        for (int j = 0; j < open.size(); j++) {
            float w = open.size() == 1 ? 0.5f : (float) j / (open.size() - 1);
            settled.add(blended(open.get(j), all.get(rule.aligned() + j), w));
        }
        int from = first ? 0 : rule.overlap();
        int to = rule.frames() - rule.blended();
        settled.addAll(all.subList(from, to));
        open = List.copyOf(all.subList(to, rule.frames()));
        List<float[]> next = new ArrayList<>();
        for (int i = 0; i < rule.aligned(); i++) {
            // the shot's first frame stays what it was, so that windows do not drift
            next.add(i == 0 && !first ? reference.get(0) : all.get(rule.key(i)));
        }
        reference = next;
        return settled;
    }

    /** The maps that no further window has a say in, and forgets all. */
    public List<float[]> end() {
        List<float[]> last = open;
        open = List.of();
        reference = List.of();
        return last;
    }

    /** Number of maps that the next window has a say in. */
    public int open() {
        return open.size();
    }

    private float[] fit(List<float[]> window) {
        double n = 0;
        double d = 0;
        double r = 0;
        double dd = 0;
        double dr = 0;
        for (int i = 0; i < rule.aligned(); i++) {
            float[] from = window.get(i);
            float[] to = reference.get(i);
            n += from.length;
            for (int p = 0; p < from.length; p++) {
                d += from[p];
                r += to[p];
                dd += (double) from[p] * from[p];
                dr += (double) from[p] * to[p];
            }
        }
        double determinant = n * dd - d * d;
        if (!(determinant > 1e-9 * n * dd)) {
            // flat maps say nothing of scale
            return new float[] {1, (float) ((r - d) / n)};
        }
        return new float[] {(float) ((n * dr - d * r) / determinant), (float) ((dd * r - d * dr) / determinant)};
    }

    private static float[] scaled(float[] map, float[] fit) {
        float[] out = new float[map.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.max(0, fit[0] * map[i] + fit[1]);
        }
        return out;
    }

    private static float[] blended(float[] a, float[] b, float w) {
        float[] out = new float[a.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (1 - w) * a[i] + w * b[i];
        }
        return out;
    }

    /** Writes all that it remembers. */
    public void write(DataOutput out) throws IOException {
        write(reference, out);
        write(open, out);
    }

    /** Takes over what another one has written. */
    public void read(DataInput in) throws IOException {
        reference = maps(in);
        open = maps(in);
    }

    /** Writes maps, all of one size. */
    public static void write(Iterable<float[]> maps, DataOutput out) throws IOException {
        List<float[]> all = new ArrayList<>();
        maps.forEach(all::add);
        out.writeInt(all.size());
        for (float[] map : all) {
            out.writeInt(map.length);
            for (float v : map) {
                out.writeFloat(v);
            }
        }
    }

    /** Reads what {@link #write(Iterable, DataOutput)} wrote. */
    public static List<float[]> maps(DataInput in) throws IOException {
        List<float[]> all = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            float[] map = new float[in.readInt()];
            for (int p = 0; p < map.length; p++) {
                map[p] = in.readFloat();
            }
            all.add(map);
        }
        return all;
    }
}
