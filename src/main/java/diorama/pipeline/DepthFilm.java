package diorama.pipeline;

import diorama.base.UserError;
import diorama.depth.DepthKind;
import diorama.depth.DepthRange;
import diorama.depth.RawDepth;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.video.DepthReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Depth from a film of inverse depth, frame by frame in step with the picture; taken as it is. */
public final class DepthFilm implements FrameDepth {
    private final Path file;
    private final DepthReader reader;
    private long frames;

    /** @throws UserError when {@code file} is not a film */
    public DepthFilm(Path file) {
        this.file = file;
        reader = DepthReader.open(file);
    }

    @Override
    public RawDepth estimate(RgbaImage frame) {
        Optional<DepthMap> map = reader.next();
        if (map.isEmpty()) {
            throw new UserError(
                    file + ": has only " + frames + " frames of depth, want one for every frame of the film");
        }
        frames++;
        double aspects = (double) frame.width()
                / frame.height()
                * map.get().height()
                / map.get().width();
        if (Math.abs(aspects - 1) > 0.02) {
            throw new UserError(
                    file + ": has " + map.get().size() + " px, want the shape of the film, " + frame.size());
        }
        return new RawDepth(map.get().size(), map.get().inverseDepth(), DepthKind.INVERSE_RELATIVE);
    }

    @Override
    public void skip(long count) {
        for (long i = 0; i < count && reader.skip(); i++) {
            frames++;
        }
    }

    @Override
    public String identity() {
        return "film " + FilmKey.source(file);
    }

    @Override
    public OptionalLong frames() {
        return OptionalLong.of(DepthReader.count(file));
    }

    @Override
    public Optional<DepthRange> range() {
        return Optional.of(new DepthRange(0, 1));
    }

    @Override
    public void close() {
        reader.close();
    }
}
