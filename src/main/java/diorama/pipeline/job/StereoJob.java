package diorama.pipeline.job;

import diorama.depth.CutList;
import diorama.depth.DepthOptions;
import diorama.depth.ShapeOptions;
import diorama.depth.StabiliseOptions;
import diorama.relief.ReliefOptions;
import diorama.render.Backend;
import diorama.stereo.ComfortOptions;
import diorama.stereo.FrameOptions;
import diorama.stereo.SourceOptions;
import diorama.stereo.StereoLayout;
import diorama.stereo.StereoOptions;
import diorama.video.option.EncodeOptions;
import diorama.video.option.FilmOptions;
import java.nio.file.Files;
import java.util.Optional;

/**
 * All that is asked of a stereo picture or film.
 *
 * @param timeline what changes in time
 * @param cuts where shots begin, where that is known before
 */
public record StereoJob(
        DepthOptions depth,
        StabiliseOptions stabilise,
        ReliefOptions relief,
        SourceOptions source,
        StereoOptions stereo,
        ShapeOptions shape,
        FrameOptions frame,
        ComfortOptions comfort,
        EncodeOptions encode,
        FilmOptions film,
        Backend renderer,
        Timeline timeline,
        Optional<CutList> cuts) {

    public static final StereoJob DEFAULTS = new StereoJob(
            DepthOptions.DEFAULTS,
            StabiliseOptions.DEFAULTS,
            ReliefOptions.DEFAULTS,
            SourceOptions.DEFAULTS,
            StereoOptions.DEFAULTS,
            ShapeOptions.DEFAULTS,
            FrameOptions.DEFAULTS,
            ComfortOptions.DEFAULTS,
            EncodeOptions.DEFAULTS,
            FilmOptions.DEFAULTS,
            Backend.AUTO,
            Timeline.NONE,
            Optional.empty());

    /** What is put behind a result's name so that players know the layout. */
    public String fileSuffix() {
        String layout = stereo.layout().fileSuffix(stereo.swapEyes());
        return stereo.layout() == StereoLayout.ANAGLYPH
                ? layout + frame.anaglyphMethod().fileSuffix()
                : layout;
    }

    /** What of a film's frames is looked at, in words: depth is kept for each by itself. */
    public String part() {
        FilmOptions asked = film.withSegments(FilmOptions.DEFAULTS.segmentFrames());
        boolean all = source.equals(SourceOptions.DEFAULTS)
                && asked.equals(FilmOptions.DEFAULTS)
                && frame.maxOutputHeight() == 0
                && frame.canvasSize().isEmpty()
                && !timeline.crops();
        String bars = frame.ipdOffset() + " " + frame.pad() + " " + frame.padMode();
        return all
                ? "all"
                : source + " " + asked + " " + frame.maxOutputHeight() + " " + frame.canvas() + " " + bars
                        + (timeline.crops() ? " " + timeline : "");
    }

    /** What says where shots begin, in words: the list of cuts, else how they are looked for. */
    public String shots() {
        return withListedCuts().cuts().map(CutList::toString).orElse("cuts over " + stabilise.cutThreshold());
    }

    /** This job with the cuts of the list that it names, where that is there; what it knows of cuts stays. */
    public StereoJob withListedCuts() {
        return cuts.isPresent()
                ? this
                : stabilise
                        .cutFile()
                        .filter(Files::exists)
                        .map(file -> with(CutList.read(file)))
                        .orElse(this);
    }

    /** This job with settings that change in time. */
    public StereoJob with(Timeline other) {
        return new StereoJob(
                depth, stabilise, relief, source, stereo, shape, frame, comfort, encode, film, renderer, other, cuts);
    }

    /** This job with cuts that were found before. */
    public StereoJob with(CutList found) {
        return new StereoJob(
                depth,
                stabilise,
                relief,
                source,
                stereo,
                shape,
                frame,
                comfort,
                encode,
                film,
                renderer,
                timeline,
                Optional.of(found));
    }

    /** This job with depth that is steadied in another way. */
    public StereoJob with(StabiliseOptions other) {
        return new StereoJob(
                depth, other, relief, source, stereo, shape, frame, comfort, encode, film, renderer, timeline, cuts);
    }

    /** This job with other eyes. */
    public StereoJob with(StereoOptions other) {
        return new StereoJob(
                depth, stabilise, relief, source, other, shape, frame, comfort, encode, film, renderer, timeline, cuts);
    }

    /** This job with another place of the screen and other limits. */
    public StereoJob with(ComfortOptions other) {
        return new StereoJob(
                depth, stabilise, relief, source, stereo, shape, frame, other, encode, film, renderer, timeline, cuts);
    }

    /** This job with other compression. */
    public StereoJob with(EncodeOptions other) {
        return new StereoJob(
                depth, stabilise, relief, source, stereo, shape, frame, comfort, other, film, renderer, timeline, cuts);
    }

    /** This job with another making of the film. */
    public StereoJob with(FilmOptions other) {
        return new StereoJob(
                depth, stabilise, relief, source, stereo, shape, frame, comfort, encode, other, renderer, timeline,
                cuts);
    }

    /** This job with depth bent otherwise. */
    public StereoJob with(ShapeOptions other) {
        return new StereoJob(
                depth, stabilise, relief, source, stereo, other, frame, comfort, encode, film, renderer, timeline,
                cuts);
    }

    /** This job with other bars and limits. */
    public StereoJob with(FrameOptions other) {
        return new StereoJob(
                depth, stabilise, relief, source, stereo, shape, other, comfort, encode, film, renderer, timeline,
                cuts);
    }
}
