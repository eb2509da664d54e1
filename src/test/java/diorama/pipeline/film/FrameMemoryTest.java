package diorama.pipeline.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameMemoryTest {
    private static final byte[] SOME = {1, 2, 3};

    @Test
    void whatIsKeptIsThereAgain() {
        for (Optional<byte[]> network : List.of(Optional.<byte[]>empty(), Optional.of(SOME))) {
            for (Optional<byte[]> motion :
                    List.of(Optional.<byte[]>empty(), Optional.of(new byte[0]), Optional.of(SOME))) {
                FrameMemory back =
                        FrameMemory.of(new FrameMemory(network, motion).bytes()).orElseThrow();
                assertEquals(network.isPresent(), back.network().isPresent());
                assertArrayEquals(network.orElse(SOME), back.network().orElse(SOME));
                assertEquals(motion.isPresent(), back.motion().isPresent());
                assertArrayEquals(motion.orElse(SOME), back.motion().orElse(SOME));
            }
        }
    }

    @Test
    void whatIsBrokenAnywhereIsNotThere() {
        byte[] whole = new FrameMemory(Optional.of(SOME), Optional.of(SOME)).bytes();
        for (int i = 0; i < whole.length; i++) {
            byte[] broken = whole.clone();
            broken[i] ^= 16;
            assertTrue(FrameMemory.of(broken).isEmpty(), "byte " + i);
            assertTrue(FrameMemory.of(Arrays.copyOf(whole, i)).isEmpty(), "cut after " + i);
        }
    }
}
