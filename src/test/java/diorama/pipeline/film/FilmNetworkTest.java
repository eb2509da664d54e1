package diorama.pipeline.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.depth.RawDepth;
import diorama.onnx.TinyOnnx;
import diorama.pipeline.network.DepthSource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that look at the frames of films together. */
class FilmNetworkTest extends FilmNetworks {
    /** Each window has a scale and shift of its own, but the film has those of the first one throughout. */
    @ParameterizedTest
    @EnumSource(names = {"WINDOW", "TWO_GRAPHS"})
    void windowsOfAShotAreOfOneScale(Kind kind) throws IOException {
        int frames = 21;
        List<RawDepth> film = depths(source(kind), frames);
        List<float[]> means = means(frames);
        double all = 0;
        for (int i = 0; i < 8; i++) {
            for (float v : means.get(i)) {
                all += v / (8.0 * SIZE.pixels());
            }
        }
        for (int i = 0; i < frames; i++) {
            float[] wanted = means.get(i).clone();
            for (int p = 0; p < wanted.length; p++) {
                wanted[p] = (float) Math.max(i < 4 ? -9 : 0, wanted[p] * (1 + all) + all);
            }
            assertArrayEquals(wanted, film.get(i).values(), 2e-3f, "frame " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 8, 9, 12, 13})
    void everyFrameHasItsDepthHoweverManyThereAre(int frames) throws IOException {
        depths(source(Kind.WINDOW), frames);
        depths(source(Kind.TWO_GRAPHS), frames, frames / 2);
    }

    @ParameterizedTest
    @EnumSource
    void aShotBeginsAsIfThereWasNothingBefore(Kind kind) throws IOException {
        List<RawDepth> whole = depths(source(kind), 14, 9);
        List<RawDepth> first = depths(source(kind), 9);
        for (int i = 0; i < 9; i++) {
            assertArrayEquals(first.get(i).values(), whole.get(i).values(), "frame " + i);
        }
        List<RawDepth> uncut = depths(source(kind), 14);
        assertTrue(Math.abs(uncut.get(9).values()[5] - whole.get(9).values()[5]) > 1e-4, "and with it without a cut");
    }

    @Test
    void whatANetworkSaysItIsGivenAgain() throws IOException {
        List<RawDepth> film = depths(source(Kind.STATES), 5);
        List<float[]> means = means(5);
        float said = 0;
        for (int i = 0; i < 5; i++) {
            said = (means.get(i)[40] + said) / 2;
            assertEquals(said, film.get(i).values()[40], 1e-4f, "frame " + i);
        }
    }

    @Test
    void aPictureIsAFilmOfOneFrame() throws IOException {
        RawDepth film = depths(source(Kind.WINDOW), 1).get(0);
        try (DepthSource source = source(Kind.WINDOW)) {
            assertArrayEquals(film.values(), source.estimate(frame(0)).values());
            assertArrayEquals(film.values(), source.estimate(frame(0)).values(), "nothing is left of it");
        }
    }

    @Test
    void whatDoesNotFitIsToldInOneLine() throws IOException {
        source(Kind.TWO_GRAPHS).close();
        Files.delete(folder.resolve("head.onnx"));
        assertFault("its second graph", "{\"frames\":8,\"overlap\":4,\"aligned\":2,\"head\":\"head.onnx\"}");
        assertFault("film wants frames > overlap", "{\"frames\":8,\"overlap\":8,\"aligned\":2}");
        assertFault("got 'film.window', want some of frames", "{\"window\":8}");
        assertFault("film.states.past: got '3', want text", "{\"states\":{\"past\":3}}");
        TinyOnnx.window(folder.resolve("m.onnx"), 9);
        assertFault("takes 9 pictures at once", "{\"frames\":8,\"overlap\":4,\"aligned\":2}");
        TinyOnnx.remembering(folder.resolve("m.onnx"), 32, 24);
        assertFault("has no output called 'then'", "{\"states\":{\"past\":\"then\"}}");
    }
}
