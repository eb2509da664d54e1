package diorama.cli;

import com.google.gson.JsonObject;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.DepthOptions;
import diorama.gui.Studio;
import diorama.gui.state.Clip;
import diorama.gui.state.Settings;
import diorama.gui.state.Standpoint;
import diorama.gui.state.ViewOptions;
import diorama.gui.work.EarlyMesh;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.relief.ReliefOptions;
import diorama.render.Lighting;
import diorama.render.Look;
import diorama.stereo.StereoOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diorama view}: the studio window, or its picture. */
@Command(
        name = "view",
        mixinStandardHelpOptions = true,
        header = "Opens photos and meshes in the studio: orbit, tune, export.",
        footer = {
            "",
            "Example: diorama view photo.jpg",
            "Without a display: diorama view photo.jpg --screenshot out.png --azimuth 8"
        })
final class ViewCommand implements Callable<Integer>, Flags {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})[xX](\\d{1,5})");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Photos, photos with their depth maps, meshes.")
    private List<Path> files = new ArrayList<>();

    private final EarlyMesh early;

    @Option(
            names = "--screenshot",
            paramLabel = "FILE",
            description = "Draw what the viewport shows into this picture instead of opening a window.")
    private @Nullable Path screenshot;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "1280x720",
            description = "Size of the screenshot. [default 1280x720]")
    private String size = "1280x720";

    @Mixin
    private PhotoOptions photo = new PhotoOptions();

    private final OptionMixin<ViewOptions> view = new OptionMixin<>("view", ViewOptions.SCHEMA);
    private final OptionMixin<Standpoint> from = new OptionMixin<>("from", Standpoint.SCHEMA);
    private final OptionMixin<Look> look = new OptionMixin<>("look", Look.SCHEMA);
    private final OptionMixin<Lighting> lighting = new OptionMixin<>("lighting", Lighting.SCHEMA);
    private final OptionMixin<StereoOptions> stereo = new OptionMixin<>("stereo", StereoOptions.SCHEMA);
    private final OptionMixin<ReliefOptions> relief = new OptionMixin<>("relief", ReliefOptions.SCHEMA);
    private final OptionMixin<DepthOptions> depth = new OptionMixin<>("depth", DepthOptions.SCHEMA);

    /** @param early a mesh of the line that is being read already */
    ViewCommand(EarlyMesh early) {
        this.early = early;
    }

    @Override
    public void addTo(CommandSpec self) {
        look.addTo(self);
        lighting.addTo(self);
        stereo.addTo(self, "divergence", "convergence");
        from.addTo(self);
        view.addTo(self);
        relief.addTo(self);
        depth.addTo(self);
        photo.addTo(self);
    }

    @Override
    public Integer call() {
        JsonObject preset = photo.preset();
        Settings settings = new Settings(
                depth.value(preset),
                photo.importing(preset),
                Checks.range(relief.value(preset)),
                stereo.value(preset),
                look.value(preset),
                lighting.value(preset),
                view.value(preset),
                Clip.DEFAULTS);
        Standpoint start = from.value(preset);
        Studio.Means means = new Studio.Means(photo.choice(), Home::models, early);
        if (screenshot == null) {
            Studio.open(files, settings, start, means);
            return 0;
        }
        if (files.size() != 1) {
            throw new UserError("--screenshot: got " + files.size() + " files, want one to draw");
        }
        RgbaImage picture =
                Studio.picture(files.get(0), settings, start, means, parsed(size), note -> spec.commandLine()
                        .getErr()
                        .println("diorama: " + files.get(0) + ": " + note));
        ImageFiles.write(picture, screenshot);
        return 0;
    }

    private static Size parsed(String text) {
        Matcher m = SIZE.matcher(text);
        if (m.matches()) {
            int w = Integer.parseInt(m.group(1));
            int h = Integer.parseInt(m.group(2));
            if (w >= 16 && h >= 16 && w <= 8192 && h <= 8192) {
                return new Size(w, h);
            }
        }
        throw new UserError("--size: got '" + text + "', want WIDTHxHEIGHT from 16x16 to 8192x8192 px");
    }
}
