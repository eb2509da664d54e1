package diorama.gui.work;

import diorama.base.Size;
import diorama.depth.DepthOptions;
import diorama.depth.DepthStroke;
import diorama.depth.Retoucher;
import diorama.gui.state.Document;
import diorama.image.DepthMap;
import diorama.image.Picture;
import diorama.image.RgbaImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A photo and its depth at a size that is quick to paint on, after any list of strokes. Confined to the main thread. */
public final class RetouchSession {
    /** Longer side, px. */
    static final int SIDE = 768;

    /** Lists of strokes that are kept, so that undo and redo show at once. */
    private static final int KEPT = 24;

    private final Picture picture;
    private final DepthOptions options;
    private final RgbaImage image;
    private final Map<List<DepthStroke>, Retoucher> known = new LinkedHashMap<>();

    private RetouchSession(Picture picture, DepthOptions options) {
        this.picture = picture;
        this.options = options;
        RgbaImage photo = picture.image();
        this.image = RgbaImage.allocate(photo.size().fitting(SIDE));
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                image.setArgb(
                        x,
                        y,
                        photo.argb(from(x, image.width(), photo.width()), from(y, image.height(), photo.height())));
            }
        }
    }

    private static int from(int at, int small, int large) {
        return (int) ((at + 0.5) * large / small);
    }

    /** Empty while the depth is not known. */
    public static Optional<RetouchSession> of(Document document) {
        return document.relief()
                .filter(r -> r.depth().isPresent())
                .map(r -> new RetouchSession(r.picture(), r.builtWith().depth()));
    }

    /** Whether it is of that document, or of another state of it. */
    public boolean fits(Document document) {
        return document.relief()
                .filter(r ->
                        r.picture().equals(picture) && r.builtWith().depth().equals(options))
                .isPresent();
    }

    public Size size() {
        return image.size();
    }

    public RgbaImage image() {
        return image;
    }

    /** The depth after {@code strokes}, not to be changed; empty when nothing is known that leads there yet. */
    public Optional<Retoucher> after(List<DepthStroke> strokes, Document document) {
        for (int count = strokes.size(); count >= 0; count--) {
            List<DepthStroke> before = strokes.subList(0, count);
            Retoucher start = known.get(before);
            if (start == null && built(document).filter(before::equals).isPresent()) {
                start = of(document, before);
            }
            if (start != null) {
                Retoucher end = start;
                if (count < strokes.size()) {
                    end = start.copy();
                    strokes.subList(count, strokes.size()).forEach(end::apply);
                }
                keep(List.copyOf(strokes), end);
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }

    private void keep(List<DepthStroke> strokes, Retoucher reached) {
        known.remove(strokes);
        known.put(strokes, reached);
        if (known.size() > KEPT) {
            known.remove(known.keySet().iterator().next());
        }
    }

    private static Optional<List<DepthStroke>> built(Document document) {
        return document.relief().filter(r -> r.depth().isPresent()).map(r -> r.builtWith()
                .retouch());
    }

    /** From the depth that the strokes are in already; what they protect is found anew. */
    private Retoucher of(Document document, List<DepthStroke> strokes) {
        DepthMap built = document.relief().orElseThrow().depth().orElseThrow();
        DepthMap depth = DepthMap.allocate(image.size());
        for (int i = 0; i < depth.size().pixels(); i++) {
            int x = from(i % depth.width(), depth.width(), built.width());
            int y = from(i / depth.width(), depth.height(), built.height());
            depth.inverseDepth()[i] = built.at(x, y);
        }
        Retoucher made = new Retoucher(depth, image);
        strokes.stream().filter(s -> s.brush().masks()).forEach(made::apply);
        return made;
    }
}
