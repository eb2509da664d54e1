package diorama.pipeline;

import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.relief.Layers;
import diorama.stereo.StereoOptions;
import diorama.stereo.StereoPainter;

/** The scan-line renderer as a back end. */
final class CpuStereo implements StereoBackend {
    private final StereoPainter painter;

    CpuStereo(Size frame, StereoOptions options) {
        painter = new StereoPainter(frame, options);
    }

    @Override
    public Size size() {
        return painter.size();
    }

    @Override
    public void draw(Layers layers, RgbaImage packed) {
        painter.draw(layers, packed);
    }

    @Override
    public String name() {
        return "the CPU";
    }
}
