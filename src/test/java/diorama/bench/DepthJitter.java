package diorama.bench;

import diorama.base.Size;
import diorama.depth.CutDetector;
import diorama.depth.DepthNormalizer;
import diorama.depth.DepthOptions;
import diorama.depth.DepthRange;
import diorama.depth.RangeSteadier;
import diorama.depth.RawDepth;
import diorama.depth.StabiliseOptions;
import diorama.image.DepthMap;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import diorama.motion.MotionSteadier;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.depth.DepthFilm;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.network.DepthSource;
import diorama.video.read.FrameReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How much the depth of a film breathes: the mean change of inverse depth from frame to frame that comes from its range alone,
 * and its whole change, in thousandths; for each way of steadying. Of the sample walk also how much it wobbles along the true
 * motion, see {@link WalkMotion}. Arguments: film, folder of models.
 */
public final class DepthJitter {
    private DepthJitter() {}

    public static void main(String... args) throws IOException {
        Film film = film(Path.of(args[0]), Path.of(args[1]));
        for (int block : new int[] {0, 6}) {
            List<RawDepth> depths = block == 0 ? film.depths : film.averaged(block);
            System.out.println("--motion-frames " + block);
            for (String steady : new String[] {"off", "ema", "shot"}) {
                StabiliseOptions options = StabiliseOptions.SCHEMA.withText(
                        StabiliseOptions.DEFAULTS, StabiliseOptions.SCHEMA.option("steady"), steady);
                print(steady, depths, film.cuts, ranges(options, film.rate, depths, film.cuts));
            }
            Path poses = Path.of(args[0]).resolveSibling("walk.json");
            if (String.valueOf(Path.of(args[0]).getFileName()).equals("walk.mp4")) {
                System.out.printf("wobble %.2f%n", wobble(poses, depths));
            }
        }
    }

    /** Of depth of all frames of the sample walk, in thousandths of the true range. */
    static double wobble(Path poses, List<RawDepth> depths) throws IOException {
        List<DepthMap> truth = new ArrayList<>();
        RgbaImage any = RgbaImage.allocate(new Size(640, 360));
        try (DepthFilm film = new DepthFilm(poses.resolveSibling("walk_depth.mkv"))) {
            for (int i = 0; i < depths.size(); i++) {
                truth.add(film.map(any));
            }
        }
        return new WalkMotion(poses, truth, depths.get(0).size())
                .wobble(depths.stream().map(RawDepth::values).toList());
    }

    /**
     * What a network says of a film.
     *
     * @param pictures of its frames, as small as the depth
     */
    record Film(List<RgbaImage> pictures, List<RawDepth> depths, List<Boolean> cuts, double rate) {
        List<RawDepth> averaged(int block) {
            MotionSteadier<Integer> steadier = new MotionSteadier<>(block, i -> false);
            List<RawDepth> out = new ArrayList<>();
            for (int i = 0; i < depths.size(); i++) {
                if (cuts.get(i)) {
                    steadier.flush((n, depth) -> out.add(depth));
                }
                steadier.push(i, i, pictures.get(i), depths.get(i), (n, depth) -> out.add(depth));
            }
            steadier.flush((n, depth) -> out.add(depth));
            return out;
        }
    }

    static Film film(Path file, Path models) {
        List<RgbaImage> pictures = new ArrayList<>();
        List<RawDepth> depths = new ArrayList<>();
        List<Boolean> cuts = new ArrayList<>();
        CutDetector detector = new CutDetector(StabiliseOptions.DEFAULTS.cutThreshold());
        try (FrameReader reader = FrameReader.open(file);
                DepthSource source =
                        new DepthSource(ModelCatalogue.read(models), DepthOptions.DEFAULTS, DepthChoice.MODEL)) {
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                cuts.add(detector.cutBefore(frame.get().image()));
                depths.add(source.estimate(frame.get().image()));
                pictures.add(Resample.average(frame.get().image(), depths.get(0).size()));
                reader.recycle(frame.get());
            }
            return new Film(pictures, depths, cuts, reader.frameRate().value());
        }
    }

    private static List<DepthRange> ranges(
            StabiliseOptions options, double rate, List<RawDepth> depths, List<Boolean> cuts) {
        List<DepthRange> ranges = new ArrayList<>();
        RangeSteadier<RawDepth> steadier = RangeSteadier.of(options, rate, 1000);
        for (int i = 0; i < depths.size(); i++) {
            if (cuts.get(i)) {
                steadier.flush((depth, range) -> ranges.add(range));
            }
            steadier.push(
                    depths.get(i), RangeSteadier.own(options, depths.get(i)), (depth, range) -> ranges.add(range));
        }
        steadier.flush((depth, range) -> ranges.add(range));
        return ranges;
    }

    private static void print(String name, List<RawDepth> depths, List<Boolean> cuts, List<DepthRange> ranges) {
        double breath = 0;
        double whole = 0;
        double clipped = 0;
        int pairs = 0;
        for (int i = 1; i < depths.size(); i++) {
            if (cuts.get(i)) {
                continue;
            }
            float[] now = map(depths.get(i), ranges.get(i));
            float[] held = map(depths.get(i), ranges.get(i - 1));
            float[] before = map(depths.get(i - 1), ranges.get(i - 1));
            for (int k = 0; k < now.length; k++) {
                breath += Math.abs(now[k] - held[k]) / now.length;
                whole += Math.abs(now[k] - before[k]) / now.length;
                clipped += now[k] <= 0 || now[k] >= 1 ? 1.0 / now.length : 0;
            }
            pairs++;
        }
        System.out.printf(
                "%-5s breathing %.3f  whole change %.3f (thousandths)  clipped %.2f %%  %d frames%n",
                name, 1000 * breath / pairs, 1000 * whole / pairs, 100 * clipped / pairs, depths.size());
    }

    private static float[] map(RawDepth depth, DepthRange range) {
        return DepthNormalizer.normalize(depth.size(), depth.values(), depth.kind(), range)
                .inverseDepth();
    }
}
