package diorama.pipeline.film;

import com.google.gson.JsonObject;
import diorama.image.ColorImage;
import diorama.pipeline.draw.ScreenState;
import diorama.pipeline.film.StereoStages.Drawn;
import diorama.video.av.OnFullDisk;
import diorama.video.option.Coded;
import diorama.video.write.SegmentWriter;
import diorama.video.write.SegmentedFilm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compresses what is drawn, one segment after the other, and keeps the journal of it. Confined to the encoding thread. */
public final class FilmSegments implements AutoCloseable {
    /**
     * Where segments begin: at the first cut when half of the frames asked for are made, where every encoder puts a key frame
     * anyway, else when all are. The same frames give the same segments wherever a run begins. One thread.
     */
    public static final class Rule {
        private final int most;
        private long start;

        public Rule(int most, long start) {
            this.most = most;
            this.start = start;
        }

        boolean begins(long frame, boolean cut) {
            long made = frame - start;
            boolean begins = made == 0 || made >= most || (cut && made >= most / 2);
            if (begins) {
                start = frame;
            }
            return begins;
        }
    }

    private final SegmentedFilm film;
    private final EyeTurns turns;
    private final EyeTurns.Room room = new EyeTurns.Room();
    private final FilmWork work;
    private final OnFullDisk onFull;
    private final List<FrameFact> facts = new ArrayList<>();
    private @Nullable SegmentWriter writer;
    private ScreenState screen = ScreenState.NONE;
    private int number;
    private long first;
    /** Whether a network's memory, which can be hundreds of megabytes, was kept of the segment that is being made. */
    private boolean large;

    private Coded before = Coded.NONE;

    FilmSegments(SegmentedFilm film, EyeTurns turns, FilmWork work, OnFullDisk onFull) {
        this.film = film;
        this.turns = turns;
        this.work = work;
        this.onFull = onFull;
        number = work.past().segments();
        first = work.past().frames();
        large = work.remembered().network().isPresent();
    }

    void add(Drawn one) {
        FrameFact fact = one.fact();
        if (writer != null && fact.begins().isPresent()) {
            JsonObject entry = end();
            FilmJournal.next(entry, fact.begins().get(), fact.cut());
            if (!fact.memory().isNone()) {
                work.remember(number + 1, fact.memory(), onFull);
            }
            keep(entry);
            if (large) {
                work.forgetBefore(number);
            }
            large = fact.memory().network().isPresent();
        }
        SegmentWriter open = writer;
        if (open == null) {
            open = film.begin(work.part(number), onFull);
            writer = open;
        }
        for (int turn = 0; turn < turns.count(); turn++) {
            ColorImage frame = turns.frame(one.packed(), turn, room);
            open.write(frame, turns.pts(one.pts(), one.duration(), turn), one.duration());
        }
        facts.add(new FrameFact(fact.own(), fact.cut(), fact.begins()));
        screen = one.screen();
    }

    private JsonObject end() {
        SegmentWriter whole = writer;
        if (whole == null) {
            throw new IllegalStateException("no segment");
        }
        whole.finish();
        whole.close();
        writer = null;
        before = with(whole);
        return FilmJournal.entry(number, work.segment(number), whole.coded().bytes(), first, facts, screen);
    }

    private void keep(JsonObject entry) {
        work.finish(number, entry, onFull);
        number++;
        first += facts.size();
        work.trail().finished(first);
        facts.clear();
    }

    /** Ends the last segment; all frames are made. */
    void finish() {
        if (writer != null) {
            keep(end());
        }
    }

    /** Number of segments, those of an earlier run among them. */
    int count() {
        return number;
    }

    /** What this run has compressed, in frames that were added. */
    Coded coded() {
        Coded all = writer == null ? before : with(writer);
        return new Coded(all.bytes(), all.frames() / turns.count());
    }

    private Coded with(SegmentWriter segment) {
        Coded more = segment.coded();
        return new Coded(before.bytes() + more.bytes(), before.frames() + more.frames());
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }
}
