package diorama.pipeline.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.depth.RawDepth;
import diorama.onnx.TinyOnnx;
import diorama.video.track.Packets;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames that go through a network together, or on several devices, come out as if each had gone alone. */
class NetworkFramesTest extends NetworkFilms {
    private static void assertSame(List<RawDepth> wanted, List<RawDepth> got, float tolerance) {
        assertEquals(FRAMES, got.size());
        for (int i = 0; i < FRAMES; i++) {
            assertArrayEquals(wanted.get(i).values(), got.get(i).values(), tolerance, "frame " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"2,false", "5,false", "64,false", "6,true"})
    void aBatchSaysOfEachFrameWhatItSaysOfItAlone(String batch, String mirrored) throws IOException {
        List<RawDepth> alone = depths(source(model(), "tta", mirrored));
        DepthSource together = source(model(), "batch", batch, "tta", mirrored);
        assertSame(alone, depths(together), LEVEL);
        assertEquals(mirrored.equals("true") ? 2L * FRAMES : FRAMES, together.inferences());
        assertEquals(List.of(), told);
    }

    @Test
    void aBatchGoesThroughTheNetworkInOneRun() throws IOException {
        List<Integer> given = new ArrayList<>();
        List<RawDepth> out = new ArrayList<>();
        try (DepthSource source = source(model(), "batch", "4");
                FrameDepth frames = FrameDepth.of(source)) {
            for (int i = 0; i < 9; i++) {
                frames.push(Clips.moving(SIZE, i), out::add);
                given.add(out.size());
            }
        }
        assertEquals(List.of(0, 0, 0, 4, 4, 4, 4, 8, 8), given);
    }

    @Test
    void framesOfABatchAreFedTogether() throws IOException {
        Path mingling = TinyOnnx.mingling(folder.resolve("m.onnx"));
        List<RawDepth> alone = depths(source(mingling));
        List<RawDepth> together = depths(source(mingling, "batch", "4"));
        assertFalse(Arrays.equals(alone.get(0).values(), together.get(0).values()));
    }

    @Test
    void aNetworkOfSinglePicturesIsAskedOneByOneAndThatIsTold() throws IOException {
        Path one = TinyOnnx.mean(folder.resolve("m.onnx"));
        List<RawDepth> alone = depths(source(one));
        assertEquals(List.of(), told, "nobody asked for a batch");
        assertSame(alone, depths(source(one, "batch", "4")), 0);
        assertEquals(1, told.size(), told.toString());
        assertTrue(told.get(0).contains("takes one picture at a time (image float32[1,3,?,?])"), told.toString());
    }

    @Test
    void aNetworkThatTakesSeveralInNameOnlyIsAskedOneByOneAndThatIsTold() throws IOException {
        Path one = TinyOnnx.severalInNameOnly(folder.resolve("m.onnx"));
        List<RawDepth> alone = depths(source(one));
        assertSame(alone, depths(source(one, "batch", "4")), 0);
        assertEquals(1, told.size(), told.toString());
        assertTrue(told.get(0).contains("refuses 4 pictures at once"), told.toString());
    }

    @ParameterizedTest
    @CsvSource({"'cpu,cpu',1", "'cpu,cpu,cpu',4"})
    void severalDevicesSayWhatOneSaysInTheSameOrder(String devices, String batch) throws IOException {
        List<RawDepth> one = depths(source(model()));
        DepthSource several = source(model(), "device", devices, "batch", batch);
        assertSame(one, depths(several), batch.equals("1") ? 0 : LEVEL);
        assertEquals(FRAMES, several.inferences());
    }

    @Test
    void everyDeviceHasAThreadOfItsOwn() throws IOException {
        try (DepthSource source = source(model(), "device", "cpu,cpu,cpu");
                FrameDepth frames = FrameDepth.of(source)) {
            for (int i = 0; i < 3; i++) {
                frames.push(Clips.moving(SIZE, i), made -> {});
            }
            assertTrue(devicesAtWork() >= 3);
        }
    }

    private static long devicesAtWork() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("diorama-device"))
                .count();
    }

    @ParameterizedTest
    @CsvSource({"cpu,8", "'cpu,cpu',3"})
    void aFilmGoneOnWithIsTheSameWhereverItsBatchesLay(String devices, String batch) throws IOException {
        Path model = model();
        Path in = film();
        Path whole = folder.resolve("whole.mkv");
        Path film = folder.resolve("film.mkv");
        for (Path out : List.of(whole, film)) {
            for (int stop : out == film ? new int[] {7, 17, Integer.MAX_VALUE} : new int[] {Integer.MAX_VALUE}) {
                convert(in, out, source(model, "device", devices, "batch", batch), stop);
            }
        }
        assertEquals(FRAMES, Packets.pictures(film).size());
        assertEquals(Packets.pictures(whole), Packets.pictures(film));
    }
}
