package diorama.pipeline.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.video.option.Coded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of a long film before it is made. */
class EstimateTest {
    @Test
    void segmentsAndTheFilmMadeOfThemLieSideBySide() {
        assertEquals(900, Estimate.needed(Estimate.Way.STRAIGHT, 1, 1000, 100));
        assertEquals(1900, Estimate.needed(Estimate.Way.BY_SEGMENTS, 1, 1000, 100));
        // of a run that goes on at the end the whole film is still to be written
        assertEquals(1001, Estimate.needed(Estimate.Way.BY_SEGMENTS, 1, 1000, 999));
    }

    @Test
    void depthThatIsKeptMeanwhileCounts() {
        List<String> said = new ArrayList<>();
        Estimate estimate = new Estimate(Path.of("d.mkv"), 10_000_000_000L, Estimate.Way.STRAIGHT, said::add);
        for (int i = 1; i <= 96; i++) {
            if (i == 25) {
                pause();
            }
            estimate.update(i, i, new Coded(i / 10L, i), 3_000_000_000L);
        }
        assertEquals(1, said.size());
        // a gigabyte of the film, and what lies beside it
        assertTrue(said.get(0).contains(" and 3.9 GB of disk"), said.get(0));
    }

    @Test
    void framesThatAnEncoderHoldsBackAreNotTakenForSmallOnes() {
        List<String> said = new ArrayList<>();
        Estimate estimate = new Estimate(Path.of("d.mkv"), 10_000_000_000L, Estimate.Way.STRAIGHT, said::add);
        for (int i = 1; i <= 160; i++) {
            if (i == 85) {
                pause();
            }
            // sixty frames are looked at ahead; what comes out has ten bytes each
            int out = Math.max(0, i - 60);
            estimate.update(i, i, new Coded(10L * out, out), 0);
        }
        assertEquals(1, said.size());
        assertTrue(said.get(0).contains(" and 100.0 GB of disk"), said.get(0));
    }

    @Test
    void timeIsThatOfFramesMadeWhateverAnEncoderHoldsBack() {
        List<String> said = new ArrayList<>();
        long[] now = {0};
        Estimate estimate =
                new Estimate(Path.of("d.mkv"), 600, Estimate.Way.STRAIGHT, said::add, () -> now[0] * 1_000_000_000L);
        for (int i = 1; i <= 300; i++) {
            now[0] = i;
            // a second each; a hundred are held back, and come in bursts of 32
            int out = Math.max(0, i - 100) / 32 * 32;
            estimate.update(i, i, new Coded(10L * out, out), 0);
        }
        // told with frame 228
        assertTrue(said.get(0).contains("about 6 min to go"), said.get(0));
    }

    /** Time passes, so that the film is a long one. */
    private static void pause() {
        long until = System.nanoTime() + 2_000_000;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }
}
