package diorama.gui;

import diorama.gui.host.FrameLoop;
import diorama.gui.host.Letters;
import diorama.gui.state.Preferences;
import diorama.gui.state.Settings;
import diorama.gui.store.StudioFolder;
import diorama.gui.work.EarlyMesh;
import diorama.gui.work.Log;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A program: a window that nobody sees, whose drawing fails in the middle of a frame. */
final class FallingStudio implements FrameLoop.Scene {
    private static final int FAULT = 4;
    private static final int ASSERTED = 8;
    private static final int END = 12;

    private final StudioWindow window;
    private int frames;
    private boolean waited;

    /** Whether Dear ImGui cannot begin anew. */
    private final boolean forGood;

    private FallingStudio(StudioWindow window, boolean forGood) {
        this.window = window;
        this.forGood = forGood;
    }

    /** @param args where the studio keeps what it remembers, and "for good" where it does not begin anew */
    public static void main(String[] args) {
        StudioFolder folder = new StudioFolder(Path.of(args[0]));
        CompletableFuture<Letters> letters = CompletableFuture.completedFuture(Letters.of(Preferences.DEFAULTS));
        Studio.Means means = new Studio.Means(
                diorama.pipeline.media.DepthChoice.AUTO,
                () -> {
                    throw new UnsupportedOperationException();
                },
                EarlyMesh.none());
        StudioDesk.Makers makers = new StudioDesk.Makers(means.workshop(), means.reels());
        try (StudioWindow window = new StudioWindow(Settings.DEFAULTS, makers, folder, letters)) {
            window.post(() -> {
                throw new IllegalStateException("a bad letter");
            });
            window.run(new FallingStudio(window, args.length > 1));
            System.out.println(window.log().lines(java.util.EnumSet.of(Log.Level.ERROR), "Dear ImGui: "));
        }
        System.out.println("closed in order");
    }

    @Override
    public boolean ends() {
        return frames > END;
    }

    @Override
    public void frame() {
        frames++;
        if (frames == ASSERTED) {
            window.imgui().begin();
            ImGui.setWindowFontScale(-1);
            ImGui.endFrame();
        }
        if (frames == FAULT) {
            window.imgui().begin();
            ImGui.begin("half a panel");
            ImGui.pushStyleColor(ImGuiCol.Text, 1, 0, 0, 1);
            throw new IllegalStateException("a bad frame");
        }
        window.frame();
    }

    @Override
    public boolean moving() {
        return false;
    }

    @Override
    public double due() {
        if (!waited) {
            waited = true;
            throw new IllegalStateException("a bad wait");
        }
        return 0.01;
    }

    @Override
    public void failed(Throwable e) {
        window.failed(e);
    }

    @Override
    public boolean restarts(Throwable e) {
        if (forGood) {
            window.imgui().close();
            throw new OutOfMemoryError("no letters");
        }
        return window.restarts(e);
    }
}
