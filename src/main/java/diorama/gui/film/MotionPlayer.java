package diorama.gui.film;

import diorama.gui.desk.Desk;
import diorama.gui.look.Icon;
import diorama.gui.look.Theme;
import diorama.gui.state.Command;
import diorama.gui.state.Document;
import diorama.gui.state.Motion;
import diorama.gui.state.Staging;
import diorama.gui.state.ViewOptions;
import diorama.gui.state.ViewState;
import diorama.mesh.Animation;
import diorama.mesh.Pose;
import diorama.mesh.Scene;
import imgui.ImDrawList;
import imgui.ImGui;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The animations of the scene's meshes: which moment of them is seen, and whether they play. Confined to the main thread. */
public final class MotionPlayer {
    /** Files do not say in which steps; those that Blender starts with, a second. */
    private static final double RATE = 24;

    private double time;
    private double playedAt;
    private boolean playing;
    private Staging from = new Staging(List.of());
    private Staging posed = from;
    private final IdentityHashMap<Document, Document> resting = new IdentityHashMap<>();
    private double posedAt;
    private int posedBy;

    public boolean playing() {
        return playing;
    }

    /** Seconds from the beginning. */
    public double time() {
        return time;
    }

    /** Whether anything that is seen moves. */
    public boolean moves(ViewState state) {
        int which = state.settings().view().animation();
        return Staging.of(state).parts().stream()
                .anyMatch(p -> Motion.of(p.document().scene(), which).isPresent());
    }

    /** The parts as they stand at a moment; those that do not move are the same. */
    public static Staging at(Staging staging, int which, double seconds) {
        return at(staging, which, seconds, new IdentityHashMap<>());
    }

    /** @param rest how documents stand that do not move but are carried by bones; what is missing is added */
    private static Staging at(Staging staging, int which, double seconds, IdentityHashMap<Document, Document> rest) {
        List<Staging.Part> parts = new ArrayList<>();
        for (Staging.Part part : staging.parts()) {
            Scene scene = part.document().scene();
            Optional<Animation> motion = Motion.of(scene, which);
            if (motion.isPresent()) {
                parts.add(with(part, part.document().with(Pose.at(scene, motion.get(), seconds))));
            } else if (Pose.isCarried(scene)) {
                parts.add(with(part, rest.computeIfAbsent(part.document(), d -> d.with(Pose.atRest(scene)))));
            } else {
                parts.add(part);
            }
        }
        return new Staging(parts);
    }

    private static Staging.Part with(Staging.Part part, Document document) {
        return new Staging.Part(part.object(), document, part.selected());
    }

    /** The parts as they stand now; the same as before while nothing has changed. */
    public Staging pose(Staging staging, ViewOptions view) {
        if (staging.parts().stream()
                .map(p -> p.document().scene())
                .allMatch(s -> Motion.of(s, view.animation()).isEmpty() && !Pose.isCarried(s))) {
            return staging;
        }
        if (!staging.equals(from) || posedAt != time || posedBy != view.animation()) {
            resting.keySet().retainAll(documents(staging));
            posed = at(staging, view.animation(), time, resting);
            from = staging;
            posedAt = time;
            posedBy = view.animation();
        }
        return posed;
    }

    private static Set<Document> documents(Staging staging) {
        Set<Document> documents = Collections.newSetFromMap(new IdentityHashMap<>());
        staging.parts().forEach(part -> documents.add(part.document()));
        return documents;
    }

    /** Does what a command of the timeline wants; false when the active object does not move. */
    public boolean run(Command command, ViewState state, double now) {
        double length = Motion.seconds(state);
        if (length <= 0) {
            return false;
        }
        switch (command) {
            case PLAY -> {
                playing = !playing;
                playedAt = now;
            }
            case FIRST_FRAME -> seek(0);
            case LAST_FRAME -> seek(length);
            default -> {
                return false;
            }
        }
        return true;
    }

    public void seek(double seconds) {
        time = seconds;
        playing = false;
    }

    /** Moves on to the given time of the clock, s. */
    public void step(double now, ViewState state) {
        double length = Motion.seconds(state);
        playing &= length > 0;
        if (playing) {
            time = (time + now - playedAt) % length;
            playedAt = now;
        }
    }

    /** Draws the timeline of the active object. */
    void draw(Desk desk) {
        double length = Motion.seconds(desk.state());
        TimelinePanel.button(desk, Icon.FIRST, Command.FIRST_FRAME);
        TimelinePanel.button(desk, playing ? Icon.PAUSE : Icon.PLAY, Command.PLAY);
        TimelinePanel.button(desk, Icon.LAST, Command.LAST_FRAME);
        Scene scene = desk.state().document().orElseThrow().scene();
        int which = desk.state().settings().view().animation();
        String name = which == 0 && scene.animations().size() > 1
                ? desk.say("Animations: %d", scene.animations().size())
                : Motion.of(scene, which).map(Animation::name).orElse("");
        ImGui.alignTextToFramePadding();
        ImGui.textUnformatted(String.format(Locale.ROOT, "%.2f / %.2f s   %s", time, length, name));
        float scale = desk.scale();
        float x = ImGui.getCursorScreenPosX() + 6 * scale;
        float y = ImGui.getCursorScreenPosY();
        float width = Math.max(32, ImGui.getContentRegionAvailX() - 12 * scale);
        float height = Math.max(24 * scale, ImGui.getContentRegionAvailY() - 2 * scale);
        ImGui.invisibleButton("motion", width + 12 * scale, height);
        if (ImGui.isItemActive()) {
            double at = Math.rint((ImGui.getMousePosX() - x) / width * length * RATE) / RATE;
            seek(Math.max(0, Math.min(length, at)));
        }
        ImDrawList list = ImGui.getWindowDrawList();
        list.addRectFilled(x, y, x + width, y + height, Theme.color(Theme.Tone.BUTTON, 0.6f));
        TimelinePanel.ticks(list, x, y, width, height, (float) length, scale);
        float now = x + width * (float) Math.min(1, time / length);
        list.addRectFilled(now - scale, y, now + scale, y + height, Theme.color(Theme.Tone.ACCENT, 1));
    }
}
