package diorama.gui.work;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.UserError;
import diorama.gui.state.Document;
import diorama.gui.state.ExportWish;
import diorama.gui.state.FilmFrame;
import diorama.gui.state.Making;
import diorama.gui.state.SceneExport;
import diorama.gui.state.SceneObject;
import diorama.gui.state.StagedScene;
import diorama.gui.state.Staging;
import diorama.image.PictureFormat;
import diorama.io.SceneFiles;
import diorama.io.scene.ExportOptions;
import diorama.io.scene.TextureBytes;
import diorama.mesh.Scene;
import diorama.pipeline.clip.ZoomClip;
import diorama.pipeline.draw.StereoPicture;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.MediaKind;
import diorama.pipeline.photo.DepthOutputs;
import diorama.pipeline.photo.Photo;
import diorama.pipeline.photo.PhotoToRelief;
import diorama.pipeline.photo.RetouchFile;
import diorama.pipeline.walk.FilmRun;
import diorama.relief.ReliefOptions;
import diorama.relief.ReliefPlate;
import diorama.relief.ReliefPoints;
import diorama.relief.SolidOptions;
import diorama.render.Backend;
import diorama.render.ScenePainter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

/** Writes what is asked for; files appear under their final names only when they are whole. Confined to the work thread. */
public final class Exporter {
    private final Function<Document, Photo> photos;

    /** @param photos the photo of a document that has one, with its depth as the window shows it */
    public Exporter(Function<Document, Photo> photos) {
        this.photos = photos;
    }

    /** @return what the user should know of it, one line each */
    public List<String> write(Workshop.Goods goods, Path target, Progress progress, CancelToken cancel) {
        progress.update(0, -1, "writing " + target.getFileName());
        switch (goods.what()) {
            case GLB, GLTF, OBJ, PLY, STL, FBX, DAE, HTML -> {
                return scene(goods, target, cancel);
            }
            case DEPTH -> {
                Document document = photo(goods);
                DepthOutputs.write(
                        photos.apply(document),
                        goods.wish().depth().kind().format(),
                        document.relief().orElseThrow().builtWith().relief(),
                        target);
            }
            case RETOUCH ->
                RetouchFile.write(
                        photo(goods).relief().orElseThrow().builtWith().retouch(), target);
            case STEREO -> {
                SceneObject object = goods.active().orElseThrow(Exporter::noPhoto);
                Document document = photo(goods);
                StereoJob job = Making.job(goods.settings(), object, Backend.CPU);
                // a frame of a film is drawn by what holds at its moment
                long micros = document.film().map(FilmFrame::micros).orElse(0L);
                StereoPicture.write(
                        photos.apply(document), target, job.with(job.timeline().frozen(micros)));
            }
            case CLIP -> {
                ZoomClip clip = goods.settings().clip().of(photo(goods)).orElseThrow(Exporter::noPhoto);
                try (ScenePainter painter = ScenePainter.open(Backend.AUTO)) {
                    FilmRun how = new FilmRun(progress, cancel, line -> progress.update(0, -1, line), false);
                    clip.write(target, painter, goods.settings().making().encode(), how);
                }
            }
        }
        return List.of();
    }

    private static UserError noPhoto() {
        return new UserError("want a photo whose depth is known to be the active object");
    }

    private static Document photo(Workshop.Goods goods) {
        return goods.photo()
                .filter(d -> d.relief().flatMap(Document.Relief::depth).isPresent())
                .orElseThrow(Exporter::noPhoto);
    }

    private List<String> scene(Workshop.Goods goods, Path target, CancelToken cancel) {
        ExportWish wish = goods.wish();
        ExportOptions options = wish.mesh();
        boolean printed = MediaKind.extension(target).equals("stl");
        if (wish.photos(goods.staging()).plate()) {
            Photo photo = photos.apply(photo(goods));
            Scene plate = ReliefPlate.scene(photo.picture().image(), photo.depth(), plate(wish));
            return SceneFiles.write(plate, target, printed ? millimetres(options) : options)
                    .notes();
        }
        Staging staging = wish.scene().selectedOnly() ? goods.staging().selected() : goods.staging();
        if (staging.parts().isEmpty()) {
            throw new UserError(
                    wish.scene().selectedOnly()
                            ? "nothing to export: no object that is selected is shown in saved pictures"
                            : "nothing to export: no object is shown in saved pictures");
        }
        if (wish.photos(staging) == SceneExport.Photos.POINTS && printed) {
            throw new UserError("an STL holds triangles only, want ply, glb, gltf or html for points");
        }
        IdentityHashMap<Document, Scene> made = new IdentityHashMap<>();
        for (Staging.Part part : staging.parts()) {
            cancel.throwIfCancelled();
            made.computeIfAbsent(part.document(), document -> scene(document, wish));
        }
        Scene whole = new StagedScene().of(staging, document -> made.getOrDefault(document, document.scene()));
        return SceneFiles.writeMixed(whole, target, options, originals(staging)).notes();
    }

    private static SolidOptions plate(ExportWish wish) {
        SolidOptions.Solid solid = wish.scene().photos() == SceneExport.Photos.LITHOPHANE
                ? SolidOptions.Solid.LITHOPHANE
                : SolidOptions.Solid.RELIEF;
        return SolidOptions.SCHEMA.with(wish.solid(), SolidOptions.SCHEMA.option("solid"), solid);
    }

    /** Printers take the numbers of a stereolithography file for millimetres. */
    private static ExportOptions millimetres(ExportOptions options) {
        return ExportOptions.MESH_SCHEMA.with(
                options, ExportOptions.MESH_SCHEMA.option("scale"), 1000 * options.scale());
    }

    /** What the file holds of a document. */
    private Scene scene(Document document, ExportWish wish) {
        SceneExport.Photos kind = wish.scene().photos();
        boolean known = document.relief().flatMap(Document.Relief::depth).isPresent();
        if (!known || kind == SceneExport.Photos.AS_SHOWN) {
            return document.scene();
        }
        SceneObject.Recipe recipe = document.relief().orElseThrow().builtWith();
        ReliefOptions options = meshed(recipe.relief(), wish.relief());
        Photo photo = photos.apply(document);
        if (kind == SceneExport.Photos.POINTS) {
            double reachPx =
                    PhotoToRelief.REACH * photo.picture().image().size().longSide();
            return ReliefPoints.scene(
                    PhotoToRelief.layers(photo, options, reachPx),
                    PhotoToRelief.geometry(photo, options),
                    options.background(),
                    wish.scene().pointStep());
        }
        return PhotoToRelief.scene(photo, recipe.depth(), options, PhotoToRelief.REACH);
    }

    /** A photo's own options, meshed as is wanted of the file. */
    private static ReliefOptions meshed(ReliefOptions own, ReliefOptions wanted) {
        return new ReliefOptions(
                own.fov(),
                own.nearMetres(),
                own.farMetres(),
                wanted.maxError(),
                wanted.subdivisions(),
                own.tear(),
                wanted.background(),
                own.fill(),
                wanted.skirt(),
                wanted.surfaceSize());
    }

    /** Pictures that are files already are written on unchanged: those of meshes, and photos where any reader sees the same. */
    private static List<TextureBytes> originals(Staging staging) {
        List<TextureBytes> all = new ArrayList<>();
        for (Staging.Part part : staging.parts()) {
            Document document = part.document();
            all.addAll(document.originals());
            document.relief()
                    .map(Document.Relief::picture)
                    .filter(p -> p.plain() && p.format() == PictureFormat.JPEG)
                    .ifPresent(p -> {
                        try {
                            Path file = document.source().file();
                            all.add(new TextureBytes(p.image(), "jpg", Files.readAllBytes(file)));
                        } catch (IOException e) {
                            // gone since it was opened: its pixels are encoded anew
                        }
                    });
        }
        return all;
    }
}
