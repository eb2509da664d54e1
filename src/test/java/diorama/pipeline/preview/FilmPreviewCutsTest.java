package diorama.pipeline.preview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.cache.CachePlace;
import diorama.cache.DepthCache;
import diorama.depth.CutList;
import diorama.depth.RawDepth;
import diorama.pipeline.depth.KeptDepths;
import diorama.pipeline.film.FilmNetworks;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.network.KeptFrames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Frames of films whose depth hangs on where shots begin. */
class FilmPreviewCutsTest extends FilmNetworks {
    private static final int FRAMES = 12;
    private static final StereoJob CUT = StereoJob.DEFAULTS.with(new CutList(new TreeSet<>(List.of(6L))));

    @Test
    void depthKeptOfAFilmWithItsOwnCutsIsShown() throws IOException {
        cache = DepthCache.at(new CachePlace(Optional.of(folder.resolve("cache")), 1 << 30));
        Path film = Files.write(folder.resolve("film.mkv"), new byte[] {1, 2, 3});
        List<RawDepth> made = new ArrayList<>();
        try (DepthSource source = source(Kind.WINDOW);
                KeptFrames kept =
                        new KeptFrames(source, source.key(film, "all", CUT).orElseThrow())) {
            for (int i = 0; i < FRAMES; i++) {
                if (i == 6) {
                    kept.cut(made::add);
                }
                kept.push(frame(i), made::add);
            }
            kept.flush(made::add);
            kept.finish();
        }
        try (DepthSource source = source(Kind.WINDOW);
                FilmPreview preview = new FilmPreview(source, Optional.empty())) {
            assertTrue(preview.asksCuts());
            RawDepth shown = preview.depth(film, 7, KeptDepths.picture(frame(7)), CUT, new CancelToken());
            assertArrayEquals(made.get(7).values(), shown.values(), 2e-4f);
            assertEquals(0, source.inferences());
            preview.depth(film, 7, KeptDepths.picture(frame(7)), StereoJob.DEFAULTS, new CancelToken());
            assertEquals(1, source.inferences(), "of other cuts nothing is kept");
        }
    }
}
