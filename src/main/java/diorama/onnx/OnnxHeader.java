package diorama.onnx;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import diorama.depth.ElementType;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an ONNX file says of itself, read without loading it: so that a file that is cut, not ONNX, or without its weights is told
 * in words, and a network is fed by what it wants. Field numbers are those of {@code onnx.proto}.
 *
 * @param inputs what it must be given, weights left out
 * @param outputs what it gives
 * @param companions names of files beside it that hold its weights
 * @param parameters numbers in all of its weights
 */
public record OnnxHeader(List<TensorInfo> inputs, List<TensorInfo> outputs, Set<String> companions, long parameters) {
    public OnnxHeader {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        companions = Set.copyOf(companions);
    }

    /**
     * Reads a file's header.
     *
     * @throws UserError when the file is not there, not ONNX, cut, or its weights are missing
     */
    public static OnnxHeader read(Path file) {
        OnnxHeader header = parse(file);
        for (String name : header.companions) {
            if (name.contains("..") || Path.of(name).isAbsolute()) {
                throw new UserError(file + ": wants its weights from '" + name + "', want a file beside it");
            }
            if (!Files.isRegularFile(file.resolveSibling(name))) {
                throw new UserError(file + ": its weights are in " + name + ", which is not beside it");
            }
        }
        return header;
    }

    /** The same wherever its weights are. */
    static OnnxHeader parse(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            return new Parser(new ProtoReader(channel)).model();
        } catch (NoSuchFileException e) {
            throw new UserError(file + ": the model file is not there", e);
        } catch (BufferUnderflowException e) {
            throw new UserError(file + ": is no ONNX network, or only the beginning of one", e);
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    /** Walks the messages that matter. */
    private static final class Parser {
        private final ProtoReader in;
        private final List<TensorInfo> inputs = new ArrayList<>();
        private final List<TensorInfo> outputs = new ArrayList<>();
        private final Set<String> weights = new LinkedHashSet<>();
        private final Set<String> companions = new LinkedHashSet<>();
        private long parameters;
        private boolean graph;

        Parser(ProtoReader in) {
            this.in = in;
        }

        @FunctionalInterface
        private interface Field {
            void read(int number, int wire, long limit) throws IOException;
        }

        /** Hands each field up to {@code end} to {@code field}, which reads or steps over it. */
        private void fields(long end, Field field) throws IOException {
            while (in.position() < end) {
                long key = in.varint();
                long number = key >>> 3;
                if (number < 1 || number > 1000) {
                    throw new BufferUnderflowException();
                }
                field.read((int) number, (int) (key & 7), end);
            }
        }

        OnnxHeader model() throws IOException {
            fields(in.size(), (number, wire, limit) -> {
                if (number == 7 && wire == ProtoReader.LENGTH) {
                    graph = true;
                    fields(in.end(limit), this::graphField);
                } else {
                    in.skip(wire, limit);
                }
            });
            if (!graph || outputs.isEmpty()) {
                throw new BufferUnderflowException();
            }
            inputs.removeIf(input -> weights.contains(input.name()));
            return new OnnxHeader(inputs, outputs, companions, parameters);
        }

        private void graphField(int number, int wire, long limit) throws IOException {
            if (wire == ProtoReader.LENGTH && number == 5) {
                fields(in.end(limit), this::weightField);
            } else if (wire == ProtoReader.LENGTH && (number == 11 || number == 12)) {
                TensorInfo info = value(in.end(limit));
                (number == 11 ? inputs : outputs).add(info);
            } else {
                in.skip(wire, limit);
            }
        }

        private long count = 1;

        private void weightField(int number, int wire, long limit) throws IOException {
            if (number == 1 && wire == ProtoReader.VARINT) {
                count *= in.varint();
            } else if (number == 1 && wire == ProtoReader.LENGTH) {
                long end = in.end(limit);
                while (in.position() < end) {
                    count *= in.varint();
                }
            } else if (number == 8 && wire == ProtoReader.LENGTH) {
                weights.add(in.text(limit));
            } else if (number == 13 && wire == ProtoReader.LENGTH) {
                place(in.end(limit));
            } else {
                in.skip(wire, limit);
            }
            if (in.position() == limit) {
                parameters += count;
                count = 1;
            }
        }

        /** One key and value of where a weight's bytes are. */
        private void place(long end) throws IOException {
            String[] pair = {"", ""};
            fields(end, (number, wire, limit) -> {
                if ((number == 1 || number == 2) && wire == ProtoReader.LENGTH) {
                    pair[number - 1] = in.text(limit);
                } else {
                    in.skip(wire, limit);
                }
            });
            if (pair[0].equals("location")) {
                companions.add(pair[1]);
            }
        }

        private String name = "";
        private int element;
        private Optional<List<Long>> dims = Optional.empty();

        private TensorInfo value(long end) throws IOException {
            name = "";
            element = 0;
            dims = Optional.empty();
            fields(end, (number, wire, limit) -> {
                if (number == 1 && wire == ProtoReader.LENGTH) {
                    name = in.text(limit);
                } else if (number == 2 && wire == ProtoReader.LENGTH) {
                    fields(in.end(limit), this::typeField);
                } else {
                    in.skip(wire, limit);
                }
            });
            return new TensorInfo(name, elementType(element), dims);
        }

        private void typeField(int number, int wire, long limit) throws IOException {
            if (number != 1 || wire != ProtoReader.LENGTH) {
                in.skip(wire, limit);
                return;
            }
            fields(in.end(limit), (n, w, l) -> {
                if (n == 1 && w == ProtoReader.VARINT) {
                    element = (int) in.varint();
                } else if (n == 2 && w == ProtoReader.LENGTH) {
                    List<Long> sizes = new ArrayList<>();
                    fields(in.end(l), (n2, w2, l2) -> sizes.add(axis(in.end(l2))));
                    dims = Optional.of(sizes);
                } else {
                    in.skip(w, l);
                }
            });
        }

        private long axis(long end) throws IOException {
            long[] size = {-1};
            fields(end, (number, wire, limit) -> {
                if (number == 1 && wire == ProtoReader.VARINT) {
                    size[0] = in.varint();
                } else {
                    in.skip(wire, limit);
                }
            });
            return size[0] > 0 ? size[0] : -1;
        }

        private static Optional<ElementType> elementType(int code) {
            return switch (code) {
                case 1 -> Optional.of(ElementType.FLOAT32);
                case 2 -> Optional.of(ElementType.UINT8);
                case 6 -> Optional.of(ElementType.INT32);
                case 7 -> Optional.of(ElementType.INT64);
                case 10 -> Optional.of(ElementType.FLOAT16);
                case 11 -> Optional.of(ElementType.FLOAT64);
                default -> Optional.empty();
            };
        }
    }
}
