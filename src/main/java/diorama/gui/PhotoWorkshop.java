package diorama.gui;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.camera.OrbitControl;
import diorama.depth.DepthRefiner;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
import diorama.image.Picture;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefMesher;
import java.nio.file.Path;
import java.util.Optional;

/** Photos to reliefs, meshes as they are. Confined to the work thread. */
final class PhotoWorkshop implements Workshop {
    /** Reach of the background layer for orbiting, fraction of the longer side: a view from about 10 degrees aside. */
    private static final double ORBIT_REACH = 0.04;

    private final DepthSource estimator;

    PhotoWorkshop(DepthSource estimator) {
        this.estimator = estimator;
    }

    @Override
    public Document open(Source source, Settings settings, Progress progress, CancelToken cancel) {
        progress.update(0, -1, "reading");
        if (ImageFiles.sniff(source.file()).isEmpty()) {
            return mesh(source);
        }
        Picture picture = ImageFiles.picture(source.file());
        cancel.throwIfCancelled();
        Optional<Path> depth = source.depth().isPresent() ? source.depth() : DepthFiles.beside(source.file());
        PhotoGeometry geometry = PhotoGeometry.of(
                picture.image().size(), settings.relief(), picture.focalPx().orElse(0));
        Scene flat = FlatPhoto.scene(picture.image(), geometry);
        Document.Relief relief = new Document.Relief(
                picture.image(), picture.focalPx(), geometry, Optional.empty(), Optional.empty(), settings);
        return document(new Source(source.file(), depth), flat, relief, "");
    }

    private static Document mesh(Source source) {
        Scene scene = MeshReader.read(source.file());
        Sphere bounds = Sphere.of(scene);
        OrbitControl around = OrbitControl.around(bounds.center(), bounds.radius());
        return new Document(source, scene, bounds, around, false, Optional.empty(), "");
    }

    private static Document document(Source source, Scene scene, Document.Relief relief, String note) {
        PhotoGeometry geometry = relief.geometry();
        OrbitControl home = OrbitControl.of(geometry.photoCamera(), (float) geometry.distance(0.5));
        return new Document(source, scene, Sphere.of(scene), home, true, Optional.of(relief), note);
    }

    @Override
    public Document complete(Document document, Settings settings, Progress progress, CancelToken cancel) {
        Document.Relief relief = document.relief().orElseThrow();
        RgbaImage photo = relief.photo();
        boolean keep = document.staleness(settings) == Document.Stale.SURFACE;
        DepthMap raw = keep && relief.depth().isPresent()
                ? relief.depth().get()
                : depth(document.source(), photo, settings, progress, cancel);
        cancel.throwIfCancelled();
        progress.update(2, 4, "edges");
        DepthMap refined = DepthRefiner.forStills().refine(raw, photo, settings.depth());
        cancel.throwIfCancelled();
        progress.update(3, 4, "surface");
        PhotoGeometry geometry = PhotoGeometry.of(
                photo.size(), settings.relief(), relief.focalPx().orElse(0));
        double reach = ORBIT_REACH * photo.size().longSide();
        Layers layers = LayerBuilder.forStills().build(photo, refined, settings.relief(), reach);
        cancel.throwIfCancelled();
        Scene scene = ReliefMesher.mesh(layers, geometry, settings.relief(), reach);
        cancel.throwIfCancelled();
        String note = document.source().depth().isPresent() ? "" : estimator.note(settings.depth());
        return document(
                document.source(),
                scene,
                new Document.Relief(photo, relief.focalPx(), geometry, Optional.of(raw), Optional.of(layers), settings),
                note);
    }

    private DepthMap depth(Source source, RgbaImage photo, Settings settings, Progress progress, CancelToken cancel) {
        progress.update(0, 4, "depth");
        if (source.depth().isPresent()) {
            return DepthFiles.read(source.depth().get());
        }
        return estimator.estimate(photo, settings.depth(), progress, cancel);
    }

    @Override
    public void export(
            Document document, Settings settings, Export what, Path target, Progress progress, CancelToken cancel) {
        Exporter.write(document, settings, what, target, progress);
    }
}
