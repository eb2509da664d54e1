package diorama.gui.file;

import diorama.gui.store.CommandText;
import diorama.image.RgbaImage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Draws the view for a file. */
public interface Photographer {
    /** The view as it is now, soon; those that were asked for before come first. */
    CompletableFuture<RgbaImage> picture(boolean transparent);

    /** What the picture is of, besides the state; empty where it is not seen from the state's view. */
    Optional<CommandText.Shot> shot();
}
