package diorama.onnx;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.DepthModel;
import diorama.depth.NetworkInput;
import diorama.depth.RawDepth;
import diorama.image.Normalization;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;

/**
 * A depth network loaded with DJL on ONNX Runtime, on the CPU. Confined to one thread at a time; ONNX Runtime uses its own pool
 * inside.
 */
public final class OnnxDepthEstimator implements AutoCloseable {
    private final DepthModel depthModel;
    private final Normalization normalization;
    private final Model model;
    private final Predictor<Input, Output> predictor;
    private ByteBuffer tensor = ByteBuffer.allocateDirect(0);

    /**
     * Loads the network.
     *
     * @param threads cores to use, at least 1
     * @throws UserError when the file is missing, broken, or not a network of one picture
     */
    public OnnxDepthEstimator(DepthModel depthModel, int threads) {
        this.depthModel = depthModel;
        this.normalization = normalization(depthModel.input());
        if (!Files.isRegularFile(depthModel.file())) {
            throw new UserError(depthModel.file() + ": the model file is not there");
        }
        OnnxNatives.prepare();
        this.model = load(depthModel, threads);
        this.predictor = model.newPredictor(new DepthTranslator());
    }

    private static Model load(DepthModel depthModel, int threads) {
        Model model = Model.newInstance(depthModel.id(), Device.cpu(), "OnnxRuntime");
        try {
            OrtSession.SessionOptions options = new OrtSession.SessionOptions();
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // spinning threads starve decoder and renderer on small machines
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            model.load(depthModel.file().toAbsolutePath(), null, Map.of("sessionOptions", options));
            return model;
        } catch (IOException | MalformedModelException | EngineException | OrtException e) {
            model.close();
            throw new UserError(depthModel.file() + ": cannot be loaded as an ONNX network: " + firstLine(e), e);
        }
    }

    /** The model that is loaded. */
    public DepthModel model() {
        return depthModel;
    }

    /**
     * Runs the network once.
     *
     * @param shortSide px of the shorter side as fed to the network; 0 takes the model's own size
     * @return the network's output at its own size
     * @throws UserError when the network refuses the picture or its output is not one finite map
     */
    public RawDepth estimate(RgbaImage image, int shortSide) {
        Size size = depthModel.size().of(image.size(), shortSide);
        int bytes = Math.multiplyExact(12, size.pixels());
        if (tensor.capacity() != bytes) {
            tensor = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        Resample.toTensor(image, size, normalization, tensor);
        try {
            return checked(predictor.predict(new Input(tensor, size)), size);
        } catch (TranslateException | EngineException e) {
            throw new UserError(
                    "model " + depthModel.id() + ": cannot take a picture of " + size + ": " + firstLine(e), e);
        }
    }

    private RawDepth checked(Output output, Size fed) {
        long[] shape = output.shape;
        int rank = shape.length;
        boolean map = rank >= 2 && shape[rank - 1] > 0 && shape[rank - 2] > 0;
        for (int i = 0; i < rank - 2; i++) {
            map &= shape[i] == 1;
        }
        // coarser than a 32nd of what it was fed is no map
        map = map && 32 * shape[rank - 1] >= fed.width() && 32 * shape[rank - 2] >= fed.height();
        if (!map) {
            throw new UserError("model " + depthModel.id() + ": gave an output of shape " + Arrays.toString(shape)
                    + ", want one map [1,H,W] for a picture of " + fed);
        }
        for (float v : output.values) {
            if (!Float.isFinite(v)) {
                throw new UserError("model " + depthModel.id() + ": gave NaN or infinite depth");
            }
        }
        return new RawDepth(new Size((int) shape[rank - 1], (int) shape[rank - 2]), output.values, depthModel.kind());
    }

    private static Normalization normalization(NetworkInput input) {
        float[] mean = new float[3];
        float[] std = new float[3];
        for (int c = 0; c < 3; c++) {
            mean[c] = input.mean().get(c) / input.white();
            std[c] = input.std().get(c) / input.white();
        }
        return new Normalization(mean, std);
    }

    /** The innermost message's first line: native messages run over many. */
    private static String firstLine(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage()).strip();
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    @Override
    public void close() {
        predictor.close();
        model.close();
    }

    /** Planar RGB in a direct buffer, which ONNX Runtime reads without a copy. */
    private record Input(ByteBuffer chw, Size size) {}

    private record Output(float[] values, long[] shape) {}

    private final class DepthTranslator implements NoBatchifyTranslator<Input, Output> {
        @Override
        public NDList processInput(TranslatorContext context, Input input) {
            Shape shape = new Shape(1, 3, input.size.height(), input.size.width());
            NDArray array = context.getNDManager().create(input.chw, shape, DataType.FLOAT32);
            if (!depthModel.input().name().isEmpty()) {
                array.setName(depthModel.input().name());
            }
            return new NDList(array);
        }

        @Override
        public Output processOutput(TranslatorContext context, NDList list) {
            NDArray array = depthModel.output().name().isEmpty()
                    ? list.get(0)
                    : list.get(depthModel.output().name());
            if (array == null) {
                throw new EngineException(
                        "it has no output called '" + depthModel.output().name() + "'");
            }
            if (array.getDataType() != DataType.FLOAT32) {
                throw new EngineException("its output is " + array.getDataType() + ", want FLOAT32");
            }
            FloatBuffer buffer =
                    array.toByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
            float[] values = new float[buffer.remaining()];
            buffer.get(values);
            return new Output(values, array.getShape().getShape());
        }
    }
}
