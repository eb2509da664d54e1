package diorama.onnx;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.DepthModel;
import diorama.depth.FilmMemory;
import diorama.depth.RawDepth;
import diorama.depth.WindowBlender;
import diorama.image.RgbaImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * A depth network that looks at the frames of a shot together. What it remembers can be taken out and given to another one, which
 * goes on as this would have. Confined to one thread at a time.
 */
public final class FilmNetwork implements AutoCloseable {
    /** Windows of a shot that has been looked at to its end. */
    private static final long OVER = 1L << 40;

    private final DepthModel model;
    private final FilmMemory rule;
    private final Binding binding;
    private final FilmGraph graph;
    private final PictureFeed pictures;
    private final MapReader maps;
    private final WindowBlender blender;

    /** As they are fed, without the picture: all frames of a shot are alike. */
    private Size fed = new Size(1, 1);

    private Size inner = new Size(1, 1);
    private Size mapSize = new Size(1, 1);

    /** Frames of the window that is being filled. */
    private final List<byte[]> window = new ArrayList<>();

    private final Deque<float[]> ready = new ArrayDeque<>();

    /** Frames of this shot that were taken, and given. */
    private long taken;

    private long given;
    private long windows;

    /** Frames still to come that are in the windows already. */
    private long known;

    /** @throws UserError when the network is missing, broken, or not what the model says of it */
    public FilmNetwork(DepthModel model, ComputeDevice device, int threads) {
        this.model = model;
        rule = model.film();
        binding = Binding.of(model, OnnxHeader.read(model.file()));
        graph = Parallel.loading(() -> FilmGraph.open(model, binding, device, threads));
        pictures = new PictureFeed(model.input(), binding.layout(), binding.element());
        maps = new MapReader(model.id(), binding.picture());
        blender = new WindowBlender(rule);
    }

    /** Takes the next frame of a shot and gives the depth of those that are settled by now. */
    public void push(RgbaImage image, int shortSide, Consumer<? super RawDepth> out) {
        Size size = binding.size().of(image.size(), shortSide);
        if (taken > 0 && !size.equals(fed)) {
            flush(out);
        }
        taken++;
        if (known > 0) {
            known--;
            give(out, 1);
            return;
        }
        PictureFeed.Fed picture = pictures.of(List.of(image), size);
        fed = size;
        inner = picture.inner();
        byte[] bytes = new byte[picture.feed().bytes().capacity()];
        picture.feed().bytes().get(0, bytes);
        window.add(bytes);
        if (window.size() == rule.frames()) {
            look();
            give(out, Long.MAX_VALUE);
        }
    }

    private void look() {
        windows++;
        List<float[]> said = new ArrayList<>();
        for (Tensor tensor : graph.run(window, fed)) {
            RawMap map = maps.read(graph.depth(), java.util.Map.of(graph.depth(), tensor), picture());
            maps.checkFinite(map);
            mapSize = map.size();
            said.add(map.values());
        }
        if (!rule.windows()) {
            ready.addAll(said);
            window.clear();
            return;
        }
        ready.addAll(blender.add(said));
        List<byte[]> keys = new ArrayList<>();
        for (int i = 0; i < rule.overlap(); i++) {
            keys.add(window.get(rule.key(i)));
        }
        window.clear();
        window.addAll(keys);
        graph.keep(keys);
    }

    private PictureFeed.Fed picture() {
        return new PictureFeed.Fed(
                new Feed(java.nio.ByteBuffer.allocate(0), new long[0], binding.element()), fed, inner);
    }

    private void give(Consumer<? super RawDepth> out, long most) {
        for (long i = 0; i < most && given < taken && !ready.isEmpty(); i++) {
            given++;
            // stays until it is taken, so that what is remembered meanwhile has it
            out.accept(new RawDepth(mapSize, ready.element(), model.kind()));
            ready.remove();
        }
    }

    /** Gives the depth of all frames of the shot and forgets them. */
    public void flush(Consumer<? super RawDepth> out) {
        if (known == 0 && rule.windows()) {
            byte[] last = window.isEmpty() ? new byte[0] : window.get(window.size() - 1);
            // as the authors' code: as long as a window would begin within the shot
            while (windows * rule.step() < taken) {
                while (window.size() < rule.frames()) {
                    window.add(last);
                }
                look();
            }
        }
        ready.addAll(blender.end());
        known = 0;
        window.clear();
        // nothing of this shot is looked at any more
        windows = OVER;
        give(out, Long.MAX_VALUE);
        forget();
    }

    /** Forgets the frames of a shot that is broken off, so that the next one begins as if there was nothing before. */
    public void forget() {
        blender.end();
        ready.clear();
        window.clear();
        graph.forget();
        taken = 0;
        given = 0;
        windows = 0;
        known = 0;
    }

    /**
     * All that hangs on the frames of the shot, to be asked for while the depth of a frame is given: another network that recalls it
     * gives the same depth of that frame and of those after it.
     */
    public byte[] memory() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Size size : List.of(fed, inner, mapSize)) {
                out.writeInt(size.width());
                out.writeInt(size.height());
            }
            // the frame that is being given will be taken again
            out.writeLong(given - 1);
            out.writeLong(windows);
            out.writeInt(window.size());
            for (byte[] one : window) {
                out.writeInt(one.length);
                out.write(one);
            }
            WindowBlender.write(ready, out);
            blender.write(out);
            graph.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws UserError when it is no memory of such a network */
    public void recall(byte[] memory) {
        forget();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(memory))) {
            fed = new Size(in.readInt(), in.readInt());
            inner = new Size(in.readInt(), in.readInt());
            mapSize = new Size(in.readInt(), in.readInt());
            given = in.readLong();
            taken = given;
            windows = in.readLong();
            int frames = in.readInt();
            for (int i = 0; i < frames; i++) {
                window.add(in.readNBytes(in.readInt()));
            }
            ready.addAll(WindowBlender.maps(in));
            blender.read(in);
            known = (long) ready.size() + blender.open();
            graph.read(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new UserError("model " + model.id() + ": what it remembered of the film is broken", e);
        }
    }

    /** The size at which frames of a size are fed. */
    public Size fedSize(Size frame, int shortSide) {
        return binding.size().of(frame, shortSide);
    }

    /** Where it is computed. */
    public ComputeDevice device() {
        return graph.device();
    }

    @Override
    public void close() {
        graph.close();
    }
}
