package diorama.pipeline;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.gl.GlDevice;
import diorama.render.Backend;
import diorama.render.GlStereo;
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
    public static StereoBackend stereo(Backend asked, Size frame, StereoOptions options) {
        return switch (asked) {
            case CPU -> new CpuStereo(frame, options);
            case GL -> openGl(GlDevice.headless(), frame, options);
            case AUTO -> graphicsCard(frame, options).orElseGet(() -> new CpuStereo(frame, options));
        };
    }

    /** OpenGL where a graphics card does it; drawn in software it is slower than the scan-line renderer. */
    private static Optional<StereoBackend> graphicsCard(Size frame, StereoOptions options) {
        GlDevice device;
        try {
            device = GlDevice.headless();
        } catch (UserError e) {
            // no OpenGL here: nobody asked for it
            return Optional.empty();
        }
        if (device.softwareRenderer() || tooLarge(device, frame, options)) {
            device.close();
            return Optional.empty();
        }
        return Optional.of(openGl(device, frame, options));
    }

    private static StereoBackend openGl(GlDevice device, Size frame, StereoOptions options) {
        try {
            if (tooLarge(device, frame, options)) {
                throw new UserError("renderer: OpenGL here draws at most " + device.maxTextureSide()
                        + " px a side, want --renderer cpu for frames of " + frame);
            }
            return new OpenGlStereo(device, new GlStereo(device, frame, options));
        } catch (RuntimeException | Error e) {
            device.close();
            throw e;
        }
    }

    private static boolean tooLarge(GlDevice device, Size frame, StereoOptions options) {
        return Math.max(frame.longSide(), options.layout().packed(frame).longSide()) > device.maxTextureSide();
    }
}
