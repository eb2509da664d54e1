package diorama.pipeline.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.depth.DepthOptions;
import diorama.depth.ImportOptions;
import diorama.image.DepthFiles;
import diorama.image.FloatFiles;
import diorama.image.FloatMap;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.io.SceneFiles;
import diorama.io.scene.ExportOptions;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import diorama.onnx.GraphWriter;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.TinyOnnx;
import diorama.pipeline.frame.Preparation;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.network.DepthSource;
import diorama.relief.ReliefOptions;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A metre stays a metre, from the network or map to the mesh. */
class MetricDepthTest {
    @TempDir
    Path folder;

    private Photo photo(Optional<Path> map, Path photo, String model) {
        DepthOptions options =
                DepthOptions.SCHEMA.withText(DepthOptions.DEFAULTS, DepthOptions.SCHEMA.option("model"), model);
        DepthChoice choice = DepthChoice.MODEL.with(map);
        try (DepthSource source = new DepthSource(ModelCatalogue.read(Path.of("models")), options, choice)) {
            return source.photo(photo);
        }
    }

    private Path grey(Size size, int left, int right) {
        RgbaImage image = RgbaImage.allocate(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int v = x < size.width() / 2 ? left : right;
                image.setArgb(x, y, 0xff000000 | v << 16 | v << 8 | v);
            }
        }
        Path file = folder.resolve("photo" + left + ".png");
        ImageFiles.write(image, file);
        return file;
    }

    /** Distances of all vertices of the mesh that shows the picture itself, metres. */
    private static double[] distances(Photo photo) {
        Scene scene = PhotoToRelief.scene(photo, DepthOptions.DEFAULTS, ReliefOptions.DEFAULTS, PhotoToRelief.REACH);
        Mesh front = scene.meshes().get(0);
        double[] z = new double[front.positions().length / 3];
        for (int i = 0; i < z.length; i++) {
            z[i] = -front.positions()[3 * i + 2];
        }
        return z;
    }

    private Path map(Size size, float left, float right) {
        float[] metres = new float[size.pixels()];
        for (int i = 0; i < metres.length; i++) {
            metres[i] = i % size.width() < size.width() / 2 ? left : right;
        }
        Path file = folder.resolve("map.exr");
        FloatFiles.write(new FloatMap(size, metres), file, true);
        return file;
    }

    @Test
    void aWallAtThreeMetresIsAtThreeMetres() throws IOException {
        Size size = new Size(96, 64);
        Photo photo = photo(Optional.of(map(size, 3, 3)), grey(size, 90, 90), "diorama-depth");
        for (double z : distances(photo)) {
            assertEquals(3.00, z, 0.0005 /* metres */);
        }
        Scene scene = PhotoToRelief.scene(photo, DepthOptions.DEFAULTS, ReliefOptions.DEFAULTS, PhotoToRelief.REACH);
        Path glb = folder.resolve("wall.glb");
        SceneFiles.write(scene, glb, ExportOptions.DEFAULTS);
        assertEquals(-3.00, leastZ(glb), 0.0005, "in the file");
    }

    @Test
    void twoWallsOfAMapKeepTheirMetres() {
        Size size = new Size(96, 64);
        Photo photo = photo(Optional.of(map(size, 1, 2.5f)), grey(size, 30, 200), "diorama-depth");
        double[] z = distances(photo);
        assertEquals(1.00, Arrays.stream(z).min().orElseThrow(), 0.0005);
        assertEquals(2.50, Arrays.stream(z).max().orElseThrow(), 0.0005);
    }

    @Test
    void aMetricNetworksMetresGoIntoTheMesh() throws IOException {
        // mean of the channels in tenths: grey 51 is 2 m, grey 102 is 4 m
        Path model = TinyOnnx.mean(folder.resolve("m.onnx"));
        Files.writeString(
                folder.resolve("m.json"),
                "{\"input\":\"image\",\"size\":{\"side\":64,\"multipleOf\":32},\"kind\":\"metric-metres\","
                        + "\"std\":[0.1,0.1,0.1]}");
        Photo photo = photo(Optional.empty(), grey(new Size(96, 64), 51, 102), model.toString());
        assertEquals(2, photo.metric().orElseThrow().near(), 1e-3f);
        assertEquals(4, photo.metric().orElseThrow().far(), 1e-3f);
        double[] z = distances(photo);
        assertEquals(2.00, Arrays.stream(z).min().orElseThrow(), 0.002);
        assertEquals(4.00, Arrays.stream(z).max().orElseThrow(), 0.002);
        Path exr = folder.resolve("out.exr");
        DepthOutputs.write(photo, DepthFormat.EXR, ReliefOptions.DEFAULTS, exr);
        float[] metres = DepthFiles.stored(exr, "").map().values();
        assertEquals(2, metres[5 * 96 + 5], 0.002f);
        assertEquals(4, metres[5 * 96 + 90], 0.002f);
    }

    /** A network like Depth Pro: metres for the camera that it believes in, and that camera's focal length in px as fed. */
    private Path withFocal(double focalPx) throws IOException {
        GraphWriter graph = new GraphWriter().input("image", GraphWriter.FLOAT, 1, 3, -1, -1);
        graph.node(
                "ReduceMean",
                List.of("image"),
                "depth",
                GraphWriter.ints("axes", 1),
                GraphWriter.integer("keepdims", 0));
        graph.node("Identity", List.of(graph.floats(new float[] {(float) focalPx}, 1)), "focal");
        Files.writeString(
                folder.resolve("f.json"),
                "{\"input\":\"image\",\"output\":\"depth\",\"size\":{\"side\":64,\"multipleOf\":32},"
                        + "\"kind\":\"metric-metres\",\"std\":[0.1,0.1,0.1],\"focal\":{\"output\":\"focal\"}}");
        return graph.opset(13)
                .output("depth", GraphWriter.FLOAT, 1, -1, -1)
                .output("focal", GraphWriter.FLOAT, 1)
                .write(folder.resolve("f.onnx"));
    }

    private static double left(Photo photo, ReliefOptions options) {
        Mesh front = PhotoToRelief.scene(photo, DepthOptions.DEFAULTS, options, PhotoToRelief.REACH)
                .meshes()
                .get(0);
        double least = 0;
        for (int i = 0; i < front.positions().length; i += 3) {
            least = Math.min(least, front.positions()[i]);
        }
        return least;
    }

    @Test
    void aMetreIsAMetreWideByTheNetworksOwnCamera() throws IOException {
        Size size = new Size(192, 128); // fed as 96 x 64: 80 px there are 160 px here
        Path model = withFocal(80);
        Photo photo = photo(Optional.empty(), grey(size, 51, 51 + 25), model.toString());
        assertEquals(160, photo.picture().focalPx().orElseThrow(), 1e-3);
        // 80 px of what is 2 m away are 1.00 m; the left border is 96 px from the middle
        assertEquals(-1.20, left(photo, ReliefOptions.DEFAULTS), 0.005);
    }

    @Test
    void theUsersCameraGoesBeforeTheNetworksAndWidthsStay() throws IOException {
        Path model = withFocal(80);
        DepthOptions options = DepthOptions.SCHEMA.withText(
                DepthOptions.DEFAULTS, DepthOptions.SCHEMA.option("model"), model.toString());
        ReliefOptions wide = ReliefOptions.SCHEMA.with(ReliefOptions.DEFAULTS, ReliefOptions.SCHEMA.option("fov"), 90f);
        try (DepthSource source = new DepthSource(
                ModelCatalogue.read(Path.of("models")), options, DepthChoice.MODEL, new Lens(90, 0, 0))) {
            Photo photo = source.photo(grey(new Size(192, 128), 51, 51 + 25));
            // a lens of 96 instead of 160 px: what it shows so large is nearer
            assertEquals(2 * 96 / 160.0, photo.metric().orElseThrow().near(), 2e-3);
            assertEquals(-1.20, left(photo, wide), 0.005);
        }
    }

    @Test
    void theRangeThatIsWantedGoesBeforeTheScenes() {
        Size size = new Size(96, 64);
        DepthChoice choice = DepthChoice.MODEL.with(Optional.of(map(size, 2, 40)));
        try (DepthSource source =
                new DepthSource(ModelCatalogue.read(Path.of("models")), plain(), choice, new Lens(0, 0, 10))) {
            Photo photo = source.photo(grey(size, 30, 200));
            assertEquals(10, photo.metric().orElseThrow().far());
            double[] z = distances(photo);
            assertEquals(2.00, Arrays.stream(z).min().orElseThrow(), 0.005);
            assertEquals(10.00, Arrays.stream(z).max().orElseThrow(), 0.005);
            float[] written = DepthOutputs.numbers(photo).values();
            assertEquals(10.00f, written[size.pixels() - 1], 0.005f, "in files as well");
        }
        assertEquals("near-metres: got 3.0, want less than far-metres, 2.0", Clips.error(() -> new Lens(0, 3, 2)));
    }

    @Test
    void theFocalLengthShrinksWithThePicture() {
        Size size = new Size(200, 100);
        diorama.image.Picture picture = ImageFiles.picture(grey(size, 10, 20)).withFocal(240);
        Preparation half = new Preparation(
                diorama.image.Turn.NONE, new diorama.image.Crop(size, 40, 0, new Size(120, 100)), new Size(60, 50));
        assertEquals(120, half.of(picture).focalPx().orElseThrow(), 1e-9);
        assertEquals(240, Preparation.none(size).of(picture).focalPx().orElseThrow(), 1e-9);
    }

    @Test
    void whatLiesBeyondTheRangeIsWrittenWithItsOwnDistance() {
        Size size = new Size(100, 50);
        float[] metres = new float[size.pixels()];
        Arrays.fill(metres, 2);
        metres[0] = 80;
        metres[size.pixels() - 1] = 0.25f;
        Path file = folder.resolve("map.npy");
        FloatFiles.write(new FloatMap(size, metres), file, true);
        ImportOptions read = ImportOptions.SCHEMA.withText(
                ImportOptions.DEFAULTS, ImportOptions.SCHEMA.option("depth-kind"), "metres");
        read = ImportOptions.SCHEMA.withText(read, ImportOptions.SCHEMA.option("depth-far"), "5");
        DepthChoice choice = new DepthChoice(Optional.of(file), false, false, diorama.cache.DepthCache.none(), read);
        try (DepthSource source = new DepthSource(ModelCatalogue.read(Path.of("models")), plain(), choice)) {
            Photo photo = source.photo(grey(size, 9, 9));
            assertEquals(5, photo.metric().orElseThrow().far());
            float[] back = DepthOutputs.numbers(photo).values();
            assertEquals(80, back[0], 1e-3f);
            assertEquals(2, back[2000], 1e-4f);
        }
    }

    @Test
    void edgesAndNormalsShowWhatTheyAreCalled() {
        Size size = new Size(96, 64);
        Photo photo = photo(Optional.of(map(size, 1, 2.5f)), grey(size, 30, 200), "diorama-depth");
        Path edges = folder.resolve("edges.png");
        DepthOutputs.write(photo, DepthFormat.EDGES, ReliefOptions.DEFAULTS, edges);
        float[] white = DepthFiles.read(edges).inverseDepth();
        assertEquals(0, white[20 * 96 + 10]);
        int row = 0;
        for (int x = 0; x < 96; x++) {
            row += white[20 * 96 + x] > 0.5f ? 1 : 0;
        }
        assertTrue(row >= 2 && row <= 4, "white in a row: " + row);
        Path normals = folder.resolve("normals.png");
        DepthOutputs.write(photo, DepthFormat.NORMALS, ReliefOptions.DEFAULTS, normals);
        int facing = ImageFiles.read(normals).argb(20, 20);
        assertEquals(0xff8080ff, facing, "a wall faces the camera");
    }

    /** Least z of the positions of a GLB's first mesh, by its accessor's bounds. */
    private static double leastZ(Path glb) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(glb)).order(ByteOrder.LITTLE_ENDIAN);
        String json = new String(bytes.array(), 20, bytes.getInt(12), StandardCharsets.UTF_8);
        var root = com.google.gson.JsonParser.parseString(json).getAsJsonObject();
        for (var accessor : root.getAsJsonArray("accessors")) {
            var min = accessor.getAsJsonObject().getAsJsonArray("min");
            if (min != null && min.size() == 3) {
                return min.get(2).getAsDouble();
            }
        }
        throw new AssertionError("no bounds");
    }

    /** Depth as it comes, without any care for edges. */
    private static DepthOptions plain() {
        DepthOptions plain =
                DepthOptions.SCHEMA.withText(DepthOptions.DEFAULTS, DepthOptions.SCHEMA.option("edge-snap"), "false");
        return DepthOptions.SCHEMA.withText(plain, DepthOptions.SCHEMA.option("edge-dilation"), "0");
    }
}
