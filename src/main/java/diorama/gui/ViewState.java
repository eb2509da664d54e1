package diorama.gui;

import diorama.camera.OrbitControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Vector3f;

/**
 * Everything that the window shows, as one value. It changes only by {@link #reduce}.
 *
 * @param documents in the order of opening
 * @param active index of the document that is shown; -1 when there is none
 * @param view where one looks from
 * @param settings what can be undone
 */
public record ViewState(List<Document> documents, int active, OrbitControl view, Settings settings) {
    /** Nearest and farthest eye, in radii of the scene. */
    private static final float MIN_DISTANCE = 1e-3f;

    private static final float MAX_DISTANCE = 40;

    public ViewState {
        documents = List.copyOf(documents);
        if (active < -1 || active >= documents.size()) {
            throw new IllegalArgumentException("document " + active + " of " + documents.size());
        }
    }

    /** Nothing opened yet. */
    public static ViewState empty(Settings settings) {
        return new ViewState(List.of(), -1, OrbitControl.around(new Vector3f(), 1), settings);
    }

    /** The document that is shown. */
    public Optional<Document> document() {
        return active < 0 ? Optional.empty() : Optional.of(documents.get(active));
    }

    /** The state after {@code action}; undo and redo are {@link History}'s. */
    public ViewState reduce(Action action) {
        if (action instanceof Action.Open a) {
            return open(a.document());
        }
        if (action instanceof Action.Update a) {
            return update(a.document());
        }
        if (action instanceof Action.Activate a) {
            return new ViewState(documents, a.index(), documents.get(a.index()).home(), settings);
        }
        if (action instanceof Action.Close a) {
            return close(a.index());
        }
        if (action instanceof Action.SetOptions a) {
            return withSettings(settings.with(a.options()));
        }
        if (action instanceof Action.SetHidden a) {
            return withSettings(settings.withHidden(a.mesh(), a.hidden()));
        }
        return withView(moved(action));
    }

    private OrbitControl moved(Action action) {
        if (action instanceof Action.Orbit a) {
            return view.orbited(a.right(), a.up());
        }
        if (action instanceof Action.Pan a) {
            return view.panned(a.right(), a.up(), a.aspect());
        }
        if (action instanceof Action.Zoom a) {
            return view.zoomed(allowed(a.factor()), a.x(), a.y(), a.aspect());
        }
        if (action instanceof Action.Look a) {
            return view.seenFrom(a.from());
        }
        if (action instanceof Action.Opposite) {
            return view.opposite();
        }
        if (action instanceof Action.ToggleParallel) {
            return view.withParallel(!view.parallel());
        }
        if (action instanceof Action.Home) {
            return document().map(Document::home).orElse(view);
        }
        if (action instanceof Action.Frame) {
            return document()
                    .map(d -> view.framed(d.bounds().center(), d.bounds().radius()))
                    .orElse(view);
        }
        throw new AssertionError(action);
    }

    /** The part of a zoom that stays within reach of the scene. */
    private float allowed(float factor) {
        float radius = document().map(d -> d.bounds().radius()).orElse(1f);
        float wanted = view.distance() * factor;
        float nearest = Math.min(view.distance(), MIN_DISTANCE * radius);
        float farthest = Math.max(view.distance(), MAX_DISTANCE * radius);
        return Math.max(nearest, Math.min(farthest, wanted)) / view.distance();
    }

    private ViewState open(Document document) {
        int same = find(document.source());
        List<Document> all = new ArrayList<>(documents);
        if (same >= 0) {
            all.set(same, document);
        } else {
            all.add(document);
        }
        return new ViewState(all, same >= 0 ? same : all.size() - 1, document.home(), settings);
    }

    private ViewState update(Document document) {
        int index = find(document.source());
        if (index < 0) {
            return this;
        }
        boolean atHome = index == active && view.equals(documents.get(index).home());
        List<Document> all = new ArrayList<>(documents);
        all.set(index, document);
        return new ViewState(all, active, atHome ? document.home() : view, settings);
    }

    private ViewState close(int index) {
        List<Document> rest = new ArrayList<>(documents);
        rest.remove(index);
        int next = index < active ? active - 1 : Math.min(active, rest.size() - 1);
        boolean kept = index != active || next < 0;
        return new ViewState(rest, next, kept ? view : rest.get(next).home(), settings);
    }

    /** Index of the document made from {@code source}, or -1. */
    int find(Source source) {
        for (int i = 0; i < documents.size(); i++) {
            if (documents.get(i).source().file().equals(source.file())) {
                return i;
            }
        }
        return -1;
    }

    ViewState withSettings(Settings other) {
        return new ViewState(documents, active, view, other);
    }

    ViewState withView(OrbitControl other) {
        return new ViewState(documents, active, other, settings);
    }
}
