package diorama.gui.work;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.gui.state.Document;
import diorama.gui.state.Export;
import diorama.gui.state.ExportWish;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Settings;
import diorama.gui.state.Source;
import diorama.gui.state.Staging;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes documents and files; called on the work thread only. */
public interface Workshop {
    /** Reads a file: meshes whole, photos as a flat picture that is shown until their depth is known. */
    Document open(Source source, SceneObject.Recipe recipe, Progress progress, CancelToken cancel);

    /** The document as {@code recipe} wants it; what still fits is kept. */
    Document complete(Document document, SceneObject.Recipe recipe, Progress progress, CancelToken cancel);

    /** @return what the user should know of it, one line each */
    List<String> export(Goods goods, Path target, Progress progress, CancelToken cancel);

    /**
     * What is to be exported.
     *
     * @param staging the scene as saved pictures show it
     * @param active the active object
     * @param photo the active photo, for what only photos have
     * @param wish how files are wanted
     */
    record Goods(
            Export what,
            Staging staging,
            Optional<SceneObject> active,
            Optional<Document> photo,
            Settings settings,
            ExportWish wish) {}
}
