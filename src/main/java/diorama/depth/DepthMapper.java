package diorama.depth;

import diorama.base.Parallel;
import diorama.base.UserError;
import diorama.image.DepthMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Curves that bend normalised depth, both in [0,1]; names and formulas of iw3, {@code mapper.py} (nagadomi).
 *
 * <pre>
 * mul_k, inv_mul_k   a softplus and its inverse between their values at 0 and 1
 * shift_m            distances as if the nearest were m instead of 1, the farthest 16 behind it
 * div_c              inverse of a distance: ((c / (1 + c - x)) - c/(1+c)) / (1 - c/(1+c)), x = 1 - normalised distance
 * </pre>
 *
 * A spelling is a name, names joined by {@code :} applied in turn, or {@code a+b=w}, w of b and the rest of a. Immutable.
 */
public final class DepthMapper {
    private static final int STEPS = 4096;
    private static final List<String> METRIC_DIV =
            List.of("none", "div_25", "div_10", "div_6", "div_4", "div_2", "div_1");
    private static final List<String> RELATIVE_MUL =
            List.of("inv_mul_3", "inv_mul_2", "inv_mul_1", "none", "mul_1", "mul_2", "mul_3");
    private static final List<String> RELATIVE_SHIFT =
            List.of("shift_045", "shift_06", "shift_08", "none", "shift_14", "shift_20", "shift_30");

    /** One bend. */
    @FunctionalInterface
    private interface Curve {
        double at(double x);
    }

    private final String name;
    private final List<Curve> chain;

    private DepthMapper(String name, List<Curve> chain) {
        this.name = name;
        this.chain = chain;
    }

    /** @throws UserError when there is no such mapper */
    public static DepthMapper of(String spelling) {
        List<Curve> chain = new ArrayList<>();
        for (String part : spelling.strip().toLowerCase(Locale.ROOT).split(":", -1)) {
            if (!part.equals("none")) {
                chain.add(part.contains("+") ? blend(part, spelling) : curve(part, spelling));
            }
        }
        return new DepthMapper(spelling, List.copyOf(chain));
    }

    /**
     * What the options ask for: the mapper they name, or the one of the foreground's scale.
     *
     * @param metricRatio far / near of a metric network's inverse depth; its curves are iw3's, over the distance:
     *     x = 1 - (Z - near) / (far - near)
     */
    public static DepthMapper of(ShapeOptions options, OptionalDouble metricRatio) {
        boolean byScale = options.mapper().equals(ShapeOptions.AUTO);
        // iw3 has div_6 for metric networks here; ours give true inverse depth already
        if (byScale && options.foregroundScale() == 0) {
            return of("none");
        }
        DepthMapper mapper = of(byScale ? byScale(options, metricRatio.isPresent()) : options.mapper());
        if (metricRatio.isEmpty()) {
            return mapper;
        }
        double ratio = Math.max(metricRatio.getAsDouble(), 1 + 1e-6);
        List<Curve> chain = new ArrayList<>(mapper.chain);
        chain.add(0, d -> 1 - (1 / (1 / ratio + d * (1 - 1 / ratio)) - 1) / (ratio - 1));
        return new DepthMapper(mapper.name, List.copyOf(chain));
    }

    /** Name of the mapper for a foreground scale from -3 to 3; between whole numbers a blend. */
    static String byScale(ShapeOptions options, boolean metric) {
        List<String> levels = levels(options.mapperType(), metric);
        double scale = options.foregroundScale();
        int toZero = (int) scale;
        if (scale == toZero) {
            return levels.get(toZero + 3);
        }
        int away = toZero + (scale > 0 ? 1 : -1);
        return String.format(
                Locale.ROOT, "%s+%s=%.2f", levels.get(toZero + 3), levels.get(away + 3), Math.abs(scale - toZero));
    }

    private static List<String> levels(MapperType type, boolean metric) {
        if (metric && (type == MapperType.AUTO || type == MapperType.DIV)) {
            return METRIC_DIV;
        }
        if (metric || type == MapperType.DIV) {
            throw new UserError("mapper-type: got '" + type.name().toLowerCase(Locale.ROOT) + "', want "
                    + (metric ? "div for this metric model" : "mul or shift for this relative model"));
        }
        return type == MapperType.SHIFT ? RELATIVE_SHIFT : RELATIVE_MUL;
    }

    /** Whether it changes nothing. */
    public boolean isNone() {
        return chain.isEmpty();
    }

    public String name() {
        return name;
    }

    /** The bent value of {@code x} in [0,1]. */
    public double at(double x) {
        double y = x;
        for (Curve curve : chain) {
            y = curve.at(y);
        }
        return y;
    }

    /** A bent map; the map itself where nothing changes. Within 1e-4 of {@link #at}, by a table. */
    public DepthMap apply(DepthMap map) {
        if (isNone()) {
            return map;
        }
        float[] table = new float[STEPS + 2];
        for (int i = 0; i <= STEPS; i++) {
            table[i] = (float) Math.max(0, Math.min(1, at((double) i / STEPS)));
        }
        table[STEPS + 1] = table[STEPS];
        DepthMap out = DepthMap.allocate(map.size());
        float[] from = map.inverseDepth();
        float[] to = out.inverseDepth();
        Parallel.rows(map.height(), (y0, y1) -> {
            for (int i = y0 * map.width(); i < y1 * map.width(); i++) {
                float t = Math.max(0, Math.min(1, from[i])) * STEPS;
                int k = (int) t;
                to[i] = table[k] + (t - k) * (table[k + 1] - table[k]);
            }
        });
        return out;
    }

    private static Curve blend(String part, String spelling) {
        String[] halves = part.split("=", -1);
        String[] names = halves[0].split("\\+", -1);
        double weight;
        try {
            weight = halves.length < 2 || halves[1].isEmpty() ? 0.5 : Double.parseDouble(halves[1]);
        } catch (NumberFormatException e) {
            throw unknown(part, spelling);
        }
        if (names.length != 2 || halves.length > 2 || !(weight >= 0 && weight <= 1)) {
            throw unknown(part, spelling);
        }
        Curve a = curve(names[0], spelling);
        Curve b = curve(names[1], spelling);
        return x -> a.at(x) * (1 - weight) + b.at(x) * weight;
    }

    private static Curve curve(String name, String spelling) {
        return switch (name) {
            case "none" -> x -> x;
            case "pow2" -> x -> x * x;
            case "softplus" -> softplus(0.5, 12);
            case "softplus2" -> squared(softplus(0.5, 12));
            case "mul_1" -> softplus(0.343, 12);
            case "mul_2" -> softplus(0.515, 12);
            case "mul_3" -> softplus(0.687, 12);
            case "inv_mul_1" -> inverseSoftplus(-0.002102, 7.8788);
            case "inv_mul_2" -> inverseSoftplus(-0.0003, 6.2626);
            case "inv_mul_3" -> inverseSoftplus(-0.0001, 3.4343);
            case "shift_30" -> shift(3.0);
            case "shift_20" -> shift(2.0);
            case "shift_14" -> shift(1.4);
            case "shift_08" -> shift(0.8);
            case "shift_06" -> shift(0.6);
            case "shift_045" -> shift(0.45);
            case "div_25" -> divide(2.5);
            case "div_10" -> divide(1);
            case "div_6" -> divide(0.6);
            case "div_4" -> divide(0.4);
            case "div_2" -> divide(0.2);
            case "div_1" -> divide(0.1);
            default -> throw unknown(name, spelling);
        };
    }

    private static UserError unknown(String part, String spelling) {
        return new UserError("mapper: got '" + spelling + "', in which '" + part + "' is none; want auto, none, pow2,"
                + " softplus, softplus2, mul_1..3, inv_mul_1..3, shift_045..30, div_25..1, a:b or a+b=0.5");
    }

    private static Curve squared(Curve curve) {
        return x -> curve.at(x) * curve.at(x);
    }

    private static Curve softplus(double bias, double scale) {
        return between(x -> Math.log(1 + Math.exp((x - bias) * scale)));
    }

    private static Curve inverseSoftplus(double bias, double scale) {
        return between(x -> Math.log(Math.max(Math.expm1((x - bias) * scale), 1e-6)));
    }

    private static Curve divide(double c) {
        return between(x -> c / (1 + c - x));
    }

    private static Curve shift(double nearest) {
        double far = nearest + 16;
        double b = 1 / nearest - 1 / far;
        return x -> (1 / (1 - nearest + 1 / (1 / far + b * x)) - 1.0 / 17) / (1 - 1.0 / 17);
    }

    /** The curve scaled to go from 0 to 1. */
    private static Curve between(Curve raw) {
        double low = raw.at(0);
        double high = raw.at(1);
        return x -> (raw.at(x) - low) / (high - low);
    }
}
