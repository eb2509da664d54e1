package diorama.onnx;

import diorama.base.Size;
import diorama.depth.Aspect;
import diorama.depth.ElementType;
import diorama.depth.NetworkInput;
import diorama.depth.TensorLayout;
import diorama.image.Normalization;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/** Turns pictures into a network's input tensor; keeps its buffers from picture to picture. Confined to one thread. */
final class PictureFeed {
    private final NetworkInput input;
    private final TensorLayout layout;
    private final ElementType element;
    private final Normalization normalization;

    /** Planes R, G, B of what the picture is scaled to. */
    private ByteBuffer planes = ByteBuffer.allocateDirect(0);
    /** The same in the network's own layout and numbers, where these differ. */
    private ByteBuffer tensor = ByteBuffer.allocateDirect(0);

    private float[] values = new float[0];

    PictureFeed(NetworkInput input, TensorLayout layout, ElementType element) {
        this.input = input;
        this.layout = layout;
        this.element = element;
        this.normalization = normalization(input);
    }

    /**
     * Pictures as they are fed.
     *
     * @param fed size of the tensor
     * @param inner size of the picture in its top left corner; what is beyond is filled with grey
     */
    record Fed(Feed feed, Size fed, Size inner) {}

    /** @param images all of one size; several only along an axis N */
    Fed of(List<RgbaImage> images, Size size) {
        Size inner = input.aspect() == Aspect.PAD ? within(images.get(0).size(), size) : size;
        boolean asItIs = inner.equals(size) && !layout.interleaved() && element == ElementType.FLOAT32;
        int count = images.size();
        int one = 12 * inner.pixels();
        int made = 3 * size.pixels() * element.bytes();
        planes = sized(planes, asItIs ? count * one : one);
        tensor = asItIs ? tensor : sized(tensor, count * made);
        for (int i = 0; i < count; i++) {
            Resample.toTensor(images.get(i), inner, normalization, part(planes, asItIs ? i : 0, one));
            if (!asItIs) {
                convert(inner, size, part(tensor, i, made));
            }
        }
        return new Fed(new Feed(asItIs ? planes : tensor, shape(size, count), element), size, inner);
    }

    private static ByteBuffer part(ByteBuffer whole, int index, int bytes) {
        return whole.slice(index * bytes, bytes).order(ByteOrder.nativeOrder());
    }

    private static Size within(Size picture, Size frame) {
        double scale = Math.min((double) frame.width() / picture.width(), (double) frame.height() / picture.height());
        return new Size(
                Math.max(1, Math.min(frame.width(), (int) Math.round(picture.width() * scale))),
                Math.max(1, Math.min(frame.height(), (int) Math.round(picture.height() * scale))));
    }

    private void convert(Size inner, Size size, ByteBuffer out) {
        int count = 3 * size.pixels();
        if (values.length != count) {
            values = new float[count];
        }
        FloatBuffer from = planes.asFloatBuffer();
        int plane = size.pixels();
        boolean interleaved = layout.interleaved();
        for (int c = 0; c < 3; c++) {
            if (!inner.equals(size)) {
                fill(c, interleaved, plane);
            }
            for (int y = 0; y < inner.height(); y++) {
                int i = (c * inner.height() + y) * inner.width();
                int o = y * size.width();
                if (interleaved) {
                    for (int x = 0; x < inner.width(); x++) {
                        values[3 * (o + x) + c] = from.get(i + x);
                    }
                } else {
                    from.get(i, values, c * plane + o, inner.width());
                }
            }
        }
        if (element == ElementType.FLOAT32) {
            out.asFloatBuffer().put(0, values);
        } else {
            Feed.put(values, count, element, out);
        }
    }

    /** Grey where the picture does not reach: the mean of ImageNet, which most networks take for nothing. */
    private void fill(int c, boolean interleaved, int plane) {
        Normalization mean = Normalization.imageNet();
        float grey = (mean.mean()[c] - normalization.mean()[c]) / normalization.deviation()[c];
        if (interleaved) {
            for (int i = c; i < 3 * plane; i += 3) {
                values[i] = grey;
            }
        } else {
            Arrays.fill(values, c * plane, (c + 1) * plane, grey);
        }
    }

    private long[] shape(Size size, int count) {
        long[] shape = new long[layout.rank()];
        Arrays.fill(shape, 1);
        if (layout.axis('N') >= 0) {
            shape[layout.axis('N')] = count;
        }
        shape[layout.axis('C')] = 3;
        shape[layout.axis('H')] = size.height();
        shape[layout.axis('W')] = size.width();
        return shape;
    }

    private static ByteBuffer sized(ByteBuffer buffer, int bytes) {
        return buffer.capacity() == bytes
                ? buffer
                : ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private static Normalization normalization(NetworkInput input) {
        float[] mean = new float[3];
        float[] std = new float[3];
        for (int c = 0; c < 3; c++) {
            mean[c] = input.mean().get(c) / input.white();
            std[c] = input.std().get(c) / input.white();
        }
        return new Normalization(mean, std);
    }
}
