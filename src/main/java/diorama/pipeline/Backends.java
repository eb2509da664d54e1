package diorama.pipeline;

import diorama.base.Size;
import diorama.gl.GlDevice;
import diorama.render.Backend;
import diorama.render.ScenePainter;
import diorama.render.SceneRenderer;
import diorama.stereo.StereoOptions;

/** Chooses what draws stereo pictures and scenes. */
public final class Backends {
    private Backends() {}

    /** Makes the back end for frames of one size on the calling thread, which must also use and close it. */
    public static StereoBackend stereo(Backend asked, Size frame, StereoOptions options) {
        return switch (asked) {
            case AUTO, CPU, GL -> new CpuStereo(frame, options);
        };
    }

    /** Makes what draws scenes on the calling thread, which must also use and close it. */
    public static ScenePainter painter(Backend asked) {
        return new SceneRenderer(GlDevice.headless());
    }
}
