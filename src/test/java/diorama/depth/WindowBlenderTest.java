package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowBlenderTest {
    private static final FilmMemory AUTHORS = new FilmMemory(32, 10, 2, "", Map.of());

    @Test
    void theFramesOfTheNextWindowAreTheAuthorsKeyFrames() {
        assertEquals(
                List.of(0, 12, 24, 25, 26, 27, 28, 29, 30, 31),
                IntStream.range(0, 10).map(AUTHORS::key).boxed().toList());
        assertEquals(22, AUTHORS.step());
    }

    /** A frame's true depth. */
    private static float[] truth(int frame) {
        return new float[] {1 + frame, 2 + frame % 5, 9 - frame % 3, 4};
    }

    /** What a window of the shot says, and which frame each of its maps is of. */
    private static List<float[]> window(List<Integer> frames, float scale, float shift) {
        List<float[]> maps = new ArrayList<>();
        for (int frame : frames) {
            float[] map = truth(frame);
            for (int i = 0; i < map.length; i++) {
                map[i] = scale * map[i] + shift;
            }
            maps.add(map);
        }
        return maps;
    }

    @Test
    void windowsOfAnyScaleAndShiftMakeOneFilm() {
        WindowBlender blender = new WindowBlender(AUTHORS);
        List<float[]> film = new ArrayList<>();
        List<Integer> frames = IntStream.range(0, 32).boxed().toList();
        float[][] sizes = {{1, 0}, {0.5f, 3}, {4, 1}, {2, 0.5f}};
        for (float[] size : sizes) {
            film.addAll(blender.add(window(frames, size[0], size[1])));
            List<Integer> next = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                next.add(frames.get(AUTHORS.key(i)));
            }
            int last = frames.get(31);
            IntStream.rangeClosed(last + 1, last + 22).forEach(next::add);
            frames = next;
        }
        assertEquals(32 + 3 * 22 - 8, film.size());
        film.addAll(blender.end());
        assertEquals(32 + 3 * 22, film.size());
        for (int i = 0; i < film.size(); i++) {
            assertArrayEquals(truth(i), film.get(i), 2e-4f, "frame " + i);
        }
    }

    @Test
    void whatWindowsSayOfTheSameFramesIsBlendedFromOneToTheOther() {
        FilmMemory rule = new FilmMemory(8, 4, 1, "", Map.of());
        WindowBlender blender = new WindowBlender(rule);
        List<float[]> first = new ArrayList<>();
        List<float[]> second = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            first.add(new float[] {0, 1, 5});
            // the frame that both are aligned by is the same to both
            second.add(i == 0 ? new float[] {0, 1, 5} : new float[] {0, 1, 8});
        }
        assertEquals(5, blender.add(first).size());
        List<float[]> settled = blender.add(second);
        float[] wanted = {5, 6.5f, 8, 8};
        for (int i = 0; i < 4; i++) {
            assertArrayEquals(new float[] {0, 1, wanted[i]}, settled.get(i), 1e-5f, "frame " + (5 + i));
        }
    }
}
