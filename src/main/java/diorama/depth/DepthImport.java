package diorama.depth;

import diorama.base.UserError;
import diorama.image.DepthFiles;
import diorama.image.EmbeddedDepth;
import diorama.image.FloatMap;
import diorama.image.StoredDepth;
import java.nio.file.Path;
import java.util.Optional;

/** Gives the numbers of a depth map their meaning. */
public final class DepthImport {
    /** Blender, Nuke and others write what is beyond everything as infinite, 1e10, or half's greatest number. */
    private static final float BEYOND = 60_000;

    /** A nearest number this many times nearer than the nearest hundredth is taken for a flaw of a sensor. */
    private static final float FLAW = 4;

    private static final float MILLIMETRE = 0.001f;

    private DepthImport() {}

    /** @throws UserError when the file is no map, or its numbers are not what {@code options} say */
    public static GivenDepth read(Path file, ImportOptions options) {
        Optional<EmbeddedDepth> inside = EmbeddedDepth.read(file);
        if (inside.isPresent()) {
            return of(inside.get(), file, options);
        }
        String channel = options.depthChannel().equals("auto") ? "" : options.depthChannel();
        return of(DepthFiles.stored(file, channel), file, options);
    }

    /** The depth of a map that was read from {@code file}; the map's array is used up. */
    public static GivenDepth of(StoredDepth stored, Path file, ImportOptions options) {
        MapKind kind = options.depthKind() == MapKind.AUTO ? kindOf(stored) : options.depthKind();
        if (kind == MapKind.METRES && options.depthInvert()) {
            throw new UserError("--depth-invert: a map of metres is never the other way round, want --depth-kind"
                    + " inverse or distance");
        }
        // a map that is inverted is one of the other kind
        boolean inverse = (kind == MapKind.INVERSE) != options.depthInvert();
        return kind == MapKind.METRES
                ? metres(stored, file, options)
                : inverse ? inverse(stored, file, options) : distance(stored, file, options);
    }

    /** The depth that a photo carries inside, whose meaning is known; near and far may still clip it. */
    private static GivenDepth of(EmbeddedDepth inside, Path file, ImportOptions options) {
        ImportOptions known = new ImportOptions(
                inside.metres() ? MapKind.METRES : MapKind.INVERSE,
                false,
                options.depthNear(),
                options.depthFar(),
                1,
                options.depthChannel());
        return of(new StoredDepth(inside.map(), 0, "", ""), file, known);
    }

    private static MapKind kindOf(StoredDepth stored) {
        if (stored.said().equals("metres")) {
            return MapKind.METRES;
        }
        boolean depth = stored.said().isEmpty()
                && !stored.channel().isEmpty()
                && !stored.channel().matches(".*[RY]");
        if (depth) {
            for (float v : stored.map().values()) {
                if (v > 1.001f) {
                    return MapKind.METRES;
                }
            }
        }
        return MapKind.INVERSE;
    }

    private static GivenDepth inverse(StoredDepth stored, Path file, ImportOptions options) {
        boolean ranged = ranged(options);
        float full = stored.real() ? 1 : stored.full();
        if (stored.real()) {
            if (ranged) {
                requireFinite(file, stored.map());
            } else {
                DepthFiles.requireInverse(file, stored.map());
            }
        } else if (!options.depthInvert()) {
            SpeckRepair.fill(stored.map());
        }
        float near = options.depthNear() > 0 ? options.depthNear() : full;
        DepthRange range = new DepthRange(options.depthFar(), near);
        requireOrder(options.depthFar() < near, near, options.depthFar(), "more", "inverse depth");
        return new GivenDepth(raw(stored.map(), stored.map().values(), DepthKind.INVERSE_RELATIVE), range);
    }

    private static GivenDepth distance(StoredDepth stored, Path file, ImportOptions options) {
        requireFinite(file, stored.map());
        float full = stored.real() ? 1 : stored.full();
        // whole numbers are from black to white, floating point is from the least to the greatest
        DepthRange own = stored.real() && options.depthKind() == MapKind.DISTANCE
                ? DepthNormalizer.extremes(stored.map().values())
                : new DepthRange(0, full);
        float near = options.depthNear() > 0 ? options.depthNear() : own.low();
        float far = options.depthFar() > 0 ? options.depthFar() : own.high();
        requireOrder(near < far || !ranged(options), near, far, "less", "distances");
        return new GivenDepth(
                raw(stored.map(), stored.map().values(), DepthKind.DISTANCE_RELATIVE), new DepthRange(near, far));
    }

    private static GivenDepth metres(StoredDepth stored, Path file, ImportOptions options) {
        float scale = options.depthScale() > 0 ? options.depthScale() : stored.real() ? 1 : MILLIMETRE;
        float[] values = stored.map().values();
        float farthest = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] *= scale;
            farthest = known(values[i]) ? Math.max(farthest, values[i]) : farthest;
        }
        if (farthest == 0) {
            throw new UserError(file + ": holds no distance at all, want metres above 0");
        }
        for (int i = 0; i < values.length; i++) {
            // holes and skies: nothing is known to be there
            values[i] = known(values[i]) ? values[i] : farthest;
        }
        DepthRange hundredth = DepthNormalizer.percentiles(values, 0.01, 1);
        float least = Math.max(DepthNormalizer.extremes(values).low(), hundredth.low() / FLAW);
        float near = options.depthNear() > 0 ? options.depthNear() : least;
        float far = options.depthFar() > 0 ? options.depthFar() : farthest;
        requireOrder(near < far || !ranged(options), near, far, "less", "metres");
        return new GivenDepth(
                raw(stored.map(), values, DepthKind.METRIC_METRES), DepthNormalizer.wide(new DepthRange(near, far)));
    }

    private static boolean known(float metres) {
        return metres > 0 && metres < BEYOND;
    }

    private static RawDepth raw(FloatMap map, float[] values, DepthKind kind) {
        return new RawDepth(map.size(), values, kind);
    }

    private static boolean ranged(ImportOptions options) {
        return options.depthNear() > 0 || options.depthFar() > 0;
    }

    /** The other way round would turn the map inside out, which is {@code --depth-invert}'s. */
    private static void requireOrder(boolean right, float near, float far, String how, String kind) {
        if (!right) {
            throw new UserError("--depth-near: got '" + near + "', want " + how + " than the far end, " + far
                    + ", in a map of " + kind);
        }
    }

    private static void requireFinite(Path file, FloatMap map) {
        for (float v : map.values()) {
            if (!Float.isFinite(v)) {
                throw new UserError(file + ": holds depths that are no numbers, want finite ones");
            }
        }
    }
}
