package diorama.pipeline.photo;

import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.RawDepth;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.FloatFiles;
import diorama.image.FloatMap;
import diorama.image.ImageFiles;
import diorama.relief.Layers;
import diorama.relief.NormalMap;
import diorama.relief.ReliefOptions;
import diorama.relief.TearDetector;
import java.nio.file.Path;

/** Writes the depth of a photo. */
public final class DepthOutputs {
    private DepthOutputs() {}

    /**
     * @param relief field of view of normals, threshold of edges
     * @param target gets its name only when it is whole
     */
    public static void write(Photo photo, DepthFormat format, ReliefOptions relief, Path target) {
        switch (format) {
            case PNG16 -> DepthFiles.write(photo.depth(), target);
            case PNG8 -> DepthFiles.write8(photo.depth(), target);
            case EXR, PFM, NPY, TIFF ->
                FloatFiles.write(numbers(photo), target, photo.metric().isPresent());
            case INFERNO, TURBO, GREY ->
                ImageFiles.write(format.ramp().orElseThrow().paint(photo.depth()), target);
            case NORMALS -> {
                DepthMap depth = photo.depth();
                ImageFiles.write(NormalMap.of(depth, PhotoToRelief.geometry(photo, relief)), target);
            }
            case EDGES -> DepthFiles.write8(edges(photo.depth(), relief), target);
            case FFV1, HEVC -> throw new IllegalArgumentException("a picture as " + format);
        }
    }

    /** Metres where they are known, else inverse depth; of the photo's size. */
    static FloatMap numbers(Photo photo) {
        if (photo.metric().isEmpty()) {
            return new FloatMap(photo.depth().size(), photo.depth().inverseDepth());
        }
        Photo.Metric metric = photo.metric().get();
        double farthest = 1 / (double) metric.far();
        double range = 1 / (double) metric.near() - farthest;
        float[] d = photo.depth().inverseDepth();
        float[] metres = new float[d.length];
        for (int i = 0; i < d.length; i++) {
            metres[i] = (float) (1 / (farthest + d[i] * range));
        }
        unclip(photo, metres);
        return new FloatMap(photo.depth().size(), metres);
    }

    /** What lies nearer or farther than the range of inverse depth gets its own distance back. */
    private static void unclip(Photo photo, float[] metres) {
        RawDepth raw = photo.raw();
        if (raw.kind() != DepthKind.METRIC_METRES) {
            return;
        }
        Size size = photo.depth().size();
        float[] d = photo.depth().inverseDepth();
        for (int i = 0; i < d.length; i++) {
            if (d[i] == 0 || d[i] == 1) {
                int row = i / size.width();
                int x = (int) ((i % size.width() + 0.5) * raw.size().width() / size.width());
                int y = (int) ((row + 0.5) * raw.size().height() / size.height());
                float own = raw.values()[y * raw.size().width() + x];
                metres[i] = d[i] == 0 ? Math.max(metres[i], own) : Math.min(metres[i], own);
            }
        }
    }

    /** White on both sides of every step of depth that tears the surface. */
    static DepthMap edges(DepthMap depth, ReliefOptions relief) {
        byte[] tears = new byte[depth.size().pixels()];
        double reach = PhotoToRelief.REACH * depth.size().longSide();
        TearDetector.detect(depth, relief.tear(), reach, tears);
        DepthMap out = DepthMap.allocate(depth.size());
        float[] white = out.inverseDepth();
        for (int i = 0; i < tears.length; i++) {
            if ((tears[i] & Layers.TORN_RIGHT) != 0) {
                white[i] = 1;
                white[i + 1] = 1;
            }
            if ((tears[i] & Layers.TORN_DOWN) != 0) {
                white[i] = 1;
                white[i + depth.width()] = 1;
            }
        }
        return out;
    }
}
