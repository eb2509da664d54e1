package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.video.Clips;
import diorama.video.FrameReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutDetectorTest {
    @Test
    void theCutOfTheSampleClipIsFoundAndNoOther() {
        CutDetector detector = new CutDetector(StabiliseOptions.DEFAULTS.cutThreshold());
        List<Long> cuts = new ArrayList<>();
        double calm = 0;
        double cut = 0;
        try (FrameReader reader = FrameReader.open(Clips.walk())) {
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                double score = detector.score(frame.get().image());
                if (score > StabiliseOptions.DEFAULTS.cutThreshold()) {
                    cuts.add(frame.get().index());
                    cut = score;
                } else {
                    calm = Math.max(calm, score);
                }
                reader.recycle(frame.get());
            }
        }
        assertEquals(List.of(48L), cuts);
        assertTrue(cut > 2 * calm, "cut " + cut + ", calm at most " + calm);
    }

    @Test
    void aFlashOfLightIsNoCut() {
        CutDetector detector = new CutDetector(StabiliseOptions.DEFAULTS.cutThreshold());
        var size = new diorama.base.Size(96, 54);
        assertFalse(detector.cutBefore(Clips.moving(size, 3)));
        assertFalse(detector.cutBefore(Clips.moving(size, 5)));
    }
}
