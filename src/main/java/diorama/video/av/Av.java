package diorama.video.av;

import diorama.base.UserError;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Small words of libav's language: return codes, dictionaries, rationals, side data. Loading it silences the library. */
public final class Av {
    /** "No value" of libav times. */
    public static final long NO_PTS = avutil.AV_NOPTS_VALUE;

    public static final int EOF = avutil.AVERROR_EOF;
    public static final int AGAIN = org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN();
    static final int NO_SPACE = org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENOSPC();

    static {
        // what libav would print on stderr reaches the user as the one line of a UserError instead
        // all of them now: a thread that loads one later would meet others that load theirs
        for (Class<?> library : new Class<?>[] {avformat.class, avcodec.class, avfilter.class, swscale.class}) {
            Loader.load(library);
        }
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    private Av() {}

    /** Makes sure that the library is loaded and silent. */
    public static void ready() {
        if (AGAIN >= 0) {
            throw new AssertionError("errors are negative");
        }
    }

    /** The library's words for an error code. */
    public static String text(int code) {
        return code == NO_SPACE ? "the disk is full" : system(code);
    }

    /** The same, in the language of the system where it is an error of the system's. */
    static String system(int code) {
        byte[] bytes = new byte[256];
        avutil.av_strerror(code, bytes, bytes.length);
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8).toLowerCase(java.util.Locale.ROOT);
    }

    /** {@code code} when it is not an error; else a UserError "{@code what}: reason". */
    public static int check(int code, String what) {
        if (code < 0) {
            throw new UserError(what + ": " + text(code));
        }
        return code;
    }

    public static <T extends Pointer> T present(@Nullable T pointer, String what) {
        if (pointer == null || pointer.isNull()) {
            throw new OutOfMemoryError(what);
        }
        return pointer;
    }

    public static Rational rational(AVRational q) {
        return new Rational(q.num(), q.den());
    }

    public static AVRational rational(Rational q) {
        return avutil.av_make_q(q.numerator(), q.denominator());
    }

    public static String text(@Nullable BytePointer pointer) {
        return pointer == null || pointer.isNull() ? "" : pointer.getString(StandardCharsets.UTF_8);
    }

    /** The entries of a dictionary, which is null in Java when it is empty. */
    public static Map<String, String> map(@Nullable AVDictionary dictionary) {
        Map<String, String> map = new LinkedHashMap<>();
        if (dictionary == null) {
            return map;
        }
        AVDictionaryEntry entry = null;
        while ((entry = avutil.av_dict_iterate(dictionary, entry)) != null) {
            map.put(text(entry.key()), text(entry.value()));
        }
        return map;
    }

    /** A new dictionary; its owner frees it. Never null: null handed to libav for a pointer to a pointer crashes it. */
    public static AVDictionary dictionary(Map<String, String> map) {
        AVDictionary dictionary = new AVDictionary(null);
        map.forEach((key, value) -> avutil.av_dict_set(dictionary, key, value, 0));
        return dictionary;
    }

    /** The side data of a kind that a stream's parameters carry. */
    public static Optional<Pointer> sideData(AVCodecParameters parameters, int type) {
        for (int i = 0; i < parameters.nb_coded_side_data(); i++) {
            AVPacketSideData data = parameters.coded_side_data().getPointer(i);
            if (data.type() == type) {
                return Optional.of(data.data());
            }
        }
        return Optional.empty();
    }

    /** Copies {@code size} bytes at {@code data} to a stream's parameters as side data of a kind. */
    public static void addSideData(AVCodecParameters parameters, int type, Pointer data, long size) {
        try (PointerPointer<AVPacketSideData> list = new PointerPointer<>(1);
                IntPointer count = new IntPointer(1)) {
            list.put(0, parameters.coded_side_data());
            count.put(0, parameters.nb_coded_side_data());
            AVPacketSideData added = present(avcodec.av_packet_side_data_new(list, count, type, size, 0), "side data");
            Pointer.memcpy(added.data(), data, size);
            parameters.coded_side_data(list.get(AVPacketSideData.class, 0));
            parameters.nb_coded_side_data(count.get(0));
        }
    }

    /** The name of a format of pixels. */
    public static String pixelFormat(int pixelFormat) {
        return Av.text(avutil.av_get_pix_fmt_name(pixelFormat));
    }
}
