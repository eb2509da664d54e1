package diorama.pipeline.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.RawDepth;
import diorama.depth.StabiliseOptions;
import diorama.image.RgbaImage;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.network.FrameDepth;
import diorama.video.read.VideoFrame;
import diorama.video.write.Clips;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MotionStageTest {
    private static final Size MAP = new Size(32, 18);
    private static final Size SIZE = new Size(64, 36);
    private static final int FRAMES = 17;
    private static final int EVERY = 4;

    private static RawDepth trembling(int frame) {
        Random random = new Random(frame);
        float[] values = new float[MAP.pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.5f + 0.1f * random.nextFloat();
        }
        return new RawDepth(MAP, values, DepthKind.INVERSE_RELATIVE);
    }

    private static FrameDepth looks() {
        return new FrameDepth() {
            @Override
            public RawDepth estimate(RgbaImage frame) {
                throw new AssertionError();
            }

            @Override
            public int every(long frameBytes) {
                return EVERY;
            }

            @Override
            public boolean guessed() {
                return true;
            }
        };
    }

    private static StereoJob job(String motionFrames) {
        StereoJob j = StereoJob.DEFAULTS;
        StabiliseOptions steady = StabiliseOptions.SCHEMA.withText(
                j.stabilise(), StabiliseOptions.SCHEMA.option("motion-frames"), motionFrames);
        return j.with(steady);
    }

    /** Whoever wants no mean has what the network said where it has looked, and moved depth between. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "6"})
    void framesThatWereLookedAtKeepTheirOwnWhereNoMeanIsWanted(String motionFrames) {
        MotionStage stage = new MotionStage(job(motionFrames), looks(), 1 << 16);
        List<Known> out = new ArrayList<>();
        RawDepth passed = new RawDepth(new Size(1, 1), new float[1], DepthKind.INVERSE_RELATIVE);
        for (int i = 0; i < FRAMES; i++) {
            VideoFrame frame = new VideoFrame(i, i, i, 1, Clips.moving(SIZE, i));
            stage.accept(new Known(frame, i % EVERY == 0 ? trembling(i) : passed, i == 0), out::add);
        }
        stage.flush(out::add);
        assertEquals(FRAMES, out.size());
        for (int i = 0; i < FRAMES; i++) {
            float[] got = out.get(i).depth().values();
            assertEquals(MAP, out.get(i).depth().size(), "frame " + i);
            if (i % EVERY == 0 && motionFrames.equals("0")) {
                assertArrayEquals(trembling(i).values(), got, "frame " + i);
            } else if (i % EVERY == 0) {
                assertFalse(Arrays.equals(trembling(i).values(), got), "frame " + i);
            }
        }
    }
}
