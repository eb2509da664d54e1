package diorama.pipeline.preview;

import diorama.base.CancelToken;
import diorama.depth.DepthNormalizer;
import diorama.depth.DepthOptions;
import diorama.depth.DepthRange;
import diorama.depth.DepthRefiner;
import diorama.depth.ImportOptions;
import diorama.depth.RawDepth;
import diorama.image.DepthMap;
import diorama.image.Picture;
import diorama.image.RgbaImage;
import diorama.pipeline.depth.DepthFilm;
import diorama.pipeline.draw.ScreenState;
import diorama.pipeline.draw.StereoDrawer;
import diorama.pipeline.film.FrameSky;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.photo.Photo;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Single frames of a film with their depth and as the stereo film will show them, but for each having its own depth where a
 * network says it: films average it along motion. Confined to one thread.
 */
public final class FilmPreview implements AutoCloseable {
    private final DepthSource source;
    private final Optional<Path> map;
    private ImportOptions importing = ImportOptions.DEFAULTS;
    private Optional<DepthFilm> depthFilm = Optional.empty();
    private Optional<DepthMap> last = Optional.empty();
    private long next;

    /**
     * @param source which stays open
     * @param map a depth film to take instead of the network
     */
    public FilmPreview(DepthSource source, Optional<Path> map) {
        this.source = source;
        this.map = map;
    }

    /** From now on the brightness of the depth film is read so. */
    public void read(ImportOptions how) {
        importing = how;
    }

    /**
     * Depth of one frame: of the depth film, else what was kept of the film or of this very picture, else the network's.
     *
     * @param job by which the film is made
     */
    public RawDepth depth(Path film, int index, Picture frame, StereoJob job, CancelToken cancel) {
        if (map.isPresent()) {
            return DepthFilm.given(map.get(), stored(map.get(), index, frame.image(), cancel), importing)
                    .raw();
        }
        return source.kept(film, index, frame.image(), job).orElseGet(() -> source.frame(frame.image()));
    }

    /** Whether a frame's depth hangs on where the film's shots begin. */
    public boolean asksCuts() {
        return map.isEmpty() && source.remembers();
    }

    private DepthMap stored(Path file, int index, RgbaImage frame, CancelToken cancel) {
        if (last.isPresent() && index == next - 1) {
            return last.get();
        }
        if (depthFilm.isEmpty() || index < next) {
            close();
            depthFilm = Optional.of(DepthFilm.of(file, ImportOptions.DEFAULTS));
        }
        DepthFilm film = depthFilm.get();
        last = Optional.empty();
        while (next < index) {
            cancel.throwIfCancelled();
            film.skip(1);
            next++;
        }
        DepthMap map = film.map(frame);
        next++;
        last = Optional.of(map);
        return map;
    }

    /** The range that all frames share; empty where each has its own. */
    public Optional<DepthRange> range() {
        return map.flatMap(file -> DepthFilm.range(file, importing));
    }

    /**
     * A frame with its depth as films have it; of its sky each frame is the judge, where a film's are judged together.
     *
     * @param range that the depth is normalised by; the frame's own where it is empty
     */
    public Photo photo(Path film, Picture frame, RawDepth raw, Optional<DepthRange> range, DepthOptions options) {
        DepthRange own = range.or(this::range).orElseGet(() -> DepthNormalizer.rangeOf(raw.values(), raw.kind()));
        DepthMap map = DepthNormalizer.normalize(raw.size(), raw.values(), raw.kind(), own);
        DepthMap clear =
                new FrameSky(options, this.map.isEmpty()).cleared(frame.image(), map, own.skyLimit(raw.kind()), true);
        DepthMap depth = DepthRefiner.refine(clear, frame.image(), options);
        Optional<Photo.Metric> metric = Photo.Metric.of(raw.kind(), own);
        return new Photo(film, frame, depth, raw, metric, "");
    }

    /**
     * Both eyes as {@code job} packs them.
     *
     * @param micros when the frame is shown, from the film's beginning
     */
    public static RgbaImage draw(Photo photo, StereoJob job, long micros) {
        RgbaImage image = photo.picture().image();
        OptionalDouble ratio =
                photo.metric().stream().mapToDouble(Photo.Metric::ratio).findFirst();
        try (StereoDrawer drawer = new StereoDrawer(
                job, image.size(), StereoDrawer.Background.ofFilms(), ScreenState.NONE, Optional.empty())) {
            RgbaImage packed = RgbaImage.allocate(drawer.size());
            drawer.draw(image, photo.depth(), ratio, job.timeline().at(micros), true, packed);
            return packed;
        }
    }

    @Override
    public void close() {
        depthFilm.ifPresent(DepthFilm::close);
        depthFilm = Optional.empty();
        last = Optional.empty();
        next = 0;
    }
}
