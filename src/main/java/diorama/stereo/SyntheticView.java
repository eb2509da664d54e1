package diorama.stereo;

import diorama.relief.LayerBuilder;

/** Which eyes are made; the other one is the source picture itself. */
public enum SyntheticView {
    BOTH(LayerBuilder.Views.ALL),
    LEFT(LayerBuilder.Views.LEFT),
    RIGHT(LayerBuilder.Views.RIGHT);

    private final LayerBuilder.Views views;

    SyntheticView(LayerBuilder.Views views) {
        this.views = views;
    }

    /** What the background layer is built for. */
    public LayerBuilder.Views views() {
        return views;
    }
}
