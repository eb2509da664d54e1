package diorama.io;

import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
import diorama.image.Picture;
import diorama.io.scene.ExportOptions;
import diorama.io.scene.TextureBytes;
import diorama.mesh.Scene;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefMesher;
import diorama.relief.ReliefOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A sample photo with its true depth as a scene. */
public record SampleScene(Picture picture, Layers layers, PhotoGeometry geometry, byte[] bytes) {

    /** @param name harbour, table or forest */
    public static SampleScene of(String name) throws IOException {
        Path photo = Path.of("samples", name + ".jpg");
        Picture picture = ImageFiles.picture(photo);
        DepthMap depth = DepthFiles.read(Path.of("samples", name + "_depth.png"));
        double reach = 0.04 * picture.image().size().longSide();
        return new SampleScene(
                picture,
                LayerBuilder.forStills().build(picture.image(), depth, ReliefOptions.DEFAULTS, reach),
                PhotoGeometry.of(picture.image().size(), ReliefOptions.DEFAULTS, 0),
                Files.readAllBytes(photo));
    }

    public Scene mesh() {
        return ReliefMesher.mesh(layers, geometry, ReliefOptions.DEFAULTS);
    }

    public void write(Scene scene, Path file) {
        SceneFiles.write(scene, file, ExportOptions.DEFAULTS, List.of(new TextureBytes(picture.image(), "jpg", bytes)));
    }
}
