package diorama.pipeline.export;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import diorama.depth.DepthKind;
import diorama.depth.DepthRange;
import diorama.depth.RawDepth;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.pipeline.media.MediaKind;
import diorama.pipeline.network.FrameDepth;
import diorama.video.file.FilmSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A film that lies as folders of pictures and depth, as {@link ExportFolder} and iw3 write them.
 *
 * @param pictures pattern of the numbered pictures
 * @param depths one map for each, in order
 * @param fps frames a second
 * @param sound of the film
 * @param bent depth is as it is to be drawn: neither bent nor widened again
 */
public record ExportedFilm(Path pictures, List<Path> depths, double fps, Optional<Path> sound, boolean bent) {
    /** @throws UserError when the file is not such a description, or its pictures are not there */
    public static ExportedFilm read(Path file) {
        ExportConfig config = ExportConfig.read(file);
        List<Path> depths = maps(config.depths());
        return new ExportedFilm(
                FilmSequence.ofFolder(config.pictures()), depths, config.fps(), config.sound(), config.bent());
    }

    private static List<Path> maps(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> MediaKind.extension(f).equals("png"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UserError(folder + ": the folder cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    /** Its depth, frame by frame. */
    public FrameDepth depth() {
        return new FrameDepth() {
            private int next;

            @Override
            public RawDepth estimate(RgbaImage frame) {
                if (next >= depths.size()) {
                    throw new UserError("depth: there are only " + depths.size() + " maps, want one for every picture");
                }
                DepthMap map = DepthFiles.read(depths.get(next++));
                return new RawDepth(map.size(), map.inverseDepth(), DepthKind.INVERSE_RELATIVE);
            }

            @Override
            public void skip(long count) {
                next += (int) count;
            }

            @Override
            public boolean ofWholeFrames() {
                return true;
            }

            @Override
            public OptionalLong frames() {
                return OptionalLong.of(depths.size());
            }

            @Override
            public Optional<DepthRange> range() {
                return Optional.of(new DepthRange(0, 1));
            }

            @Override
            public String identity() {
                return "export " + FilmSequence.of(pictures).identity() + " " + maps();
            }

            private int maps() {
                StringBuilder text = new StringBuilder();
                for (Path map : depths) {
                    try {
                        text.append(Files.size(map)).append(Files.getLastModifiedTime(map));
                    } catch (IOException e) {
                        throw new UserError(map + ": cannot be read: " + AtomicFile.reason(e), e);
                    }
                }
                return text.toString().hashCode();
            }
        };
    }
}
