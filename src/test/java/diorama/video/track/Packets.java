package diorama.video.track;

import diorama.video.av.Av;
import diorama.video.av.Rational;
import diorama.video.file.FilmFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** Reads the compressed packets of a film for comparison. */
public final class Packets {
    private Packets() {}

    /** For every track of sound or text in order: time in ms and MD5 of every packet. */
    public static List<List<String>> copied(Path film) {
        try (FilmFile file = FilmFile.open(film)) {
            List<List<String>> tracks = new ArrayList<>();
            for (int i = 0; i < file.streams(); i++) {
                tracks.add(new ArrayList<>());
            }
            AVPacket packet = avcodec.av_packet_alloc();
            while (avformat.av_read_frame(file.context(), packet) >= 0) {
                int i = packet.stream_index();
                byte[] bytes = new byte[packet.size()];
                packet.data().get(bytes);
                Rational base = Av.rational(file.stream(i).time_base());
                tracks.get(i).add(base.rescale(packet.pts(), new Rational(1, 1000)) + " " + md5(bytes));
                avcodec.av_packet_unref(packet);
            }
            avcodec.av_packet_free(packet);
            List<List<String>> wanted = new ArrayList<>();
            for (int i = 0; i < file.streams(); i++) {
                int type = file.stream(i).codecpar().codec_type();
                if (type == avutil.AVMEDIA_TYPE_AUDIO || type == avutil.AVMEDIA_TYPE_SUBTITLE) {
                    wanted.add(tracks.get(i));
                }
            }
            return wanted;
        }
    }

    /** For every packet of the moving picture: times and MD5. */
    public static List<String> pictures(Path film) {
        try (FilmFile file = FilmFile.open(film)) {
            List<String> found = new ArrayList<>();
            AVPacket packet = avcodec.av_packet_alloc();
            while (avformat.av_read_frame(file.context(), packet) >= 0) {
                if (packet.stream_index() == file.videoIndex()) {
                    byte[] bytes = new byte[packet.size()];
                    packet.data().get(bytes);
                    found.add(packet.pts() + " " + packet.dts() + " " + packet.duration() + " " + md5(bytes));
                }
                avcodec.av_packet_unref(packet);
            }
            avcodec.av_packet_free(packet);
            return found;
        }
    }

    /** Whether the packets of the moving picture are decoded one after the other and none after it is shown. */
    public static boolean risingDecodeTimes(Path film) {
        long last = Long.MIN_VALUE;
        for (String packet : pictures(film)) {
            String[] times = packet.split(" ");
            long dts = Long.parseLong(times[1]);
            if (dts <= last || Long.parseLong(times[0]) < dts) {
                return false;
            }
            last = dts;
        }
        return true;
    }

    /** The same without the times. */
    public static List<List<String>> hashes(Path film) {
        return copied(film).stream()
                .map(track -> track.stream()
                        .map(packet -> packet.substring(packet.indexOf(' ')))
                        .toList())
                .toList();
    }

    private static String md5(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(ByteBuffer.wrap(bytes));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
