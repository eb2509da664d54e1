package diorama.stereo;

import diorama.base.Size;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Makes one picture of two drawn eyes, in iw3's order: bars around each, half spheres or halves, packing, limits of the size.
 * Both back ends draw their eyes where it says, so their pictures are alike. Owns what it needs in between: confined to one
 * thread at a time.
 */
public final class FrameComposer {
    private final Size eye;
    private final EyeFrame frame;
    private final Optional<Equirectangular> sphere;
    private final FramePacker packer;
    private final Size size;
    private Optional<StereoPair> spheres = Optional.empty();
    private Optional<RgbaImage> whole = Optional.empty();

    /** @param eye size of an eye as it is drawn, which is that of the source */
    public FrameComposer(Size eye, StereoOptions options, FrameOptions frameOptions) {
        StereoLayout layout = options.layout();
        this.eye = eye;
        frame = EyeFrame.of(eye, frameOptions, layout);
        sphere = layout == StereoLayout.VR180
                ? Optional.of(new Equirectangular(frame.size(), frameOptions.vrFov()))
                : Optional.empty();
        packer = new FramePacker(
                sphere.map(Equirectangular::size).orElse(frame.size()),
                layout,
                options.swapEyes(),
                frameOptions.anaglyphMethod());
        size = frameOptions.limited(packer.size(), layout);
    }

    /** Size of the result. */
    public Size size() {
        return size;
    }

    /** Size of an eye as it is drawn. */
    public Size eye() {
        return eye;
    }

    /** Size of an eye with its bars. */
    public Size framed() {
        return frame.size();
    }

    /** Whether this eye is part of the result. */
    public boolean shows(Eye which) {
        return packer.shows(which);
    }

    /** Whether eyes can be drawn straight into the result. */
    public boolean isDirect() {
        return sphere.isEmpty() && size.equals(packer.size()) && packer.copies();
    }

    /** Whether the result can be made row by row of rows of the bare eyes. */
    boolean byRows() {
        return sphere.isEmpty()
                && size.equals(packer.size())
                && !frame.hasBars()
                && !packer.layout().showsDepth()
                && packer.byRows();
    }

    /** Makes rows of the result; one for each thread. Only where {@link #byRows} says so. */
    ScanlineRenderer.Rows rows(RgbaImage result) {
        return packer.rows(result);
    }

    /** Where to draw an eye straight into the result; empty where {@link #compose} must be used or it is not shown. */
    public Optional<EyeTarget> direct(Eye which, RgbaImage result) {
        return isDirect() ? packer.direct(which, result).map(whole -> frame.place(which, whole)) : Optional.empty();
    }

    /** Where to draw an eye in a picture of {@link #framed}. */
    public EyeTarget place(Eye which, RgbaImage framed) {
        return frame.place(which, EyeTarget.of(framed));
    }

    /** Makes a picture black where there are bars; before eyes are drawn into it. */
    public void darken(RgbaImage picture) {
        if (!frame.hasBars()) {
            return;
        }
        IntBuffer pixels = Pixels.of(picture);
        int[] black = new int[picture.width()];
        Arrays.fill(black, 0xff000000);
        for (int y = 0; y < picture.height(); y++) {
            pixels.put(y * picture.width(), black, 0, black.length);
        }
    }

    /** A picture of {@link #framed} to draw an eye in, bars included. */
    public RgbaImage allocateFramed() {
        RgbaImage image = RgbaImage.allocate(framed());
        darken(image);
        return image;
    }

    /** Makes {@code result}, of {@link #size}, of both eyes with their bars. */
    public void compose(RgbaImage left, RgbaImage right, RgbaImage result) {
        if (size.equals(packer.size())) {
            pack(left, right, result);
            return;
        }
        RgbaImage packed = whole.orElseGet(() -> RgbaImage.allocate(packer.size()));
        whole = Optional.of(packed);
        pack(left, right, packed);
        Resample.resize(packed, result);
    }

    private void pack(RgbaImage left, RgbaImage right, RgbaImage packed) {
        if (sphere.isEmpty()) {
            packer.pack(left, right, packed);
            return;
        }
        StereoPair pair = spheres.orElseGet(() -> StereoPair.allocate(packer.eye()));
        spheres = Optional.of(pair);
        sphere.get().project(left, pair.left());
        sphere.get().project(right, pair.right());
        packer.pack(pair.left(), pair.right(), packed);
    }
}
