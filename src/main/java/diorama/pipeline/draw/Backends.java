package diorama.pipeline.draw;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.gl.GlDevice;
import diorama.render.Backend;
import diorama.render.GlStereo;
import diorama.stereo.FrameOptions;
import diorama.stereo.StereoOptions;
import java.util.Optional;

/** Chooses what draws stereo pictures: both back ends draw the same. */
public final class Backends {
    private Backends() {}

    /**
     * Makes the back end for frames of one size on the calling thread, which must also use and close it.
     *
     * @throws UserError when OpenGL is asked for and cannot draw here
     */
    public static StereoBackend stereo(Backend asked, Size size, StereoOptions options, FrameOptions frame) {
        if (options.layout().showsDepth()) {
            return new CpuStereo(size, options, frame);
        }
        return switch (asked) {
            case CPU -> new CpuStereo(size, options, frame);
            case GL -> openGl(GlDevice.headlessOrCpu(), size, options, frame);
            case AUTO -> graphicsCard(size, options, frame).orElseGet(() -> new CpuStereo(size, options, frame));
        };
    }

    /** OpenGL where a graphics card does it; drawn in software it is slower than the scan-line renderer. */
    private static Optional<StereoBackend> graphicsCard(Size size, StereoOptions options, FrameOptions frame) {
        GlDevice device;
        try {
            device = GlDevice.headless();
        } catch (UserError e) {
            // no OpenGL here: nobody asked for it
            return Optional.empty();
        }
        if (device.softwareRenderer() || GlStereo.tooLarge(device, size, options, frame)) {
            device.close();
            return Optional.empty();
        }
        return Optional.of(openGl(device, size, options, frame));
    }

    private static StereoBackend openGl(GlDevice device, Size size, StereoOptions options, FrameOptions frame) {
        try {
            return new OpenGlStereo(device, new GlStereo(device, size, options, frame));
        } catch (RuntimeException | Error e) {
            device.close();
            throw e;
        }
    }
}
