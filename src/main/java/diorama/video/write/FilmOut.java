package diorama.video.write;

import diorama.video.av.OnFullDisk;
import diorama.video.encode.Encoder;
import diorama.video.encode.FilmTarget;
import diorama.video.encode.OutputColor;
import diorama.video.file.FilmSequence;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Where compressed pictures go: a container, or a file for each. Confined to one thread at a time. */
public interface FilmOut extends AutoCloseable {
    /** Whether the encoder's headers are wanted apart from its pictures. */
    boolean wantsGlobalHeader();

    /** Says something about the whole film, before it is started; where the container has room for it. */
    default void tag(String name, String value) {}

    /**
     * Says, before the film is started, that all frames come at its rate, so that containers without times need no finer one.
     *
     * @param times of them
     */
    default void even(DecodeTimes times, FilmTarget film) {}

    /** Begins a film of what {@code encoder} makes. */
    void start(Encoder encoder, FilmTarget film, OutputColor color);

    /** Writes a picture, times in the encoder's time base. */
    void write(AVPacket packet);

    /** Ends the film, which is whole then. */
    void finish();

    /** Bytes of what is carried along from the source, as far as that tells; known once the film is started. */
    default long carriedBytes() {
        return 0;
    }

    /** What of the source could not be carried along, one line each. */
    List<String> notes();

    /** Frees everything; without {@link #finish} no container is left on disk. */
    @Override
    void close();

    /** For a file, or a pattern of numbered pictures. */
    static FilmOut of(Path target, OnFullDisk onFull) {
        return FilmSequence.isPattern(target) ? new SequenceOut(target, onFull) : new Muxer(target, onFull);
    }
}
