package diorama.gui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.camera.OrbitControl;
import diorama.gui.Fixtures;
import diorama.options.Option;
import diorama.relief.ReliefOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandpointTest {
    private static final Document PHOTO = Fixtures.opened("a.jpg", Settings.DEFAULTS);

    @Test
    void theDefaultIsThePhotosCamera() {
        assertSame(PHOTO.home(), Standpoint.DEFAULTS.of(PHOTO.home()));
    }

    @Test
    void theWindowGoesWhereThePictureIsTakenFrom() {
        Standpoint from = new Standpoint(12, -4, 0.8f, 0, 0, 0, 0, false, 0);
        OrbitControl wanted = from.of(PHOTO.home());
        assertEquals(Math.toRadians(12), wanted.yaw() - PHOTO.home().yaw(), 1e-5 /* radians */);
        assertEquals(0.8f * PHOTO.home().distance(), wanted.distance(), 1e-4f * wanted.distance());
        assertEquals(PHOTO.home().pivot(), wanted.pivot());
    }

    @Test
    void whereverTheHandHasLedTheViewWordsLeadThereToo() {
        ViewState state = ViewState.empty(Settings.DEFAULTS)
                .reduce(new Action.Open(PHOTO))
                .reduce(new Action.Orbit(0.3f, -0.2f))
                .reduce(new Action.Pan(0.2f, -0.1f, 1.5f))
                .reduce(new Action.Zoom(0.7f, 0.3f, 0.4f, 1.5f))
                .reduce(new Action.Walk(0.1f, 0.2f, 0.05f, 0.02f, 0.1f))
                .reduce(new Action.Roll(0.4f))
                .reduce(new Action.ToggleParallel());
        OrbitControl there = Standpoint.of(PHOTO.home(), state.view(), 0).of(PHOTO.home());
        assertEquals(state.view().yaw(), there.yaw(), 1e-5 /* radians */);
        assertEquals(state.view().pitch(), there.pitch(), 1e-5 /* radians */);
        assertEquals(0, state.view().pivot().distance(there.pivot()), 1e-4 * there.distance());
        assertEquals(state.view().distance(), there.distance(), 1e-4 * there.distance());
        assertEquals(0.4f, there.roll(), 1e-5 /* radians */);
        assertTrue(there.parallel());
    }

    @Test
    void aMapFromTheCommandLineIsForPhotosWithoutOne() {
        Optional<Path> map = Optional.of(Path.of("given.png"));
        assertEquals(map, Source.of(Path.of("a.jpg")).withDepth(map).depth());
        Source own = new Source(Path.of("a.jpg"), Optional.of(Path.of("a_depth.png")));
        assertEquals(own, own.withDepth(map));
    }

    @Test
    void slidersEndBeforeWhatMayBeTyped() {
        Option near = ReliefOptions.SCHEMA.option("near-metres");
        assertTrue(near.softMax() < near.max() && near.softMin() > near.min());
        assertEquals(5000f, near.parse("5000"));
        Option subdivisions = ReliefOptions.SCHEMA.option("subdivisions");
        assertEquals(subdivisions.max(), subdivisions.softMax());
    }
}
