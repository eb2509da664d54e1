package diorama.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonParser;
import diorama.base.UserError;
import org.junit.jupiter.api.Test;

class OptionSchemaTest {
    /** How fast to go. */
    enum Pace {
        VERY_SLOW,
        FAST
    }

    record Sample(
            @Knob(value = "How much.", unit = "px", min = 0, max = 10)
            float howMuch,

            @Knob(value = "How many.", min = 1) int howMany,
            @Knob("Whether.") boolean whether,
            @Knob("The pace.") Pace pace) {
        static final Sample DEFAULTS = new Sample(2, 3, true, Pace.FAST);
        static final OptionSchema<Sample> SCHEMA = OptionSchema.of(DEFAULTS);
    }

    private static Sample set(String name, String text) {
        return Sample.SCHEMA.withText(Sample.DEFAULTS, Sample.SCHEMA.option(name), text);
    }

    @Test
    void namesAreKebabCase() {
        assertEquals(
                java.util.List.of("how-much", "how-many", "whether", "pace"),
                Sample.SCHEMA.options().stream().map(Option::name).toList());
    }

    @Test
    void oneComponentIsReplacedAndTheOthersStay() {
        assertEquals(new Sample(7.5f, 3, true, Pace.FAST), set("how-much", "7.5"));
        assertEquals(new Sample(2, 3, false, Pace.FAST), set("whether", "false"));
        assertEquals(new Sample(2, 3, true, Pace.VERY_SLOW), set("pace", "very-slow"));
    }

    record Large(
            @Knob(value = "Very many.", min = 0, max = 1e9) int many) {}

    @Test
    void largeNumbersAreWrittenOut() {
        assertEquals(
                "0 to 1000000000", OptionSchema.of(new Large(1)).option("many").domain());
    }

    @Test
    void whatIsOutsideOfTheDomainIsRefusedInOneLine() {
        assertRefused("how-much: got '10.5', want 0 to 10 px", "how-much", "10.5");
        assertRefused("how-much: got 'NaN', want 0 to 10 px", "how-much", "NaN");
        assertRefused("how-many: got '0', want a whole number from 1", "how-many", "0");
        assertRefused("how-many: got 'two', want a whole number from 1", "how-many", "two");
        assertRefused("pace: got 'medium', want very-slow, fast", "pace", "medium");
        assertRefused("whether: got 'maybe', want true or false", "whether", "maybe");
    }

    private static void assertRefused(String message, String name, String text) {
        assertEquals(
                message, assertThrows(UserError.class, () -> set(name, text)).getMessage());
    }

    @Test
    void aPresetReplacesOnlyWhatItNames() {
        var preset = JsonParser.parseString("{\"sample\": {\"how-many\": 9, \"pace\": \"very-slow\"}}")
                .getAsJsonObject();
        assertEquals(
                new Sample(2, 9, true, Pace.VERY_SLOW),
                Presets.apply(preset, "sample", Sample.SCHEMA, Sample.DEFAULTS));
    }

    @Test
    void anUnknownKeyOfAPresetIsAnError() {
        var preset = JsonParser.parseString("{\"sample\": {\"how-mny\": 9}}").getAsJsonObject();
        UserError e =
                assertThrows(UserError.class, () -> Presets.apply(preset, "sample", Sample.SCHEMA, Sample.DEFAULTS));
        assertEquals("unknown option 'how-mny', want one of [how-much, how-many, whether, pace]", e.getMessage());
    }

    @Test
    void aPresetWrittenAndReadGivesTheSame() {
        Sample sample = new Sample(1.5f, 8, false, Pace.VERY_SLOW);
        var written = new com.google.gson.JsonObject();
        written.add("sample", Presets.toJson(Sample.SCHEMA, sample));
        assertEquals(sample, Presets.apply(written, "sample", Sample.SCHEMA, Sample.DEFAULTS));
    }
}
