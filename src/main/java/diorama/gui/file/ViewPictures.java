package diorama.gui.file;

import diorama.base.UserError;
import diorama.gui.desk.Desk;
import diorama.gui.state.SceneObject;
import diorama.gui.work.Messages;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** Asks where pictures of the view go and writes them there. Confined to the window's thread. */
final class ViewPictures {
    private final Desk desk;
    private final Librarian librarian;
    private final Dialogs dialogs;
    private final Photographer photographer;
    private boolean left;

    ViewPictures(Desk desk, Librarian librarian, Dialogs dialogs, Photographer photographer) {
        this.desk = desk;
        this.librarian = librarian;
        this.dialogs = dialogs;
        this.photographer = photographer;
    }

    void ask(boolean transparent) {
        Optional<SceneObject> active = desk.state().project().activeObject();
        active.ifPresent(o -> dialogs.startIn(o.source().file()));
        String stem = active.map(o -> o.source().stem()).orElse("scene");
        CompletableFuture<RgbaImage> picture = photographer.picture(transparent);
        dialogs.ask(desk.say("PNG picture"), new FileBrowser.Ask(true, List.of("png"), stem + "_view.png", target -> {
            CompletableFuture<Void> unused = picture.thenAccept(made -> keep(made, target))
                    .whenComplete((done, e) -> {
                        if (e != null) {
                            lost(e, target);
                        }
                    });
        }));
    }

    /** The window goes, and with it all jobs: what comes now is written at once. */
    void leave() {
        left = true;
    }

    private void keep(RgbaImage picture, Path target) {
        if (left) {
            ImageFiles.write(picture, target);
        } else {
            librarian.save(picture, target);
        }
    }

    private void lost(Throwable e, Path target) {
        Throwable why = e.getCause() == null ? e : e.getCause();
        Object said = why instanceof CancellationException
                ? desk.say("stopped")
                : why instanceof UserError ? String.valueOf(why.getMessage()) : why;
        String line = desk.say("Not saved: %s: %s", target, said);
        desk.messages().add(Messages.Kind.ERROR, line);
        if (left) {
            System.err.println("diorama: " + line);
        }
    }
}
