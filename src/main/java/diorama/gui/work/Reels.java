package diorama.gui.work;

import diorama.base.CancelToken;
import diorama.depth.DepthOptions;
import diorama.depth.DepthRange;
import diorama.depth.RawDepth;
import diorama.gui.state.Document;
import diorama.gui.state.FilmFrame;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Source;
import diorama.image.Picture;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.photo.Photo;
import diorama.pipeline.preview.FilmPreview;
import diorama.pipeline.preview.FilmReel;
import diorama.video.file.FilmTimes;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Films that are open at some frame, and the network that finds their depth. Confined to the frame thread. */
public final class Reels implements AutoCloseable {
    /** Films that stay open at once. */
    private static final int MOST = 3;

    private final Supplier<ModelCatalogue> models;
    private final DepthChoice choice;
    private final Map<Path, FilmReel> reels = new LinkedHashMap<>();
    private final Map<Optional<Path>, FilmPreview> previews = new LinkedHashMap<>();
    private @Nullable DepthSource network;

    /** @param models are read when a network is first asked for */
    public Reels(Supplier<ModelCatalogue> models, DepthChoice choice) {
        this.models = models;
        this.choice = choice;
    }

    /** The film of {@code document} at another frame, its depth unknown. */
    public Document frame(Document document, int index, SceneObject.Recipe recipe, CancelToken cancel) {
        FilmTimes times = document.film().orElseThrow().times();
        RgbaImage image = reel(document.source(), times).frame(index, cancel);
        return PhotoWorkshop.flat(document.source(), PhotoWorkshop.picture(image), recipe)
                .with(new FilmFrame(times, index, Optional.empty()));
    }

    @SuppressWarnings("ReferenceEquality") // each reading of a file makes times of its own
    private FilmReel reel(Source source, FilmTimes times) {
        Path film = source.file();
        FilmReel open = reels.remove(film);
        if (open != null && open.times() != times) {
            open.close();
            open = null;
        }
        if (open == null) {
            if (reels.size() >= MOST) {
                // the one that was not used for the longest time
                reels.remove(reels.keySet().iterator().next()).close();
            }
            open = FilmReel.open(film, source.depth(), times);
        }
        reels.put(film, open);
        return open;
    }

    /** The same frame with its depth; what is known of it and still right is kept. */
    public Document deep(
            Document document,
            SceneObject.Recipe recipe,
            Optional<DepthRange> range,
            StereoJob job,
            CancelToken cancel) {
        FilmFrame frame = document.film().orElseThrow();
        Document.Relief relief = document.relief().orElseThrow();
        DepthOptions options = recipe.depth();
        FilmPreview source = preview(document.source(), recipe);
        FilmFrame.Cuts cuts = FilmFrame.Cuts.of(job);
        boolean keep = frame.seen()
                .filter(s -> s.made().sameEstimate(options)
                        && s.importing().equals(recipe.importing())
                        && (!source.asksCuts() || s.cuts().equals(cuts)))
                .isPresent();
        RawDepth raw = keep
                ? relief.raw().orElseThrow()
                : source.depth(document.source().file(), frame.index(), relief.picture(), job, cancel);
        cancel.throwIfCancelled();
        Picture picture = relief.picture();
        Photo photo = source.photo(document.source().file(), picture, raw, range, options);
        Document.Relief known = new Document.Relief(
                picture, relief.geometry(), Optional.of(raw), relief.depth(), relief.draft(), relief.builtWith());
        return document.with(known)
                .with(frame.with(new FilmFrame.Seen(photo, options, recipe.importing(), range, cuts)));
    }

    /** A source of depth for another thread, which closes it. */
    public DepthSource source(DepthOptions options) {
        return new DepthSource(models.get(), options, choice.with(Optional.empty()));
    }

    private FilmPreview preview(Source film, SceneObject.Recipe recipe) {
        DepthOptions options = recipe.depth();
        DepthSource ready = network;
        if (ready == null || !ready.options().sameEstimate(options)) {
            previews.values().forEach(FilmPreview::close);
            previews.clear();
            if (ready != null) {
                ready.close();
            }
            ready = source(options);
            network = ready;
        }
        Optional<Path> map = film.depth();
        FilmPreview open = previews.remove(map);
        if (open == null) {
            if (previews.size() >= MOST) {
                previews.remove(previews.keySet().iterator().next()).close();
            }
            open = new FilmPreview(ready, map);
        }
        open.read(recipe.importing());
        previews.put(map, open);
        return open;
    }

    /** Both eyes of a frame as the job packs them. */
    public static RgbaImage eyes(FilmFrame frame, StereoJob job) {
        return FilmPreview.draw(frame.seen().orElseThrow().photo(), job, frame.micros());
    }

    @Override
    public void close() {
        reels.values().forEach(FilmReel::close);
        reels.clear();
        previews.values().forEach(FilmPreview::close);
        previews.clear();
        if (network != null) {
            network.close();
            network = null;
        }
    }
}
