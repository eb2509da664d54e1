package diorama.video.encode;

import diorama.video.av.Av;
import diorama.video.file.FilmFile;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * What a written film says of its colours. Frames are handed in as full-range RGB in the source's primaries and transfer, so
 * these are kept, and so are its matrix and range where it tells them; where it does not: BT.709 (BT.2020 for its primaries) and
 * "tv". RGB stays as it is.
 *
 * @param hdr of the screen it was made on
 */
public record OutputColor(int primaries, int transfer, int matrix, boolean full, HdrTags hdr) {
    public static final OutputColor BT709 = new OutputColor(
            avutil.AVCOL_PRI_BT709, avutil.AVCOL_TRC_BT709, avutil.AVCOL_SPC_BT709, false, HdrTags.NONE);

    public static OutputColor of(FilmTarget target) {
        Optional<Path> source = target.source();
        if (source.isEmpty() || target.carried().sdr()) {
            return BT709;
        }
        try (FilmFile file = FilmFile.open(source.get())) {
            int index = file.videoIndex();
            return index < 0 ? BT709 : of(file.stream(index).codecpar(), HdrTags.of(target));
        }
    }

    private static OutputColor of(AVCodecParameters p, HdrTags hdr) {
        int primaries =
                p.color_primaries() == avutil.AVCOL_PRI_UNSPECIFIED ? avutil.AVCOL_PRI_BT709 : p.color_primaries();
        return new OutputColor(
                primaries,
                p.color_trc() == avutil.AVCOL_TRC_UNSPECIFIED ? avutil.AVCOL_TRC_BT709 : p.color_trc(),
                matrix(p.color_space(), primaries),
                p.color_range() == avutil.AVCOL_RANGE_JPEG && !rgb(p.format()),
                hdr);
    }

    /** The source's, where it is one that pictures can be made of and back. */
    private static int matrix(int told, int primaries) {
        boolean usable = told == avutil.AVCOL_SPC_BT709
                || told == avutil.AVCOL_SPC_BT470BG
                || told == avutil.AVCOL_SPC_SMPTE170M
                || told == avutil.AVCOL_SPC_SMPTE240M
                || told == avutil.AVCOL_SPC_FCC
                || told == avutil.AVCOL_SPC_BT2020_NCL;
        if (usable) {
            return told;
        }
        return primaries == avutil.AVCOL_PRI_BT2020 ? avutil.AVCOL_SPC_BT2020_NCL : avutil.AVCOL_SPC_BT709;
    }

    private static boolean rgb(int pixelFormat) {
        var described = avutil.av_pix_fmt_desc_get(pixelFormat);
        return described != null && !described.isNull() && (described.flags() & avutil.AV_PIX_FMT_FLAG_RGB) != 0;
    }

    /** Tags an encoder's context. */
    void tag(AVCodecContext c, int pixelFormat) {
        boolean rgb = rgb(pixelFormat);
        String name = Av.pixelFormat(pixelFormat);
        boolean whole = full || rgb || name.startsWith("yuvj") || name.startsWith("gray");
        c.colorspace(rgb ? avutil.AVCOL_SPC_RGB : matrix);
        c.color_range(whole ? avutil.AVCOL_RANGE_JPEG : avutil.AVCOL_RANGE_MPEG);
        c.color_primaries(primaries);
        c.color_trc(transfer);
        if (name.startsWith("yuv420")) {
            c.chroma_sample_location(avutil.AVCHROMA_LOC_LEFT);
        }
    }
}
