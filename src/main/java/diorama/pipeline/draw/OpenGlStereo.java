package diorama.pipeline.draw;

import diorama.base.Size;
import diorama.gl.GlDevice;
import diorama.image.RgbaImage;
import diorama.relief.Layers;
import diorama.render.GlStereo;
import diorama.stereo.View;

/** OpenGL as a back end, on a context of its own without a window. */
final class OpenGlStereo implements StereoBackend {
    private final GlDevice device;
    private final GlStereo stereo;

    /** Owns {@code device} from here on. */
    OpenGlStereo(GlDevice device, GlStereo stereo) {
        this.device = device;
        this.stereo = stereo;
    }

    @Override
    public Size size() {
        return stereo.size();
    }

    @Override
    public void draw(Layers layers, View now, RgbaImage packed) {
        stereo.upload(layers);
        stereo.drawUploaded(now, packed);
    }

    @Override
    public String name() {
        return "OpenGL on " + device.rendererName();
    }

    @Override
    public void close() {
        stereo.close();
        device.close();
    }
}
