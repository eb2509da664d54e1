package diorama.gui.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.UserError;
import diorama.depth.DepthKind;
import diorama.depth.RawDepth;
import diorama.gui.Fixtures;
import diorama.gui.PlainDesk;
import diorama.gui.panel.ExportBox;
import diorama.gui.panel.ExportClerk;
import diorama.gui.work.Exporter;
import diorama.gui.work.Workshop;
import diorama.image.ImageFiles;
import diorama.io.SceneImporter;
import diorama.io.scene.ExportOptions;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import diorama.pipeline.job.Timeline;
import diorama.pipeline.photo.Photo;
import diorama.relief.ReliefOptions;
import diorama.relief.SolidOptions;
import diorama.video.file.FilmTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the export box offers, written and read again. */
class ExportTest {
    @TempDir
    private Path folder;

    private static final Document PHOTO = Fixtures.made("photo.png", Settings.DEFAULTS);
    private static final ViewState BOTH = ViewState.empty(Settings.DEFAULTS)
            .reduce(new Action.Open(PHOTO))
            .reduce(new Action.Open(Fixtures.cube("cube.glb", 0, 0, 0)));

    private static Photo photo(Document document) {
        Document.Relief relief = document.relief().orElseThrow();
        RawDepth raw = new RawDepth(Fixtures.SIZE, Fixtures.step().inverseDepth(), DepthKind.INVERSE_RELATIVE);
        return new Photo(document.source().file(), relief.picture(), Fixtures.step(), raw, Optional.empty(), "a map");
    }

    private Path write(Export what, ViewState state, ExportWish wish, String name) {
        Path target = folder.resolve(name);
        Workshop.Goods goods = new Workshop.Goods(
                what, Staging.of(state), state.project().activeObject(), Optional.of(PHOTO), state.settings(), wish);
        new Exporter(ExportTest::photo).write(goods, target, Progress.NONE, new CancelToken());
        return target;
    }

    private Scene scene(ExportWish wish) {
        return SceneImporter.read(write(Export.GLB, BOTH, wish, "scene.glb")).scene();
    }

    private static ExportWish photosAs(SceneExport.Photos kind) {
        return ExportWish.DEFAULTS.with(new SceneExport(false, kind, 4));
    }

    private static long triangles(Scene scene) {
        return scene.meshes().stream().mapToLong(Mesh::triangleCount).sum();
    }

    @Test
    void onlyTheSelectionIsWrittenWhereThatIsWanted() {
        assertEquals(
                12, triangles(scene(ExportWish.DEFAULTS.with(new SceneExport(true, SceneExport.Photos.AS_SHOWN, 2)))));
        assertTrue(triangles(scene(ExportWish.DEFAULTS)) > 12, "else the photo too");
        ViewState none = BOTH.reduce(new Action.Select(Set.of(), 0));
        UserError refused = assertThrows(
                UserError.class,
                () -> write(
                        Export.GLB,
                        none,
                        ExportWish.DEFAULTS.with(new SceneExport(true, SceneExport.Photos.AS_SHOWN, 2)),
                        "none.glb"));
        assertTrue(String.valueOf(refused.getMessage()).contains("selected"), refused.getMessage());
        assertFalse(Files.exists(folder.resolve("none.glb")));
    }

    @Test
    void photosAreMeshedAnewAsTheFileWantsThem() {
        ExportWish grid = photosAs(SceneExport.Photos.MESHED_ANEW)
                .with(ReliefOptions.SCHEMA.withText(
                        ReliefOptions.SCHEMA.withText(
                                ReliefOptions.DEFAULTS, ReliefOptions.SCHEMA.option("subdivisions"), "8"),
                        ReliefOptions.SCHEMA.option("background"),
                        "false"));
        // 8 x 6 cells of two triangles each, and the cube
        assertEquals(2 * 8 * 6 + 12, triangles(scene(grid)));
    }

    @Test
    void photosBecomePoints() {
        Scene scene = scene(photosAs(SceneExport.Photos.POINTS));
        Mesh points = scene.meshes().stream()
                .filter(m -> m.triangleCount() == 0)
                .findFirst()
                .orElseThrow();
        assertEquals(16 * 12, points.vertexCount(), "one for every fourth pixel each way");
        assertThrows(UserError.class, () -> write(Export.STL, BOTH, photosAs(SceneExport.Photos.POINTS), "points.stl"));
    }

    @Test
    void theActivePhotoBecomesAPlateOfMillimetresForPrinters() {
        ExportWish wish = photosAs(SceneExport.Photos.LITHOPHANE)
                .with(SolidOptions.SCHEMA.withText(SolidOptions.DEFAULTS, SolidOptions.SCHEMA.option("pitch"), "2"));
        Scene plate =
                SceneImporter.read(write(Export.STL, BOTH, wish, "plate.stl")).scene();
        Extent extent = Extent.of(plate);
        float longest = 2
                * Math.max(
                        extent.half().x(),
                        Math.max(extent.half().y(), extent.half().z()));
        // readers take the numbers of such files for metres
        assertEquals(100, longest, 0.01);
    }

    @Test
    void wishesForPhotosRestWhereNoneIsShown() {
        ViewState hidden = BOTH.reduce(new Action.SetVisible(Set.of(1), false));
        for (SceneExport.Photos kind : SceneExport.Photos.values()) {
            Path file = write(Export.STL, hidden, photosAs(kind), kind + ".stl");
            assertEquals(12, triangles(SceneImporter.read(file).scene()), kind.name());
        }
        ExportWish selected = ExportWish.DEFAULTS.with(new SceneExport(true, SceneExport.Photos.POINTS, 2));
        Path cube = write(Export.STL, BOTH, selected, "selected.stl");
        assertEquals(12, triangles(SceneImporter.read(cube).scene()), "of what is written none is a photo");
    }

    @Test
    void theBoxClosesWhenAnotherObjectThanItsOwnIsActive() {
        ViewState two = BOTH.reduce(new Action.Open(Fixtures.made("other.png", Settings.DEFAULTS)));
        try (PlainDesk desk = new PlainDesk(History.of(two.reduce(new Action.Select(Set.of(1), 1))))) {
            ExportBox box = new ExportBox(desk, wish -> {});
            box.open(Export.DEPTH, 1, folder.resolve("photo_depth.png"), "_depth.png");
            assertTrue(box.isOpen());
            desk.act(new Action.Select(Set.of(3), 3));
            box.draw(desk, ExportWish.DEFAULTS, (proposed, endings, chosen) -> {}, (what, target) -> {});
            assertFalse(box.isOpen(), "the name was the first photo's");
        }
    }

    @Test
    void theStereoPictureOfAFilmsFrameIsOfItsMoment() {
        FilmTimes times = FilmTimes.even(100, 25);
        Timeline timeline = FilmKeys.withCrop(
                FilmKeys.withCuts(Timeline.NONE, List.of(2_000_000L)),
                2_500_000,
                Optional.of(new Timeline.Trim(25, 0, 25, 0)));
        Document early = PHOTO.with(new FilmFrame(times, 0, Optional.empty()));
        Document late = PHOTO.with(new FilmFrame(times, 75, Optional.empty()));
        int whole = width(early, timeline, "early.png");
        assertEquals(whole / 2.0, width(late, timeline, "late.png"), 4, "the later shot is cropped");
    }

    private int width(Document frame, Timeline timeline, String name) {
        ViewState state = ViewState.empty(Settings.DEFAULTS)
                .reduce(new Action.Open(frame))
                .reduce(new Action.SetTimeline(1, timeline, 0));
        Path target = folder.resolve(name);
        Workshop.Goods goods = new Workshop.Goods(
                Export.STEREO,
                Staging.of(state),
                state.project().activeObject(),
                Optional.of(frame),
                state.settings(),
                ExportWish.DEFAULTS);
        new Exporter(ExportTest::photo).write(goods, target, Progress.NONE, new CancelToken());
        return ImageFiles.read(target).width();
    }

    @Test
    void lengthsGrowByTheScale() {
        ExportWish wish = ExportWish.DEFAULTS.with(ExportOptions.MESH_SCHEMA.withText(
                ExportOptions.OF_MESHES, ExportOptions.MESH_SCHEMA.option("scale"), "3"));
        ViewState cube = ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(Fixtures.cube("cube.glb", 0, 0, 0)));
        Extent extent = Extent.of(
                SceneImporter.read(write(Export.GLB, cube, wish, "cube.glb")).scene());
        assertEquals(3, extent.half().x(), 1e-5);
    }

    @Test
    void depthAndStereoPicturesComeInEveryKind() throws IOException {
        for (DepthExport.Kind kind : DepthExport.Kind.values()) {
            ExportWish wish = ExportWish.DEFAULTS.with(new DepthExport(kind));
            String name = "photo" + Export.DEPTH.ending(Settings.DEFAULTS, wish);
            assertTrue(Files.size(write(Export.DEPTH, BOTH, wish, name)) > 100, name);
        }
        for (String ending : Export.STEREO.endings(ExportWish.DEFAULTS)) {
            ViewState photoActive = BOTH.reduce(new Action.Select(Set.of(1), 1));
            Path file = write(Export.STEREO, photoActive, ExportWish.DEFAULTS, "eyes." + ending);
            assertEquals(Fixtures.SIZE.height(), ImageFiles.read(file).height(), ending);
        }
    }

    @Test
    void aPhotosOwnBytesAreEmbeddedUnchanged() throws IOException {
        byte[] bytes = {1, 2, 3};
        Document document = Fixtures.cube("cube.glb", 0, 0, 0);
        assertArrayEquals(
                bytes,
                document.with(List.of(new diorama.io.scene.TextureBytes(Fixtures.photo(), "png", bytes)))
                        .with(document.scene())
                        .originals()
                        .get(0)
                        .bytes());
        assertTrue(document.originals().isEmpty());
    }

    @Test
    void whatWasWantedIsKeptForTheNextTime() throws IOException {
        Path file = folder.resolve("export.json");
        assertEquals(ExportWish.DEFAULTS, ExportWish.read(file));
        ExportWish wish = photosAs(SceneExport.Photos.POINTS).with(new DepthExport(DepthExport.Kind.EXR));
        wish.write(file);
        assertEquals(wish, ExportWish.read(file));
        Files.writeString(file, "{\"scene\": {\"unknown\": 1}}");
        assertEquals(ExportWish.DEFAULTS, ExportWish.read(file), "of another version");
    }

    @Test
    void noSourceIsProposedAsTheTarget() {
        Path source = Path.of("cube.glb").toAbsolutePath();
        assertEquals(Path.of("cube_scene.glb").toAbsolutePath(), ExportClerk.beside(source, "cube", ".glb", BOTH));
        assertEquals(Path.of("cube.obj").toAbsolutePath(), ExportClerk.beside(source, "cube", ".obj", BOTH));
    }

    @Test
    void theProposedNameFollowsTheOptions() {
        assertEquals("_depth.png", Export.DEPTH.ending(Settings.DEFAULTS, ExportWish.DEFAULTS));
        ExportWish exr = ExportWish.DEFAULTS.with(new DepthExport(DepthExport.Kind.EXR));
        assertEquals("_depth.exr", Export.DEPTH.follows(Optional.of(Path.of("a_depth.png")), Settings.DEFAULTS, exr));
        assertEquals(
                "_LRF_Full_SBS.jpg",
                Export.STEREO.follows(Optional.of(Path.of("a.jpg")), Settings.DEFAULTS, ExportWish.DEFAULTS));
    }
}
