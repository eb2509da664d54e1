package diorama.video;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * What a written film says of its colours. Frames are handed in as full-range RGB in the source's primaries and transfer, so
 * these are kept; matrix and range are ours: BT.709 (BT.2020 for its primaries) and "tv", or RGB as it is.
 */
record OutputColor(int primaries, int transfer) {
    static final OutputColor BT709 = new OutputColor(avutil.AVCOL_PRI_BT709, avutil.AVCOL_TRC_BT709);

    static OutputColor of(FilmTarget target) {
        Optional<Path> source = target.source();
        if (source.isEmpty() || target.carried().sdr()) {
            return BT709;
        }
        try (FilmFile file = FilmFile.open(source.get())) {
            int index = file.videoIndex();
            return index < 0 ? BT709 : of(file.stream(index).codecpar());
        }
    }

    private static OutputColor of(AVCodecParameters p) {
        return new OutputColor(
                p.color_primaries() == avutil.AVCOL_PRI_UNSPECIFIED ? avutil.AVCOL_PRI_BT709 : p.color_primaries(),
                p.color_trc() == avutil.AVCOL_TRC_UNSPECIFIED ? avutil.AVCOL_TRC_BT709 : p.color_trc());
    }

    private static boolean rgb(int pixelFormat) {
        return (avutil.av_pix_fmt_desc_get(pixelFormat).flags() & avutil.AV_PIX_FMT_FLAG_RGB) != 0;
    }

    /** Tags an encoder's context. */
    void tag(AVCodecContext c, int pixelFormat) {
        boolean rgb = rgb(pixelFormat);
        String name = Codecs.name(pixelFormat);
        boolean full = rgb || name.startsWith("yuvj") || name.startsWith("gray");
        c.colorspace(rgb ? avutil.AVCOL_SPC_RGB : matrix());
        c.color_range(full ? avutil.AVCOL_RANGE_JPEG : avutil.AVCOL_RANGE_MPEG);
        c.color_primaries(primaries);
        c.color_trc(transfer);
        if (name.startsWith("yuv420")) {
            c.chroma_sample_location(avutil.AVCHROMA_LOC_LEFT);
        }
    }

    private int matrix() {
        return primaries == avutil.AVCOL_PRI_BT2020 ? avutil.AVCOL_SPC_BT2020_NCL : avutil.AVCOL_SPC_BT709;
    }
}
