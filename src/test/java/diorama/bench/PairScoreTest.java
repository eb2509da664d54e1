package diorama.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.depth.DepthOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Floors of the right view's likeness to a second rendered camera; the pair is a detail of the sample scene, CC0, ours. */
class PairScoreTest {
    private static final Path PAIR = Path.of("src/test/resources/pair/table");
    private static final DepthOptions RAW = new DepthOptions("any", 0, false, 0, 0, false, "cpu");

    @Test
    void aSharpMapGivesTheOtherCamerasPicture() throws IOException {
        PairScore.Pair pair = PairScore.Pair.read(PAIR);
        PairScore.Score score = pair.score(PairScore.rightView(pair, pair.disparity(), DepthOptions.DEFAULTS));
        assertTrue(score.inFrame() > 30.0 && score.disoccluded() > 20.5, "frame, seen, disoccluded dB: " + score);
    }

    @Test
    void aSoftMapIsNearlyAsGood() throws IOException {
        PairScore.Pair pair = PairScore.Pair.read(PAIR);
        PairScore.Score score =
                pair.score(PairScore.rightView(pair, pair.softDisparity(PairScore.SOFT_SIGMA), DepthOptions.DEFAULTS));
        assertTrue(score.inFrame() > 29.2, "frame, seen, disoccluded dB: " + score);
    }

    @Test
    void conditioningASoftMapIsWorthThreeDecibel() throws IOException {
        PairScore.Pair pair = PairScore.Pair.read(PAIR);
        var soft = pair.softDisparity(PairScore.SOFT_SIGMA);
        PairScore.Score raw = pair.score(PairScore.rightView(pair, soft, RAW));
        PairScore.Score conditioned = pair.score(PairScore.rightView(pair, soft, DepthOptions.DEFAULTS));
        assertTrue(conditioned.inFrame() > raw.inFrame() + 3, raw + " raw, conditioned " + conditioned);
    }
}
