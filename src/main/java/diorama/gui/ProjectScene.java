package diorama.gui;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.gui.picture.Through;
import diorama.gui.state.Action;
import diorama.gui.state.Document;
import diorama.gui.state.Making;
import diorama.gui.state.Playhead;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Settings;
import diorama.gui.state.Staging;
import diorama.gui.state.ViewState;
import diorama.gui.store.ProjectFile;
import diorama.gui.work.Reels;
import diorama.gui.work.Workshop;
import diorama.pipeline.job.StereoJob;
import diorama.render.Backend;
import diorama.stereo.StereoLayout;
import java.util.Optional;

/** Makes all that a project's window would make of its files, films at the frames where they were left. */
final class ProjectScene implements AutoCloseable {
    private static final CancelToken NEVER = new CancelToken();

    private final Workshop workshop;
    private final Reels reels;

    /** @param reels are closed with this */
    ProjectScene(Workshop workshop, Reels reels) {
        this.workshop = workshop;
        this.reels = reels;
    }

    ViewState whole(ProjectFile.Content content) {
        ViewState state = ViewState.empty(content.project().settings()).reduce(content.action());
        for (SceneObject object : state.project().objects()) {
            Document opened = workshop.open(object.source(), object.recipe(), Progress.NONE, NEVER);
            Document at = opened.film().isPresent()
                    ? frame(opened, object, state.playhead(object.id()), state.settings())
                    : opened;
            Document made = at.relief().isPresent() ? workshop.complete(at, object.recipe(), Progress.NONE, NEVER) : at;
            state = state.reduce(new Action.Update(object.id(), made));
        }
        return state.withView(content.view());
    }

    /** A film's frame with its depth. */
    private Document frame(Document film, SceneObject object, Playhead wanted, Settings settings) {
        int frame = Math.min(wanted.frame(), film.film().orElseThrow().times().frames() - 1);
        Document there = frame == 0 ? film : reels.frame(film, frame, object.recipe(), NEVER);
        StereoJob job = Making.job(settings, object, Backend.CPU);
        return reels.deep(there, object.recipe(), wanted.range(job, object), job, NEVER);
    }

    /** Both eyes of a film that is alone, as it will be made. */
    static Through through(ViewState state) {
        Optional<StereoLayout> layout = state.settings().view().stereoPreview().layout();
        Optional<Staging.Part> only = Staging.of(state).onlyPhoto();
        return new Through(Optional.empty(), only.flatMap(part -> part.document()
                .film()
                .flatMap(film -> layout.map(packed -> {
                    StereoJob job = Making.previewed(Making.job(state.settings(), part.object(), Backend.CPU));
                    return Reels.eyes(
                            film,
                            job.with(job.stereo().with(packed, job.stereo().swapEyes())));
                }))));
    }

    @Override
    public void close() {
        reels.close();
    }
}
