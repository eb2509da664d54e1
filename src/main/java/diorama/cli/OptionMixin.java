package diorama.cli;

import com.google.gson.JsonObject;
import diorama.base.UserError;
import diorama.options.Option;
import diorama.options.OptionSchema;
import diorama.options.Presets;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * The flags of one options record, made from its schema; remembers only what was typed, so that presets come before flags.
 *
 * @param <R> the options record
 */
final class OptionMixin<R extends Record> {
    private final String concern;
    private final OptionSchema<R> schema;
    private final Map<Option, Object> typed = new LinkedHashMap<>();

    /**
     * @param concern name of the record in presets, e.g. "stereo"
     */
    OptionMixin(String concern, OptionSchema<R> schema) {
        this.concern = concern;
        this.schema = schema;
    }

    /** Adds one flag per component to {@code spec}, in the record's order. */
    void addTo(CommandSpec spec) {
        for (Option option : schema.options()) {
            spec.addOption(flag(spec, option));
        }
    }

    /** Adds only the named ones, for commands that use a part of the record. */
    void addTo(CommandSpec spec, String... names) {
        for (String name : names) {
            spec.addOption(flag(spec, schema.option(name)));
        }
    }

    /** Adds all but the named ones, for commands that spell these otherwise. */
    void addToExcept(CommandSpec spec, String... names) {
        for (Option option : schema.options()) {
            if (!java.util.List.of(names).contains(option.name())) {
                spec.addOption(flag(spec, option));
            }
        }
    }

    private OptionSpec flag(CommandSpec spec, Option option) {
        boolean bool = option.type() == boolean.class;
        java.util.List<String> names = new java.util.ArrayList<>();
        option.flag().ifPresent(f -> names.add("-" + f));
        names.add("--" + option.name());
        // one that is not long says so itself
        option.aliases().forEach(a -> names.add(a.startsWith("-") ? a : "--" + a));
        ISetter setter = new ISetter() {
            @Override
            public <T> T set(T value) {
                remember(spec, option, value);
                return value;
            }
        };
        OptionSpec.Builder builder = OptionSpec.builder(names.toArray(new String[0]))
                .description(description(option))
                .setter(setter)
                .getter(new Unset());
        if (bool) {
            return builder.type(Boolean.class)
                    .arity("0")
                    .negatable(true)
                    .fallbackValue("true")
                    .defaultValue(null)
                    .build();
        }
        return builder.type(String.class)
                .arity("1")
                .paramLabel(
                        option.type() == String.class ? "NAME" : option.type().isEnum() ? "WORD" : "N")
                .build();
    }

    /** picocli wants the old value; there is none, as only what is typed counts. */
    private static final class Unset implements IGetter {
        @Override
        @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"
        }) // the interface is from before nullness
        public <T> T get() {
            return null;
        }
    }

    private void remember(CommandSpec spec, Option option, Object value) {
        if (value == null) {
            typed.remove(option);
            return;
        }
        try {
            typed.put(option, option.parse(String.valueOf(value)));
        } catch (UserError e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }

    private static String[] description(Option option) {
        StringBuilder text = new StringBuilder(option.help().replace("%", "%%"));
        boolean stated = option.type() != boolean.class && option.type() != String.class;
        text.append(" [").append(stated ? option.domain().replace("%", "%%") + "; " : "");
        Object value = option.defaultValue();
        String word = value instanceof Boolean b ? (b ? "on" : "off") : Option.text(value);
        return new String[] {text.append("default ").append(word).append(']').toString()};
    }

    /** Whether that option was typed or is in the preset. */
    boolean isGiven(String name, JsonObject preset) {
        boolean kept = preset.get(concern) instanceof JsonObject options && options.has(name);
        return kept || typed.containsKey(schema.option(name));
    }

    /** Defaults, then the preset, then what was typed. */
    R value(JsonObject preset) {
        R record = Presets.apply(preset, concern, schema, schema.defaults());
        for (Map.Entry<Option, Object> entry : typed.entrySet()) {
            record = schema.with(record, entry.getKey(), entry.getValue());
        }
        return record;
    }
}
