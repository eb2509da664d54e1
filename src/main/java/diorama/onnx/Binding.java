package diorama.onnx;

import diorama.base.UserError;
import diorama.depth.DepthModel;
import diorama.depth.ElementType;
import diorama.depth.NetworkInput;
import diorama.depth.SizeRule;
import diorama.depth.TensorLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A depth model's contract held against what its file says: every tensor has its part, or it is told in one line which has not.
 *
 * @param picture the input that takes the picture
 * @param layout order of its axes
 * @param element its numbers
 * @param size what size it takes; a size that the file fixes wins
 * @param depth name of the output that is depth
 * @param focal the input that wants the focal length
 * @param constants the other inputs
 * @param remembers what it says hangs on the frames before
 */
record Binding(
        TensorInfo picture,
        TensorLayout layout,
        ElementType element,
        SizeRule size,
        String depth,
        Optional<TensorInfo> focal,
        List<TensorInfo> constants,
        boolean remembers) {

    private static final Set<ElementType> PICTURE_NUMBERS =
            Set.of(ElementType.FLOAT32, ElementType.FLOAT16, ElementType.UINT8, ElementType.FLOAT64);

    static Binding of(DepthModel model, OnnxHeader header) {
        return new Binder(model, header).bind();
    }

    /** Whether several pictures may be fed at once: their number is free, and nothing else hangs on the picture. */
    boolean takesSeveral() {
        int axis = layout.axis('N');
        return axis >= 0
                && !remembers
                && picture.rank() > 0
                && picture.dim(axis) < 0
                && focal.isEmpty()
                && constants.isEmpty();
    }

    /** The inputs that a picture fits into: numbers of the right kind on axes of which one is the three colours. */
    static List<TensorInfo> pictures(OnnxHeader header) {
        return header.inputs().stream()
                .filter(i -> i.element().isEmpty()
                        || PICTURE_NUMBERS.contains(i.element().get()))
                .filter(i -> i.rank() == -1 || (i.rank() >= 3 && i.rank() <= 5))
                .filter(i -> i.rank() == -1 || layoutOf(i).isPresent())
                .toList();
    }

    /** The order of axes that an input's sizes speak for; batch and views must be 1 or free. */
    static Optional<TensorLayout> layoutOf(TensorInfo info) {
        for (TensorLayout layout : List.of(
                TensorLayout.CHW,
                TensorLayout.HWC,
                TensorLayout.NCHW,
                TensorLayout.NHWC,
                TensorLayout.NVCHW,
                TensorLayout.NVHWC)) {
            if (layout.rank() == info.rank() && info.dim(layout.axis('C')) == 3) {
                return Optional.of(layout);
            }
        }
        boolean free =
                switch (info.rank()) {
                    case 3 -> info.dim(0) == -1 && info.dim(2) == -1;
                    case 4 -> info.dim(1) == -1 && info.dim(3) == -1;
                    case 5 -> info.dim(2) == -1 && info.dim(4) == -1;
                    default -> false;
                };
        return !free
                ? Optional.empty()
                : Optional.of(
                        info.rank() == 3
                                ? TensorLayout.CHW
                                : info.rank() == 4 ? TensorLayout.NCHW : TensorLayout.NVCHW);
    }

    /** Holds one against the other. */
    private static final class Binder {
        private final DepthModel model;
        private final OnnxHeader header;

        Binder(DepthModel model, OnnxHeader header) {
            this.model = model;
            this.header = header;
        }

        private UserError fault(String what) {
            return new UserError("model " + model.id() + ": " + what);
        }

        Binding bind() {
            NetworkInput wanted = model.input();
            TensorInfo picture = picture(wanted);
            TensorLayout layout = layout(picture, wanted);
            ElementType element = element(picture, wanted);
            checkOutput(model.output().focal());
            checkOutput(model.output().sky());
            List<TensorInfo> constants = new ArrayList<>();
            Optional<TensorInfo> focal = Optional.empty();
            for (TensorInfo input : header.inputs()) {
                if (input.equals(picture)) {
                    continue;
                }
                if (input.name().equals(wanted.focal())) {
                    focal = Optional.of(input);
                } else if (wanted.constants().containsKey(input.name())) {
                    constants.add(input);
                } else if (model.film().states().containsKey(input.name())) {
                    checkOutput(model.film().states().get(input.name()));
                } else {
                    throw fault("wants another input, " + input
                            + "; say which with \"constants\" or \"focal\" in its JSON");
                }
            }
            if (!wanted.focal().isEmpty() && focal.isEmpty()) {
                throw fault(
                        "has no input called '" + wanted.focal() + "' for the focal length, only " + header.inputs());
            }
            for (String name : wanted.constants().keySet()) {
                if (constants.stream().noneMatch(c -> c.name().equals(name))) {
                    throw fault("has no input called '" + name + "' for a constant, only " + header.inputs());
                }
            }
            String depth = model.film().head().isEmpty() ? depth() : "";
            return new Binding(
                    picture,
                    layout,
                    element,
                    size(picture, layout),
                    depth,
                    focal,
                    constants,
                    !model.film().isNone());
        }

        private TensorInfo picture(NetworkInput wanted) {
            if (!wanted.name().isEmpty()) {
                return header.inputs().stream()
                        .filter(i -> i.name().equals(wanted.name()))
                        .findFirst()
                        .orElseThrow(
                                () -> fault("has no input called '" + wanted.name() + "', only " + header.inputs()));
            }
            List<TensorInfo> fitting = pictures(header).stream()
                    .filter(i -> !wanted.constants().containsKey(i.name())
                            && !i.name().equals(wanted.focal())
                            && !model.film().states().containsKey(i.name()))
                    .toList();
            if (fitting.size() == 1) {
                return fitting.get(0);
            }
            throw fault((fitting.isEmpty() ? "has no input that takes a picture" : "has several inputs for pictures")
                    + ", want \"input\" in its JSON: one of " + header.inputs());
        }

        private TensorLayout layout(TensorInfo picture, NetworkInput wanted) {
            Optional<TensorLayout> said = wanted.layout();
            TensorLayout layout = said.isPresent()
                    ? said.get()
                    : layoutOf(picture)
                            .orElseThrow(() -> fault(
                                    "its input " + picture + " is no picture of three colours, want e.g. [1,3,H,W]"));
            if (picture.rank() != -1 && picture.rank() != layout.rank()) {
                throw fault("its input " + picture + " has " + picture.rank() + " axes, want the " + layout.rank()
                        + " of " + layout);
            }
            long colors = picture.dim(layout.axis('C'));
            if (colors != -1 && colors != 3) {
                throw fault("its input " + picture + " has " + colors + " channels, want 3");
            }
            for (char several : new char[] {'N', 'V'}) {
                long count = picture.dim(layout.axis(several));
                if (count > 1 && count != window()) {
                    throw fault("takes " + count + " pictures at once (" + picture
                            + "), want a network of single pictures");
                }
            }
            return layout;
        }

        /** Frames that are fed at once. */
        private int window() {
            return model.film().head().isEmpty() ? model.film().frames() : 1;
        }

        private ElementType element(TensorInfo picture, NetworkInput wanted) {
            Optional<ElementType> said = wanted.element();
            ElementType element = picture.element()
                    .or(() -> said)
                    .orElseThrow(() -> fault("its input " + picture + " is of numbers that are not known"));
            if (!PICTURE_NUMBERS.contains(element)) {
                throw fault("its input " + picture + " is no picture, want float32, float16 or uint8");
            }
            if (said.isPresent() && said.get() != element) {
                throw fault("its input is " + picture + ", want "
                        + said.get().name().toLowerCase(java.util.Locale.ROOT) + " as its description says");
            }
            return element;
        }

        /** What the file fixes wins over what was said of it. */
        private SizeRule size(TensorInfo picture, TensorLayout layout) {
            SizeRule rule = model.size();
            int width = (int) picture.dim(layout.axis('W'));
            int height = (int) picture.dim(layout.axis('H'));
            if ((width > 0) != (height > 0)) {
                throw fault("its input " + picture + " fixes one side only, want both or none");
            }
            return width > 0 ? new SizeRule(0, 0, 0, 1, width, height) : rule;
        }

        private void checkOutput(String name) {
            if (!name.isEmpty()
                    && header.outputs().stream().noneMatch(o -> o.name().equals(name))) {
                throw fault("has no output called '" + name + "', only " + header.outputs());
            }
        }

        private String depth() {
            String said = model.output().name();
            checkOutput(said);
            return said.isEmpty() ? ModelGuess.depthOutput(header).name() : said;
        }
    }
}
