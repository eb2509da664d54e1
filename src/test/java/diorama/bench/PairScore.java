package diorama.bench;

import diorama.base.Size;
import diorama.depth.DepthOptions;
import diorama.depth.DepthRefiner;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.relief.ReliefOptions;
import diorama.stereo.EyeTarget;
import diorama.stereo.ScanlineRenderer;
import diorama.stereo.StereoLayout;
import diorama.stereo.StereoOptions;
import diorama.stereo.SyntheticView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Scores the right view made from a left view and its true disparity against the real right view.
 *
 * <p>Takes a folder of pairs; a pair is a folder with {@code left.png}, {@code right.png}, {@code disparity.png} (of the left
 * view, 16 bits, 65535 = the greatest), {@code max.txt} (the greatest disparity, px) and, if known, {@code
 * right_disparity.png} (of the right view, same scale). Disparity 0 is unknown. Prints PSNR in dB on sRGB bytes: in the frame,
 * of pixels seen in the left view, of disoccluded ones; with the map as it is, blurred (Gaussian, sigma 2 px), and as small and
 * soft as a network gives it.
 */
public final class PairScore {
    static final double SOFT_SIGMA = 2;

    /** Pixels of a small map, as many as the embedded network's. */
    private static final double SMALL_AREA = 61440;

    /** By which a small map is soft, texels. */
    private static final double SMALL_SIGMA = 0.7;

    private PairScore() {}

    /** @param inFrame dB of all pixels with known truth whose point lies in the left view's frame */
    record Score(double inFrame, double seen, double disoccluded) {
        Score plus(Score other) {
            return new Score(inFrame + other.inFrame, seen + other.seen, disoccluded + other.disoccluded);
        }

        Score times(double k) {
            return new Score(k * inFrame, k * seen, k * disoccluded);
        }

        @Override
        public String toString() {
            return String.format("%6.2f %6.2f %6.2f", inFrame, seen, disoccluded);
        }
    }

    /** A real pair; disparities in px, 0 unknown. */
    record Pair(String name, RgbaImage left, RgbaImage right, DepthMap disparity, byte[] kind, double greatest) {
        static final byte UNKNOWN = 0;
        static final byte SEEN = 1;
        static final byte HIDDEN = 2;

        static Pair read(Path folder) throws IOException {
            double greatest = Double.parseDouble(
                    Files.readString(folder.resolve("max.txt")).trim());
            RgbaImage left = ImageFiles.read(folder.resolve("left.png"));
            DepthMap disparity = DepthFiles.read(folder.resolve("disparity.png"));
            Path rightFile = folder.resolve("right_disparity.png");
            Optional<DepthMap> right =
                    Files.exists(rightFile) ? Optional.of(DepthFiles.read(rightFile)) : Optional.empty();
            byte[] kind =
                    right.isPresent() ? kinds(disparity, right.get(), greatest) : kindsByWarp(disparity, greatest);
            return new Pair(
                    folder.getFileName().toString(),
                    left,
                    ImageFiles.read(folder.resolve("right.png")),
                    filled(disparity),
                    kind,
                    greatest);
        }

        /** By the left-right check: hidden in the left view is what a nearer point of it covers. */
        private static byte[] kinds(DepthMap left, DepthMap right, double greatest) {
            int w = left.width();
            byte[] kind = new byte[left.size().pixels()];
            for (int i = 0; i < kind.length; i++) {
                double disparity = right.inverseDepth()[i] * greatest;
                double x = i % w + disparity;
                if (disparity == 0 || x > w - 1) {
                    continue;
                }
                int row = i / w * w;
                float a = left.inverseDepth()[row + (int) x];
                float b = left.inverseDepth()[row + Math.min(w - 1, (int) x + 1)];
                boolean known = a > 0 && b > 0;
                boolean seen = Math.min(Math.abs(a * greatest - disparity), Math.abs(b * greatest - disparity)) <= 1;
                kind[i] = seen ? SEEN : known && Math.min(a, b) * greatest > disparity ? HIDDEN : UNKNOWN;
            }
            return kind;
        }

        /** Without the right view's disparity: seen is where a point of the left view lands. */
        private static byte[] kindsByWarp(DepthMap left, double greatest) {
            int w = left.width();
            byte[] kind = new byte[left.size().pixels()];
            DepthMap whole = filled(left);
            for (int y = 0; y < left.height(); y++) {
                for (int x = 0; x + 1 < w; x++) {
                    double from = x - whole.at(x, y) * greatest;
                    double to = x + 1 - whole.at(x + 1, y) * greatest;
                    boolean known = left.at(x, y) > 0 && left.at(x + 1, y) > 0;
                    for (int j = (int) Math.ceil(from); j < Math.max(to, from + 1) && j < w; j++) {
                        if (j >= 0 && known && to - from <= 2) {
                            kind[y * w + j] = SEEN;
                        } else if (j >= 0 && kind[y * w + j] == UNKNOWN && known) {
                            kind[y * w + j] = HIDDEN;
                        }
                    }
                }
            }
            return kind;
        }

        /** Unknown pixels take the lesser disparity of their known neighbours in the row. */
        private static DepthMap filled(DepthMap map) {
            int w = map.width();
            float[] d = map.inverseDepth().clone();
            for (int y = 0; y < map.height(); y++) {
                for (int x = 0; x < w; x++) {
                    if (d[y * w + x] > 0) {
                        continue;
                    }
                    int end = x;
                    while (end < w && d[y * w + end] == 0) {
                        end++;
                    }
                    float before = x > 0 ? d[y * w + x - 1] : 1;
                    float after = end < w ? d[y * w + end] : 1;
                    float least = Math.min(before, after) < 1 ? Math.min(before, after) : 0;
                    java.util.Arrays.fill(d, y * w + x, y * w + end, least);
                    x = end;
                }
            }
            return new DepthMap(map.size(), d);
        }

        DepthMap softDisparity(double sigma) {
            return new DepthMap(disparity.size(), blurred(disparity, sigma));
        }

        private static float[] blurred(DepthMap map, double sigma) {
            int radius = (int) Math.ceil(3 * sigma);
            float[] kernel = new float[2 * radius + 1];
            float sum = 0;
            for (int k = -radius; k <= radius; k++) {
                kernel[k + radius] = (float) Math.exp(-k * k / (2 * sigma * sigma));
                sum += kernel[k + radius];
            }
            float[] once = new float[map.size().pixels()];
            float[] twice = new float[once.length];
            int w = map.width();
            int h = map.height();
            for (int i = 0; i < once.length; i++) {
                for (int k = -radius; k <= radius; k++) {
                    int x = Math.max(0, Math.min(w - 1, i % w + k));
                    once[i] += kernel[k + radius] / sum * map.at(x, i / w);
                }
            }
            for (int i = 0; i < once.length; i++) {
                for (int k = -radius; k <= radius; k++) {
                    int y = Math.max(0, Math.min(h - 1, i / w + k));
                    twice[i] += kernel[k + radius] / sum * once[y * w + i % w];
                }
            }
            return twice;
        }

        /** The disparity as a network of the embedded one's size would see it. */
        DepthMap smallDisparity() {
            Size size = disparity.size();
            double upscale = Math.max(1, Math.sqrt(size.pixels() / SMALL_AREA));
            Size small = new Size((int) (size.width() / upscale), (int) (size.height() / upscale));
            return Resample.resize(softDisparity(SMALL_SIGMA * upscale), small);
        }

        Score score(RgbaImage made) {
            double[] error = new double[3];
            long[] count = new long[3];
            for (int i = 0; i < kind.length; i++) {
                for (int c = 0; c < 3; c++) {
                    int a = made.rgba().get(4 * i + c) & 0xff;
                    int b = right.rgba().get(4 * i + c) & 0xff;
                    error[kind[i]] += (a - b) * (a - b);
                    count[kind[i]]++;
                }
            }
            return new Score(
                    decibel(error[SEEN] + error[HIDDEN], count[SEEN] + count[HIDDEN]),
                    decibel(error[SEEN], count[SEEN]),
                    decibel(error[HIDDEN], count[HIDDEN]));
        }

        private static double decibel(double error, long count) {
            return 10 * Math.log10(255.0 * 255.0 * Math.max(count, 1) / Math.max(error, 1));
        }
    }

    /** The right view as {@code stereo --synthetic-view right --convergence 0} makes it. */
    static RgbaImage rightView(Pair pair, DepthMap disparity, DepthOptions options) {
        Size size = pair.left().size();
        double divergence = 100 * pair.greatest() / size.longSide();
        DepthMap depth = DepthRefiner.refine(disparity, pair.left(), options);
        Layers layers = LayerBuilder.forStills()
                .build(pair.left(), depth, ReliefOptions.DEFAULTS, pair.greatest(), LayerBuilder.Views.RIGHT);
        StereoOptions stereo =
                new StereoOptions((float) divergence, 0, SyntheticView.RIGHT, StereoLayout.FULL_SBS, false);
        RgbaImage left = RgbaImage.allocate(size);
        RgbaImage right = RgbaImage.allocate(size);
        new ScanlineRenderer().draw(layers, stereo, Optional.of(EyeTarget.of(left)), Optional.of(EyeTarget.of(right)));
        return right;
    }

    public static void main(String[] args) throws IOException {
        List<Path> folders;
        try (var list = Files.list(Path.of(args[0]))) {
            folders = list.filter(f -> Files.exists(f.resolve("disparity.png")))
                    .sorted()
                    .toList();
        }
        Score sharp = new Score(0, 0, 0);
        Score soft = new Score(0, 0, 0);
        Score small = new Score(0, 0, 0);
        System.out.printf("%-12s %20s   %20s   %20s%n", "dB", "frame  seen  hidden", "soft map", "small map");
        for (Path folder : folders) {
            Pair pair = Pair.read(folder);
            RgbaImage made = rightView(pair, pair.disparity(), DepthOptions.DEFAULTS);
            if (args.length > 1) {
                ImageFiles.write(made, Path.of(args[1]).resolve(pair.name() + ".png"));
            }
            Score a = pair.score(made);
            Score b = pair.score(rightView(pair, pair.softDisparity(SOFT_SIGMA), DepthOptions.DEFAULTS));
            Score c = pair.score(rightView(pair, pair.smallDisparity(), DepthOptions.DEFAULTS));
            System.out.printf("%-12s %s   %s   %s%n", pair.name(), a, b, c);
            sharp = sharp.plus(a.times(1.0 / folders.size()));
            soft = soft.plus(b.times(1.0 / folders.size()));
            small = small.plus(c.times(1.0 / folders.size()));
        }
        System.out.printf("%-12s %s   %s   %s%n", "mean", sharp, soft, small);
    }
}
