package diorama.video.track;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * What all samples of a piece of sound have in common.
 *
 * @param rate samples a second
 * @param format libav's number for how a sample is stored
 * @param layout libav's name for which channels there are
 */
record SoundForm(int rate, int format, String layout) {
    /** Of decoded sound; where its channels have no places, it gets the usual ones. */
    static SoundForm of(AVFrame frame) {
        AVChannelLayout layout = frame.ch_layout();
        if (layout.order() == avutil.AV_CHANNEL_ORDER_UNSPEC) {
            avutil.av_channel_layout_default(layout, layout.nb_channels());
        }
        return new SoundForm(frame.sample_rate(), frame.format(), name(layout));
    }

    static SoundForm of(AVCodecContext encoder) {
        return new SoundForm(encoder.sample_rate(), encoder.sample_fmt(), name(encoder.ch_layout()));
    }

    /** libav's name for which channels there are. */
    static String name(AVChannelLayout layout) {
        byte[] words = new byte[128];
        avutil.av_channel_layout_describe(layout, words, words.length);
        return new String(words, StandardCharsets.US_ASCII).trim();
    }
}
