package diorama.onnx;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.DepthModel;
import diorama.depth.ElementType;
import diorama.depth.FilmMemory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The graph or graphs of a network of films: a window of frames in, a map of each out. Confined to one thread at a time. */
final class FilmGraph implements AutoCloseable {
    private final DepthModel model;
    private final FilmMemory rule;
    private final Binding binding;
    private final Network network;
    private final Optional<Network> head;
    private final String depth;
    private final TreeMap<String, Tensor> states = new TreeMap<>();

    /** What the first of two graphs said of frames that are in the present window. */
    private IdentityHashMap<byte[], List<Tensor>> features = new IdentityHashMap<>();

    private FilmGraph(DepthModel model, Binding binding, Network network, Optional<Network> head) {
        this.model = model;
        rule = model.film();
        this.binding = binding;
        this.network = network;
        this.head = head;
        depth = head.map(h -> depthOf(model, h)).orElse(binding.depth());
    }

    static FilmGraph open(DepthModel model, Binding binding, ComputeDevice device, int threads) {
        Network first = Network.open(model.file(), device, threads);
        Optional<Network> head = Optional.empty();
        try {
            head = rest(model).map(file -> Network.open(file, device, threads));
            FilmGraph graph = new FilmGraph(model, binding, first, head);
            head.ifPresent(graph::requireFitting);
            return graph;
        } catch (RuntimeException | Error e) {
            head.ifPresent(Network::close);
            first.close();
            throw e;
        }
    }

    private static Optional<Path> rest(DepthModel model) {
        if (model.film().head().isEmpty()) {
            return Optional.empty();
        }
        Path file = model.file().resolveSibling(model.film().head());
        if (!Files.isRegularFile(file)) {
            throw new UserError("model " + model.id() + ": its second graph " + file + " is not there");
        }
        return Optional.of(file);
    }

    private static String depthOf(DepthModel model, Network head) {
        String said = model.output().name();
        return said.isEmpty() ? ModelGuess.depthOutput(head.header()).name() : said;
    }

    private void requireFitting(Network second) {
        if (network.header().outputs().size() < second.header().inputs().size()) {
            throw fault("its second graph takes " + second.header().inputs() + ", its first one gives "
                    + network.header().outputs());
        }
    }

    private UserError fault(String what) {
        return MapReader.fault(model.id(), what);
    }

    /** Name of the output that is depth. */
    String depth() {
        return depth;
    }

    ComputeDevice device() {
        return network.device();
    }

    /**
     * The maps of a window's frames.
     *
     * @param frames each as it is fed, of {@code size}
     */
    List<Tensor> run(List<byte[]> frames, Size size) {
        Map<String, Tensor> said = head.isPresent() ? heard(head.get(), frames, size) : seen(frames, size);
        Tensor all = said.get(depth);
        if (all == null) {
            throw fault("has no output called '" + depth + "'");
        }
        long[] sides = Arrays.stream(all.shape()).filter(n -> n != 1).toArray();
        boolean one = frames.size() == 1 && sides.length == 2;
        if (!one && (sides.length != 3 || sides[0] != frames.size())) {
            throw fault("gave an output of shape " + Arrays.toString(all.shape()) + ", want a map of each of "
                    + frames.size() + " frames, [1," + frames.size() + ",H,W]");
        }
        long[] map = {1, sides[sides.length - 2], sides[sides.length - 1]};
        int pixels = Math.toIntExact(map[1] * map[2]);
        List<Tensor> maps = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            maps.add(new Tensor(map, Arrays.copyOfRange(all.values(), i * pixels, (i + 1) * pixels)));
        }
        return maps;
    }

    /** One graph: all frames, and what it wants to be reminded of. */
    private Map<String, Tensor> seen(List<byte[]> frames, Size size) {
        Map<String, Feed> feeds = new HashMap<>();
        feeds.put(binding.picture().name(), picture(frames, size));
        for (TensorInfo info : binding.constants()) {
            float value = model.input().constants().getOrDefault(info.name(), 0f);
            feeds.put(info.name(), Feed.of(Tensor.filled(info, value), network.element(info)));
        }
        for (TensorInfo info : network.header().inputs()) {
            if (rule.states().containsKey(info.name())) {
                Tensor state = states.computeIfAbsent(info.name(), name -> Tensor.filled(info, 0));
                feeds.put(info.name(), Feed.of(state, network.element(info)));
            }
        }
        Set<String> wanted = new HashSet<>(rule.states().values());
        wanted.add(depth);
        Map<String, Tensor> said = network.run(feeds, wanted);
        rule.states().forEach((in, out) -> states.put(in, state(in, out, said)));
        return said;
    }

    private Tensor state(String in, String out, Map<String, Tensor> said) {
        Tensor next = said.get(out);
        if (next == null) {
            throw fault("has no output called '" + out + "' for its input '" + in + "'");
        }
        return next;
    }

    private Feed picture(List<byte[]> frames, Size size) {
        int one = frames.get(0).length;
        ByteBuffer all = ByteBuffer.allocateDirect(one * frames.size()).order(ByteOrder.nativeOrder());
        for (int i = 0; i < frames.size(); i++) {
            all.put(i * one, frames.get(i));
        }
        long[] shape = new long[binding.layout().rank()];
        Arrays.fill(shape, 1);
        shape[binding.layout().axis('C')] = 3;
        shape[binding.layout().axis('H')] = size.height();
        shape[binding.layout().axis('W')] = size.width();
        int along = binding.layout().axis('V') >= 0
                ? binding.layout().axis('V')
                : binding.layout().axis('N');
        if (along >= 0) {
            shape[along] = frames.size();
        }
        return new Feed(all, shape, binding.element());
    }

    /** Two graphs: the first is asked about each frame once, though windows overlap. */
    private Map<String, Tensor> heard(Network second, List<byte[]> frames, Size size) {
        IdentityHashMap<byte[], List<Tensor>> now = new IdentityHashMap<>();
        List<List<Tensor>> all = new ArrayList<>();
        for (byte[] frame : frames) {
            List<Tensor> known = features.get(frame);
            all.add(now.computeIfAbsent(frame, f -> known != null ? known : described(f, size)));
        }
        features = now;
        Map<String, Feed> given = new HashMap<>();
        List<TensorInfo> inputs = second.header().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            int index = i;
            given.put(
                    inputs.get(i).name(),
                    joined(all.stream().map(f -> f.get(index)).toList(), second.element(inputs.get(i))));
        }
        return second.run(given, Set.of(depth));
    }

    /** In the order of the second graph's inputs: by name where the names are the same, else as they come. */
    private List<Tensor> described(byte[] frame, Size size) {
        Map<String, Tensor> said =
                network.run(Map.of(binding.picture().name(), picture(List.of(frame), size)), Set.of());
        List<TensorInfo> wanted = head.orElseThrow().header().inputs();
        List<TensorInfo> outputs = network.header().outputs();
        List<Tensor> all = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Tensor named = said.get(wanted.get(i).name());
            Tensor one = named != null ? named : said.get(outputs.get(i).name());
            if (one == null) {
                throw fault("its first graph gives " + outputs + ", its second one wants " + wanted);
            }
            all.add(one);
        }
        return all;
    }

    /** One behind the other along the first axis; written as it is fed, as a window of features is large. */
    private static Feed joined(List<Tensor> parts, ElementType element) {
        long[] shape = parts.get(0).shape().clone();
        shape[0] *= parts.size();
        int count = parts.get(0).values().length;
        int one = Math.multiplyExact(count, element.bytes());
        ByteBuffer all =
                ByteBuffer.allocateDirect(Math.multiplyExact(one, parts.size())).order(ByteOrder.nativeOrder());
        for (int i = 0; i < parts.size(); i++) {
            ByteBuffer part = all.slice(i * one, one).order(ByteOrder.nativeOrder());
            Feed.put(parts.get(i).values(), count, element, part);
        }
        return new Feed(all, shape, element);
    }

    /** Forgets what was said of frames that are not in the next window. */
    void keep(List<byte[]> frames) {
        IdentityHashMap<byte[], List<Tensor>> kept = new IdentityHashMap<>();
        for (byte[] frame : frames) {
            List<Tensor> known = features.get(frame);
            if (known != null) {
                kept.put(frame, known);
            }
        }
        features = kept;
    }

    void forget() {
        states.clear();
        features = new IdentityHashMap<>();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(states.size());
        for (Map.Entry<String, Tensor> state : states.entrySet()) {
            out.writeUTF(state.getKey());
            out.writeInt(state.getValue().shape().length);
            for (long side : state.getValue().shape()) {
                out.writeLong(side);
            }
            diorama.depth.WindowBlender.write(List.of(state.getValue().values()), out);
        }
    }

    void read(DataInput in) throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            long[] shape = new long[in.readInt()];
            for (int k = 0; k < shape.length; k++) {
                shape[k] = in.readLong();
            }
            states.put(
                    name, new Tensor(shape, diorama.depth.WindowBlender.maps(in).get(0)));
        }
    }

    @Override
    public void close() {
        network.close();
        head.ifPresent(Network::close);
    }
}
