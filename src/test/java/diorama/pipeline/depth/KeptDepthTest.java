package diorama.pipeline.depth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.cache.DepthCache;
import diorama.depth.DepthOptions;
import diorama.depth.ImportOptions;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
import diorama.image.Picture;
import diorama.image.RgbaImage;
import diorama.onnx.GraphWriter;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.photo.Lens;
import diorama.pipeline.photo.Photo;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A second run with other settings of stereo asks the network nothing, and nobody sees where depth came from. */
class KeptDepthTest extends KeptDepths {
    /** A network without a camera of its own is not said to have found the one that somebody typed. */
    @Test
    void aTypedFieldOfViewIsNotKeptAsThePictures() {
        DepthSource plain = source(cache, 32);
        Picture picture = picture(Clips.moving(new Size(64, 36), 10));
        DepthChoice choice = new DepthChoice(Optional.empty(), false, false, cache, ImportOptions.DEFAULTS);
        try (DepthSource typed =
                new DepthSource(ModelCatalogue.read(Path.of("models")), plain.options(), choice, new Lens(90, 0, 0))) {
            assertTrue(typed.photo(folder.resolve("a.png"), picture)
                    .picture()
                    .focalPx()
                    .isEmpty());
        }
        try (plain) {
            assertTrue(plain.photo(folder.resolve("a.png"), picture)
                    .picture()
                    .focalPx()
                    .isEmpty());
            assertEquals(0, plain.inferences());
        }
    }

    /** Of a network of two files the weights are as much of it as the graph. */
    @Test
    void depthOfOtherWeightsIsNotTaken() throws IOException {
        Picture picture = picture(Clips.moving(new Size(64, 36), 10));
        for (float weight : new float[] {1, -1}) {
            GraphWriter graph = new GraphWriter().opset(13).weightsIn("m.data");
            graph.input("image", GraphWriter.FLOAT, 1, 3, -1, -1);
            String axis = graph.node(
                    "ReduceMean", List.of("image"), GraphWriter.ints("axes", 1), GraphWriter.integer("keepdims", 0));
            graph.node("Mul", List.of(axis, graph.floats(new float[] {weight}, 1)), "depth")
                    .output("depth", GraphWriter.FLOAT, 1, -1, -1)
                    .write(model);
            try (DepthSource source = source(cache, 32)) {
                source.raw(picture);
                assertEquals(1, source.inferences(), "weight " + weight);
            }
        }
    }

    @Test
    void aMapOfAnotherShapeIsRefusedOnlyWhereSomebodyNamedIt() throws IOException {
        Path photo = folder.resolve("a.png");
        ImageFiles.write(Clips.moving(new Size(64, 36), 10), photo);
        Path map = folder.resolve("a_depth.png");
        DepthFiles.write(DepthMap.constant(new Size(32, 32), 0.5f), map);
        DepthChoice found = new DepthChoice(Optional.empty(), true, true, cache, ImportOptions.DEFAULTS);
        DepthOptions options = source(cache, 32).options();
        try (DepthSource source = new DepthSource(ModelCatalogue.read(Path.of("models")), options, found)) {
            String from = source.photo(photo).depthFrom();
            assertTrue(from.contains("as the map a_depth.png has 32x32 px, another shape"), from);
        }
        DepthChoice named = found.with(Optional.of(map));
        try (DepthSource source = new DepthSource(ModelCatalogue.read(Path.of("models")), options, named)) {
            assertThrows(UserError.class, () -> source.photo(photo));
        }
    }

    @Test
    void aSecondLookAtAPhotoAsksTheNetworkNothing() throws IOException {
        Path photo = folder.resolve("photo.png");
        ImageFiles.write(Clips.moving(new Size(90, 60), 9), photo);
        float[] first;
        try (DepthSource source = source(cache, 0)) {
            first = source.photo(photo).depth().inverseDepth();
            assertEquals(1, source.inferences());
        }
        Path moved = Files.move(photo, folder.resolve("another name.png"));
        try (DepthSource source = source(cache, 0)) {
            Photo again = source.photo(moved);
            assertArrayEquals(first, again.depth().inverseDepth());
            assertEquals(0, source.inferences());
            assertTrue(again.depthFrom().endsWith("kept from before"), again.depthFrom());
        }
        try (DepthSource source = source(DepthCache.none(), 0)) {
            assertArrayEquals(first, source.photo(moved).depth().inverseDepth(), "the same without a cache");
            assertEquals(1, source.inferences());
        }
    }

    @Test
    void anotherPictureResolutionOrNetworkIsAnotherEntry() throws IOException {
        RgbaImage image = Clips.moving(new Size(90, 60), 9);
        try (DepthSource source = source(cache, 0)) {
            source.raw(picture(image));
        }
        try (DepthSource source = source(cache, 48)) {
            source.raw(picture(image));
            source.raw(picture(Clips.moving(new Size(90, 60), 10)));
            assertEquals(2, source.inferences());
        }
        Files.writeString(
                folder.resolve("m.json"),
                "{\"input\":\"image\",\"size\":{\"side\":32,\"multipleOf\":8},\"kind\":\"distance-relative\"}");
        try (DepthSource source = source(cache, 0)) {
            source.raw(picture(image));
            assertEquals(1, source.inferences());
        }
        assertEquals(4, cache.summary().entries());
    }

    @Test
    void tilesAndMirrorsAreKeptByThemselves() {
        RgbaImage image = Clips.moving(new Size(96, 64), 9);
        for (boolean again : new boolean[] {false, true}) {
            for (String[] pair : new String[][] {{"tiles", "3"}, {"tta", "true"}, {"tiles", "0"}}) {
                try (DepthSource plain = source(cache, 0)) {
                    DepthOptions options =
                            DepthOptions.SCHEMA.withText(plain.options(), DepthOptions.SCHEMA.option(pair[0]), pair[1]);
                    try (DepthSource source = new DepthSource(
                            ModelCatalogue.read(Path.of("models")),
                            options,
                            new DepthChoice(Optional.empty(), false, false, cache, ImportOptions.DEFAULTS))) {
                        source.raw(picture(image));
                        long once = pair[1].equals("3") ? 1 + 3 * 2 : pair[1].equals("true") ? 2 : 1;
                        assertEquals(again ? 0 : once, source.inferences(), pair[0] + " " + pair[1]);
                    }
                }
            }
        }
    }
}
