package diorama.stereo;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.DeepImage;
import diorama.image.DepthMap;
import diorama.image.Look;
import diorama.relief.Layers;
import java.nio.ShortBuffer;
import java.util.Optional;

/**
 * {@link StereoPainter} for pictures of 16 bits a channel: the same geometry and packing, colours of 16 bits. Owns the eyes it
 * needs in between, so it is confined to one thread at a time.
 */
public final class DeepPainter {
    private final StereoOptions options;
    private final Size eye;
    private final EyeFrame frame;
    private final FramePacker packer;
    private final DeepComposer composer;
    private final DeepBackground background = new DeepBackground();
    private Optional<DeepImage> left = Optional.empty();
    private Optional<DeepImage> right = Optional.empty();

    public DeepPainter(Size size, StereoOptions options, FrameOptions frameOptions) {
        this.options = options;
        eye = size;
        frame = EyeFrame.of(size, frameOptions, options.layout());
        composer = new DeepComposer(frame.size(), options, frameOptions);
        packer = composer.packer();
    }

    /** Size of the packed picture. */
    public Size size() {
        return composer.size();
    }

    /**
     * Draws one frame into {@code packed}, a picture of {@link #size()}.
     *
     * @param layers made of the look of {@code color}
     * @param color what is drawn, of the layers' size
     * @param look how the layers' colours were made of it
     * @param now of the layout and eyes that the painter was made for
     */
    public void draw(Layers layers, DeepImage color, Look look, View now, DeepImage packed) {
        if (!layers.size().equals(eye)
                || !color.size().equals(eye)
                || !packed.size().equals(size())) {
            throw new IllegalArgumentException(color.size() + " into " + packed.size() + ", want " + size());
        }
        DeepImage one = left.orElseGet(this::black);
        DeepImage two = right.orElseGet(this::black);
        left = Optional.of(one);
        right = Optional.of(two);
        if (options.layout().showsDepth()) {
            one.put(color, frame.leftX(), frame.y());
            depth(layers.depth(), two);
        } else {
            eyes(layers, color, look, now, one, two);
        }
        composer.compose(one, two, packed);
    }

    private DeepImage black() {
        DeepImage image = DeepImage.allocate(frame.size());
        image.darken();
        return image;
    }

    private void eyes(Layers layers, DeepImage color, Look look, View now, DeepImage one, DeepImage two) {
        Disparity disparity = Disparity.of(now.options(), eye);
        DeepImage behind = background.of(layers, color, look);
        boolean leftMade = now.options().syntheticView() != SyntheticView.RIGHT;
        boolean rightMade = now.options().syntheticView() != SyntheticView.LEFT;
        if (!leftMade) {
            one.put(color, frame.leftX(), frame.y());
        }
        if (!rightMade) {
            two.put(color, frame.rightX(), frame.y());
        }
        boolean first = leftMade && packer.shows(Eye.LEFT);
        boolean second = rightMade && packer.shows(Eye.RIGHT);
        Parallel.rows(eye.height(), (from, to) -> {
            RowWork work = new RowWork(layers, disparity, true);
            DeepRow row = new DeepRow(layers, color, behind);
            int[] codes = new int[eye.width()];
            short[] made = new short[4 * eye.width()];
            ShortBuffer toLeft = one.samples();
            ShortBuffer toRight = two.samples();
            for (int y = from; y < to; y++) {
                row.load(y);
                if (first) {
                    paint(work.draw(y, Eye.LEFT), row, codes, made);
                    toLeft.put(start(frame.leftX(), y), made);
                }
                if (second) {
                    paint(work.draw(y, Eye.RIGHT), row, codes, made);
                    toRight.put(start(frame.rightX(), y), made);
                }
            }
        });
        bars(now.bars().leftPx(), one, false);
        bars(now.bars().rightPx(), two, true);
    }

    private static void paint(RowEye drawn, DeepRow row, int[] codes, short[] made) {
        drawn.copy(codes);
        row.paint(codes, drawn.over(), made);
    }

    private int start(int x, int y) {
        return 4 * ((frame.y() + y) * frame.size().width() + x);
    }

    /** Inverse depth in grey where the second eye would be. */
    private void depth(DepthMap depth, DeepImage target) {
        float[] d = depth.inverseDepth();
        Parallel.rows(eye.height(), (from, to) -> {
            ShortBuffer out = target.samples();
            for (int y = from; y < to; y++) {
                for (int x = 0; x < eye.width(); x++) {
                    short grey = (short) (int) (65535 * Math.max(0, Math.min(1, d[y * eye.width() + x])) + 0.5f);
                    int at = start(frame.rightX() + x, y);
                    out.put(at, grey).put(at + 1, grey).put(at + 2, grey).put(at + 3, (short) -1);
                }
            }
        });
    }

    /** As {@link EyeBars#paint}. */
    private void bars(float bar, DeepImage target, boolean onRight) {
        float[] kept = EyeBars.kept(bar, eye.width());
        for (int y = 0; y < eye.height(); y++) {
            for (int i = 0; i < kept.length; i++) {
                int x = onRight ? frame.rightX() + eye.width() - 1 - i : frame.leftX() + i;
                for (int c = 0; c < 3; c++) {
                    target.setChannel(x, frame.y() + y, c, Math.round(kept[i] * target.channel(x, frame.y() + y, c)));
                }
            }
        }
    }
}
