package diorama.gui.work;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.camera.OrbitControl;
import diorama.depth.DepthOptions;
import diorama.depth.DepthStroke;
import diorama.depth.RawDepth;
import diorama.gui.state.Document;
import diorama.gui.state.Extent;
import diorama.gui.state.FilmFrame;
import diorama.gui.state.SceneCamera;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Source;
import diorama.image.Picture;
import diorama.image.PictureFormat;
import diorama.image.RgbaImage;
import diorama.io.SceneImporter;
import diorama.mesh.Scene;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.depth.RgbdFilm;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.media.MediaKind;
import diorama.pipeline.media.MovingPicture;
import diorama.pipeline.media.Pictures;
import diorama.pipeline.media.RgbdPicture;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.photo.Fills;
import diorama.pipeline.photo.Lens;
import diorama.pipeline.photo.Photo;
import diorama.pipeline.photo.PhotoFinish;
import diorama.pipeline.photo.PhotoToRelief;
import diorama.pipeline.preview.FilmReel;
import diorama.relief.Layers;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Photos to reliefs, meshes as they are. Confined to the work thread. */
public final class PhotoWorkshop implements Workshop, AutoCloseable {
    private static final String EMBEDDED_NOTE =
            "The built-in model finds layout and outlines of most scenes; glass, paintings, close-ups and crowds puzzle it."
                    + " A bigger one sees more: diorama models";

    private final Supplier<ModelCatalogue> models;
    private final DepthChoice choice;
    private final EarlyMesh early;
    private @Nullable DepthSource network;

    /**
     * @param models are read when a network is first asked for
     * @param choice where the depth of photos comes from that have none of their own
     */
    public PhotoWorkshop(Supplier<ModelCatalogue> models, DepthChoice choice) {
        this(models, choice, EarlyMesh.none());
    }

    /** @param early a mesh that is being read already */
    public PhotoWorkshop(Supplier<ModelCatalogue> models, DepthChoice choice, EarlyMesh early) {
        this.models = models;
        this.choice = choice;
        this.early = early;
    }

    @Override
    public Document open(Source source, SceneObject.Recipe recipe, Progress progress, CancelToken cancel) {
        progress.update(0, -1, "reading");
        MediaKind kind = MovingPicture.kind(source.file());
        if (kind == MediaKind.MESH) {
            return mesh(source);
        }
        Optional<Path> map = source.depth().or(() -> choice.map(source.file()));
        if (kind == MediaKind.FILM && !isStill(source.file(), map)) {
            Optional<Path> own = Optional.of(source.file()).filter(f -> choice.inside() && RgbdFilm.is(f));
            return film(new Source(source.file(), map.or(() -> own)), recipe, progress, cancel);
        }
        Picture whole = Pictures.read(source.file());
        cancel.throwIfCancelled();
        if (halved(source)) {
            Picture half = RgbdPicture.of(source.file(), whole)
                    .map(RgbdPicture::picture)
                    .orElse(whole);
            return flat(source, half, recipe);
        }
        return flat(new Source(source.file(), map), whole, recipe);
    }

    /** Whether a picture that moves is a photo all the same, as its depth does not move. */
    private static boolean isStill(Path file, Optional<Path> map) {
        return MediaKind.of(file) == MediaKind.PICTURE
                && map.filter(depth -> MovingPicture.kind(depth) == MediaKind.PICTURE)
                        .isPresent();
    }

    /** Whether a picture has its depth in its right half. */
    private boolean halved(Source source) {
        return RgbdFilm.is(source.file())
                && source.depth().isEmpty()
                && choice.file().isEmpty()
                && choice.inside();
    }

    /** A film at its first frame. */
    private static Document film(Source source, SceneObject.Recipe recipe, Progress progress, CancelToken cancel) {
        try (FilmReel reel = FilmReel.open(source.file(), source.depth(), progress, cancel)) {
            return flat(source, picture(reel.frame(0, cancel)), recipe)
                    .with(new FilmFrame(reel.times(), 0, Optional.empty()));
        }
    }

    /** A frame as a picture of its own. */
    static Picture picture(RgbaImage frame) {
        return new Picture(frame, PictureFormat.PNG, 8, false, Optional.empty(), OptionalDouble.empty(), false);
    }

    /** A picture whose depth is not known yet. */
    static Document flat(Source source, Picture picture, SceneObject.Recipe recipe) {
        PhotoGeometry geometry = PhotoGeometry.of(
                picture.image().size(), recipe.relief(), picture.focalPx().orElse(0));
        Document.Relief relief =
                new Document.Relief(picture, geometry, Optional.empty(), Optional.empty(), Optional.empty(), recipe);
        return document(source, FlatPhoto.scene(picture.image(), geometry), relief, "");
    }

    private Document mesh(Source source) {
        SceneImporter.Imported imported = early.take(source.file());
        Extent bounds = Extent.of(imported.scene());
        Optional<OrbitControl> camera = SceneCamera.view(imported.scene(), bounds);
        OrbitControl home = camera.orElseGet(() -> OrbitControl.around(bounds.center(), bounds.radius()));
        String note = imported.notes().isEmpty() ? "" : imported.notes().get(0);
        return new Document(source, imported.scene(), bounds, home, camera.isPresent(), Optional.empty(), note)
                .with(imported.originals());
    }

    private static Document document(Source source, Scene scene, Document.Relief relief, String note) {
        PhotoGeometry geometry = relief.geometry();
        OrbitControl home = OrbitControl.of(geometry.photoCamera(), (float) geometry.distance(0.5));
        return new Document(source, scene, Extent.of(scene), home, true, Optional.of(relief), note);
    }

    @Override
    public Document complete(Document document, SceneObject.Recipe recipe, Progress progress, CancelToken cancel) {
        try (Fills fills = fills(document, recipe)) {
            return completed(document, recipe, fills, progress, cancel);
        }
    }

    private Document completed(
            Document document, SceneObject.Recipe recipe, Fills fills, Progress progress, CancelToken cancel) {
        Document.Relief relief = document.relief().orElseThrow();
        Source source = document.source();
        Photo photo = known(document, recipe, progress, cancel).with(fills);
        cancel.throwIfCancelled();
        progress.update(2, 4, "layers");
        Layers layers = PhotoToRelief.torn(photo, recipe.depth(), recipe.relief(), PhotoToRelief.REACH);
        cancel.throwIfCancelled();
        progress.update(3, 4, "surface");
        PhotoGeometry geometry = PhotoToRelief.geometry(photo, recipe.relief());
        ReliefOptions options = PhotoToRelief.options(photo, recipe.relief());
        Scene scene = PhotoToRelief.scene(layers, photo, recipe.relief(), PhotoToRelief.REACH);
        cancel.throwIfCancelled();
        Scene draft = Draft.of(layers, geometry.scaled(layers.size()), options, scene);
        Document made = document(
                source,
                scene,
                new Document.Relief(
                        relief.picture(),
                        geometry,
                        raw(document, photo),
                        Optional.of(layers.depth()),
                        Optional.of(draft),
                        recipe),
                note(source, recipe.depth()));
        return document.film().map(made::with).orElse(made);
    }

    /** Films are made without. */
    private Fills fills(Document document, SceneObject.Recipe recipe) {
        return document.film().isPresent() ? Fills.NONE : Fills.of(models.get(), recipe.depth());
    }

    /** The photo with its depth as {@code recipe} wants it; what is known of it already is kept. */
    private Photo known(Document document, SceneObject.Recipe recipe, Progress progress, CancelToken cancel) {
        Document.Relief relief = document.relief().orElseThrow();
        Source source = document.source();
        progress.update(0, 4, "depth");
        PhotoFinish finish = new PhotoFinish(recipe.depth(), Lens.of(recipe.relief()), strokes(recipe));
        if (document.film().isPresent() && relief.raw().isPresent()) {
            // its depth is the projector's
            return finish.seen(source.file(), relief.picture(), relief.raw().get(), "");
        }
        if (halved(source)) {
            try (DepthSource own =
                    new DepthSource(models.get(), recipe.depth(), choice.with(finish.strokes()), finish.lens())) {
                return own.photo(source.file());
            }
        }
        if (source.depth().isPresent()) {
            DepthChoice chosen =
                    choice.with(source.depth()).with(recipe.importing()).with(finish.strokes());
            try (DepthSource map = new DepthSource(models.get(), recipe.depth(), chosen, finish.lens())) {
                return map.photo(source.file(), relief.picture());
            }
        }
        boolean other = document.staleness(recipe) == Document.Stale.DEPTH || !sameCamera(relief, recipe);
        RawDepth depth = relief.raw().filter(r -> !other).orElseGet(() -> estimate(relief, recipe));
        cancel.throwIfCancelled();
        progress.update(1, 4, "edges");
        return finish.seen(source.file(), relief.picture(), depth, "");
    }

    /** What is kept of a photo's depth: nothing of maps, which are read anew. */
    private static Optional<RawDepth> raw(Document document, Photo photo) {
        boolean film = document.film().isPresent()
                && document.relief().flatMap(Document.Relief::raw).isPresent();
        return film || document.source().depth().isEmpty() ? Optional.of(photo.raw()) : Optional.empty();
    }

    /** Those of the command line lie under those of the window. */
    private List<DepthStroke> strokes(SceneObject.Recipe recipe) {
        List<DepthStroke> all = new ArrayList<>(choice.retouch());
        all.addAll(recipe.retouch());
        return all;
    }

    /** Whether a network that asks for the camera would be told the same. */
    private boolean sameCamera(Document.Relief relief, SceneObject.Recipe recipe) {
        boolean same = relief.builtWith().relief().fov() == recipe.relief().fov();
        return same || !ready(recipe.depth()).asksCamera();
    }

    private RawDepth estimate(Document.Relief relief, SceneObject.Recipe recipe) {
        return ready(recipe.depth()).raw(relief.picture(), Lens.of(recipe.relief()));
    }

    private DepthSource ready(DepthOptions options) {
        DepthSource ready = network;
        if (ready == null || !ready.options().sameEstimate(options)) {
            close();
            ready = new DepthSource(models.get(), options, choice.with(Optional.empty()));
            network = ready;
        }
        return ready;
    }

    private static String note(Source source, DepthOptions options) {
        return source.depth().isEmpty() && options.model().equals(ModelCatalogue.EMBEDDED) ? EMBEDDED_NOTE : "";
    }

    @Override
    public List<String> export(Goods goods, Path target, Progress progress, CancelToken cancel) {
        List<Fills> used = new ArrayList<>();
        try {
            return new Exporter(document -> {
                        SceneObject.Recipe recipe =
                                document.relief().orElseThrow().builtWith();
                        Fills fills = fills(document, recipe);
                        used.add(fills);
                        return known(document, recipe, progress, cancel).with(fills);
                    })
                    .write(goods, target, progress, cancel);
        } finally {
            used.forEach(Fills::close);
        }
    }

    @Override
    public void close() {
        if (network != null) {
            network.close();
            network = null;
        }
    }
}
