package diorama.options;

import diorama.base.UserError;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be set in one options record: read once from its components' {@link Knob}s and its defaults, then used by the
 * command line, the window, JSON presets and checks alike.
 *
 * @param <R> the options record
 */
public final class OptionSchema<R extends Record> {
    private final R defaults;
    private final Constructor<R> constructor;
    private final List<Option> options;

    private OptionSchema(R defaults, Constructor<R> constructor, List<Option> options) {
        this.defaults = defaults;
        this.constructor = constructor;
        this.options = List.copyOf(options);
    }

    /** Reads the schema of {@code defaults}' class; every component must carry a {@link Knob}. */
    public static <R extends Record> OptionSchema<R> of(R defaults) {
        @SuppressWarnings("unchecked") // getClass of an R
        Class<R> type = (Class<R>) defaults.getClass();
        List<Option> options = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Knob knob = component.getAnnotation(Knob.class);
            if (knob == null) {
                throw new IllegalArgumentException(type.getSimpleName() + "." + component.getName() + " has no @Knob");
            }
            options.add(new Option(component, knob, read(component, defaults)));
            types.add(component.getType());
        }
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types.toArray(new Class<?>[0]));
            return new OptionSchema<>(defaults, constructor, options);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public R defaults() {
        return defaults;
    }

    /** In the order of the record. */
    public List<Option> options() {
        return options;
    }

    /** The option called {@code name} in kebab case; fails with the nearest name when there is none. */
    public Option option(String name) {
        return options.stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserError("unknown option '" + name + "', want one of "
                        + options.stream().map(Option::name).toList()));
    }

    /** {@code record} with one component replaced by a checked value. */
    public R with(R record, Option option, Object value) {
        Object[] values = new Object[options.size()];
        for (int i = 0; i < values.length; i++) {
            Option o = options.get(i);
            values[i] = o == option ? o.checked(value) : o.get(record);
        }
        return make(values);
    }

    /** {@code record} with one component replaced by a value given as text. */
    public R withText(R record, Option option, String text) {
        return with(record, option, option.parse(text));
    }

    private R make(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof UserError u) {
                throw u;
            }
            throw new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object read(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
