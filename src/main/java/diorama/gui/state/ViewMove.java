package diorama.gui.state;

import diorama.camera.OrbitControl;

/** Where one looks from after an action. */
final class ViewMove {
    /** Nearest and farthest eye, in radii of the scene. */
    private static final float MIN_DISTANCE = 1e-3f;

    private static final float MAX_DISTANCE = 40;

    private ViewMove() {}

    /** The view after an action that does not change the project. */
    static OrbitControl of(ViewState state, Action action) {
        OrbitControl view = state.view();
        if (action instanceof Action.Orbit a) {
            OrbitControl turned = view.orbited(a.right(), a.up());
            return state.settings().view().lockToPhoto() ? PhotoRange.kept(state, turned) : turned;
        }
        if (action instanceof Action.Roll a) {
            return view.rolled(a.angle());
        }
        if (action instanceof Action.Pan a) {
            return view.panned(a.right(), a.up(), a.aspect());
        }
        if (action instanceof Action.Zoom a) {
            return view.zoomed(allowed(state, a.factor()), a.x(), a.y(), a.aspect());
        }
        if (action instanceof Action.Walk a) {
            return view.walked(a.turnRight(), a.turnUp(), a.right(), a.up(), a.ahead());
        }
        if (action instanceof Action.SetView a) {
            return a.view();
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
            return state.home().orElseGet(() -> framed(view, Staging.of(state)));
        }
        if (action instanceof Action.Frame a) {
            Staging staging = Staging.of(state);
            boolean some = a.selection() && !staging.selected().parts().isEmpty();
            return framed(view, some ? staging.selected() : staging);
        }
        throw new AssertionError(action);
    }

    private static OrbitControl framed(OrbitControl view, Staging staging) {
        Extent extent = staging.bounds();
        float[] points = staging.points();
        return points.length == 0
                ? view.framed(extent.center(), extent.radius())
                : view.fitted(extent.center(), points);
    }

    /** The part of a zoom that stays within reach of the scene. */
    private static float allowed(ViewState state, float factor) {
        OrbitControl view = state.view();
        float radius = state.bounds().radius();
        float wanted = view.distance() * factor;
        float nearest = Math.min(view.distance(), MIN_DISTANCE * radius);
        float farthest = Math.max(view.distance(), MAX_DISTANCE * radius);
        return Math.max(nearest, Math.min(farthest, wanted)) / view.distance();
    }
}
