package diorama.gui;

import diorama.base.CancelToken;
import diorama.base.Progress;
import java.nio.file.Path;

/** Makes documents and files; called on the work thread only. */
interface Workshop {
    /** Reads a file: meshes whole, photos as a flat picture that is shown until their depth is known. */
    Document open(Source source, Settings settings, Progress progress, CancelToken cancel);

    /** The document as {@code settings} want it; what still fits is kept. */
    Document complete(Document document, Settings settings, Progress progress, CancelToken cancel);

    void export(Document document, Settings settings, Export what, Path target, Progress progress, CancelToken cancel);
}
