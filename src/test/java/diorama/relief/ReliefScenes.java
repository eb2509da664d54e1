package diorama.relief;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;

/** Layers made by formula, for tests of meshes and back ends. */
public final class ReliefScenes {
    private ReliefScenes() {}

    /** Inverse depth of a pixel. */
    @FunctionalInterface
    public interface Formula {
        double at(int x, int y);
    }

    /** A coloured picture, the formula's depth and the tears and background that belong to it. */
    public static Layers layers(Size size, Formula formula) {
        DepthMap depth = depth(size, formula);
        return LayerBuilder.forStills()
                .build(gradient(size), depth, ReliefOptions.DEFAULTS, 0.04 * Math.max(64, size.longSide()));
    }

    public static DepthMap depth(Size size, Formula formula) {
        DepthMap depth = DepthMap.allocate(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                depth.inverseDepth()[y * size.width() + x] = (float) formula.at(x, y);
            }
        }
        return depth;
    }

    /** Red grows to the right, green downwards, blue draws stripes. */
    public static RgbaImage gradient(Size size) {
        RgbaImage image = RgbaImage.allocate(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int red = 255 * x / Math.max(1, size.width() - 1);
                int green = 255 * y / Math.max(1, size.height() - 1);
                int blue = (x + 2 * y) / 8 % 2 * 128;
                image.setArgb(x, y, 0xff000000 | red << 16 | green << 8 | blue);
            }
        }
        return image;
    }

    /** A disc before a wavy slope, with a thin slanted pole. */
    public static double discAndPole(int x, int y, Size size) {
        double u = (x + 0.5) / size.width();
        double v = (y + 0.5) / size.height();
        double slope = 0.15 + 0.3 * v + 0.03 * Math.sin(9 * u) * Math.cos(7 * v);
        boolean disc = Math.hypot((u - 0.4) * size.width(), (v - 0.5) * size.height()) < 0.25 * size.shortSide();
        boolean pole = Math.abs(x - 0.8 * size.width() - 0.2 * y) < 1.5;
        return pole ? 0.95 : disc ? 0.8 - 0.05 * u : slope;
    }
}
