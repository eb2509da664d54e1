package diorama.pipeline.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.video.av.Rational;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvenTimesTest {
    private static EvenTimes of(Rational told, long... millis) {
        EvenTimes times = new EvenTimes(told);
        for (long each : millis) {
            times.add(each * 1000);
        }
        return times;
    }

    @Test
    void timesRoundedToMillisecondsAreEven() {
        EvenTimes times = of(new Rational(24000, 1001), 500, 542, 583, 625, 667);
        assertEquals("'24000/1001'", times.rate());
        assertEquals(Optional.empty(), times.note());
        assertEquals("25", of(new Rational(25, 1), 0, 40, 80).rate());
    }

    @Test
    void unevenOnesHaveTheRateAtWhichSoundAndPictureEndTogether() {
        EvenTimes times = of(new Rational(25, 1), 0, 40, 80, 2000);
        assertEquals("1.500", times.rate());
        assertEquals(
                "its frames do not come at even times, of which an export says only how many there are a second: 1.500",
                times.note().orElseThrow());
    }
}
