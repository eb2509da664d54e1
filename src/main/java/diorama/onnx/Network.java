package diorama.onnx;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import diorama.base.UserError;
import diorama.depth.ElementType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Any ONNX network: named tensors in, named tensors out. What the network stores its numbers as is its own matter: they are
 * converted on the way. Loaded with DJL on ONNX Runtime. Confined to one thread at a time; ONNX Runtime uses its own pool inside.
 *
 * <pre>{@code
 * try (Network network = Network.open(catalogue.known("lama").need(), ComputeDevice.AUTO, threads)) {
 *     Tensor filled = network.run(Map.of("image", image, "mask", mask), "output");
 * }
 * }</pre>
 */
public final class Network implements AutoCloseable {
    private final Path file;
    private final OnnxHeader header;
    private final ComputeDevice device;
    private final Model model;
    private final Predictor<Call, Map<String, Tensor>> predictor;

    private Network(Path file, OnnxHeader header, ComputeDevice device, Model model) {
        this.file = file;
        this.header = header;
        this.device = device;
        this.model = model;
        this.predictor = model.newPredictor(new NamedTensors());
    }

    /**
     * Loads a network.
     *
     * @param threads cores to use where the processor computes, at least 1
     * @throws UserError when the file is missing, broken, wants operators that ONNX Runtime does not have, or the device does not
     *     work
     */
    public static Network open(Path file, ComputeDevice device, int threads) {
        OnnxHeader header = OnnxHeader.read(file);
        OnnxNatives.prepare();
        List<ComputeDevice> candidates = Providers.candidates(device);
        for (ComputeDevice candidate : candidates.subList(0, candidates.size() - 1)) {
            try {
                return new Network(file, header, candidate, load(file, candidate, threads));
            } catch (UserError e) {
                // a device that is not there; the next one will do
            }
        }
        ComputeDevice last = candidates.get(candidates.size() - 1);
        return new Network(file, header, last, load(file, last, threads));
    }

    private static Model load(Path file, ComputeDevice device, int threads) {
        Model model = Model.newInstance(String.valueOf(file.getFileName()), Device.cpu(), "OnnxRuntime");
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // what fails is thrown as well
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            // spinning threads starve decoder and renderer on small machines
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            try {
                Providers.use(device, options);
            } catch (OrtException e) {
                throw new UserError(
                        "device " + device + ": does not work: " + firstLine(e) + "; want another --device", e);
            }
            model.load(file.toAbsolutePath(), null, Map.of("sessionOptions", options));
            return model;
        } catch (IOException | MalformedModelException | EngineException | OrtException e) {
            model.close();
            throw new UserError(file + ": cannot be loaded as an ONNX network: " + firstLine(e), e);
        } catch (UserError e) {
            model.close();
            throw e;
        }
    }

    /** What the file says of the network. */
    public OnnxHeader header() {
        return header;
    }

    /** Where it is computed; what {@code auto} came to. */
    public ComputeDevice device() {
        return device;
    }

    /**
     * Computes all outputs.
     *
     * @param inputs a tensor for every input of the header
     * @throws UserError when names are missing or unknown, or the network refuses what it is given
     */
    public Map<String, Tensor> run(Map<String, Tensor> inputs) {
        Map<String, Feed> feeds = new LinkedHashMap<>();
        for (TensorInfo info : header.inputs()) {
            Tensor tensor = inputs.get(info.name());
            if (tensor == null) {
                throw new UserError(file + ": wants an input " + info + ", got " + inputs.keySet());
            }
            feeds.put(info.name(), Feed.of(tensor, element(info)));
        }
        for (String name : inputs.keySet()) {
            if (!feeds.containsKey(name)) {
                throw new UserError(file + ": has no input called '" + name + "', want " + header.inputs());
            }
        }
        return run(feeds, Set.of());
    }

    /** As {@link #run(Map)}, of which one output is wanted. */
    public Tensor run(Map<String, Tensor> inputs, String output) {
        Tensor tensor = run(inputs).get(output);
        if (tensor == null) {
            throw new UserError(file + ": has no output called '" + output + "', only " + header.outputs());
        }
        return tensor;
    }

    /** The numbers that an input is stored as. */
    ElementType element(TensorInfo info) {
        return info.element()
                .orElseThrow(() -> new UserError(file + ": its input " + info
                        + " is of numbers that are not known, want float32, float16 or uint8"));
    }

    /** As {@link #run(Map)} with numbers as the network takes them; only the outputs {@code wanted} come back, all for none. */
    Map<String, Tensor> run(Map<String, Feed> feeds, Set<String> wanted) {
        try {
            return predictor.predict(new Call(feeds, wanted));
        } catch (TranslateException | EngineException e) {
            if (e.getCause() instanceof UserError fault) {
                throw fault;
            }
            throw new UserError(file + ": cannot be run: " + firstLine(e), e);
        }
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

    private record Call(Map<String, Feed> feeds, Set<String> wanted) {}

    private final class NamedTensors implements NoBatchifyTranslator<Call, Map<String, Tensor>> {
        private Set<String> wanted = Set.of();

        @Override
        public NDList processInput(TranslatorContext context, Call call) {
            wanted = call.wanted;
            NDManager manager = context.getNDManager();
            NDList list = new NDList();
            call.feeds.forEach((name, feed) -> {
                NDArray array = manager.create(feed.bytes(), new Shape(feed.shape()), type(feed.element()));
                array.setName(name);
                list.add(array);
            });
            return list;
        }

        @Override
        public Map<String, Tensor> processOutput(TranslatorContext context, NDList list) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (NDArray array : list) {
                String name = array.getName();
                if (wanted.isEmpty() || wanted.contains(name)) {
                    tensors.put(name, tensor(name, array));
                }
            }
            return tensors;
        }
    }

    private Tensor tensor(String name, NDArray array) {
        long[] shape = array.getShape().getShape();
        ByteBuffer bytes = array.toByteBuffer().order(ByteOrder.nativeOrder());
        ElementType element = element(name, array.getDataType());
        int count = Math.toIntExact(array.getShape().size());
        if (element == ElementType.FLOAT32) {
            float[] values = new float[count];
            bytes.asFloatBuffer().get(values);
            return new Tensor(shape, values);
        }
        return new Tensor(shape, Feed.get(bytes, count, element));
    }

    private ElementType element(String name, DataType type) {
        return switch (type) {
            case FLOAT32 -> ElementType.FLOAT32;
            case FLOAT16 -> ElementType.FLOAT16;
            case FLOAT64 -> ElementType.FLOAT64;
            case UINT8, INT8, BOOLEAN -> ElementType.UINT8;
            case INT32 -> ElementType.INT32;
            case INT64 -> ElementType.INT64;
            default -> throw new UserError(file + ": its output '" + name + "' is " + type + ", want floats");
        };
    }

    private static DataType type(ElementType element) {
        return switch (element) {
            case FLOAT32 -> DataType.FLOAT32;
            case FLOAT16 -> DataType.FLOAT16;
            case FLOAT64 -> DataType.FLOAT64;
            case UINT8 -> DataType.UINT8;
            case INT32 -> DataType.INT32;
            case INT64 -> DataType.INT64;
        };
    }
}
