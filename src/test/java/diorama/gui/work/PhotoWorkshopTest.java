package diorama.gui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.depth.DepthOptions;
import diorama.depth.ImportOptions;
import diorama.depth.MapKind;
import diorama.gui.state.Document;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Settings;
import diorama.gui.state.Source;
import diorama.image.FloatFiles;
import diorama.image.FloatMap;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.TinyOnnx;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.photo.Lens;
import diorama.pipeline.photo.Photo;
import diorama.pipeline.photo.PhotoToRelief;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefOptions;
import diorama.video.option.EncodeOptions;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A photo in the studio stands where the command line's mesh of it stands. */
class PhotoWorkshopTest {
    private static final Size SIZE = new Size(96, 64);

    @TempDir
    Path folder;

    /** Left half of one grey, right half of another. */
    private Path photo(int left, int right) {
        RgbaImage image = RgbaImage.allocate(SIZE);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                int v = x < SIZE.width() / 2 ? left : right;
                image.setArgb(x, y, 0xff000000 | v << 16 | v << 8 | v);
            }
        }
        Path file = folder.resolve("photo.png");
        ImageFiles.write(image, file);
        return file;
    }

    private static ReliefOptions relief(String... namesAndValues) {
        ReliefOptions options = ReliefOptions.DEFAULTS;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options = ReliefOptions.SCHEMA.withText(
                    options, ReliefOptions.SCHEMA.option(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return options;
    }

    /** A network that says metres: the mean of the channels in tenths of a metre of a level. */
    private DepthOptions metric(String more) throws IOException {
        Path model = TinyOnnx.mean(folder.resolve("m.onnx"));
        Files.writeString(
                folder.resolve("m.json"),
                "{\"input\":\"image\",\"size\":{\"side\":64,\"multipleOf\":32},\"kind\":\"metric-metres\","
                        + "\"std\":[0.1,0.1,0.1]" + more + "}");
        return DepthOptions.SCHEMA.withText(
                DepthOptions.DEFAULTS, DepthOptions.SCHEMA.option("model"), model.toString());
    }

    @Test
    void picturesThatMoveAreFilms() {
        for (String name : List.of("a.gif", "a.apng", "still.gif")) {
            long[] times = name.startsWith("still") ? new long[1] : new long[] {0, 100, 250};
            Path file = Clips.write(folder.resolve(name), SIZE, EncodeOptions.DEFAULTS, times);
            try (PhotoWorkshop workshop =
                    new PhotoWorkshop(() -> ModelCatalogue.read(Path.of("models")), DepthChoice.MODEL)) {
                Document document =
                        workshop.open(Source.of(file), Settings.DEFAULTS.recipe(), Progress.NONE, new CancelToken());
                assertEquals(
                        times.length == 1 ? 0 : 3,
                        document.film().map(f -> f.times().frames()).orElse(0),
                        name);
            }
        }
    }

    @Test
    void aPictureThatMovesIsAPhotoWhereItsDepthDoesNot() throws IOException {
        Path file = Clips.write(folder.resolve("a.gif"), SIZE, EncodeOptions.DEFAULTS, 0, 100, 250);
        Path still = folder.resolve("a_depth.png");
        Path moving = Clips.write(folder.resolve("moving.gif"), SIZE, EncodeOptions.DEFAULTS, 0, 100, 250);
        Files.copy(photo(51, 102), still);
        try (PhotoWorkshop workshop =
                new PhotoWorkshop(() -> ModelCatalogue.read(Path.of("models")), DepthChoice.AUTO)) {
            Document beside =
                    workshop.open(Source.of(file), Settings.DEFAULTS.recipe(), Progress.NONE, new CancelToken());
            assertEquals(Optional.empty(), beside.film());
            assertEquals(Optional.of(still), beside.source().depth());
            Source filmed = new Source(file, Optional.of(moving));
            assertEquals(
                    3,
                    workshop.open(filmed, Settings.DEFAULTS.recipe(), Progress.NONE, new CancelToken())
                            .film()
                            .orElseThrow()
                            .times()
                            .frames());
        }
    }

    private static PhotoGeometry inStudio(Path file, Optional<Path> map, DepthOptions depth, ReliefOptions... steps) {
        try (PhotoWorkshop workshop =
                new PhotoWorkshop(() -> ModelCatalogue.read(Path.of("models")), DepthChoice.MODEL)) {
            Document document = workshop.open(
                    new Source(file, map), new SceneObject.Recipe(depth, steps[0]), Progress.NONE, new CancelToken());
            for (ReliefOptions step : steps) {
                document = workshop.complete(
                        document, new SceneObject.Recipe(depth, step), Progress.NONE, new CancelToken());
            }
            return document.relief().orElseThrow().geometry();
        }
    }

    private static PhotoGeometry byCommand(Path file, Optional<Path> map, DepthOptions depth, ReliefOptions relief) {
        try (DepthSource source = new DepthSource(
                ModelCatalogue.read(Path.of("models")), depth, DepthChoice.MODEL.with(map), Lens.of(relief))) {
            Photo photo = source.photo(file);
            return PhotoToRelief.geometry(photo, relief);
        }
    }

    @Test
    void metresOfANetworkAndTheirBoundsAreThoseOfTheMesh() throws IOException {
        Path file = photo(51, 102); // 2 and 4 m
        DepthOptions depth = metric("");
        PhotoGeometry own = inStudio(file, Optional.empty(), depth, ReliefOptions.DEFAULTS);
        assertEquals(2, own.near(), 1e-3 /* m */);
        assertEquals(4, own.far(), 1e-3 /* m */);
        ReliefOptions bounded = relief("near-metres", "2.5", "far-metres", "3");
        PhotoGeometry asked = inStudio(file, Optional.empty(), depth, ReliefOptions.DEFAULTS, bounded);
        assertEquals(2.5, asked.near(), 1e-6);
        assertEquals(3, asked.far(), 1e-6);
        assertEquals(byCommand(file, Optional.empty(), depth, bounded), asked);
    }

    @Test
    void boundsGoBeforeTheMetresOfAMap() {
        float[] metres = new float[SIZE.pixels()];
        for (int i = 0; i < metres.length; i++) {
            metres[i] = i % SIZE.width() < 48 ? 2 : 40;
        }
        Path map = folder.resolve("map.exr");
        FloatFiles.write(new FloatMap(SIZE, metres), map, true);
        ReliefOptions bounded = relief("far-metres", "12");
        PhotoGeometry asked = inStudio(photo(30, 200), Optional.of(map), DepthOptions.DEFAULTS, bounded);
        assertEquals(2, asked.near(), 1e-6);
        assertEquals(12, asked.far(), 1e-6);
    }

    @Test
    void aMapIsReadAsItsOptionsSay() {
        float[] distance = new float[SIZE.pixels()];
        for (int i = 0; i < distance.length; i++) {
            distance[i] = i % SIZE.width() < 48 ? 1 : 0;
        }
        Path map = folder.resolve("map.exr");
        FloatFiles.write(new FloatMap(SIZE, distance), map, false);
        Source source = new Source(photo(30, 200), Optional.of(map));
        ImportOptions inverted = new ImportOptions(MapKind.INVERSE, true, 0, 0, 0, "auto");
        try (PhotoWorkshop workshop =
                new PhotoWorkshop(() -> ModelCatalogue.read(Path.of("models")), DepthChoice.MODEL)) {
            SceneObject.Recipe plain = Settings.DEFAULTS.recipe();
            Document near = workshop.complete(
                    workshop.open(source, plain, Progress.NONE, new CancelToken()),
                    plain,
                    Progress.NONE,
                    new CancelToken());
            assertEquals(1, atTheLeft(near), 1e-3f);
            assertEquals(Document.Stale.SURFACE, near.staleness(plain.with(inverted)));
            Document far = workshop.complete(near, plain.with(inverted), Progress.NONE, new CancelToken());
            assertEquals(0, atTheLeft(far), 1e-3f);
            assertEquals(Document.Stale.NOTHING, far.staleness(plain.with(inverted)));
        }
    }

    private static float atTheLeft(Document document) {
        return document.relief().orElseThrow().depth().orElseThrow().inverseDepth()[32 * SIZE.width() + 8];
    }

    @Test
    void aNetworkThatAsksForTheCameraIsToldOfAnotherOne() throws IOException {
        Path file = photo(51, 102);
        DepthOptions depth = metric(",\"focal\":{\"canonical\":48}"); // px, as fed
        ReliefOptions wide = relief("fov", "90"); // a focal length of 48 px
        ReliefOptions narrow = relief("fov", "53.1301"); // of 96 px: all is twice as far
        PhotoGeometry after = inStudio(file, Optional.empty(), depth, wide, narrow);
        assertEquals(byCommand(file, Optional.empty(), depth, narrow).near(), after.near(), 1e-6);
        assertEquals(
                2, after.near() / inStudio(file, Optional.empty(), depth, wide).near(), 1e-3);
    }
}
