package diorama.onnx;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.ElementType;
import diorama.image.HoleFiller;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fills holes of pictures with a network of two inputs, the picture and a mask, as LaMa (R. Suvorov et al., Resolution-robust
 * Large Mask Inpainting with Fourier Convolutions, 2021) and MI-GAN (A. Sargsyan et al., 2023) are exported:
 *
 * <pre>
 * LaMa     image [N,3,H,W] floats in [0,1], mask [N,1,H,W] floats, 1 = hole   output [N,3,H,W], 0 to 255 (or [0,1])
 * MI-GAN   image [N,3,H,W] bytes, mask [N,1,H,W] bytes, 0 = hole, 255 = keep  result [N,3,H,W] bytes
 * </pre>
 *
 * Which it is, is told by the numbers of its picture. Confined to one thread.
 */
public final class FillNetwork implements HoleFiller, AutoCloseable {
    /** Longest side that networks of floats of any size are fed, px; their time and memory grow with the area. */
    private static final int LONGEST = 1024;

    /** Sides of these are multiples of so many px. */
    private static final int MULTIPLE = 8;

    private final Path file;
    private final Network network;
    private final TensorInfo picture;
    private final TensorInfo mask;

    /** @throws UserError when it is no such network */
    public FillNetwork(Path file, ComputeDevice device, int threads) {
        this.file = file;
        network = Network.open(file, device, threads);
        List<TensorInfo> inputs = network.header().inputs();
        Optional<TensorInfo> colours = one(inputs, 3);
        Optional<TensorInfo> hole = one(inputs, 1);
        if (inputs.size() != 2 || colours.isEmpty() || hole.isEmpty()) {
            network.close();
            throw new UserError(file + ": takes " + inputs
                    + ", want a network that fills holes: a picture [N,3,H,W] and a mask [N,1,H,W]");
        }
        picture = colours.get();
        mask = hole.get();
    }

    /** The only input of so many channels. */
    private static Optional<TensorInfo> one(List<TensorInfo> inputs, int channels) {
        List<TensorInfo> fitting = inputs.stream()
                .filter(i ->
                        i.rank() == 4 && i.dim(1) == channels && i.element().isPresent())
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private boolean bytes() {
        return picture.element().filter(e -> e == ElementType.UINT8).isPresent();
    }

    @Override
    public RgbaImage fill(RgbaImage image, boolean[] hole) {
        Size size = fed(image.size());
        boolean[] small = scaled(hole, image.size(), size);
        Tensor said = answer(feed(Resample.resize(image, size), small, size), size);
        return Resample.resize(image(said, size), image.size());
    }

    /** The network's own size; where it takes any, that of the picture, which is too large for some. */
    private Size fed(Size size) {
        if (picture.dim(2) > 0 && picture.dim(3) > 0) {
            return new Size((int) picture.dim(3), (int) picture.dim(2));
        }
        if (bytes()) {
            return size;
        }
        Size fitted = size.fitting(LONGEST);
        return new Size(even(fitted.width()), even(fitted.height()));
    }

    private static int even(int side) {
        return Math.max(MULTIPLE, Math.round((float) side / MULTIPLE) * MULTIPLE);
    }

    /** A pixel is a hole where any that it is made of is one. */
    private static boolean[] scaled(boolean[] hole, Size from, Size to) {
        boolean[] out = new boolean[to.pixels()];
        double sx = (double) from.width() / to.width();
        double sy = (double) from.height() / to.height();
        for (int y = 0; y < to.height(); y++) {
            int bottom = Math.min(from.height(), Math.max((int) Math.ceil((y + 1) * sy), (int) (y * sy) + 1));
            for (int x = 0; x < to.width(); x++) {
                int right = Math.min(from.width(), Math.max((int) Math.ceil((x + 1) * sx), (int) (x * sx) + 1));
                boolean any = false;
                for (int j = (int) (y * sy); j < bottom && !any; j++) {
                    for (int i = (int) (x * sx); i < right && !any; i++) {
                        any = hole[j * from.width() + i];
                    }
                }
                out[y * to.width() + x] = any;
            }
        }
        return out;
    }

    private Map<String, Tensor> feed(RgbaImage image, boolean[] hole, Size size) {
        int n = size.pixels();
        float white = bytes() ? 1 : 255;
        float[] colours = new float[3 * n];
        float[] marks = new float[n];
        ByteBuffer rgba = image.rgba();
        for (int p = 0; p < n; p++) {
            for (int c = 0; c < 3; c++) {
                colours[c * n + p] = (rgba.get(4 * p + c) & 0xff) / white;
            }
            marks[p] = bytes() ? (hole[p] ? 0 : 255) : hole[p] ? 1 : 0;
        }
        Map<String, Tensor> feed = new HashMap<>();
        feed.put(picture.name(), Tensor.of(colours, 1, 3, size.height(), size.width()));
        feed.put(mask.name(), Tensor.of(marks, 1, 1, size.height(), size.width()));
        return feed;
    }

    private Tensor answer(Map<String, Tensor> feed, Size size) {
        long[] wanted = {1, 3, size.height(), size.width()};
        for (Tensor tensor : network.run(feed).values()) {
            if (Arrays.equals(tensor.shape(), wanted)) {
                return tensor;
            }
        }
        throw new UserError(file + ": gives " + network.header().outputs()
                + ", want a picture of the size that it is fed, " + size + " px");
    }

    private RgbaImage image(Tensor said, Size size) {
        float most = 0;
        for (float v : said.values()) {
            if (!Float.isFinite(v)) {
                throw new UserError(file + ": gives what is not a number");
            }
            most = Math.max(most, v);
        }
        // exports for numbers to 1 differ in whether they multiply by 255
        float white = !bytes() && most <= 1.5f ? 255 : 1;
        int n = size.pixels();
        RgbaImage image = RgbaImage.allocate(size);
        for (int p = 0; p < n; p++) {
            for (int c = 0; c < 3; c++) {
                int level = Math.round(white * said.values()[c * n + p]);
                image.rgba().put(4 * p + c, (byte) Math.max(0, Math.min(255, level)));
            }
            image.rgba().put(4 * p + 3, (byte) 255);
        }
        return image;
    }

    @Override
    public void close() {
        network.close();
    }
}
