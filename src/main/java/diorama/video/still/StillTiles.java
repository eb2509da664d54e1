package diorama.video.still;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.RgbaImage;
import diorama.video.av.Av;
import diorama.video.color.FramePool;
import diorama.video.color.Orientation;
import diorama.video.color.RgbaScaler;
import diorama.video.file.FilmFile;
import diorama.video.read.PictureSource;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStreamGroup;
import org.bytedeco.ffmpeg.avformat.AVStreamGroupTileGrid;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;

/** Puts pictures together that HEIC and AVIF keep as a grid of tiles, each a stream of its own; phones write such files. */
final class StillTiles {
    private final FilmFile file;
    private final AVStreamGroup group;
    private final AVStreamGroupTileGrid grid;

    private StillTiles(FilmFile file, AVStreamGroup group) {
        this.file = file;
        this.group = group;
        this.grid = group.params_tile_grid();
    }

    /** The file's largest grid; empty when its picture is whole. */
    static Optional<StillTiles> of(FilmFile file) {
        Optional<StillTiles> best = Optional.empty();
        for (int i = 0; i < file.context().nb_stream_groups(); i++) {
            AVStreamGroup group = file.context().stream_groups(i);
            if (group.type() == avformat.AV_STREAM_GROUP_PARAMS_TILE_GRID) {
                StillTiles tiles = new StillTiles(file, group);
                if (best.isEmpty() || tiles.grid.width() > best.get().grid.width()) {
                    best = Optional.of(tiles);
                }
            }
        }
        return best;
    }

    /** The whole picture, turned upright. */
    RgbaImage read() {
        PictureSource.requireSize(file.path(), grid.width(), grid.height());
        RgbaImage image = FramePool.allocate(new Size(grid.width(), grid.height()));
        AVPacket packet = Av.present(avcodec.av_packet_alloc(), "packet");
        int done = 0;
        try {
            while (avformat.av_read_frame(file.context(), packet) >= 0) {
                done += place(packet, image);
                avcodec.av_packet_unref(packet);
            }
        } finally {
            avcodec.av_packet_free(packet);
        }
        if (done < grid.nb_tiles()) {
            throw new UserError(
                    file.path() + ": only " + done + " of its " + grid.nb_tiles() + " tiles could be decoded");
        }
        return orientation().applied(image);
    }

    private Orientation orientation() {
        for (int i = 0; i < grid.nb_coded_side_data(); i++) {
            AVPacketSideData data = grid.coded_side_data().getPointer(i);
            if (data.type() == avcodec.AV_PKT_DATA_DISPLAYMATRIX) {
                return Orientation.of(Optional.of((Pointer) data.data()));
            }
        }
        return Orientation.NONE;
    }

    /** Decodes the tile in {@code packet} and copies it to all its places; answers how many. */
    private int place(AVPacket packet, RgbaImage image) {
        int places = 0;
        Optional<RgbaImage> tile = Optional.empty();
        for (int t = 0; t < grid.nb_tiles(); t++) {
            if (group.streams(grid.offsets_idx(t)).index() == packet.stream_index()) {
                tile = tile.isPresent() ? tile : decode(packet);
                if (tile.isEmpty()) {
                    return 0;
                }
                int x = grid.offsets_horizontal(t) - grid.horizontal_offset();
                int y = grid.offsets_vertical(t) - grid.vertical_offset();
                copy(tile.get(), image, x, y);
                places++;
            }
        }
        return places;
    }

    private Optional<RgbaImage> decode(AVPacket packet) {
        AVCodecParameters p = file.stream(packet.stream_index()).codecpar();
        AVCodec decoder = avcodec.avcodec_find_decoder(p.codec_id());
        if (decoder == null || decoder.isNull()) {
            throw new UserError(file.path() + ": no decoder for " + Av.text(avcodec.avcodec_get_name(p.codec_id())));
        }
        AVCodecContext codec = Av.present(avcodec.avcodec_alloc_context3(decoder), "decoder");
        AVFrame frame = Av.present(avutil.av_frame_alloc(), "frame");
        try {
            avcodec.avcodec_parameters_to_context(codec, p);
            codec.thread_count(1);
            if (avcodec.avcodec_open2(codec, decoder, (AVDictionary) null) < 0
                    || avcodec.avcodec_send_packet(codec, packet) < 0
                    || avcodec.avcodec_send_packet(codec, null) < 0
                    || avcodec.avcodec_receive_frame(codec, frame) < 0) {
                return Optional.empty();
            }
            Size size = new Size(frame.width(), frame.height());
            RgbaImage tile = FramePool.allocate(size);
            try (RgbaScaler scaler = new RgbaScaler(size)) {
                scaler.convert(frame, p, tile);
            }
            return Optional.of(tile);
        } finally {
            avutil.av_frame_free(frame);
            avcodec.avcodec_free_context(codec);
        }
    }

    private static void copy(RgbaImage tile, RgbaImage image, int x, int y) {
        int from = Math.max(0, -x);
        int to = Math.min(tile.width(), image.width() - x);
        for (int row = Math.max(0, -y); row < tile.height() && y + row < image.height() && from < to; row++) {
            image.rgba().put(image.index(x + from, y + row), tile.rgba(), tile.index(from, row), 4 * (to - from));
        }
    }
}
