package diorama.gui.state;

import diorama.options.Option;
import diorama.render.Backdrop;
import diorama.render.Lighting;
import diorama.render.Look;
import diorama.render.Shading;
import diorama.stereo.StereoOptions;
import java.util.List;
import java.util.Optional;

/** What commands do to how the scene is seen and lit. */
final class LookActions {
    /** Of the surroundings, %: forms are told, things are not. */
    private static final float BLUR = 30;

    private LookActions() {}

    /** Whether what a command switches is on; false for those that switch nothing of it. */
    static boolean isOn(Command command, Settings settings) {
        Look look = settings.look();
        return switch (command) {
            case WIRE -> look.shading() == Shading.WIRE;
            case XRAY -> look.xray();
            case GRID -> look.grid();
            case STATISTICS -> settings.view().statistics();
            case AXES -> settings.view().axes();
            case SKYBOX -> look.backdrop() == Backdrop.SURROUNDINGS;
            case BLUR_BACKDROP -> settings.lighting().backdropBlur() > 0;
            case RENDERED -> look.shading() == Shading.RENDERED;
            case OCCLUSION -> settings.lighting().occlusion() > 0;
            case SWAP_EYES -> settings.stereo().swapEyes();
            default -> false;
        };
    }

    /** What a command does to the settings; empty where that is nothing. */
    static Optional<Action> of(Command command, Settings settings) {
        Look look = settings.look();
        ViewOptions view = settings.view();
        Lighting light = settings.lighting();
        return switch (command) {
            case WIRE -> set(look.with(look.shading() == Shading.WIRE ? Shading.SHADED : Shading.WIRE));
            case XRAY -> set(look.withXray(!look.xray()));
            case GRID -> set(look.withGrid(!look.grid()));
            case STATISTICS -> set(view.with("statistics", !view.statistics()));
            case AXES -> set(view.with("axes", !view.axes()));
            case NEXT_SHADING -> set(look.with(next(look.shading())));
            case SMOOTHER -> set(look.withSamples(look.samples() < 4 ? 4 : look.samples() < 16 ? 16 : 1));
            case NEXT_POINTS -> set(look.with(next(look.points())));
            case SKYBOX ->
                set(look.with(look.backdrop() == Backdrop.SURROUNDINGS ? Backdrop.STUDIO : Backdrop.SURROUNDINGS));
            case BLUR_BACKDROP -> set(light.with("backdrop-blur", light.backdropBlur() > 0 ? 0f : BLUR));
            case BACKDROP -> set(look.with(next(look.backdrop())));
            case RENDERED -> set(look.with(look.shading() == Shading.RENDERED ? Shading.SHADED : Shading.RENDERED));
            case SURROUNDINGS -> set(light.with("surroundings", next(light.surroundings())));
            case OCCLUSION -> set(light.with("occlusion", light.occlusion() > 0 ? 0f : Lighting.DEFAULTS.occlusion()));
            case TONE_MAP -> set(light.with("tone-map", next(light.toneMap())));
            case BRIGHTER, DARKER -> set(brighter(light, command == Command.BRIGHTER ? 0.5f : -0.5f));
            case STEREO -> set(view.withStereoPreview(next(view.stereoPreview())));
            case SWAP_EYES ->
                set(StereoOptions.SCHEMA.with(
                        settings.stereo(),
                        StereoOptions.SCHEMA.option("swap-eyes"),
                        !settings.stereo().swapEyes()));
            default -> Optional.empty();
        };
    }

    private static Optional<Action> set(Record options) {
        return Optional.of(new Action.SetOptions(options, 0));
    }

    /** @param stops by which the light grows */
    private static Lighting brighter(Lighting light, float stops) {
        Option exposure = Lighting.SCHEMA.option("exposure");
        double wanted = Math.max(exposure.softMin(), Math.min(exposure.softMax(), light.exposure() + stops));
        return light.with("exposure", (float) wanted);
    }

    /** The value after this one, round at the end. */
    private static <E extends Enum<E>> E next(E now) {
        List<E> all = List.of(now.getDeclaringClass().getEnumConstants());
        return all.get((all.indexOf(now) + 1) % all.size());
    }
}
