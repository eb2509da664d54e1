package diorama.stereo;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.DeepImage;
import diorama.image.DeepResample;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.Optional;

/** {@link FrameComposer} for eyes of 16 bits a channel with their bars. Confined to one thread at a time. */
final class DeepComposer {
    private final Optional<Equirectangular> sphere;
    private final FramePacker packer;
    private final Size size;
    private Optional<DeepImage> leftSphere = Optional.empty();
    private Optional<DeepImage> rightSphere = Optional.empty();
    private Optional<DeepImage> half = Optional.empty();
    private Optional<DeepImage> whole = Optional.empty();

    /** @param eye with its bars */
    DeepComposer(Size eye, StereoOptions options, FrameOptions frameOptions) {
        sphere = options.layout() == StereoLayout.VR180
                ? Optional.of(new Equirectangular(eye, frameOptions.vrFov()))
                : Optional.empty();
        packer = new FramePacker(
                sphere.map(Equirectangular::size).orElse(eye),
                options.layout(),
                options.swapEyes(),
                frameOptions.anaglyphMethod());
        size = frameOptions.limited(packer.size(), options.layout());
    }

    FramePacker packer() {
        return packer;
    }

    Size size() {
        return size;
    }

    /** Makes {@code result}, of {@link #size}, of both eyes. */
    void compose(DeepImage left, DeepImage right, DeepImage result) {
        if (size.equals(packer.size())) {
            pack(left, right, result);
            return;
        }
        DeepImage packed = whole.orElseGet(() -> DeepImage.allocate(packer.size()));
        whole = Optional.of(packed);
        pack(left, right, packed);
        DeepResample.resize(packed, result);
    }

    private void pack(DeepImage left, DeepImage right, DeepImage packed) {
        DeepImage one = left;
        DeepImage two = right;
        if (sphere.isPresent()) {
            one = leftSphere.orElseGet(() -> DeepImage.allocate(packer.eye()));
            two = rightSphere.orElseGet(() -> DeepImage.allocate(packer.eye()));
            leftSphere = Optional.of(one);
            rightSphere = Optional.of(two);
            sphere.get().project(left, one);
            sphere.get().project(right, two);
        }
        place(packer.swapEyes() ? two : one, packer.swapEyes() ? one : two, packed);
    }

    private void place(DeepImage one, DeepImage two, DeepImage packed) {
        int width = packer.eye().width();
        int height = packer.eye().height();
        switch (packer.layout()) {
            case FULL_SBS, RGBD, VR180 -> {
                packed.put(one, 0, 0);
                packed.put(two, width, 0);
            }
            case CROSS_EYED -> {
                packed.put(two, 0, 0);
                packed.put(one, width, 0);
            }
            case FULL_TB, FRAME_SEQUENTIAL -> {
                packed.put(one, 0, 0);
                packed.put(two, 0, height);
            }
            case LEFT -> packed.put(one, 0, 0);
            case RIGHT -> packed.put(two, 0, 0);
            case HALF_SBS, HALF_RGBD -> {
                packed.put(halved(one, new Size(Math.max(1, width / 2), height)), 0, 0);
                packed.put(halved(two, new Size(Math.max(1, width / 2), height)), packed.width() / 2, 0);
            }
            case HALF_TB -> {
                packed.put(halved(one, new Size(width, Math.max(1, height / 2))), 0, 0);
                packed.put(halved(two, new Size(width, Math.max(1, height / 2))), 0, packed.height() / 2);
            }
            case ANAGLYPH, ROWS, COLUMNS, CHECKER -> mix(one, two, packed);
        }
    }

    private DeepImage halved(DeepImage eye, Size to) {
        DeepImage out = half.orElseGet(() -> DeepImage.allocate(to));
        half = Optional.of(out);
        DeepResample.resize(eye, out);
        return out;
    }

    private void mix(DeepImage one, DeepImage two, DeepImage packed) {
        Parallel.rows(packed.height(), (from, to) -> {
            for (int y = from; y < to; y++) {
                if (packer.layout() == StereoLayout.ANAGLYPH) {
                    anaglyph(one, two, packed, y);
                } else {
                    turns(one.pixels(), two.pixels(), packed.pixels(), packed.width(), y);
                }
            }
        });
    }

    private void turns(LongBuffer one, LongBuffer two, LongBuffer packed, int width, int y) {
        for (int x = 0; x < width; x++) {
            int turn =
                    switch (packer.layout()) {
                        case ROWS -> y;
                        case COLUMNS -> x;
                        default -> x + y;
                    };
            int i = y * width + x;
            packed.put(i, (turn % 2 == 0 ? one : two).get(i));
        }
    }

    private void anaglyph(DeepImage one, DeepImage two, DeepImage packed, int y) {
        int width = packed.width();
        ShortBuffer left = one.samples();
        ShortBuffer right = two.samples();
        ShortBuffer out = packed.samples();
        float[] l = new float[3];
        float[] r = new float[3];
        for (int i = 4 * y * width; i < 4 * (y + 1) * width; i += 4) {
            for (int c = 0; c < 3; c++) {
                l[c] = (left.get(i + c) & 0xffff) / 65535f;
                r[c] = (right.get(i + c) & 0xffff) / 65535f;
            }
            float[] mixed = packer.anaglyph().mix(l, r);
            for (int c = 0; c < 3; c++) {
                out.put(i + c, (short) (int) (65535 * Math.max(0, Math.min(1, mixed[c])) + 0.5f));
            }
            out.put(i + 3, left.get(i + 3));
        }
    }
}
