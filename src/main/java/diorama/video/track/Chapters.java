package diorama.video.track;

import diorama.video.av.Av;
import diorama.video.av.Rational;
import diorama.video.option.Carried;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** Carries the chapters of a film over to another. */
final class Chapters {
    private Chapters() {}

    /**
     * Gives {@code out} those of {@code source} that belong to the part that is carried; its muxer frees them.
     *
     * @param later microseconds by which all of the new film is
     */
    static void copy(AVFormatContext source, AVFormatContext out, Carried carried, long later) {
        List<AVChapter> kept = new ArrayList<>();
        for (int i = 0; i < source.nb_chapters(); i++) {
            AVChapter from = source.chapters(i);
            Rational base = Av.rational(from.time_base());
            long start = carried.trimmed() ? Rational.MICROS.rescale(carried.startMicros(), base) : 0;
            long end = carried.endMicros() == Long.MAX_VALUE
                    ? Long.MAX_VALUE
                    : Rational.MICROS.rescale(carried.endMicros(), base);
            if (carried.trimmed() && (from.end() <= start || from.start() >= end)) {
                continue;
            }
            AVChapter to = new AVChapter(Av.present(avutil.av_mallocz(Pointer.sizeof(AVChapter.class)), "chapter"));
            to.id(from.id()).time_base(from.time_base());
            long behind = Rational.MICROS.rescale(later, base);
            to.start(behind + (carried.trimmed() ? Math.max(from.start(), start) - start : from.start()));
            to.end(behind + Math.min(from.end(), end) - start);
            to.metadata(Av.dictionary(Av.map(from.metadata())));
            kept.add(to);
        }
        if (kept.isEmpty()) {
            return;
        }
        PointerPointer<AVChapter> list = new PointerPointer<>(
                Av.present(avutil.av_mallocz((long) kept.size() * Pointer.sizeof(PointerPointer.class)), "chapters"));
        for (int i = 0; i < kept.size(); i++) {
            list.put(i, kept.get(i));
        }
        out.chapters(list);
        out.nb_chapters(kept.size());
    }
}
