package diorama.io.assimp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What moves the shapes of a Collada file over time, which Assimp passes over: channels that lead to a list of shares. Splines
 * become straight pieces, 60 a second, steps stay steps. Takes the time of the file's length, whatever is in it. Used in the
 * importing process only.
 *
 * @see ColladaPlain
 */
final class ColladaMoves {
    /** Pieces of a spline a second. */
    private static final double RATE = 60;
    /** Of all curves together. */
    private static final int MOST_KEYS = 1 << 20;
    /** Halvings of the time within a spline; finer than its numbers are. */
    private static final int HALVINGS = 40;
    /** A step takes as long, seconds. */
    private static final double STEP = 1e-6;

    private static final Pattern CHANNEL = Pattern.compile("<channel\\b([^<>]*)>");
    private static final Pattern SAMPLER = Pattern.compile("<sampler\\b([^<>]*)>|<input\\b([^<>]*)>|</sampler\\s*>");
    private static final Pattern LIST =
            Pattern.compile("<source\\b([^<>]*)>\\s*<(?:float_array|Name_array|IDREF_array)\\b[^<>]*>([^<]*)<");
    private static final Pattern PLACE = Pattern.compile("([^(]*)(?:\\((\\d{1,4})\\)|\\.?)");
    private static final Pattern ID = ColladaPlain.attribute("id");
    private static final Pattern SOURCE = ColladaPlain.attribute("source");
    private static final Pattern SEMANTIC = ColladaPlain.attribute("semantic");
    private static final Pattern TARGET = ColladaPlain.attribute("target");

    private final String text;
    private final Map<String, Shares> shares;
    private final Map<Integer, NavigableMap<Double, Double>> curves = new HashMap<>();
    /** Identifiers of lists by what they mean, by the samplers' identifiers. */
    private final Map<String, Map<String, String>> samplers = new HashMap<>();
    /** Where lists begin and end that samplers name. */
    private final Map<String, int[]> lists = new HashMap<>();

    private final Map<String, double[]> numbers = new HashMap<>();
    private long keys;
    private boolean leftOut;

    /**
     * A list of shares.
     *
     * @param first number of its first shape
     */
    record Shares(int first, int count) {}

    /** A channel that leads to one share, or all of a list. */
    private record Channel(String sampler, int first, int count) {}

    /** @param shares lists of shares by their identifiers */
    ColladaMoves(String text, Map<String, Shares> shares) {
        this.text = text;
        this.shares = shares;
        List<Channel> channels = channels();
        if (channels.isEmpty()) {
            return;
        }
        readSamplers();
        readLists();
        channels.forEach(this::add);
    }

    /** Shares over time, seconds, straight between them, by the numbers of shapes. */
    Map<Integer, NavigableMap<Double, Double>> curves() {
        return curves;
    }

    /** Whether something moves them that means nothing, or is too long. */
    boolean isLeftOut() {
        return leftOut;
    }

    private List<Channel> channels() {
        List<Channel> out = new ArrayList<>();
        for (Matcher channel = CHANNEL.matcher(text); channel.find(); ) {
            String target = ColladaPlain.value(TARGET, channel.group(1));
            for (StringTokenizer steps = new StringTokenizer(target, "/"); steps.hasMoreTokens(); ) {
                Matcher place = PLACE.matcher(steps.nextToken());
                Shares to = place.lookingAt() ? shares.get(place.group(1)) : null;
                if (to == null) {
                    continue;
                }
                String sampler = ColladaPlain.bare(ColladaPlain.value(SOURCE, channel.group(1)));
                int at = place.group(2) == null ? 0 : Integer.parseInt(place.group(2));
                if (at < to.count) {
                    boolean one = place.group(2) != null;
                    out.add(new Channel(sampler, to.first + at, one ? 1 : to.count));
                }
                leftOut |= at >= to.count;
            }
        }
        return out;
    }

    private void readSamplers() {
        Map<String, String> inputs = null;
        for (Matcher tag = SAMPLER.matcher(text); tag.find(); ) {
            if (tag.group(1) != null) {
                inputs = new HashMap<>();
                samplers.putIfAbsent(ColladaPlain.value(ID, tag.group(1)), inputs);
            } else if (tag.group(2) == null) {
                inputs = null;
            } else if (inputs != null) {
                inputs.putIfAbsent(
                        ColladaPlain.value(SEMANTIC, tag.group(2)),
                        ColladaPlain.bare(ColladaPlain.value(SOURCE, tag.group(2))));
            }
        }
    }

    private void readLists() {
        Set<String> wanted = new HashSet<>();
        samplers.values().forEach(inputs -> wanted.addAll(inputs.values()));
        for (Matcher list = LIST.matcher(text); list.find(); ) {
            String id = ColladaPlain.value(ID, list.group(1));
            if (wanted.contains(id)) {
                lists.putIfAbsent(id, new int[] {list.start(2), list.end(2)});
            }
        }
    }

    private void add(Channel channel) {
        Map<String, String> inputs = samplers.getOrDefault(channel.sampler, Map.of());
        double[] times = numbers(inputs.getOrDefault("INPUT", ""));
        double[] values = numbers(inputs.getOrDefault("OUTPUT", ""));
        long shown = (long) times.length * channel.count;
        keys += shown;
        if (times.length == 0 || values.length < shown || keys > MOST_KEYS) {
            leftOut = true;
            return;
        }
        double[] in = numbers(inputs.getOrDefault("IN_TANGENT", ""));
        double[] out = numbers(inputs.getOrDefault("OUT_TANGENT", ""));
        String[] kinds = kinds(inputs.getOrDefault("INTERPOLATION", ""), times.length);
        for (int s = 0; s < channel.count; s++) {
            NavigableMap<Double, Double> curve = new TreeMap<>();
            for (int k = 0; k < times.length; k++) {
                int at = k * channel.count + s;
                if (k > 0) {
                    double[] ends = {times[k - 1], values[at - channel.count], times[k], values[at]};
                    String kind = kinds[k - 1];
                    boolean bent = kind.equals("BEZIER") && channel.count == 1;
                    between(curve, ends, kind, bent ? handles(ends, out, in, k, times.length) : ends);
                }
                put(curve, times[k], values[at]);
            }
            // of two channels of one share the first counts
            curves.putIfAbsent(channel.first + s, curve);
        }
    }

    /** Handles of a spline from key k - 1 to k: time and value after the one, before the other. */
    private static double[] handles(double[] ends, double[] out, double[] in, int k, int count) {
        double third = (ends[2] - ends[0]) / 3;
        boolean timed = out.length >= 2 * count && in.length >= 2 * count;
        boolean plain = !timed && out.length >= count && in.length >= count;
        return timed
                ? new double[] {out[2 * k - 2], out[2 * k - 1], in[2 * k], in[2 * k + 1]}
                : new double[] {
                    ends[0] + third,
                    plain ? out[k - 1] : ends[1] + (ends[3] - ends[1]) / 3,
                    ends[2] - third,
                    plain ? in[k] : ends[3] - (ends[3] - ends[1]) / 3
                };
    }

    private void between(NavigableMap<Double, Double> curve, double[] ends, String kind, double[] handles) {
        if (kind.equals("STEP")) {
            put(curve, ends[2] - Math.min(STEP, (ends[2] - ends[0]) / 2), ends[1]);
        } else if (kind.equals("BEZIER")) {
            int pieces = (int) Math.min(MOST_KEYS, Math.ceil(RATE * (ends[2] - ends[0])));
            for (int p = 1; p < pieces; p++, keys++) {
                if (keys >= MOST_KEYS) {
                    leftOut = true;
                    break;
                }
                double time = ends[0] + p * (ends[2] - ends[0]) / pieces;
                double from = 0;
                double to = 1;
                for (int h = 0; h < HALVINGS; h++) {
                    double middle = (from + to) / 2;
                    boolean before = spline(ends[0], handles[0], handles[2], ends[2], middle) < time;
                    from = before ? middle : from;
                    to = before ? to : middle;
                }
                put(curve, time, spline(ends[1], handles[1], handles[3], ends[3], (from + to) / 2));
            }
        }
    }

    /** Bernstein's form of a cubic. */
    private static double spline(double a, double b, double c, double d, double t) {
        double u = 1 - t;
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    }

    private void put(NavigableMap<Double, Double> curve, double time, double value) {
        if (Double.isFinite(time) && Float.isFinite((float) value)) {
            curve.put(time, value);
        }
    }

    /** Of the pieces between keys; straight where none is said. */
    private String[] kinds(String list, int count) {
        StringTokenizer words = words(list);
        String[] out = new String[count];
        for (int k = 0; k < count; k++) {
            out[k] = words.hasMoreTokens() ? words.nextToken() : k > 0 ? out[k - 1] : "";
        }
        return out;
    }

    private StringTokenizer words(String list) {
        int[] place = lists.get(list);
        return new StringTokenizer(place == null ? "" : text.substring(place[0], place[1]));
    }

    private double[] numbers(String list) {
        return numbers.computeIfAbsent(list, this::read);
    }

    private double[] read(String list) {
        StringTokenizer words = words(list);
        double[] out = new double[words.countTokens()];
        for (int i = 0; i < out.length; i++) {
            try {
                out[i] = Double.parseDouble(words.nextToken());
            } catch (NumberFormatException e) {
                out[i] = Double.NaN; // left out with its key
            }
        }
        return out;
    }
}
