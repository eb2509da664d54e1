package diorama.video.option;

import diorama.options.Knob;
import diorama.options.OptionSchema;

/** What is taken of a film and how its making is secured. */
public record FilmOptions(
        @Knob(
                value = "Where to start in the film, exact to the frame: seconds, mm:ss or hh:mm:ss.",
                aliases = {"start-time"})
        String start,

        @Knob(
                value = "Where to end in the film, as --start; end for its end.",
                aliases = {"end-time"})
        String end,

        @Knob(
                value = "Leave frames out evenly until there are at most so many a second; 0 keeps every one.",
                unit = "frames/s",
                min = 0,
                max = 1000)
        float maxFps,

        @Knob("Make whole pictures of interlaced ones: auto does so where the film says that it is interlaced.")
        Deinterlace deinterlace,

        @Knob("Chain of filters on the film before anything else, as ffmpeg's -vf takes it; none for nothing.")
        String vf,

        @Knob("What is made of a film of high dynamic range: keep its colours, or sdr, tone-mapped to BT.709.")
        DynamicRange dynamicRange,

        @Knob(
                value = "Frames that are made and kept at a time: what an interruption can cost at most.",
                unit = "frames",
                min = 2,
                max = 100000,
                softMax = 3000)
        int segmentFrames,

        @Knob(
                value = "Frames a second of numbered pictures; a folder of them is one film then. 0 takes 25.",
                unit = "frames/s",
                min = 0,
                max = 1000)
        float fps) {

    private static final String LEFT = "crop=trunc(iw/2):ih:0:0:exact=1";
    private static final String LEFT_WIDENED = LEFT + ",scale=iw*2:ih,setsar=1";

    /** When interlaced pictures are made whole. */
    public enum Deinterlace {
        AUTO,
        ON,
        OFF
    }

    /** What becomes of high dynamic range. */
    public enum DynamicRange {
        KEEP,
        SDR
    }

    public static final FilmOptions DEFAULTS =
            new FilmOptions("0", "end", 0, Deinterlace.AUTO, "none", DynamicRange.KEEP, 300, 0);
    public static final OptionSchema<FilmOptions> SCHEMA = OptionSchema.of(DEFAULTS);

    /** @throws diorama.base.UserError when the times cannot be read */
    public Span span() {
        return Span.parse(start, end);
    }

    /** The same with segments of so many frames. */
    public FilmOptions withSegments(int frames) {
        return new FilmOptions(start, end, maxFps, deinterlace, vf, dynamicRange, frames, fps);
    }

    /** The same with another chain of filters. */
    public FilmOptions withVf(String chain) {
        return new FilmOptions(start, end, maxFps, deinterlace, chain, dynamicRange, segmentFrames, fps);
    }

    /**
     * The same of the left half of frames.
     *
     * @param squeezed whether that has half its width
     */
    public FilmOptions ofLeftHalf(boolean squeezed) {
        return withVf(squeezed ? LEFT_WIDENED : LEFT);
    }

    /** Whether frames are the same wherever decoding begins: no filters of the user's, which may look back. */
    public boolean searchable() {
        return vf.equals("none") || vf.equals(LEFT) || vf.equals(LEFT_WIDENED);
    }

    /** The same with another rate of numbered pictures. */
    public FilmOptions withFps(float rate) {
        return new FilmOptions(start, end, maxFps, deinterlace, vf, dynamicRange, segmentFrames, rate);
    }

    /** The same for a part of the film. */
    public FilmOptions withPart(String from, String to) {
        return new FilmOptions(from, to, maxFps, deinterlace, vf, dynamicRange, segmentFrames, fps);
    }

    /** True when every frame of the film is read as it is. */
    public boolean wholeFilm() {
        return span().all() && maxFps == 0 && vf.equals("none");
    }
}
