package diorama.pipeline;

import diorama.base.Size;
import diorama.render.Backend;
import diorama.stereo.StereoOptions;

/** Chooses what draws stereo pictures. */
public final class Backends {
    private Backends() {}

    /** Makes the back end for frames of one size on the calling thread, which must also use and close it. */
    public static StereoBackend stereo(Backend asked, Size frame, StereoOptions options) {
        return switch (asked) {
            case AUTO, CPU, GL -> new CpuStereo(frame, options);
        };
    }
}
