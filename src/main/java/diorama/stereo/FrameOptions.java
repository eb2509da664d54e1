package diorama.stereo;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.options.Knob;
import diorama.options.OptionSchema;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is done to the finished eyes: bars around them, how large the result may be, how glasses and headsets want it. */
public record FrameOptions(
        @Knob(
                value = "Move the eyes apart on black bars, for headsets with another distance of the eyes; + shows the"
                        + " picture nearer.",
                unit = "% of the longer side",
                min = -20,
                max = 20)
        float ipdOffset,

        @Knob(value = "Share of the size that is added in black around each eye.", min = 0, max = 4, softMax = 1)
        float pad,

        @Knob("Where --pad adds black: above, below, left, right (tblr), or what makes the shape 16:9.")
        PadMode padMode,

        @Knob("Put each eye in the middle of a black picture of this size, e.g. 1920x1080; larger ones are fitted.")
        String canvas,

        @Knob(
                value = "Greatest width of the result; wider ones are shrunk.",
                unit = "px, 0 for any",
                min = 0,
                max = 65536)
        int maxOutputWidth,

        @Knob(
                value = "Greatest height of the result; the source is shrunk to it before anything else.",
                unit = "px, 0 for any",
                min = 0,
                max = 65536)
        int maxOutputHeight,

        @Knob("Shrink both sides where only one is too large.")
        boolean keepAspectRatio,

        @Knob("Let the depth at the left and right border go to the screen, so that nothing is cut in front of it.")
        boolean preserveScreenBorder,

        @Knob(value = "Angle that the picture's longer side covers in VR180.", unit = "degrees", min = 20, max = 170)
        float vrFov,

        @Knob("How anaglyphs for red-cyan glasses are mixed.")
        Anaglyph anaglyphMethod) {

    /** No canvas. */
    public static final String NONE = "none";

    public static final FrameOptions DEFAULTS =
            new FrameOptions(0, 0, PadMode.TBLR, NONE, 0, 0, false, false, 90, Anaglyph.DUBOIS);
    public static final OptionSchema<FrameOptions> SCHEMA = OptionSchema.of(DEFAULTS);

    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})\\s*[xX\u00d7]\\s*(\\d{1,5})");

    public FrameOptions {
        if (!canvas.equals(NONE)) {
            parse(canvas);
        }
    }

    /** Size of the black picture each eye is put on. */
    public Optional<Size> canvasSize() {
        return canvas.equals(NONE) ? Optional.empty() : Optional.of(parse(canvas));
    }

    private static Size parse(String canvas) {
        Matcher size = SIZE.matcher(canvas.strip());
        if (!size.matches() || Integer.parseInt(size.group(1)) < 1 || Integer.parseInt(size.group(2)) < 1) {
            throw new UserError("canvas: got '" + canvas + "', want WIDTHxHEIGHT in px, e.g. 1920x1080, or none");
        }
        return new Size(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
    }

    /** Size of a packed picture of the size {@code packed} once the limits are kept; even sides where it is shrunk. */
    Size limited(Size packed, StereoLayout layout) {
        // of frames that are shown one after the other each has the limits for itself; they are split before they are
        // shrunk
        return layout.frames() > 1 ? packed : limited(packed);
    }

    /** Size that a picture or one of its frames is brought to. */
    public Size limited(Size packed) {
        int width = packed.width();
        int height = packed.height();
        if (maxOutputHeight > 0 && height > maxOutputHeight) {
            width = keepAspectRatio ? (int) ((double) maxOutputHeight / height * width) : width;
            height = maxOutputHeight;
        }
        if (maxOutputWidth > 0 && width > maxOutputWidth) {
            height = keepAspectRatio ? (int) ((double) maxOutputWidth / width * height) : height;
            width = maxOutputWidth;
        }
        return width == packed.width() && height == packed.height() ? packed : even(width, height);
    }

    /** Size that a source is brought to before anything else, so that its eyes keep the height's limit and fit the canvas. */
    public Size shrunk(Size source, StereoLayout layout) {
        Size size = source;
        if (maxOutputHeight > 0 && size.height() > maxOutputHeight) {
            size = even((int) ((double) maxOutputHeight / size.height() * size.width()), maxOutputHeight);
        }
        Optional<Size> canvas = canvasSize();
        return canvas.isEmpty() ? size : fitted(size, canvas.get(), layout);
    }

    private Size fitted(Size source, Size canvas, StereoLayout layout) {
        Size size = source;
        // rounding of bars can leave a pixel too much after the first time
        for (int i = 0; i < 8; i++) {
            Size barred = EyeFrame.barred(size, this, layout);
            double scale =
                    Math.min((double) canvas.width() / barred.width(), (double) canvas.height() / barred.height());
            if (scale >= 1) {
                return size;
            }
            size = even((int) (size.width() * scale), (int) (size.height() * scale));
        }
        return size;
    }

    private static Size even(int width, int height) {
        return new Size(Math.max(1, width - width % 2), Math.max(1, height - height % 2));
    }
}
