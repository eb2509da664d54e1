package diorama.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The embedded network's depth of the sample walk, whose true depth and cameras are known. */
class FilmSteadinessTest {
    @Test
    void depthAlongTheMotionWobblesAThirdOfWhatTheNetworkSays() throws IOException {
        Path walk = Clips.walk();
        DepthJitter.Film film =
                DepthJitter.film(walk, walk.resolveSibling("../models").normalize());
        Path poses = walk.resolveSibling("walk.json");
        double network = DepthJitter.wobble(poses, film.depths());
        double steady = DepthJitter.wobble(poses, film.averaged(6));
        assertTrue(steady < network / 3, steady + " of " + network + " thousandths");
    }
}
