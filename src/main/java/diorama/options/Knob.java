package diorama.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes one component of an options record once for the command line, the window, JSON presets and checks. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Knob {
    /** One sentence for help and tooltip, with a full stop. */
    String value();

    /** Unit in words, e.g. "% of width"; empty for pure numbers. */
    String unit() default "";

    double min() default Double.NEGATIVE_INFINITY;

    double max() default Double.POSITIVE_INFINITY;

    /** Where a slider ends; {@link #min} when NaN. Numbers beyond may be typed. */
    double softMin() default Double.NaN;

    /** Where a slider ends; {@link #max} when NaN. */
    double softMax() default Double.NaN;

    /** Short flag, e.g. 'd' for {@code -d}; blank for none. */
    char flag() default ' ';

    /** Other spellings of the long flag, without dashes; one that begins with a dash is not long. */
    String[] aliases() default {};
}
