package diorama.video.write;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import diorama.video.av.OnFullDisk;
import diorama.video.encode.Encoder;
import diorama.video.encode.FilmTarget;
import diorama.video.encode.OutputColor;
import diorama.video.file.FilmSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** A film as numbered pictures from 1 on, each whole when it has its name. */
final class SequenceOut implements FilmOut {
    private final Path pattern;
    private final FilmSequence sequence;
    private final OnFullDisk onFull;
    private List<String> notes = List.of();
    private long written;

    SequenceOut(Path pattern, OnFullDisk onFull) {
        this.pattern = pattern;
        this.onFull = onFull;
        sequence = FilmSequence.of(pattern);
        try {
            Files.createDirectories(sequence.folder());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private UserError failed(IOException e) {
        return new UserError(pattern + ": cannot be written: " + AtomicFile.reason(e), e);
    }

    @Override
    public boolean wantsGlobalHeader() {
        return false;
    }

    @Override
    public void start(Encoder encoder, FilmTarget film, OutputColor color) {
        notes = film.source()
                .map(source ->
                        List.of(source + ": its times, sound, subtitles and tags are left out; pictures hold none"))
                .orElse(List.of());
    }

    @Override
    public void write(AVPacket packet) {
        byte[] picture = new byte[packet.size()];
        packet.data().capacity(picture.length).get(picture);
        Path file = sequence.file(++written);
        onFull.write(file, picture.length, () -> AtomicFile.write(file, part -> Files.write(part, picture)));
    }

    @Override
    public void finish() {
        // every picture has its name already
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
