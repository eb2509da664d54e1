package diorama.stereo;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A scene of upright planes with procedural textures, painted far to near with 16 samples a pixel from any place between the
 * eyes: photo, exact depth and both true eyes. Discs, boxes and slanted poles at all depths, poles 3 to 7 px wide, before a wall.
 */
final class PaintedScene {
    private static final int SIDE = 4;

    /** What is inside is {@code shape(x, y) > 0}; coordinates in px of the photo. */
    private record Item(double depth, int kind, double x, double y, double wide, double high, double seed) {
        boolean covers(double px, double py) {
            double dx = (px - x) / wide;
            double dy = (py - y) / high;
            return switch (kind) {
                case 0 -> Math.abs(dx) < 1 && Math.abs(dy) < 1;
                case 1 -> dx * dx + dy * dy < 1;
                default -> Math.abs(px - x - 0.15 * (py - y)) < wide && py > y;
            };
        }

        double color(double px, double py, int channel) {
            double phase = seed + 2.1 * channel;
            return 0.5
                    + 0.2 * Math.sin(phase)
                    + 0.18 * Math.sin(px * (0.05 + 0.02 * Math.cos(seed)) + py * 0.04 + phase)
                    + 0.1 * Math.sin(px * 0.21 - py * 0.17 + 3 * phase);
        }
    }

    private final Size size;
    private final List<Item> items = new ArrayList<>();

    PaintedScene(Size size, long seed) {
        this.size = size;
        Random random = new Random(seed);
        int count = 26;
        for (int i = 0; i < count; i++) {
            double depth = 0.15 + 0.85 * i / (count - 1);
            int kind = i % 3;
            double wide =
                    kind == 2 ? 1.5 + 2 * random.nextDouble() : size.width() * (0.02 + 0.05 * random.nextDouble());
            items.add(new Item(
                    depth,
                    kind,
                    size.width() * random.nextDouble(),
                    size.height() * random.nextDouble(),
                    wide,
                    size.width() * (0.03 + 0.08 * random.nextDouble()),
                    i * 1.7));
        }
    }

    private Item at(double x, double y, double shift, double convergence) {
        for (int i = items.size() - 1; i >= 0; i--) {
            Item item = items.get(i);
            if (item.covers(x - shift * (item.depth - convergence), y)) {
                return item;
            }
        }
        return WALL;
    }

    private static final Item WALL = new Item(0.05, 0, 0, 0, 1, 1, 0.4);

    /** The picture seen when depth moves points by {@code shift (d - convergence)} px. */
    RgbaImage seen(double shift, double convergence) {
        RgbaImage image = RgbaImage.allocate(size);
        double[] sum = new double[3];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                java.util.Arrays.fill(sum, 0);
                for (int k = 0; k < SIDE * SIDE; k++) {
                    double px = x + (k % SIDE + 0.5) / SIDE - 0.5;
                    int line = k / SIDE;
                    double py = y + (line + 0.5) / SIDE - 0.5;
                    Item item = at(px, py, shift, convergence);
                    double move = shift * (item.depth - convergence);
                    for (int c = 0; c < 3; c++) {
                        sum[c] += item.color(px - move, py, c);
                    }
                }
                int argb = 0xff000000;
                for (int c = 0; c < 3; c++) {
                    int value = (int) Math.round(255 * Math.max(0, Math.min(1, sum[c] / (SIDE * SIDE))));
                    argb |= value << (16 - 8 * c);
                }
                image.setArgb(x, y, argb);
            }
        }
        return image;
    }

    /** Inverse depth at the pixel centres of the same picture. */
    DepthMap depth(double shift, double convergence) {
        DepthMap map = DepthMap.allocate(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                map.inverseDepth()[y * size.width() + x] = (float) at(x, y, shift, convergence).depth;
            }
        }
        return map;
    }

    /** PSNR in dB of the pixels within {@code band} px along the row of a step of {@code depth}; all pixels if band is 0. */
    static double psnr(RgbaImage image, RgbaImage truth, DepthMap depth, int band) {
        double sum = 0;
        long count = 0;
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                if (band == 0 || nearStep(depth, x, y, band)) {
                    for (int c = 0; c < 3; c++) {
                        double e = image.channel(x, y, c) - truth.channel(x, y, c);
                        sum += e * e;
                        count++;
                    }
                }
            }
        }
        return 10 * Math.log10(255.0 * 255 * count / Math.max(sum, 1e-9));
    }

    private static boolean nearStep(DepthMap depth, int x, int y, int band) {
        for (int k = Math.max(0, x - band); k < Math.min(depth.width() - 1, x + band); k++) {
            if (Math.abs(depth.at(k, y) - depth.at(k + 1, y)) > 0.02f) {
                return true;
            }
        }
        return false;
    }
}
