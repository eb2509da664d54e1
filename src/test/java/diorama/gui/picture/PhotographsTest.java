package diorama.gui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.gl.HeadlessDevice;
import diorama.gui.CubeDesk;
import diorama.gui.state.Staging;
import diorama.image.RgbaImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pictures for files are made, or it is told that they are not. */
@Tag("gl")
class PhotographsTest {
    @RegisterExtension
    final HeadlessDevice gl = new HeadlessDevice();

    private final List<Size> made = new ArrayList<>();

    private static Photograph photograph(Stage stage, int side) {
        return stage.photograph(
                Staging.of(CubeDesk.CUBE),
                CubeDesk.CUBE.view(),
                CubeDesk.CUBE.settings(),
                new Size(side, side),
                Through.NOTHING);
    }

    private void await(CompletableFuture<RgbaImage> picture) {
        CompletableFuture<Void> unused = picture.thenAccept(image -> made.add(image.size()));
    }

    @Test
    void anotherOneThatIsAskedForDoesNotLoseTheFirst() {
        try (Stage stage = new Stage(gl.get());
                Photographs photographs = new Photographs()) {
            await(photographs.take(photograph(stage, 20)));
            await(photographs.take(photograph(stage, 30)));
            while (photographs.isTaking()) {
                photographs.part();
            }
            assertEquals(List.of(new Size(20, 20), new Size(30, 30)), made);
        }
    }

    @Test
    void onClosingThoseAreMadeThatAreWaitedFor() {
        try (Stage stage = new Stage(gl.get());
                Photographs photographs = new Photographs()) {
            await(photographs.take(photograph(stage, 20)));
            CompletableFuture<RgbaImage> unchosen = photographs.take(photograph(stage, 30));
            await(photographs.take(photograph(stage, 40)));
            photographs.finish();
            assertEquals(List.of(new Size(20, 20), new Size(40, 40)), made);
            assertTrue(unchosen.isCompletedExceptionally());
            assertFalse(photographs.isTaking());
        }
    }

    @Test
    void whereThereIsNoTimeThatIsTold() {
        List<Throwable> told = new ArrayList<>();
        try (Stage stage = new Stage(gl.get());
                Photographs photographs = new Photographs()) {
            CompletableFuture<Void> unused = photographs
                    .take(photograph(stage, 20))
                    .thenAccept(image -> made.add(image.size()))
                    .exceptionally(e -> {
                        told.add(assertInstanceOf(CompletionException.class, e).getCause());
                        return null;
                    });
        }
        assertEquals(List.of(), made);
        assertInstanceOf(UserError.class, told.get(0));
    }
}
