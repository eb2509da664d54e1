package diorama.options;

import diorama.base.UserError;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One component of an options record: its name, type, domain, default and sentence. */
public final class Option {
    private final RecordComponent component;
    private final Knob knob;
    private final Object defaultValue;

    Option(RecordComponent component, Knob knob, Object defaultValue) {
        this.component = component;
        this.knob = knob;
        this.defaultValue = defaultValue;
    }

    /** Kebab case, as on the command line: {@code syntheticView} is {@code synthetic-view}. */
    public String name() {
        return component.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** {@code float.class}, {@code int.class}, {@code boolean.class}, {@code String.class} or an enum. */
    public Class<?> type() {
        return component.getType();
    }

    public String help() {
        return knob.value();
    }

    public String unit() {
        return knob.unit();
    }

    public double min() {
        return knob.min();
    }

    public double max() {
        return knob.max();
    }

    /** Lower end of a slider; smaller values may be typed. */
    public double softMin() {
        return Double.isNaN(knob.softMin()) ? knob.min() : knob.softMin();
    }

    /** Upper end of a slider; larger values may be typed. */
    public double softMax() {
        return Double.isNaN(knob.softMax()) ? knob.max() : knob.softMax();
    }

    public Optional<Character> flag() {
        return knob.flag() == ' ' ? Optional.empty() : Optional.of(knob.flag());
    }

    public List<String> aliases() {
        return List.of(knob.aliases());
    }

    public Object defaultValue() {
        return defaultValue;
    }

    /** The value of this component in {@code record}. */
    public Object get(Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Choices of an enum in kebab case, else empty. */
    public List<String> choices() {
        Object[] constants = type().getEnumConstants();
        return constants == null
                ? List.of()
                : Arrays.stream(constants).map(Option::text).toList();
    }

    /** How a value is written on the command line and in JSON. */
    public static String text(Object value) {
        if (value instanceof Spelled word) {
            return word.spelling();
        }
        return value instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT).replace('_', '-') : String.valueOf(value);
    }

    /** The value that {@code text} means; checked. */
    public Object parse(String text) {
        String t = text.strip();
        try {
            if (type() == float.class) {
                return checked(number(t), t);
            }
            if (type() == int.class) {
                return checked(Integer.parseInt(t), t);
            }
        } catch (NumberFormatException e) {
            throw new UserError(name() + ": got '" + text + "', want " + domain(), e);
        }
        if (type() == boolean.class) {
            if (t.equals("true") || t.equals("false")) {
                return t.equals("true");
            }
            throw new UserError(name() + ": got '" + text + "', want true or false");
        }
        if (type().isEnum()) {
            for (Object constant : type().getEnumConstants()) {
                if (text(constant).equalsIgnoreCase(t.replace('_', '-'))) {
                    return constant;
                }
            }
            throw new UserError(name() + ": got '" + text + "', want " + domain());
        }
        return t;
    }

    /** Also a fraction, as rates of films are written: 24000/1001. */
    private static float number(String text) {
        int bar = text.indexOf('/');
        return bar < 0
                ? Float.parseFloat(text)
                : (float) (Double.parseDouble(text.substring(0, bar)) / Double.parseDouble(text.substring(bar + 1)));
    }

    /** {@code value} itself when it lies in the domain. */
    Object checked(Object value) {
        return checked(value, String.valueOf(value));
    }

    private Object checked(Object value, String shown) {
        if (value instanceof Number n) {
            double v = n.doubleValue();
            if (!(v >= knob.min() && v <= knob.max()) || Double.isInfinite(v)) {
                throw new UserError(name() + ": got '" + shown + "', want " + domain());
            }
        }
        return value;
    }

    /** The allowed values in words, e.g. {@code 0 to 10 % of width}. */
    public String domain() {
        if (type().isEnum()) {
            return String.join(", ", choices());
        }
        if (type() == boolean.class) {
            return "true or false";
        }
        if (type() == String.class) {
            return "text";
        }
        String kind = type() == int.class ? "a whole number" : "a number";
        boolean low = knob.min() != Double.NEGATIVE_INFINITY;
        boolean high = knob.max() != Double.POSITIVE_INFINITY;
        String range = low && high
                ? number(knob.min()) + " to " + number(knob.max())
                : low ? kind + " from " + number(knob.min()) : high ? kind + " up to " + number(knob.max()) : kind;
        return knob.unit().isEmpty() ? range : range + " " + knob.unit();
    }

    private static String number(double v) {
        return v == Math.rint(v) && Math.abs(v) < 1e15 ? String.valueOf((long) v) : String.valueOf(v);
    }
}
