package diorama.onnx;

import com.google.gson.annotations.SerializedName;
import diorama.base.UserError;
import diorama.depth.Aspect;
import diorama.depth.DepthKind;
import diorama.depth.DepthModel;
import diorama.depth.ElementType;
import diorama.depth.FilmMemory;
import diorama.depth.NetworkInput;
import diorama.depth.NetworkOutput;
import diorama.depth.SizeRule;
import diorama.depth.StillLook;
import diorama.depth.TensorLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The contract of a depth network as it stands in JSON: in {@code models.json} and beside a model of the user's. */
class ContractRow {
    private static final float WHITE = 255;

    String input = "";
    String output = "";

    @Nullable Layout layout;

    @Nullable Numbers dtype;

    @Nullable Rule size;

    Fit aspect = Fit.STRETCH;
    float @Nullable [] mean;
    float @Nullable [] std;
    Pixels range = Pixels.UNIT;

    @Nullable Kind kind;

    Focal focal = new Focal();
    Sky sky = new Sky();
    Map<String, Float> constants = Map.of();
    Still[] stills = {};
    Film film = new Film();
    String description = "";

    /**
     * The model these keys describe.
     *
     * @param source the JSON file, for faults
     */
    DepthModel model(Path source, String id, Path file, String licence) {
        if (size == null || kind == null) {
            throw new UserError(source + ": model " + id + " wants size and kind (one of inverse-relative, "
                    + "metric-metres, distance-relative)");
        }
        try {
            return new DepthModel(
                    id,
                    file,
                    networkInput(size.rule()),
                    networkOutput(kind),
                    Arrays.stream(stills).map(Still::look).toList(),
                    film.memory(),
                    description,
                    licence);
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    source + ": model " + id
                            + ": stills want an area in px from 1 each, kind inverse-relative and no film; mean and std want three numbers each, size wants area, side or width "
                            + "and height, and multipleOf from 1, in px; film wants frames > overlap > aligned >= 1"
                            + " and no more blended (overlap - aligned) than new frames",
                    e);
        }
    }

    /** Whether something is left out that only a guess can fill. */
    boolean wantsGuess() {
        return size == null || kind == null;
    }

    /** What is told of tensors, for a guess of the rest. */
    ModelGuess.Known known() {
        Set<String> others = new HashSet<>(constants.keySet());
        others.add(focal.input);
        others.addAll(film.states.keySet());
        return new ModelGuess.Known(input, output, others);
    }

    /** Fills in what is left out. */
    void fill(ModelGuess.Guess guess) {
        NetworkInput fed = guess.input();
        if (size == null) {
            size = Rule.of(fed.size());
        }
        if (kind == null) {
            kind = Kind.of(guess.output().kind());
        }
        if (mean == null && std == null && range == Pixels.UNIT) {
            mean = array(fed.mean());
            std = array(fed.std());
            range = fed.white() == WHITE ? Pixels.BYTE : Pixels.UNIT;
        }
    }

    private static float[] array(List<Float> values) {
        return new float[] {values.get(0), values.get(1), values.get(2)};
    }

    private NetworkInput networkInput(SizeRule rule) {
        return new NetworkInput(
                input,
                Optional.ofNullable(layout).map(l -> l.layout),
                Optional.ofNullable(dtype).map(n -> n.element),
                rule,
                aspect.aspect,
                mean == null ? List.of(0f, 0f, 0f) : floats(mean),
                std == null ? List.of(1f, 1f, 1f) : floats(std),
                range == Pixels.BYTE ? WHITE : 1,
                focal.input,
                constants);
    }

    private NetworkOutput networkOutput(Kind meaning) {
        return new NetworkOutput(output, meaning.kind, focal.canonical, focal.output, sky.output, sky.above);
    }

    private static List<Float> floats(float[] values) {
        List<Float> list = new ArrayList<>();
        for (float value : values) {
            list.add(value);
        }
        return list;
    }

    static final class Rule {
        int area;
        int side;
        int longSideMax;
        int multipleOf = 1;
        int width;
        int height;

        static Rule of(SizeRule from) {
            Rule rule = new Rule();
            rule.area = from.area();
            rule.side = from.side();
            rule.longSideMax = from.longSideMax();
            rule.multipleOf = from.multipleOf();
            rule.width = from.width();
            rule.height = from.height();
            return rule;
        }

        SizeRule rule() {
            return new SizeRule(area, side, longSideMax, multipleOf, width, height);
        }
    }

    static final class Still {
        int area;
        boolean mirrored;

        StillLook look() {
            return new StillLook(area, mirrored);
        }
    }

    static final class Focal {
        String input = "";
        String output = "";
        float canonical;
    }

    static final class Sky {
        String output = "";
        float above = 0.5f;
    }

    static final class Film {
        int frames = 1;
        int overlap;
        int aligned;
        String head = "";
        Map<String, String> states = Map.of();

        FilmMemory memory() {
            return new FilmMemory(frames, overlap, aligned, head, states);
        }
    }

    enum Layout {
        @SerializedName("CHW")
        CHW(TensorLayout.CHW),
        @SerializedName("HWC")
        HWC(TensorLayout.HWC),
        @SerializedName("NCHW")
        NCHW(TensorLayout.NCHW),
        @SerializedName("NHWC")
        NHWC(TensorLayout.NHWC),
        @SerializedName("NVCHW")
        NVCHW(TensorLayout.NVCHW),
        @SerializedName("NVHWC")
        NVHWC(TensorLayout.NVHWC);

        final TensorLayout layout;

        Layout(TensorLayout layout) {
            this.layout = layout;
        }
    }

    enum Numbers {
        @SerializedName("float32")
        FLOAT32(ElementType.FLOAT32),
        @SerializedName("float16")
        FLOAT16(ElementType.FLOAT16),
        @SerializedName("uint8")
        UINT8(ElementType.UINT8);

        final ElementType element;

        Numbers(ElementType element) {
            this.element = element;
        }
    }

    enum Fit {
        @SerializedName("stretch")
        STRETCH(Aspect.STRETCH),
        @SerializedName("pad")
        PAD(Aspect.PAD);

        final Aspect aspect;

        Fit(Aspect aspect) {
            this.aspect = aspect;
        }
    }

    enum Pixels {
        @SerializedName("unit")
        UNIT,
        @SerializedName("byte")
        BYTE
    }

    enum Kind {
        @SerializedName("inverse-relative")
        INVERSE_RELATIVE(DepthKind.INVERSE_RELATIVE),
        @SerializedName("metric-metres")
        METRIC_METRES(DepthKind.METRIC_METRES),
        @SerializedName("distance-relative")
        DISTANCE_RELATIVE(DepthKind.DISTANCE_RELATIVE);

        final DepthKind kind;

        Kind(DepthKind kind) {
            this.kind = kind;
        }

        static Kind of(DepthKind kind) {
            return switch (kind) {
                case INVERSE_RELATIVE -> INVERSE_RELATIVE;
                case METRIC_METRES -> METRIC_METRES;
                case DISTANCE_RELATIVE -> DISTANCE_RELATIVE;
            };
        }
    }
}
