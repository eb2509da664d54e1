package diorama.bench;

import diorama.depth.CutDetector;
import diorama.depth.DepthNormalizer;
import diorama.depth.DepthOptions;
import diorama.depth.DepthRange;
import diorama.depth.RangeSteadier;
import diorama.depth.RawDepth;
import diorama.depth.StabiliseOptions;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.network.DepthSource;
import diorama.video.read.FrameReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How much the depth of a film breathes: the mean change of inverse depth from frame to frame that comes from its range alone,
 * and its whole change, in thousandths; for each way of steadying. Arguments: film, folder of models.
 */
public final class DepthJitter {
    private DepthJitter() {}

    public static void main(String... args) {
        List<RawDepth> depths = new ArrayList<>();
        List<Boolean> cuts = new ArrayList<>();
        double rate;
        CutDetector detector = new CutDetector(StabiliseOptions.DEFAULTS.cutThreshold());
        try (FrameReader reader = FrameReader.open(Path.of(args[0]));
                DepthSource source = new DepthSource(
                        ModelCatalogue.read(Path.of(args[1])), DepthOptions.DEFAULTS, DepthChoice.MODEL)) {
            rate = reader.frameRate().value();
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                cuts.add(detector.cutBefore(frame.get().image()));
                depths.add(source.estimate(frame.get().image()));
                reader.recycle(frame.get());
            }
        }
        for (String steady : new String[] {"off", "ema", "shot"}) {
            StabiliseOptions options = StabiliseOptions.SCHEMA.withText(
                    StabiliseOptions.DEFAULTS, StabiliseOptions.SCHEMA.option("steady"), steady);
            print(steady, depths, cuts, ranges(options, rate, depths, cuts));
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
