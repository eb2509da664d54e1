package diorama.pipeline.draw;

import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.relief.Layers;
import diorama.stereo.FrameOptions;
import diorama.stereo.StereoOptions;
import diorama.stereo.StereoPainter;
import diorama.stereo.View;

/** The scan-line renderer as a back end. */
final class CpuStereo implements StereoBackend {
    private final StereoPainter painter;

    CpuStereo(Size size, StereoOptions options, FrameOptions frame) {
        painter = new StereoPainter(size, options, frame);
    }

    @Override
    public Size size() {
        return painter.size();
    }

    @Override
    public void draw(Layers layers, View now, RgbaImage packed) {
        painter.draw(layers, now, packed);
    }

    @Override
    public String name() {
        return "the CPU";
    }
}
