package diorama.pipeline.film;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import diorama.base.UserError;
import diorama.depth.DepthRange;
import diorama.pipeline.draw.ScreenState;
import diorama.video.read.FrameMark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a film's work folder tells of an interrupted run.
 *
 * @param head what the film is made from; empty when nothing was begun
 * @param segments finished
 * @param frames in them
 * @param cuts found in them
 * @param facts of the frames since the last cut, or since the start
 * @param next first frame that is still to be made; empty when all are made or none
 * @param cutAtNext a shot begins with it
 * @param complete all frames are made
 * @param screen after the last frame made
 * @param bytes of the journal that tell all this; what follows was cut off by the interruption
 */
public record FilmJournal(
        JsonObject head,
        int segments,
        long frames,
        int cuts,
        List<FrameFact> facts,
        Optional<FrameMark> next,
        boolean cutAtNext,
        boolean complete,
        ScreenState screen,
        long bytes) {

    static final String NAME = "journal.jsonl";
    public static final FilmJournal EMPTY =
            new FilmJournal(new JsonObject(), 0, 0, 0, List.of(), Optional.empty(), false, false, ScreenState.NONE, 0);

    private static final Gson GSON = new Gson();

    /** Whether the next frame to be made is within a shot that was begun. */
    boolean midShot() {
        return next.isPresent() && !cutAtNext;
    }

    /** Reads the journal in {@code folder}, up to the first line or segment that is not whole. */
    static FilmJournal read(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return EMPTY;
        }
        try {
            byte[] all = Files.readAllBytes(file);
            FilmJournal journal = EMPTY;
            int start = 0;
            for (int end = 0; end < all.length; end++) {
                if (all[end] == '\n') {
                    String line = new String(all, start, end - start, StandardCharsets.UTF_8);
                    start = end + 1;
                    Optional<FilmJournal> more = journal.with(line, folder, start);
                    if (more.isEmpty()) {
                        return journal;
                    }
                    journal = more.get();
                }
            }
            return journal;
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + diorama.base.AtomicFile.reason(e), e);
        }
    }

    /** This with one more line; empty when that line does not tell of a whole segment. */
    private Optional<FilmJournal> with(String line, Path folder, long end) {
        try {
            JsonObject entry = GSON.fromJson(line, JsonObject.class);
            if (bytes == 0) {
                return Optional.of(new FilmJournal(entry, 0, 0, 0, facts, next, false, false, screen, end));
            }
            Path packets = folder.resolve(entry.get("file").getAsString());
            if (complete
                    || entry.get("segment").getAsInt() != segments
                    || !Files.exists(packets)
                    || Files.size(packets) != entry.get("bytes").getAsLong()) {
                return Optional.empty();
            }
            return Optional.of(with(entry, end));
        } catch (IOException | RuntimeException e) {
            // a line that a power cut has garbled, or of another version: what it tells of is made again
            return Optional.empty();
        }
    }

    private FilmJournal with(JsonObject entry, long end) {
        JsonArray low = entry.getAsJsonArray("low");
        JsonArray high = entry.getAsJsonArray("high");
        JsonArray cut = entry.getAsJsonArray("cuts");
        List<Long> cutAt = new ArrayList<>();
        cut.forEach(c -> cutAt.add(c.getAsLong()));
        List<FrameFact> more = new ArrayList<>(facts);
        for (int i = 0; i < low.size(); i++) {
            boolean begins = cutAt.contains(frames + i);
            if (begins) {
                more.clear();
            }
            DepthRange own = new DepthRange(low.get(i).getAsFloat(), high.get(i).getAsFloat());
            more.add(new FrameFact(own, begins, Optional.empty()));
        }
        boolean last = !entry.has("next");
        return new FilmJournal(
                head,
                segments + 1,
                frames + low.size(),
                cuts + cutAt.size(),
                more,
                last ? Optional.empty() : Optional.of(mark(entry.getAsJsonObject("next"))),
                !last && entry.getAsJsonObject("next").get("cut").getAsBoolean(),
                last,
                ScreenState.of(entry),
                end);
    }

    private static FrameMark mark(JsonObject next) {
        return new FrameMark(
                next.get("frame").getAsLong(),
                next.get("pts").getAsLong(),
                next.get("fingerprint").getAsInt());
    }

    /** The line that tells of a finished segment. */
    static JsonObject entry(
            int segment, Path file, long bytes, long firstFrame, List<FrameFact> made, ScreenState screen) {
        JsonObject entry = new JsonObject();
        entry.addProperty("segment", segment);
        entry.addProperty("file", String.valueOf(file.getFileName()));
        entry.addProperty("bytes", bytes);
        entry.addProperty("frames", made.size());
        JsonArray low = new JsonArray();
        JsonArray high = new JsonArray();
        JsonArray cuts = new JsonArray();
        for (int i = 0; i < made.size(); i++) {
            low.add(made.get(i).own().low());
            high.add(made.get(i).own().high());
            if (made.get(i).cut()) {
                cuts.add(firstFrame + i);
            }
        }
        entry.add("low", low);
        entry.add("high", high);
        entry.add("cuts", cuts);
        screen.addTo(entry);
        return entry;
    }

    /** Adds to such a line where the next segment begins. */
    static void next(JsonObject entry, FrameMark mark, boolean cut) {
        JsonObject next = new JsonObject();
        next.addProperty("frame", mark.index());
        next.addProperty("pts", mark.pts());
        next.addProperty("fingerprint", mark.fingerprint());
        next.addProperty("cut", cut);
        entry.add("next", next);
    }
}
