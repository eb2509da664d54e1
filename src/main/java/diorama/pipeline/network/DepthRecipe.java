package diorama.pipeline.network;

import diorama.base.UserError;
import diorama.cache.DepthCache;
import diorama.depth.DepthModel;
import diorama.depth.DepthOptions;
import diorama.depth.FilmMemory;
import diorama.onnx.OnnxHeader;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that decides what a network says of a picture, in words. */
final class DepthRecipe {
    /** Raised when pictures are fed in another way, so that what older versions kept is not taken. */
    private static final int VERSION = 3;

    /** What of a model is for people alone, or does not touch every picture. */
    private static final Set<String> LEFT_OUT = Set.of("id", "description", "licence", "stills");

    private DepthRecipe() {}

    /** Empty when the model cannot be read: who loads it tells why. */
    static Optional<String> of(DepthModel model, DepthOptions options, DepthCache cache) {
        StringBuilder text = new StringBuilder("recipe " + VERSION + "\n");
        for (RecordComponent component : DepthModel.class.getRecordComponents()) {
            boolean said = component.getType() != Path.class && !LEFT_OUT.contains(component.getName());
            if (said && !value(component, model).equals(FilmMemory.NONE)) {
                text.append(component.getName())
                        .append(' ')
                        .append(value(component, model))
                        .append('\n');
            }
        }
        try {
            for (Path file : files(model)) {
                text.append("network ").append(cache.hash(file)).append('\n');
            }
        } catch (IOException | UserError e) {
            return Optional.empty();
        }
        return Optional.of(text.append("resolution ")
                .append(options.resolution())
                .append(" tiles ")
                .append(options.tiles())
                .append(" tta ")
                .append(options.tta())
                .toString());
    }

    /**
     * The files that a network lies in, the graph first.
     *
     * @throws UserError when one is missing or the graph cannot be read
     */
    static List<Path> files(DepthModel model) {
        List<Path> files = new ArrayList<>(List.of(model.file()));
        OnnxHeader.read(model.file()).companions().stream()
                .sorted()
                .map(model.file()::resolveSibling)
                .forEach(files::add);
        if (!model.film().head().isEmpty()) {
            Path head = model.file().resolveSibling(model.film().head());
            files.add(head);
            OnnxHeader.read(head).companions().stream()
                    .sorted()
                    .map(head::resolveSibling)
                    .forEach(files::add);
        }
        return files;
    }

    private static Object value(RecordComponent component, DepthModel model) {
        try {
            return component.getAccessor().invoke(model);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
