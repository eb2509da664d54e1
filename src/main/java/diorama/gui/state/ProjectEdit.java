package diorama.gui.state;

import diorama.depth.DepthOptions;
import diorama.depth.ImportOptions;
import diorama.relief.ReliefOptions;
import java.util.Optional;
import java.util.Set;

/** What actions change of the objects and options, which is undone. */
final class ProjectEdit {
    private ProjectEdit() {}

    /** Empty for actions that do not change it. */
    static Optional<Project> of(Project project, Action action) {
        if (action instanceof Action.Select a) {
            return Optional.of(project.select(a.objects(), a.active()));
        }
        if (action instanceof Action.Measure a) {
            return Optional.of(project.measured(a.rulers()));
        }
        if (action instanceof Action.Delete a) {
            return Optional.of(project.removed(a.objects()));
        }
        if (action instanceof Action.Rename a) {
            String name = a.name().strip();
            return Optional.of(
                    name.isEmpty()
                            ? project
                            : project.changed(Set.of(a.object()), o -> o.withName(freeName(project, o, name))));
        }
        if (action instanceof Action.Reorder a) {
            return Optional.of(project.reordered(a.object(), a.place()));
        }
        if (action instanceof Action.SetVisible a) {
            return Optional.of(project.changed(a.objects(), o -> o.withVisible(a.visible())));
        }
        if (action instanceof Action.SetRendered a) {
            return Optional.of(project.changed(a.objects(), o -> o.withRendered(a.rendered())));
        }
        if (action instanceof Action.SetMeshHidden a) {
            return Optional.of(project.changed(Set.of(a.object()), o -> o.withMeshHidden(a.mesh(), a.hidden())));
        }
        if (action instanceof Action.Retouch a) {
            return Optional.of(project.changed(
                    Set.of(a.object()), o -> o.withRecipe(o.recipe().with(a.strokes()))));
        }
        if (action instanceof Action.Place a) {
            return Optional.of(project.changed(
                    a.placements().keySet(), o -> o.withPlacement(a.placements().getOrDefault(o.id(), o.placement()))));
        }
        if (action instanceof Action.SetTimeline a) {
            return Optional.of(project.changed(Set.of(a.object()), o -> o.with(a.timeline())));
        }
        return action instanceof Action.SetOptions a ? Optional.of(options(project, a.options())) : Optional.empty();
    }

    private static String freeName(Project project, SceneObject object, String wanted) {
        return wanted.equals(object.name()) ? wanted : project.freeName(wanted);
    }

    /** Options of depth and relief are the active photo's, and the next one's. */
    private static Project options(Project project, Record options) {
        if (options instanceof Settings all) {
            return project.with(all)
                    .changed(
                            Set.of(project.active()),
                            o -> o.withRecipe(o.recipe()
                                    .with(all.depth())
                                    .with(all.importing())
                                    .with(all.relief())));
        }
        Project set = project.with(project.settings().with(options));
        Set<Integer> active = Set.of(project.active());
        if (options instanceof DepthOptions depth) {
            return set.changed(active, o -> o.withRecipe(o.recipe().with(depth)));
        }
        if (options instanceof ImportOptions importing) {
            return set.changed(active, o -> o.withRecipe(o.recipe().with(importing)));
        }
        if (options instanceof ReliefOptions relief) {
            return set.changed(active, o -> o.withRecipe(o.recipe().with(relief)));
        }
        return set;
    }
}
