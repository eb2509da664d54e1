package diorama.gui;

import diorama.gui.host.FrameLoop;

/** A start that nobody sees: some frames, and those that pass until what was to be opened is there. Confined to the main thread. */
final class Rehearsal implements FrameLoop.Scene {
    private static final int FRAMES = 12;

    /** Frames after which it ends whatever is under way. */
    private static final int MOST = 2000;

    private final StudioWindow window;
    private int frames;

    Rehearsal(StudioWindow window) {
        this.window = window;
    }

    @Override
    public boolean ends() {
        return frames > MOST || (frames > FRAMES && window.jobs().status().isEmpty());
    }

    @Override
    public void frame() {
        window.frame();
        frames++;
    }

    @Override
    public boolean moving() {
        return true;
    }

    @Override
    public double due() {
        return window.due();
    }

    @Override
    public void failed(Throwable e) {
        window.failed(e);
    }

    @Override
    public boolean restarts(Throwable e) {
        return false;
    }
}
