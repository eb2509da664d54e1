package diorama.pipeline.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.pipeline.walk.FilmReport;
import diorama.pipeline.walk.FilmRun;
import diorama.video.track.Packets;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a broken journal, a damaged segment and another program at work are answered with. */
class ResumeJournalTest extends InterruptedFilms {
    @Test
    void anewThrowsAwayWhatWasMade() {
        Path film = folder.resolve("film.mp4");
        interrupt(film, 50);
        FilmRun anew = new FilmRun(Progress.NONE, new CancelToken(), said::add, true);
        assertEquals(
                0, VideoToStereo.run(source(), film, job(12), drifting(), anew).kept());
        assertTrue(said.get(0).contains("as asked for"), said.toString());
    }

    @Test
    void aJournalCutInItsLastLineLosesOneSegmentOnly() throws IOException {
        Path film = folder.resolve("film.mp4");
        interrupt(film, 60);
        Path work = FilmWork.folderOf(film);
        Path journal = work.resolve(FilmJournal.NAME);
        byte[] all = Files.readAllBytes(journal);
        long before = FilmJournal.read(work).frames();
        Files.write(journal, java.util.Arrays.copyOf(all, all.length - 9));
        long after = FilmJournal.read(work).frames();
        assertTrue(after < before && after > 0, after + " of " + before);
        FilmReport report = VideoToStereo.run(source(), film, job(12), drifting(), how());
        assertEquals(after, report.kept());
        Path whole = folder.resolve("whole.mp4");
        VideoToStereo.run(source(), whole, job(12), drifting(), FilmRun.quiet());
        assertEquals(Packets.pictures(whole), Packets.pictures(film));
    }

    @Test
    void aJournalOfAnotherVersionBeginsAnewAndSaysSo() throws IOException {
        Path film = folder.resolve("film.mp4");
        interrupt(film, 60);
        Path journal = FilmWork.folderOf(film).resolve(FilmJournal.NAME);
        String text = Files.readString(journal).replaceAll("\\{\"segment\"", "{\"sky\":[1,2],\"segment\"");
        Files.writeString(journal, text.replaceAll(",\"sky\":\\[[^\\]]*\\]", ""));
        List<String> said = new ArrayList<>();
        FilmRun run = new FilmRun((done, total, what) -> {}, new CancelToken(), said::add, false);
        assertEquals(
                0, VideoToStereo.run(source(), film, job(12), drifting(), run).kept());
        assertTrue(said.get(0).contains("begins anew"), said.toString());
    }

    @Test
    void aDamagedSegmentIsToldAndNothingIsWritten() throws IOException {
        Path film = folder.resolve("film.mp4");
        interrupt(film, 60);
        Path segment = FilmWork.folderOf(film).resolve("000001.packets");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);
        String message = Clips.error(() -> VideoToStereo.run(source(), film, job(12), drifting(), FilmRun.quiet()));
        assertTrue(message.contains("000001.packets: is damaged"), message);
        assertFalse(Files.exists(film));
        Files.delete(segment);
        FilmReport report = VideoToStereo.run(source(), film, job(12), drifting(), FilmRun.quiet());
        assertEquals(96, report.frames());
        assertEquals(12, report.kept());
    }

    @Test
    void aBrokenMemoryOfTheDepthBeforeBeginsAnewAndSaysSo() throws IOException {
        Path film = folder.resolve("film.mp4");
        interrupt(film, 40);
        Path work = FilmWork.folderOf(film);
        Path memory = work.resolve(String.format(
                java.util.Locale.ROOT, "%06d.memory", FilmJournal.read(work).segments()));
        byte[] bytes = Files.readAllBytes(memory);
        bytes[bytes.length / 2] ^= 4;
        Files.write(memory, bytes);
        FilmReport report = VideoToStereo.run(source(), film, job(12), drifting(), how());
        assertTrue(said.get(0).contains("as the depth of the frames before was not kept"), said.toString());
        assertEquals(0, report.kept());
        assertEquals(96, report.frames());
    }

    @Test
    void twoCannotMakeTheSameFilm() {
        Path film = folder.resolve("film.mp4");
        try (FilmWork other = FilmWork.open(film)) {
            assertEquals(0, other.past().segments());
            String message = Clips.error(() -> VideoToStereo.run(source(), film, job(12), drifting(), FilmRun.quiet()));
            assertTrue(message.contains("is being made by another"), message);
        }
        assertEquals(
                96,
                VideoToStereo.run(source(), film, job(12), drifting(), FilmRun.quiet())
                        .frames());
    }
}
