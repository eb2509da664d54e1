package diorama.video.encode;

import diorama.stereo.StereoLayout;
import diorama.video.av.Av;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVSphericalMapping;
import org.bytedeco.ffmpeg.avutil.AVStereo3D;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.SizeTPointer;

/**
 * The marks by which players know a stereo film: st3d and, where it fills half of a sphere, sv3d in mp4, StereoMode and
 * Projection in Matroska, the frame packing message in H.264.
 */
public final class StereoTags {
    /** Of a width, in 32 bits behind the point. */
    private static final int QUARTER = 1 << 30;

    private StereoTags() {}

    /** Message of H.264 for {@code layout}, e.g. 3 side by side, 4 top and bottom; the left eye is first by definition there. */
    static Optional<Integer> framePacking(StereoLayout layout, boolean swapped) {
        return swapped
                ? Optional.empty()
                : switch (layout) {
                    case FULL_SBS, HALF_SBS -> Optional.of(3);
                    case FULL_TB, HALF_TB -> Optional.of(4);
                    case CHECKER -> Optional.of(0);
                    case COLUMNS -> Optional.of(1);
                    case ROWS -> Optional.of(2);
                    case FRAME_SEQUENTIAL -> Optional.of(5);
                    case CROSS_EYED, ANAGLYPH, RGBD, HALF_RGBD, VR180, LEFT, RIGHT -> Optional.empty();
                };
    }

    /** What a QuickTime film of {@code layout} gets besides, which libav writes in mp4 alone. */
    public static Optional<QuickTimeStereo> quickTime(StereoLayout layout, boolean swapped, String title) {
        OptionalInt type = type(layout);
        return type.isPresent() && takes("mov", type.getAsInt(), rightFirst(layout, swapped))
                ? Optional.of(QuickTimeStereo.of(type.getAsInt() == avutil.AV_STEREO3D_SIDEBYSIDE, layout, title))
                : Optional.empty();
    }

    private static boolean rightFirst(StereoLayout layout, boolean swapped) {
        return swapped != (layout == StereoLayout.CROSS_EYED);
    }

    private static OptionalInt type(StereoLayout layout) {
        return switch (layout) {
            case FULL_SBS, HALF_SBS, CROSS_EYED, VR180 -> OptionalInt.of(avutil.AV_STEREO3D_SIDEBYSIDE);
            case FULL_TB, HALF_TB -> OptionalInt.of(avutil.AV_STEREO3D_TOPBOTTOM);
            case ROWS -> OptionalInt.of(avutil.AV_STEREO3D_LINES);
            case COLUMNS -> OptionalInt.of(avutil.AV_STEREO3D_COLUMNS);
            case CHECKER -> OptionalInt.of(avutil.AV_STEREO3D_CHECKERBOARD);
            case FRAME_SEQUENTIAL -> OptionalInt.of(avutil.AV_STEREO3D_FRAMESEQUENCE);
            case ANAGLYPH, RGBD, HALF_RGBD, LEFT, RIGHT -> OptionalInt.empty();
        };
    }

    /** What a container's header can say; others refuse it, or say something else. */
    private static boolean takes(String container, int type, boolean rightFirst) {
        boolean halves = type == avutil.AV_STEREO3D_SIDEBYSIDE || type == avutil.AV_STEREO3D_TOPBOTTOM;
        return switch (container) {
            case "mov", "mp4", "ipod" -> halves && !rightFirst;
            case "webm" -> halves;
            default -> true;
        };
    }

    /**
     * Marks a stream about to be written; layouts of one picture get none. The box of mp4 cannot say that the right eye comes
     * first, so such films stay unmarked there.
     */
    public static void mark(AVCodecParameters stream, StereoLayout layout, boolean swapped, String container) {
        OptionalInt type = type(layout);
        boolean rightFirst = rightFirst(layout, swapped);
        if (type.isEmpty() || !takes(container, type.getAsInt(), rightFirst)) {
            return;
        }
        try (SizeTPointer size = new SizeTPointer(1)) {
            AVStereo3D stereo = Av.present(avutil.av_stereo3d_alloc_size(size), "stereo tag");
            stereo.type(type.getAsInt());
            // a view would add Apple's vexu box, in which the kind of packing is lost
            stereo.view(avutil.AV_STEREO3D_VIEW_UNSPEC);
            stereo.flags(rightFirst ? avutil.AV_STEREO3D_FLAG_INVERT : 0);
            Av.addSideData(stream, avcodec.AV_PKT_DATA_STEREO3D, stereo, size.get());
            avutil.av_free(stereo);
        }
        if (layout == StereoLayout.VR180) {
            markHalfSphere(stream);
        }
    }

    /** Each eye is the middle half, from left to right, of a picture all round. */
    private static void markHalfSphere(AVCodecParameters stream) {
        try (SizeTPointer size = new SizeTPointer(1)) {
            AVSphericalMapping sphere = Av.present(avutil.av_spherical_alloc(size), "sphere tag");
            sphere.projection(avutil.AV_SPHERICAL_EQUIRECTANGULAR_TILE);
            sphere.bound_left(QUARTER).bound_right(QUARTER);
            Av.addSideData(stream, avcodec.AV_PKT_DATA_SPHERICAL, sphere, size.get());
            avutil.av_free(sphere);
        }
    }
}
