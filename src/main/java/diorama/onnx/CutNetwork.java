package diorama.onnx;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.CutList;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds the cuts of a film by TransNetV2 (T. Soucek, J. Lokoc, TransNet V2: An Effective Deep Network Architecture for Fast Shot
 * Transition Detection, 2020), frame after frame; as its authors' code does it:
 *
 * <pre>
 * input   [1,100,27,48,3], RGB from 0 to 255          output 0   [1,100] or [1,100,1], chance that a shot ends with the frame
 * windows of 100 frames every 50, of which the middle 50 count; 25 copies of the first frame before and of the last behind
 * a shot begins with the first frame after a run of frames over 1/2
 * </pre>
 *
 * Exports without the last sigmoid are known by values beyond [0,1]. Memory does not grow with the film. Confined to one thread.
 */
public final class CutNetwork implements AutoCloseable {
    private static final int WINDOW = 100;
    private static final int STRIDE = 50;
    private static final int PAD = 25;
    private static final Size SIZE = new Size(48, 27);
    private static final int FRAME = 3 * 48 * 27;

    private final Path file;
    private final Network network;
    private final TensorInfo input;
    private final float[] window = new float[WINDOW * FRAME];
    private final SortedSet<Long> cuts = new TreeSet<>();
    private int filled;
    private long frames;
    private long judged;
    private boolean ends;

    /** @throws UserError when it is no such network */
    public CutNetwork(Path file, ComputeDevice device, int threads) {
        this.file = file;
        network = Network.open(file, device, threads);
        input = network.header().inputs().get(0);
        boolean fits = network.header().inputs().size() == 1
                && fits(0, 1)
                && fits(1, WINDOW)
                && fits(2, 27)
                && fits(3, 48)
                && fits(4, 3)
                && (input.rank() == 5 || input.rank() < 0);
        if (!fits) {
            network.close();
            throw new UserError(file + ": takes " + network.header().inputs() + ", want TransNetV2's [1,100,27,48,3]");
        }
    }

    private boolean fits(int axis, int size) {
        return input.dim(axis) < 0 || input.dim(axis) == size;
    }

    /** Takes the next frame. */
    public void add(RgbaImage image) {
        RgbaImage small = Resample.resize(image, SIZE);
        float[] frame = new float[FRAME];
        for (int i = 0; i < SIZE.pixels(); i++) {
            for (int c = 0; c < 3; c++) {
                frame[3 * i + c] = small.rgba().get(4 * i + c) & 255;
            }
        }
        for (int i = 0; frames == 0 && i < PAD; i++) {
            put(frame);
        }
        put(frame);
        frames++;
    }

    private void put(float[] frame) {
        System.arraycopy(frame, 0, window, filled * FRAME, FRAME);
        filled++;
        if (filled == WINDOW) {
            judge();
            System.arraycopy(window, STRIDE * FRAME, window, 0, (WINDOW - STRIDE) * FRAME);
            filled = WINDOW - STRIDE;
        }
    }

    private void judge() {
        Tensor out = network.run(Map.of(input.name(), Tensor.of(window.clone(), 1, WINDOW, 27, 48, 3)))
                .get(network.header().outputs().get(0).name());
        if (out == null || out.values().length != WINDOW) {
            throw new UserError(file + ": gives " + network.header().outputs() + ", want TransNetV2's [1,100]");
        }
        boolean chances = true;
        for (float v : out.values()) {
            if (Float.isNaN(v)) {
                throw new UserError(file + ": gives what is not a number");
            }
            chances &= v >= 0 && v <= 1;
        }
        for (int i = PAD; i < PAD + STRIDE && judged < frames; i++, judged++) {
            boolean end = out.values()[i] > (chances ? 0.5f : 0);
            if (ends && !end) {
                cuts.add(judged);
            }
            ends = end;
        }
    }

    /** The cuts, after the last frame. */
    public CutList finish() {
        if (frames > 0) {
            float[] last = new float[FRAME];
            System.arraycopy(window, (filled - 1) * FRAME, last, 0, FRAME);
            while (judged < frames) {
                put(last);
            }
        }
        return new CutList(cuts);
    }

    @Override
    public void close() {
        network.close();
    }
}
