package diorama.video.still;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.RgbaImage;
import diorama.video.av.Av;
import diorama.video.color.FramePool;
import diorama.video.color.Orientation;
import diorama.video.color.RgbaScaler;
import diorama.video.file.FilmFile;
import diorama.video.read.Decoder;
import diorama.video.read.PictureSource;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;

/** Reads single pictures in the formats that only film libraries know: AVIF and HEIC, tiled ones too, and the usual ones. */
public final class StillReader {
    private StillReader() {}

    /**
     * The first picture of {@code file}, turned upright.
     *
     * @throws UserError when it is not a picture that can be decoded
     */
    public static RgbaImage read(Path file) {
        try (FilmFile still = FilmFile.openStill(file)) {
            Optional<StillTiles> tiles = StillTiles.of(still);
            if (tiles.isPresent()) {
                return tiles.get().read();
            }
            int index = still.videoIndex();
            if (index < 0) {
                throw new UserError(file + ": is not a picture that can be read");
            }
            AVCodecParameters p = still.stream(index).codecpar();
            PictureSource.requireSize(file, p.width(), p.height());
            try (Decoder decoder = new Decoder(still, index)) {
                if (!decoder.next()) {
                    throw new UserError(file + ": is not a picture that can be read");
                }
                return picture(decoder.frame(), p);
            }
        }
    }

    private static RgbaImage picture(AVFrame frame, AVCodecParameters p) {
        Size coded = new Size(frame.width(), frame.height());
        RgbaImage image = FramePool.allocate(coded);
        try (RgbaScaler scaler = new RgbaScaler(coded)) {
            scaler.convert(frame, p, image);
        }
        AVFrameSideData matrix = avutil.av_frame_get_side_data(frame, avutil.AV_FRAME_DATA_DISPLAYMATRIX);
        Optional<Pointer> turn = matrix == null || matrix.isNull()
                ? Av.sideData(p, avcodec.AV_PKT_DATA_DISPLAYMATRIX)
                : Optional.of(matrix.data());
        return Orientation.of(turn).applied(image);
    }
}
