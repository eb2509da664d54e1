package diorama.gui.picture;

import diorama.base.UserError;
import diorama.image.RgbaImage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Pictures for files that are being made, in the order in which they were asked for. Confined to the gl thread. */
public final class Photographs implements AutoCloseable {
    private final Deque<Taking> all = new ArrayDeque<>();

    private record Taking(Photograph photograph, CompletableFuture<RgbaImage> picture) {
        void end(Throwable why) {
            photograph.close();
            picture.completeExceptionally(why);
        }
    }

    /** Makes another one, after those that are being made. */
    public CompletableFuture<RgbaImage> take(Photograph photograph) {
        CompletableFuture<RgbaImage> picture = new CompletableFuture<>();
        all.add(new Taking(photograph, picture));
        return picture;
    }

    /** Whether there is a part to make. */
    public boolean isTaking() {
        return !all.isEmpty();
    }

    /** Makes a part of the first one. */
    public void part() {
        Taking first = all.peek();
        if (first == null) {
            return;
        }
        try {
            Optional<RgbaImage> made = first.photograph().part();
            made.ifPresent(picture -> {
                all.remove();
                first.photograph().close();
                first.picture().complete(picture);
            });
        } catch (RuntimeException | Error e) {
            all.remove(first);
            first.end(e);
            throw e;
        }
    }

    /** Makes at once all that somebody waits for, as the window is closed. */
    public void finish() {
        all.stream()
                .filter(taking -> taking.picture().getNumberOfDependents() > 0)
                .forEach(taking -> {
                    try {
                        taking.picture().complete(taking.photograph().rest());
                    } catch (RuntimeException | Error e) { // the next one may be made
                        taking.picture().completeExceptionally(e);
                    }
                });
        close();
    }

    /** Whoever still waits is told that there will be no picture. */
    @Override
    public void close() {
        all.forEach(
                taking -> taking.end(new UserError("The window was closed before the picture of the view was there")));
        all.clear();
    }
}
