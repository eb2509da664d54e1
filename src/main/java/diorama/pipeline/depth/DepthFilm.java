package diorama.pipeline.depth;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.DepthImport;
import diorama.depth.DepthRange;
import diorama.depth.GivenDepth;
import diorama.depth.ImportOptions;
import diorama.depth.MapKind;
import diorama.depth.RawDepth;
import diorama.image.DepthMap;
import diorama.image.FloatMap;
import diorama.image.RgbaImage;
import diorama.image.StoredDepth;
import diorama.pipeline.media.FilePrint;
import diorama.pipeline.network.FrameDepth;
import diorama.video.depth.DepthReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Depth from a film of inverse depth, frame by frame in step with the picture. */
public class DepthFilm implements FrameDepth {
    private static final float FULL = 65535;

    private final Path file;
    private final DepthReader reader;
    private final ImportOptions importing;
    private long frames;

    /** @throws UserError when {@code file} is not a film */
    public DepthFilm(Path file) {
        this(file, ImportOptions.DEFAULTS);
    }

    /**
     * @param importing how brightness is read; whole numbers from 0 to 65535
     * @throws UserError when {@code file} is not a film
     */
    public DepthFilm(Path file, ImportOptions importing) {
        this(file, DepthReader.open(file), importing);
    }

    /** The same; of a film with its picture in the left half, its right half. */
    public static DepthFilm of(Path file, ImportOptions importing) {
        return RgbdFilm.is(file) ? RgbdFilm.depth(file, importing) : new DepthFilm(file, importing);
    }

    /** @param reader is closed with this */
    DepthFilm(Path file, DepthReader reader, ImportOptions importing) {
        this.file = file;
        this.importing = importing;
        this.reader = reader;
    }

    @Override
    public RawDepth estimate(RgbaImage frame) {
        return given(file, map(frame), importing).raw();
    }

    /** How much wider frames are than their maps. */
    double widened() {
        return 1;
    }

    /** The next map as it is stored. */
    public DepthMap map(RgbaImage frame) {
        Optional<DepthMap> map = reader.next();
        if (map.isEmpty()) {
            throw new UserError(
                    file + ": has only " + frames + " frames of depth, want one for every frame of the film");
        }
        frames++;
        double aspects = (double) frame.width()
                / frame.height()
                * map.get().height()
                / map.get().width()
                / widened();
        if (Math.abs(aspects - 1) > 0.02) {
            throw new UserError(
                    file + ": has " + map.get().size() + " px, want the shape of the film, " + frame.size());
        }
        return map.get();
    }

    /** What a stored map says. */
    public static GivenDepth given(Path file, DepthMap map, ImportOptions importing) {
        float[] levels = new float[map.inverseDepth().length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Math.round(map.inverseDepth()[i] * FULL);
        }
        return DepthImport.of(new StoredDepth(new FloatMap(map.size(), levels), FULL, "", ""), file, importing);
    }

    @Override
    public void skip(long count) {
        for (long i = 0; i < count && reader.skip(); i++) {
            frames++;
        }
    }

    @Override
    public String identity() {
        return "film " + FilePrint.withTime(file) + " " + importing;
    }

    @Override
    public boolean ofWholeFrames() {
        return true;
    }

    @Override
    public OptionalLong frames() {
        return OptionalLong.of(DepthReader.count(file));
    }

    @Override
    public Optional<DepthRange> range() {
        return range(file, importing);
    }

    public static Optional<DepthRange> range(Path file, ImportOptions importing) {
        boolean given = importing.depthNear() > 0 && importing.depthFar() > 0;
        // metres have each frame's own range where nobody gives them one
        return importing.depthKind() == MapKind.METRES && !given
                ? Optional.empty()
                : Optional.of(given(file, new DepthMap(new Size(2, 1), new float[] {0, 1}), importing)
                        .range());
    }

    @Override
    public void close() {
        reader.close();
    }
}
